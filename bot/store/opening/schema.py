"""The schema's version: reading it fast, and bringing it up to date with Alembic under a lock."""

import asyncio
import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError
from bot.store.opening import engines
from bot.store.opening.address import Address
from bot.store.opening.causes import refused

if TYPE_CHECKING:
    from alembic.config import Config

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).parent.parent / "migrations"
#: Every revision this program knows, oldest first: the files are named `0001_words.py` and follow one another.
REVISIONS = sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))

#: Seconds to wait for others who open the same SQLite file for the first time.
_PATIENCE = 10

#: Any number that other programs on the same PostgreSQL server will hardly choose; ours spells "digestbo".
_LOCK = int.from_bytes(b"digestbo")

_HAS_TABLE = {
    "sqlite": "select name from sqlite_master where name = 'alembic_version'",
    "postgresql": "select to_regclass('alembic_version')::text",
}


async def prepare(address: Address) -> None:
    """Make SQLite's file ready for many readers beside one writer; PostgreSQL needs nothing.

    Raises:
        StoreError: the folder is missing, or the file is none of ours or may not be written.
    """
    if address.path is None:
        return
    if not address.path.absolute().parent.is_dir():
        raise StoreError(f"The folder of {address.label} does not exist; create it or correct DATABASE_URL.")
    try:
        await asyncio.to_thread(_write_ahead, address.path)
    except sqlite3.Error as error:
        raise refused(error, address) from error


def _write_ahead(path: Path) -> None:
    """Switch a file to write-ahead logging; SQLite's own busy timeout does not cover all of the switch."""
    end = monotonic() + _PATIENCE
    with closing(sqlite3.connect(path, timeout=0.1, isolation_level=None)) as connection:
        while True:
            try:
                connection.execute("PRAGMA journal_mode=WAL").fetchone()
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or monotonic() > end:
                    raise
                sleep(0.02)
            else:
                return


async def version(connection: AsyncConnection) -> str | None:
    """Give the revision the database is at, None for a new one."""
    if (await connection.execute(text(_HAS_TABLE[connection.dialect.name]))).scalar() is None:
        return None
    found: str | None = (await connection.execute(text("select max(version_num) from alembic_version"))).scalar()
    return found


def is_current(found: str | None, address: Address, *, migrate: bool) -> bool:
    """Tell whether a database can be used as it is; False asks for an upgrade.

    Raises:
        StoreError: it was made by a newer program, or must not be upgraded now.
    """
    if found == REVISIONS[-1]:
        return True
    if found is not None and found not in REVISIONS:
        raise StoreError(
            f"{address.label} has schema {found}, and this version of Digestbot knows {REVISIONS[-1]}; "
            "update Digestbot, or name another database in DATABASE_URL."
        )
    if not migrate:
        raise StoreError(f"{address.label} has an older schema; run `digestbot load` once to bring it up to date.")
    return False


async def upgrade(address: Address) -> None:
    """Bring the schema up to date, all of it or nothing; processes that start together wait for one another.

    Raises:
        StoreError: the database refuses.
    """
    engine = engines.migrating(address)
    try:
        async with engine.begin() as connection:
            await _lock(connection)
            if await version(connection) != REVISIONS[-1]:
                await connection.run_sync(run_alembic)
    except (SQLAlchemyError, OSError) as error:
        raise refused(error, address) from error
    finally:
        await engine.dispose()
    log.info("schema is up to date", extra={"action": "migrate", "revision": REVISIONS[-1]})


async def _lock(connection: AsyncConnection) -> None:
    if connection.dialect.name == "postgresql":
        await connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def run_alembic(connection: Connection) -> None:
    """Run the migrations that are missing, inside the connection's transaction."""
    # Alembic takes longer to import than everything else here, and is needed once in a database's life.
    from alembic import command

    logging.getLogger("alembic").setLevel(logging.WARNING)
    command.upgrade(alembic_config(connection), "head")


def alembic_config(connection: Connection) -> "Config":
    """Tell Alembic where the migrations are, and on which connection to run them."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
