"""Reading DATABASE_URL: which database, where, and what its driver wants to be told."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias
from urllib.parse import parse_qsl, urlencode, urlsplit

from sqlalchemy import URL

from bot.errors import StoreError

Dialect: TypeAlias = Literal["sqlite", "postgresql"]

#: Words other programs put into their URLs, which PostgreSQL would refuse as settings of its own.
_FOREIGN = ("channel_binding", "pgbouncer", "prepared_statement_cache_size", "prepared_statement_name_func")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the database is.

    Attributes:
        url: for SQLAlchemy.
        arguments: for the driver's connect.
        label: for people; never holds a password.
        path: SQLite's file.
    """

    dialect: Dialect
    url: URL
    label: str
    arguments: dict[str, Any] = field(default_factory=dict, repr=False)
    path: Path | None = None

    def file(self) -> tuple[int, int] | None:
        """Give what tells SQLite's file from any other that may come to stand under its name; None where none does."""
        try:
            found = self.path.stat() if self.path else None
        except OSError:
            return None
        return (found.st_dev, found.st_ino) if found else None

    @classmethod
    def parse(cls, url: str) -> "Address":
        """Read a DATABASE_URL.

        Raises:
            StoreError: it names no database that we can use.
        """
        scheme, _, rest = url.partition("://")
        kind = scheme.lower().partition("+")[0]
        if kind == "sqlite":
            return _sqlite(rest)
        if kind in ("postgresql", "postgres"):
            return _postgresql(rest)
        raise StoreError("DATABASE_URL should begin with sqlite:/// or postgresql://.")


def _sqlite(rest: str) -> Address:
    name = rest.partition("?")[0].removeprefix("/")
    if name in ("", ":memory:") or not rest.startswith("/"):
        raise StoreError("DATABASE_URL should name a file: sqlite:///digestbot.db, or sqlite:////data/digestbot.db.")
    path = Path(name)
    return Address(dialect="sqlite", url=URL.create("sqlite+aiosqlite", database=str(path)), label=str(path), path=path)


def _postgresql(rest: str) -> Address:
    try:
        parts = urlsplit(f"postgresql://{rest}")
        options = dict(parse_qsl(parts.query))
        where = f"{parts.hostname or options.get('host', 'localhost')}:{parts.port or 5432}{parts.path}"
    except ValueError as error:
        raise StoreError("DATABASE_URL cannot be read; write postgresql://user:password@host:5432/database.") from error
    query = urlencode({name: value for name, value in options.items() if name not in _FOREIGN})
    arguments = {
        "dsn": parts._replace(query=query).geturl(),
        "timeout": 10,
        "command_timeout": 60,
        # Behind PgBouncer the next transaction may run on another connection, so no statement outlives its own.
        "statement_cache_size": 0,
        "prepared_statement_cache_size": 0,
        "prepared_statement_name_func": lambda: "",
    }
    return Address(dialect="postgresql", url=URL.create("postgresql+asyncpg"), label=where, arguments=arguments)
