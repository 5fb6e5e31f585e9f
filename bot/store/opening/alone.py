"""One running bot for one SQLite file, held by a lock beside the file that ends with its process."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import SettingsError, StoreError
from bot.store.opening.address import Address


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Keep other running bots from the file while inside; PostgreSQL takes any number of them.

    Raises:
        SettingsError: another one has it.
        StoreError: the address names no database that we can use, or nothing can be written beside its file.
    """
    path = Address.parse(url).path
    if path is None or not path.resolve().parent.is_dir():
        yield
        return
    whole = path.resolve()
    beside = whole.with_name(f"{whole.name}.lock")
    try:
        lock = beside.open("a")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise StoreError(f"{beside} cannot be written ({why}); check the permissions of its folder.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SettingsError(
                f"Another `digestbot run` already works with {path}; stop that one, or name a PostgreSQL database in"
                " DATABASE_URL, which several can share."
            ) from None
        yield
