"""SQLAlchemy engines for an address: how a connection begins its life, and how its transactions begin."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Dialect, NullPool, QueuePool, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import await_only, greenlet_spawn

from bot.store.opening.address import Address

#: Seconds a writer waits for another program to end its transaction, and for a free connection of our own.
_BUSY, _QUEUE = 5, 30
#: Seconds a transaction on PostgreSQL may stand still: a process that hangs in one would keep its rows from all others.
_STALLED = 10


def pair(address: Address) -> tuple[AsyncEngine, AsyncEngine]:
    """Give an engine that writes and one that only reads."""
    if address.dialect == "sqlite":
        # One writing connection: our own writers queue for it in order instead of racing for SQLite's lock.
        # It waits for the disk: a claim that a power cut took back would be sent a second time.
        writer = _sqlite(address, "BEGIN IMMEDIATE", "synchronous=FULL", pool_size=1)
        return writer, _sqlite(address, "BEGIN", "query_only=ON", pool_size=4)
    engine = _engine(address, address.arguments, pool_size=5, max_overflow=5, pool_timeout=_QUEUE, pool_pre_ping=True)
    event.listen(engine.sync_engine, "connect", _never_stalled)
    return engine, engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def migrating(address: Address) -> AsyncEngine:
    """Give an engine for changing the schema, whose connections are closed after use.

    On SQLite foreign keys are off: Alembic rebuilds tables there, and dropping the old one would empty its children.
    """
    if address.dialect == "sqlite":
        return _sqlite(address, "BEGIN IMMEDIATE", "foreign_keys=OFF", busy=60, poolclass=NullPool)
    return _engine(address, address.arguments | {"command_timeout": 600}, poolclass=NullPool)


def in_use(engine: AsyncEngine) -> bool:
    """Tell whether somebody has a connection of an engine, or is getting one."""
    pool = engine.pool
    return isinstance(pool, QueuePool) and pool.checkedout() > 0


def _engine(address: Address, arguments: dict[str, Any], **options: Any) -> AsyncEngine:
    # What people said stays out of error messages, and so out of the log.
    return create_async_engine(address.url, connect_args=arguments, hide_parameters=True, **options)


def _never_stalled(connection: Any, _record: object) -> None:
    # Said outside of any transaction, which would take it back; PgBouncer refuses it among the words of a connection.
    connection.run_async(lambda driver: driver.execute(f"SET idle_in_transaction_session_timeout = '{_STALLED}s'"))


def _sqlite(address: Address, begin: str, *pragmas: str, busy: int = _BUSY, **options: Any) -> AsyncEngine:
    if "pool_size" in options:
        options |= {"max_overflow": 0, "pool_timeout": _QUEUE}
    engine = _engine(address, {"isolation_level": None, "timeout": busy}, **options)

    @event.listens_for(engine.sync_engine, "do_connect")
    def on_do_connect(dialect: Dialect, _record: object, places: Sequence[Any], names: dict[str, Any]) -> Any:
        return await_only(_opened(partial(dialect.connect, *places, **names)))

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in ("foreign_keys=ON", "synchronous=NORMAL", *pragmas):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


async def _opened(connect: Callable[[], Any]) -> Any:
    """Open a connection to its end; one that nobody waits for any more is closed, which the driver does not do."""
    opening = asyncio.create_task(greenlet_spawn(connect))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        await asyncio.wait([opening])
        if opening.exception() is None:
            await greenlet_spawn(opening.result().close)
        raise
