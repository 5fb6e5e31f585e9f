"""What the commands write when stdout is a terminal."""

import fcntl
import os
import pty
import struct
import sys
import termios
from pathlib import Path
from subprocess import DEVNULL, Popen

import pytest
from rich.text import Text

POST = """---
title: AI Weekly 2026-W16
date: 2026-04-19
---

## Agents

- **cognee** — a memory engine for agents \x1b[2J that keeps what they learnt, now at 17,000 stars and still growing.
"""


def written(folder: Path, *arguments: str, columns: int) -> str:
    """Give what a command writes to a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = kept | {"TERM": "xterm-256color", "DATABASE_URL": f"sqlite:///{folder}/digestbot.db"}
    command = [sys.executable, "-m", "bot", *arguments]
    environment |= {"DIGESTBOT_CONTENT": str(folder), "PYTHONPATH": os.getcwd()}
    with Popen(command, stdin=DEVNULL, stdout=theirs, stderr=DEVNULL, cwd=folder, env=environment) as running:
        os.close(theirs)
        text = b""
        try:
            while piece := os.read(ours, 4096):
                text += piece
        except OSError:
            pass  # Linux says EIO when the other end of a terminal is closed.
        os.close(ours)
    assert running.returncode == 0
    return text.decode()


@pytest.mark.parametrize(
    "arguments", [("search", "cognee"), ("items", "cognee"), ("ask", "what is cognee?"), ("digest", "latest")]
)
def test_a_terminal_gets_colours_and_lines_no_wider_than_itself(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "w16.md").write_text(POST, encoding="utf-8")
    text = written(tmp_path, *arguments, columns=40)
    assert "\x1b[1m" in text
    assert "\x1b[2J" not in text
    plain = Text.from_ansi(text.replace("\r\n", "\n")).plain
    assert "[1m" not in plain
    assert "[0m" not in plain
    assert max(len(line) for line in plain.splitlines()) <= 40


@pytest.mark.parametrize("arguments", [("search",), ("ask",), ("ask", "--json"), ("search", "--json")])
def test_a_question_does_not_steer_the_terminal(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "w16.md").write_text(POST, encoding="utf-8")
    text = written(tmp_path, *arguments, "what is \x1b[2J\x9b3J\x07\x7f cognee or \u202ezzz?", columns=80)
    assert "\x1b[2J" not in text
    assert not set("\x9b\x07\x7f\u202e") & set(text)
    assert "cognee" in text


@pytest.mark.parametrize("arguments", [("--help",), ("subscriptions", "--help"), ("check",)])
def test_lines_for_a_narrow_terminal_are_whole_and_break_between_words(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "w16.md").write_text(POST.replace("---\n\n", "week: some time in spring\n---\n\n"), encoding="utf-8")
    narrow, wide = (written(tmp_path, *arguments, columns=columns) for columns in (56, 400))
    assert max(len(line) for line in narrow.splitlines()) <= max(56, *map(len, wide.split()))
    assert narrow.split() == wide.split()
    assert "..." not in narrow.replace("[ARGS]...", "")
