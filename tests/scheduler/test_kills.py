"""A sender killed at any step."""

import subprocess
import sys
from pathlib import Path

from tests.servers.board import Board
from tests.servers.editions import texts
from tests.servers.mortal import GROUPS

ROOT = Path(__file__).parents[2]


def around(*commits: str) -> list[str]:
    return [f"{when} {commit}" for commit in commits for when in ("before", "after")]


#: Around each call, and around the commits that owe a slot, claim a part, and record it.
POSTING = ["call", "answer", *around("record_slot 1", "claim_parts 1", "conclude_all 1", "conclude_all 3")]
#: Around each call, and around the commits that note a change, claim and record an edit, and then a removal (the
#: third claim, since two messages are edited before it).
COMMITS = around("revise_slot 1", "claim_edit 1", "conclude_edit 2", "claim_edit 3", "conclude_removal 1")
CHANGING = ["edit", "edited", "delete", "deleted", *COMMITS]
#: Where others follow: as it is owed that they see part 1, and before and after they do.
NEWS = ["answer", *around("conclude 1"), "spread", "spread done"]


def test_a_process_killed_at_any_step_leaves_exactly_the_newest_text_once_and_in_order(database_url, tmp_path):
    board = tmp_path / "board.jsonl"
    groups = (POSTING, NEWS, CHANGING)
    lives = [sys.executable, "-m", "tests.servers.mortal", database_url, str(board), *map(",".join, groups)]
    done = subprocess.run(lives, cwd=ROOT, capture_output=True, text=True, timeout=290, check=True)
    ends = dict(line.split(": ") for line in done.stdout.splitlines())
    assert set(ends.values()) == {"-9 0"}, (ends, done.stderr)
    assert len(ends) == sum(map(len, groups))
    for (letter, edition), steps in zip(GROUPS, groups, strict=True):
        for number, step in enumerate(steps):
            messages = Board(board).messages(f"{letter}{number}")
            assert [message["text"] for message in messages] == texts(edition), step
            assert [message["thread"] for message in messages[1:]] == [messages[0]["id"]] * (len(messages) - 1), step
            assert Board(board).spread_parts(f"{letter}{number}") == [1] * (letter == "N"), step
