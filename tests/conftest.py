"""What every test stands on: an environment of its own, and a database of each kind."""

import asyncio
import ctypes
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest
from hypothesis import HealthCheck, settings

from bot.store.database import Database
from tests.servers.postgres import Postgres

# How long an example takes, or is made, tells of the machine.
settings.register_profile("digestbot", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("digestbot")

#: A server of the developer's own; read before the environment is cleaned.
OWN_POSTGRES = os.environ.get("DIGESTBOT_TEST_POSTGRES", "")

_OURS = ("SLACK_", "DISCORD_", "OPENAI_", "DIGESTBOT_", "PG")
#: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of capabilities(7).
_OVERRIDES_MODES, _SEARCHES_ANYWHERE = 1 << 1, 1 << 2
_ALSO = {"DATABASE_URL", "ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"}


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the developer's settings, proxies and home folder out of the tests."""
    for name in list(os.environ):
        if name.startswith(_OURS) or name.upper() in _ALSO:
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def bound_by_modes() -> Iterator[None]:
    """Have the modes of files hold for this thread and those it starts, also where root runs the tests."""
    if os.geteuid() != 0:
        yield
        return
    # capset(2): version 3 of its header for this thread, then twice what is effective, permitted and inheritable.
    kernel, header, held = (
        ctypes.CDLL(None, use_errno=True),
        (ctypes.c_uint32 * 2)(0x20080522, 0),
        (ctypes.c_uint32 * 6)(),
    )
    if not hasattr(kernel, "capset") or kernel.capget(header, held):
        pytest.skip("root may read everything")
    everything = held[0]
    held[0] &= ~(_OVERRIDES_MODES | _SEARCHES_ANYWHERE)
    assert kernel.capset(header, held) == 0
    yield
    held[0] = everything
    assert kernel.capset(header, held) == 0


class Server(Protocol):
    """A PostgreSQL server: our own, or one that the developer named."""

    def url(self, database: str) -> str:
        """Give the DATABASE_URL of one of its databases."""
        ...


class Named:
    """The server that DIGESTBOT_TEST_POSTGRES names: PostgreSQL 15 or newer, with a user who may create databases."""

    def url(self, database: str) -> str:
        return urlsplit(OWN_POSTGRES)._replace(path=f"/{database}").geturl()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server for the whole run."""
    if OWN_POSTGRES:
        yield Named()
        return
    server = Postgres()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Server) -> Iterator[str]:
    """The name of a database with our schema, to be copied."""
    name = f"digestbot_{uuid4().hex}"
    run(administer(postgres, f'create database "{name}"'))
    run(open_and_close(postgres.url(name)))
    yield name
    run(administer(postgres, f'drop database "{name}" with (force)'))


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with our schema, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    run(open_and_close(f"sqlite:///{path}"))
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn."""
    return str(request.param)


@pytest.fixture
def empty_database_url(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The DATABASE_URL of an empty database, of each kind in turn."""
    if dialect == "sqlite":
        yield f"sqlite:///{tmp_path / 'digestbot.db'}"
    else:
        yield from _created(request.getfixturevalue("postgres"), "")


@pytest.fixture
def database_url(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The DATABASE_URL of a database with our schema and nothing in it, of each kind in turn."""
    if dialect == "sqlite":
        path = tmp_path / "digestbot.db"
        shutil.copyfile(request.getfixturevalue("migrated_sqlite"), path)
        yield f"sqlite:///{path}"
    else:
        template = request.getfixturevalue("migrated_postgres")
        yield from _created(request.getfixturevalue("postgres"), f'template "{template}" strategy file_copy')


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open database, of each kind in turn."""
    opened = await Database.open(database_url)
    yield opened
    await opened.close()


def _created(server: Server, how: str) -> Iterator[str]:
    name = f"digestbot_{uuid4().hex}"
    run(administer(server, f'create database "{name}" {how}'))
    yield server.url(name)
    run(administer(server, f'drop database "{name}" with (force)'))


async def administer(server: Server, statement: str) -> None:
    connection = await asyncpg.connect(server.url("postgres"), timeout=10)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def open_and_close(url: str) -> None:
    await (await Database.open(url)).close()


def run(work):
    """Run a coroutine to its end, in a loop of its own that leaves pytest-asyncio's alone."""
    with asyncio.Runner() as runner:
        return runner.run(work)
