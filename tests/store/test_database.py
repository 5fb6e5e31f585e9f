"""Reading and writing on SQLite and PostgreSQL alike."""

import asyncio
import gc
import resource
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.errors import StoreError
from bot.store.database import Database, insert_or_ignore
from bot.store.opening import schema
from bot.store.opening.address import Address
from bot.store.opening.causes import sentence
from bot.store.tables import MemoRow
from tests.servers.waiting import until

VERSIONS = schema.MIGRATIONS / "versions"


async def names(db: Database) -> set[str]:
    async with db.read() as session:
        return set((await session.exec(select(MemoRow.name))).all())


async def test_a_database_says_what_it_is(database: Database):
    told = await database.check()
    assert told.startswith("SQLite 3" if database.dialect == "sqlite" else "PostgreSQL ")
    assert told.endswith(f"schema {max(path.name[:4] for path in VERSIONS.glob('0*.py'))}")


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
async def test_whoever_stands_still_in_a_transaction_keeps_its_rows_from_nobody_for_long(database: Database):
    for transaction in (database.write, database.read):
        async with transaction() as session:
            told = await session.exec(text("SHOW idle_in_transaction_session_timeout"))
            assert told.scalar_one() == "10s"


async def test_a_full_disk_is_found_by_looking(tmp_path):
    database = await Database.open(f"sqlite:///{tmp_path / 'mill.db'}")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, usual[1]))
    try:
        with pytest.raises(StoreError, match=r"no space left|cannot be used"):
            await database.check()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert await database.check()
    await database.close()


async def test_what_was_written_is_kept(database: Database, database_url: str):
    async with database.write() as session:
        session.add(MemoRow(name="a", value="1"))
    other = await Database.open(database_url)
    assert await names(other) == {"a"}
    await other.close()


@pytest.mark.parametrize("replaced", [False, True])
async def test_nothing_is_written_into_a_file_that_was_deleted_or_replaced_until_it_is_back(tmp_path, replaced):
    file = tmp_path / "mill.db"
    database = await Database.open(f"sqlite:///{file}")
    async with database.write() as session:
        await add(session, "a")
    kept = file.rename(tmp_path / "kept.db")
    if replaced:
        file.touch()
    for transaction in (database.write, database.read):
        with pytest.raises(StoreError, match=r"mill\.db was deleted or replaced"):
            async with transaction():
                pytest.fail("a transaction began")
    kept.rename(file)
    assert await names(database) == {"a"}
    await database.close()


async def add(session: AsyncSession, name: str) -> None:
    session.add(MemoRow(name=name, value=""))
    await session.flush()


async def test_an_error_rolls_everything_back(database: Database):
    async def fail() -> None:
        async with database.write() as session:
            await add(session, "a")
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    assert await names(database) == set()


async def test_a_reader_cannot_write(database: Database):
    async with database.read() as session:
        with pytest.raises(DBAPIError, match=r"read-?only"):
            await add(session, "a")
        await session.rollback()
    assert await names(database) == set()


async def test_a_reader_waits_for_no_writer_and_sees_one_moment(database: Database):
    async with database.write() as writing:
        writing.add(MemoRow(name="a", value="1"))
        await writing.flush()
        async with asyncio.timeout(1), database.read() as reading:
            assert (await reading.exec(select(MemoRow.name))).all() == []
            await writing.commit()
            assert (await reading.exec(select(MemoRow.name))).all() == []
    assert await names(database) == {"a"}


async def test_twenty_who_read_and_then_change_lose_no_change(database: Database):
    async with database.write() as session:
        session.add(MemoRow(name="count", value="0"))

    async def add_one() -> None:
        async with database.write() as session:
            row = (await session.exec(select(MemoRow).where(col(MemoRow.name) == "count").with_for_update())).one()
            await asyncio.sleep(0.001)
            row.value = str(int(row.value) + 1)
            session.add(row)

    await asyncio.gather(*(add_one() for _ in range(20)))
    async with database.read() as session:
        assert (await session.exec(select(MemoRow.value))).one() == "20"


async def test_rows_that_are_there_are_left_as_they_are(database: Database):
    rows = [{"name": str(number), "value": "new"} for number in range(16_000)]
    async with database.write() as session:
        session.add(MemoRow(name="7", value="old"))
        await session.flush()
        assert await insert_or_ignore(session, MemoRow, rows) == 15_999
        assert await insert_or_ignore(session, MemoRow, rows[:10]) == 0
        assert await insert_or_ignore(session, MemoRow, []) == 0
        assert (await session.exec(select(MemoRow.value).where(col(MemoRow.name) == "7"))).one() == "old"


async def test_text_no_database_can_hold_is_replaced(database: Database):
    async with database.write() as session:
        session.add(MemoRow(name="a\x00b", value="half \ud83d, nul \x00, whole 🦉"))
    async with database.read() as session:
        row = (await session.exec(select(MemoRow).where(col(MemoRow.name) == "a\x00b"))).one()
    assert row.value == "half \ufffd, nul \ufffd, whole 🦉"


async def test_an_id_of_any_length_can_be_a_key(database: Database):
    long = "界" * 100_000
    async with database.write() as session:
        session.add(MemoRow(name=long, value="found"))
    async with database.read() as session:
        assert (await session.exec(select(MemoRow.value).where(col(MemoRow.name) == long))).one() == "found"


async def test_closing_leaves_no_thread_behind(database_url: str):
    before = threading.active_count()
    db = await Database.open(database_url)
    await asyncio.gather(*(names(db) for _ in range(8)))
    await db.close()
    # One more is asyncio's own worker, kept for the next to_thread.
    await until(lambda: threading.active_count() <= before + 1)


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize("form", ["sqlite:///{}", "sqlite+aiosqlite:///{}", "SQLite:///{}", "sqlite:///{}?timeout=3"])
async def test_every_form_of_a_sqlite_address_is_taken(form: str, database_url: str):
    db = await Database.open(form.format(database_url.removeprefix("sqlite:///")))
    assert await names(db) == set()
    await db.close()


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
@pytest.mark.parametrize("scheme", ["postgres", "postgresql+asyncpg", "postgresql+psycopg2", "PostgreSQL"])
async def test_every_form_of_a_postgresql_address_is_taken(scheme: str, database_url: str):
    ending = "&channel_binding=disable&pgbouncer=true&sslmode=disable&application_name=digestbot"
    db = await Database.open(f"{scheme}{database_url.removeprefix('postgresql')}{ending}")
    assert await names(db) == set()
    await db.close()


async def test_a_relative_file_stands_in_the_working_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    await (await Database.open("sqlite:///it's 100% mine?.db".replace("?", ""))).close()
    assert (tmp_path / "it's 100% mine.db").is_file()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://localhost/digestbot", "should begin with sqlite:/// or postgresql://"),
        ("", "should begin with"),
        ("sqlite://", "should name a file"),
        ("sqlite:///:memory:", "should name a file"),
        ("sqlite://digestbot.db", "should name a file"),
        ("sqlite:////no/such/folder/digestbot.db", "The folder of /no/such/folder/digestbot.db does not exist"),
        ("postgresql://localhost:port/digestbot", "cannot be read"),
        ("postgresql://u:secret@localhost:1/digestbot", "does not answer at localhost:1/digestbot; start it"),
        ("postgresql://u:secret@no-such-host.invalid/digestbot", "does not answer at no-such-host.invalid:5432"),
        ("postgresql://u:secret@localhost/digestbot?sslmode=perhaps", "DATABASE_URL holds an option"),
    ],
)
async def test_an_address_that_cannot_be_used_is_told_in_one_sentence(url: str, words: str):
    with pytest.raises(StoreError) as caught:
        await Database.open(url)
    told = str(caught.value)
    assert words in told
    assert told.endswith(".")
    assert "\n" not in told
    assert "secret" not in told


async def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path):
    path = tmp_path / "notes.db"
    path.write_text("These are my notes, and they are longer than a header of SQLite would be: " + "x" * 200)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"notes.db is not an SQLite database; move it away"):
        await Database.open(f"sqlite:///{path}")
    assert path.read_bytes() == before


async def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path):
    with pytest.raises(StoreError, match="cannot be opened; check the permissions"):
        await Database.open(f"sqlite:///{tmp_path}")


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
async def test_a_database_that_is_not_there_is_told(database_url: str):
    with pytest.raises(StoreError, match=r"PostgreSQL has no database .*/nowhere; create it"):
        await Database.open(database_url.replace("/digestbot_", "/nowhere?was=", 1).replace("?host", "&host"))


@pytest.mark.parametrize("kind", ["read", "write"])
@pytest.mark.parametrize("cancelled", [False, True])
@pytest.mark.parametrize("after", [0.0, 0.004, 0.03])
async def test_closing_leaves_no_connection_of_a_transaction_under_way_open(
    database_url: str, kind: str, cancelled: bool, after: float
):
    await closed_in_use(database_url, kind, cancelled=cancelled, after=after)
    # A connection that nobody closed says so when it is collected, and warnings are errors here.
    gc.collect()


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_a_connection_that_is_opened_for_nobody_any_more_is_closed(
    database_url: str, monkeypatch: pytest.MonkeyPatch
):
    connect, opened = sqlite3.connect, []

    def remembered(*places: object, **names: object) -> sqlite3.Connection:
        opened.append(connect(*places, **(names | {"check_same_thread": False})))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", remembered)
    await closed_in_use(database_url, "write", cancelled=True, after=0.0)
    assert opened
    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("select 1")


async def closed_in_use(url: str, kind: str, *, cancelled: bool, after: float) -> None:
    database = await Database.open(url)

    async def use() -> None:
        async with getattr(database, kind)() as session:
            await (await session.connection()).execute(text("select 1"))
            await asyncio.sleep(0.02)

    task = asyncio.create_task(use())
    await asyncio.sleep(after)
    if cancelled:
        task.cancel()
    await database.close()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_closed_database_begins_nothing_more(database_url: str):
    database = await Database.open(database_url)
    await database.close()
    with pytest.raises(StoreError, match="is closed already"):
        await names(database)


async def test_closing_does_not_wait_for_ever(database_url: str):
    database = await Database.open(database_url)
    async with database.read() as session:
        await asyncio.wait_for(database.close(), 5)
        # Whoever still has a connection then has to close it.
        await session.invalidate()


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
async def test_a_user_who_is_refused_is_told(database_url: str):
    start, _, end = database_url.partition("@")
    with pytest.raises(StoreError, match="refuses the user or the password of DATABASE_URL") as caught:
        await Database.open(f"{start.partition('://')[0]}://stranger:hunter2@{end}")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
async def test_a_server_that_went_away_and_came_back_is_found_again(database: Database, database_url: str):
    killer = await Database.open(database_url)
    others = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"

    async def interrupted() -> None:
        async with database.write() as session:
            await add(session, "lost")
            async with killer.write() as killing:
                await (await killing.connection()).execute(text(f"{others} and pid <> pg_backend_pid()"))
            await asyncio.sleep(0.05)
            await add(session, "lost too")

    assert await names(database) == set()
    with pytest.raises(StoreError, match=r"does not answer|is starting or stopping"):
        await interrupted()
    assert await names(database) == set()
    await killer.close()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database is locked", "is being written by another program"),
        ("attempt to write a readonly database", "cannot be written; check the permissions"),
        ("database or disk is full", "no space left"),
        ("database disk image is malformed", "is damaged; restore it"),
        ("something unheard of", "cannot be used; the log says why"),
    ],
)
def test_what_sqlite_says_is_told_with_what_to_do(said: str, told: str):
    assert told in sentence(sqlite3.OperationalError(said), Address.parse("sqlite:///digestbot.db"))


def test_an_unknown_error_of_postgresql_is_left_to_the_log():
    assert sentence(RuntimeError("?"), Address.parse("postgresql://h/d")) == (
        "PostgreSQL at h:5432/d cannot be used; the log says why."
    )


def test_opening_a_database_that_is_up_to_date_needs_no_alembic(database_url: str):
    script = (
        "import asyncio, sys\n"
        "from bot.store.database import Database\n"
        "async def main():\n"
        "    await (await Database.open(sys.argv[1])).close()\n"
        "asyncio.run(main())\n"
        "print([name for name in sys.modules if name.startswith(('alembic', 'mako'))])\n"
    )
    done = subprocess.run([sys.executable, "-c", script, database_url], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    assert done.stderr == ""
