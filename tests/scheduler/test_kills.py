"""A sender killed at any step."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.board import Board
from tests.servers.editions import texts
from tests.servers.mortal import EDITIONS

ROOT = Path(__file__).parents[2]


def around(*commits: str) -> list[str]:
    return [f"{when} {commit}" for commit in commits for when in ("before", "after")]


#: What is under way, and its steps: around each call, and around each commit.
GROUPS = {
    "posting": ("P", ["call", "answer", *around("record_slot 1", "claim_parts 1", "conclude_all 1", "conclude_all 3")]),
    # As it is owed that followers see part 1, and before and after they do.
    "posting where others follow": ("N", ["answer", *around("conclude 1"), "spread", "spread done"]),
    "editing": ("C", ["edit", "edited", *around("revise_slot 1", "claim_edit 1", "conclude_edit 2")]),
    # The third claim, since two messages are edited before it.
    "removing": ("C", ["delete", "deleted", *around("claim_edit 3", "conclude_removal 1")]),
}


@pytest.mark.parametrize(("kind", "steps"), GROUPS.values(), ids=GROUPS)
def test_a_process_killed_at_any_step_leaves_exactly_the_newest_text_once_and_in_order(
    database_url, tmp_path, kind, steps
):
    board = tmp_path / "board.jsonl"
    lives = [sys.executable, "-m", "tests.servers.mortal", database_url, str(board), kind, ",".join(steps)]
    done = subprocess.run(lives, cwd=ROOT, capture_output=True, text=True, timeout=290, check=True)
    ends = dict(line.split(": ") for line in done.stdout.splitlines())
    assert ends == dict.fromkeys(steps, "-9 0"), done.stderr
    for number, step in enumerate(steps):
        messages = Board(board).messages(f"{kind}{number}")
        assert [message["text"] for message in messages] == texts(EDITIONS[kind]), step
        assert [message["thread"] for message in messages[1:]] == [messages[0]["id"]] * (len(messages) - 1), step
        assert Board(board).spread_parts(f"{kind}{number}") == [1] * (kind == "N"), step
