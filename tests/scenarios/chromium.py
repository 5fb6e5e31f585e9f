"""The Chromium that draws the pictures of docs/."""

import sys
from collections.abc import Sequence
from shutil import which


def chromium(arguments: Sequence[str]) -> str:
    """Give the program that was named, or the usual one; leave with status 1 and one sentence where there is none."""
    program = arguments[0] if arguments else "chromium"
    if which(program) is None:
        sys.exit(f"There is no program {program!r}, which draws the pictures; install Chromium, or name it: … CHROMIUM")
    return program
