"""How often rings of objects are looked for."""

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot.collecting import collect_seldom

PYTHONS_OWN = (700, 10, 10)


@pytest.fixture(autouse=True)
def pythons_own() -> Iterator[None]:
    held = gc.get_threshold()
    gc.set_threshold(*PYTHONS_OWN)
    yield
    gc.set_threshold(*held)


def test_objects_are_looked_through_less_often_than_python_does():
    collect_seldom()
    assert all(ours > theirs for ours, theirs in zip(gc.get_threshold(), PYTHONS_OWN, strict=True))


def test_every_command_begins_so():
    tell = "import atexit, gc, sys; tell = lambda: print(*gc.get_threshold()); tell(); atexit.register(tell)"
    run = "from bot.cli.main import main; main(['--version'])"
    done = subprocess.run([sys.executable, "-c", f"{tell}; {run}"], capture_output=True, text=True, check=True)
    before, *_, after = done.stdout.splitlines()
    assert before != after
