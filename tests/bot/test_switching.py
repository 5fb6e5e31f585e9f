"""How long one thread may hold up the others."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot.switching import switch_often

PYTHONS_OWN = 0.005


@pytest.fixture(autouse=True)
def pythons_own() -> Iterator[None]:
    held = sys.getswitchinterval()
    sys.setswitchinterval(PYTHONS_OWN)
    yield
    sys.setswitchinterval(held)


def test_a_thread_waits_for_another_less_long_than_in_python():
    switch_often()
    assert sys.getswitchinterval() < PYTHONS_OWN


def test_every_command_begins_so():
    tell = "import atexit, sys; tell = lambda: print(sys.getswitchinterval()); tell(); atexit.register(tell)"
    run = "from bot.cli.main import main; main(['--version'])"
    done = subprocess.run([sys.executable, "-c", f"{tell}; {run}"], capture_output=True, text=True, check=True)
    before, *_, after = done.stdout.splitlines()
    assert float(after) < float(before)
