"""The scripts that draw the pictures of docs/."""

import subprocess
import sys

import pytest

from tests.scenarios.chromium import chromium


@pytest.mark.parametrize("script", ["pictures", "discord_pictures"])
def test_without_chromium_a_script_says_so_in_a_line_and_draws_nothing(script):
    command = [sys.executable, "-m", f"tests.scenarios.{script}", "/no/chromium"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("There is no program '/no/chromium', which draws the pictures;")
    assert done.stderr.count("\n") == 1


def test_the_program_that_is_named_is_taken():
    assert chromium([sys.executable]) == sys.executable
