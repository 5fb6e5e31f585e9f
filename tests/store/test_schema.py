import asyncio
import logging
import subprocess
import sys

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlmodel import SQLModel

from bot.errors import StoreError
from bot.store import engines, ledger, schema, tables
from bot.store.address import Address
from bot.store.database import Database

#: Importing them is what puts their tables into the metadata.
TABLES = (tables, ledger)


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


def test_several_processes_migrate_the_same_database_at_once(empty_database_url: str):
    script = (
        "import asyncio, sys\n"
        "from bot.store.database import Database\n"
        "async def main():\n"
        "    db = await Database.open(sys.argv[1])\n"
        "    print((await db.check()).rpartition(' ')[2])\n"
        "    await db.close()\n"
        "asyncio.run(main())\n"
    )
    command = [sys.executable, "-W", "error", "-c", script, empty_database_url]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate(timeout=30) for process in started]
    assert said == [(f"{schema.REVISIONS[-1]}\n", "")] * 3


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
