"""Migrations, and what becomes of a schema of another version."""

import asyncio
import logging
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlmodel import SQLModel

from bot.errors import StoreError
from bot.store import installations, readers, tables, vectors
from bot.store.database import Database
from bot.store.ledger import tables as ledger
from bot.store.opening import engines, schema
from bot.store.opening.address import Address

#: Importing them is what puts their tables into the metadata.
TABLES = (tables, ledger, readers, installations, vectors)


async def run_sync(url: str, work):
    engine = engines.migrating(Address.parse(url))
    async with engine.begin() as connection:
        found = await connection.run_sync(work)
    await engine.dispose()
    return found


def differences(connection) -> list:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return compare_metadata(context, SQLModel.metadata)


async def set_version(url: str, version: str) -> None:
    await run_sync(url, lambda c: c.execute(text("update alembic_version set version_num = :v"), {"v": version}))


async def test_the_migrations_make_the_tables_that_the_code_describes(empty_database_url: str):
    await (await Database.open(empty_database_url)).close()
    assert await run_sync(empty_database_url, differences) == []


async def test_every_migration_can_be_taken_back_and_made_again(database_url: str):
    await run_sync(database_url, lambda c: command.downgrade(schema.alembic_config(c), "base"))
    await (await Database.open(database_url)).close()
    assert await run_sync(database_url, differences) == []


def test_the_revisions_are_one_line_that_ends_in_the_newest_file():
    script = ScriptDirectory(str(schema.MIGRATIONS))
    assert [revision.revision for revision in script.walk_revisions()] == schema.REVISIONS[::-1]
    assert script.get_heads() == schema.REVISIONS[-1:]


async def test_opening_twice_at_once_migrates_once(empty_database_url: str):
    opened = await asyncio.gather(*(Database.open(empty_database_url) for _ in range(4)))
    assert await run_sync(empty_database_url, differences) == []
    for db in opened:
        await db.close()


#: One program that becomes several once everything is imported, so that they truly start together.
SEVERAL = """
import alembic.command, asyncio, os, sys
from bot.store.database import Database

async def main():
    db = await Database.open(sys.argv[1])
    # In one piece: what several processes print at once may else be mixed up.
    os.write(1, (await db.check()).rpartition(" ")[2].encode() + b"\\n")
    await db.close()

def child():
    pid = os.fork()
    if not pid:
        asyncio.run(main())
        sys.exit()
    return pid

sys.exit(any(os.waitpid(pid, 0)[1] for pid in [child() for _ in range(5)]))
"""


def test_several_processes_migrate_the_same_database_at_once(empty_database_url: str):
    command = [sys.executable, "-W", "error", "-c", SEVERAL, empty_database_url]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr, done.returncode) == (f"{schema.REVISIONS[-1]}\n" * 5, "", 0)


async def test_a_file_another_program_is_writing_is_waited_for(tmp_path: Path):
    path = tmp_path / "digestbot.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    opening = asyncio.create_task(Database.open(f"sqlite:///{path}"))
    await asyncio.sleep(0.2)
    assert not opening.done()
    other.execute("COMMIT")
    other.close()
    await (await opening).close()


async def test_a_schema_from_the_future_is_refused(database_url: str):
    await set_version(database_url, "9999")
    with pytest.raises(StoreError, match=r"has schema 9999, and this version of Digestbot knows .*; update Digestbot"):
        await Database.open(database_url)


async def test_an_older_schema_is_left_alone_when_told_so(empty_database_url: str):
    with pytest.raises(StoreError, match="has an older schema; run `digestbot load`"):
        await Database.open(empty_database_url, migrate=False)


async def test_a_migration_that_fails_leaves_the_database_as_it_was(empty_database_url: str):
    await run_sync(empty_database_url, lambda c: c.execute(text("create table memo (mine integer)")))
    with pytest.raises(StoreError):
        await Database.open(empty_database_url)
    kept = await run_sync(empty_database_url, lambda c: sorted(c.dialect.get_table_names(c)))
    assert kept == ["memo"]


async def test_migrating_says_nothing_on_the_console(
    empty_database_url: str, capfd: pytest.CaptureFixture, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.INFO):
        await (await Database.open(empty_database_url)).close()
    assert capfd.readouterr() == ("", "")
    assert [record.message for record in caplog.records] == ["schema is up to date"]
