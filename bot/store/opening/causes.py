"""What went wrong with the database, told to a person: a driver's error becomes one sentence with what to do."""

import logging

from bot.errors import StoreError
from bot.store.opening.address import Address

log = logging.getLogger(__name__)

#: Said of what has no sentence of its own.
UNKNOWN = "cannot be used; the log says why."

#: Words of SQLite's own messages, and what to tell about each.
_SQLITE = (
    ("not a database", "{where} is not an SQLite database; move it away or name another file in DATABASE_URL."),
    ("malformed", "{where} is damaged; restore it from a backup, or move it away to start anew."),
    ("locked", "{where} is being written by another program for too long; stop that one, or try again."),
    ("readonly", "{where} cannot be written; check the permissions of the file and of its folder."),
    ("full", "There is no space left on the disk of {where}; make some and try again."),
    ("unable to open", "{where} cannot be opened; check the permissions of the file and of its folder."),
)

#: Names of PostgreSQL's errors as asyncpg has them.
_POSTGRESQL = (
    (("InvalidPasswordError", "InvalidAuthorizationSpecificationError"),
     "PostgreSQL at {where} refuses the user or the password of DATABASE_URL; correct them."),
    (("InvalidCatalogNameError",), "PostgreSQL has no database {where}; create it or correct DATABASE_URL."),
    (("InsufficientPrivilegeError",), "The user of DATABASE_URL may not change {where}; grant it the rights to."),
    (("TooManyConnectionsError",), "PostgreSQL at {where} has no free connection; raise its max_connections."),
    (("ReadOnlySQLTransactionError",), "PostgreSQL at {where} is a read-only copy; name the primary in DATABASE_URL."),
    (("CannotConnectNowError", "AdminShutdownError", "CrashShutdownError"),
     "PostgreSQL at {where} is starting or stopping; try again in a moment."),
    (("ClientConfigurationError",), "DATABASE_URL holds an option that PostgreSQL's driver does not take; correct it."),
    (("OSError", "PostgresConnectionError", "InterfaceError", "InternalClientError"),
     "PostgreSQL does not answer at {where}; start it or correct DATABASE_URL."),
)  # fmt: skip


def refused(error: BaseException, address: Address) -> StoreError:
    """Put the cause into the log, as a warning where the error for the person sends him there, and give that error."""
    why, said = " ".join(f"{type(error).__name__}: {error}".split()), sentence(error, address)
    level = logging.WARNING if said.endswith(UNKNOWN) else logging.INFO
    log.log(level, "the database refused", extra={"action": "database", "why": why})
    return StoreError(said)


def sentence(error: BaseException, address: Address) -> str:
    """Say what an error of the database means for the person who runs the bot."""
    if address.dialect == "sqlite":
        text = str(error)
        found = next((told for words, told in _SQLITE if words in text), f"{{where}} {UNKNOWN}")
    else:
        names = {kind.__name__ for part in _chain(error) for kind in type(part).__mro__}
        found = next(
            (told for kinds, told in _POSTGRESQL if names.intersection(kinds)),
            f"PostgreSQL at {{where}} {UNKNOWN}",
        )
    return found.format(where=address.label)


def _chain(error: BaseException | None) -> list[BaseException]:
    """Give an error and those it came from."""
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = getattr(error, "orig", None) or error.__cause__ or error.__context__
    return chain
