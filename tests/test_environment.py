"""The fixtures that every test stands on do what they promise."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.servers.postgres import NoPostgres, Postgres


@pytest.fixture(scope="module", autouse=True)
def _developers_environment():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SLACK_BOT_TOKEN", "xoxb-real")
        patch.setenv("DIGESTBOT_CONTENT", "/my/posts")
        patch.setenv("https_proxy", "http://proxy.example:3128")
        patch.setenv("PGPASSWORD", "real")
        yield


def test_a_test_sees_no_setting_of_the_developer(tmp_path: Path):
    found = {"SLACK_BOT_TOKEN", "DIGESTBOT_CONTENT", "DATABASE_URL", "https_proxy", "PGPASSWORD"} & os.environ.keys()
    assert found == set()
    assert Path.home().is_relative_to(tmp_path)


def test_a_missing_postgresql_is_told_in_a_sentence(tmp_path: Path):
    binaries = tmp_path / "postgresql" / "bin"
    binaries.mkdir(parents=True)
    for name in ("initdb", "postgres"):
        (binaries / name).write_text("#!/bin/sh\ntest $1 = --version && exit; echo out of disk >&2; exit 1\n")
        (binaries / name).chmod(0o755)
    with pytest.raises(NoPostgres, match=r"name a server of your own in DIGESTBOT_TEST_POSTGRES(.|\n)*out of disk"):
        Postgres(binaries)


def test_servers_run_side_by_side_and_leave_nothing_behind():
    servers = [Postgres(), Postgres()]
    assert servers[0].url("a") != servers[1].url("a")
    pids = [(server.folder / "data" / "postmaster.pid").read_text().split()[0] for server in servers]
    for server in servers:
        server.stop()
        assert not server.folder.exists()
    assert subprocess.run(["kill", "-0", *pids], capture_output=True).returncode != 0
