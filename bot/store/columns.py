"""What our columns are made of: instants in UTC, text every database can hold, and ids of bounded length.

Every table module imports this one, so that constraint names follow one convention from the first table on.
"""

import re
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import DateTime, Dialect, Text, TypeDecorator
from sqlmodel import SQLModel

#: Alembic can only change a constraint on SQLite that has a name.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

#: PostgreSQL: an index entry holds at most 2,704 bytes; a character may take 4, and a key up to 5 columns.
LONGEST_KEY = 128

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """Replace what PostgreSQL or UTF-8 cannot hold (NUL, half surrogates) by the replacement character U+FFFD."""
    return text if text.isascii() and "\x00" not in text else _UNSTORABLE.sub("\ufffd", text)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, stored in UTC and given back aware in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an instant into UTC; SQLite keeps it without an offset."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant back, aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text of any length, made storable."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Make the text storable."""
        return None if value is None else storable(value)


class Key(TypeDecorator[str]):
    """An id that can be indexed: as it is up to LONGEST_KEY characters, its SHA-256 beyond (no platform has those)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Bound the id."""
        if value is None or (len(value) <= LONGEST_KEY and value.isascii() and "\x00" not in value):
            return value
        text = storable(value)
        return text if len(text) <= LONGEST_KEY else sha256(text.encode()).hexdigest()
