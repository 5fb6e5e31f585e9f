"""The one door to the database: opening it, short transactions on it, and closing it.

On SQLite one connection writes and a few others read beside it (write-ahead log), so a reader never waits for the
writer; on PostgreSQL one pool serves both. Never wait for the network, a model or a platform inside a transaction.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import async_sessionmaker
from sqlmodel import SQLModel, col
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.errors import StoreError
from bot.store.opening import engines, schema
from bot.store.opening.address import Address
from bot.store.opening.causes import refused
from bot.store.opening.together import Together

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert as PostgresqlInsert
    from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

#: SQLite and PostgreSQL take at most 32,766 and 32,767 values in one statement.
MOST_VALUES = 30_000

#: Seconds that closing waits for transactions under way, and between two looks at them.
_LEAVING, _LOOK = 1.0, 0.005


class Database:
    """An open database; make one with `open`, give it back with `close`."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.dialect = address.dialect
        self._writer, self._reader = engines.pair(address)
        self._write = async_sessionmaker(self._writer, class_=AsyncSession, expire_on_commit=False)
        self._read = async_sessionmaker(self._reader, class_=AsyncSession, expire_on_commit=False)
        self._file = address.file()
        self._under_way = 0
        self._closed = False
        #: For small changes that many tasks make at once: those that wait share a transaction.
        self.together = Together(self.write)

    @classmethod
    async def open(cls, url: str, *, migrate: bool = True) -> "Database":
        """Open a database and bring its schema up to date.

        Raises:
            StoreError: one sentence on why it cannot be used and what to do.
        """
        address = Address.parse(url)
        await schema.prepare(address)
        database = cls(address)
        try:
            async with database.read() as session:
                current = schema.is_current(await schema.version(await session.connection()), address, migrate=migrate)
            if not current:
                await schema.upgrade(address)
        except BaseException:
            await database.close()
            raise
        return database

    def write(self) -> AbstractAsyncContextManager[AsyncSession]:
        """Begin a short transaction that may change rows: committed at the end, rolled back on an error.

        On SQLite the writers stand in line from the first moment (BEGIN IMMEDIATE), so what is read inside stays true;
        on PostgreSQL read the rows you are about to change with `with_for_update()` (SQLite ignores it).

        Raises:
            StoreError: the database is out of reach, full or locked for longer than 5 s.
        """
        return self._transaction(self._write)

    def read(self) -> AbstractAsyncContextManager[AsyncSession]:
        """Begin a transaction that only reads, all of it from one moment; it waits for no writer.

        Raises:
            StoreError: the database is out of reach.
        """
        return self._transaction(self._read)

    @asynccontextmanager
    async def _transaction(self, sessions: async_sessionmaker[AsyncSession]) -> AsyncIterator[AsyncSession]:
        # An engine that is used after its end opens connections that nobody closes.
        if self._closed:
            raise StoreError(f"{self.address.label} is closed already; start Digestbot again.")
        # What is written into a deleted file is lost, and nothing else would tell.
        if self._file != self.address.file():
            raise StoreError(
                f"{self.address.label} was deleted or replaced while Digestbot runs; stop Digestbot, put the file back"
                " if you can, and start again."
            )
        self._under_way += 1
        try:
            async with sessions() as session, session.begin():
                await self._connect(session)
                yield session
        except (IntegrityError, ProgrammingError, DataError):
            raise
        except (DBAPIError, PoolTimeout) as error:
            raise refused(error, self.address) from error
        finally:
            self._under_way -= 1

    async def _connect(self, session: AsyncSession) -> None:
        # asyncpg lets the socket's own errors through, and those of our callers must not be taken for them.
        try:
            await session.connection()
        except OSError as error:
            raise refused(error, self.address) from error

    async def check(self) -> str:
        """Write what stands there already, and tell in one line which database it is.

        Raises:
            StoreError: it cannot be written now.
        """
        async with self.write() as session:
            # A full disk or a file that may only be read shows in nothing less.
            await (await session.connection()).execute(text("update alembic_version set version_num = version_num"))
            version = "select version()" if self.dialect == "postgresql" else "select 'SQLite ' || sqlite_version()"
            product = (await (await session.connection()).execute(text(version))).scalar_one()
            revision = await schema.version(await session.connection())
        return f"{' '.join(str(product).split()[:2])} at {self.address.label}, schema {revision}"

    async def close(self) -> None:
        """Wait up to a second for the transactions under way, close every connection, and begin no more."""
        await self.together.finish()
        self._closed = True
        with suppress(TimeoutError):
            async with asyncio.timeout(_LEAVING):
                await self._idle()
        await self._writer.dispose()
        if self._reader is not self._writer:
            await self._reader.dispose()

    async def _idle(self) -> None:
        # A connection that comes back to a pool which has ended stays open. One may come back after its transaction:
        # where that was cut off, giving it back is a task of its own.
        while self._under_way or engines.in_use(self._writer) or engines.in_use(self._reader):  # noqa: ASYNC110
            await asyncio.sleep(_LOOK)


def matching(table: type[SQLModel], **named: object) -> list[ColumnElement[bool]]:
    """Give the conditions that a row of a table has some values under some names."""
    return [col(getattr(table, name)) == value for name, value in named.items()]


def insert(session: AsyncSession, table: type[SQLModel]) -> "SqliteInsert | PostgresqlInsert":
    """Give the dialect's own INSERT, which knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    # A dialect takes long to import, and only one of them is in use.
    if session.get_bind().dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        return sqlite_insert(table)
    from sqlalchemy.dialects.postgresql import insert as postgresql_insert

    return postgresql_insert(table)


async def insert_or_ignore(session: AsyncSession, table: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows that break no unique rule, leave the others, and give the number inserted."""
    if not rows:
        return 0
    step = MOST_VALUES // len(rows[0])
    added = 0
    for start in range(0, len(rows), step):
        batch = [dict(row) for row in rows[start : start + step]]
        added += (await session.exec(insert(session, table).values(batch).on_conflict_do_nothing())).rowcount
    return added
