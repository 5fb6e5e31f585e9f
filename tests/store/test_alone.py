"""One process alone works with a SQLite file."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import SettingsError, StoreError
from bot.store.opening.alone import alone

ROOT = Path(__file__).parents[2]


def test_a_second_one_is_refused_while_the_first_works_with_the_file(tmp_path):
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    with (
        alone(url),
        pytest.raises(SettingsError, match=r"Another `digestbot run` already works with .*bot\.db; stop that one"),
        alone(url),
    ):
        pass
    with alone(url):
        pass


def test_the_same_file_under_another_name_is_the_same(tmp_path):
    (tmp_path / "link.db").symlink_to(tmp_path / "bot.db")
    with (
        alone(f"sqlite:///{tmp_path / 'bot.db'}"),
        pytest.raises(SettingsError),
        alone(f"sqlite:///{tmp_path}/link.db"),
    ):
        pass


def test_other_files_and_postgresql_are_free(tmp_path):
    with alone(f"sqlite:///{tmp_path}/one.db"), alone(f"sqlite:///{tmp_path}/two.db"):
        pass
    with alone("postgresql://localhost/x"), alone("postgresql://localhost/x"), alone("sqlite:////no/folder/x.db"):
        pass


def test_a_folder_in_which_nothing_can_be_written_is_told(tmp_path):
    (tmp_path / "bot.db.lock").mkdir()
    with (
        pytest.raises(StoreError, match=r"bot\.db\.lock cannot be written \(is a directory\); check the permissions"),
        alone(f"sqlite:///{tmp_path / 'bot.db'}"),
    ):
        pass


def test_a_killed_process_leaves_the_file_to_the_next(tmp_path):
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    hold = f"from bot.store.opening.alone import alone\nwith alone({url!r}):\n print('held', flush=True)\n input()"
    process = subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True
    )
    assert process.stdout.readline() == "held\n"
    with pytest.raises(SettingsError), alone(url):
        pass
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with alone(url):
        pass
