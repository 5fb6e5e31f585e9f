import subprocess
import sys
from pathlib import Path

from tests.servers.board import Board

ROOT = Path(__file__).parents[2]
#: Before the platform is called, after it stored the message, and around the commits that owe the slot (3), claim a
#: part (7, 9) and record it (8, 10).
STEPS = ["call", "answer", "after 3", "before 8", "after 8", "before 10"]
#: Where others follow: as it is owed that they see part 1 (8), and before and after they do.
NEWS = ["news answer", "news before 8", "news after 8", "news spread", "news spread done"]


def test_a_process_killed_at_any_step_leaves_every_part_exactly_once_and_in_order(database_url, tmp_path):
    board = tmp_path / "board.jsonl"
    command = [sys.executable, "-m", "tests.servers.mortal", database_url, str(board), *STEPS, *NEWS]
    lives = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    ends = dict(line.split(": ") for line in lives.stdout.splitlines())
    assert ends == dict.fromkeys([*STEPS, *NEWS], "-9 0"), lives.stderr
    for number, step in enumerate([*STEPS, *NEWS]):
        channel = f"{'N' if step in NEWS else 'C'}{number}"
        messages = Board(board).messages(channel)
        assert Board(board).spread_parts(channel) == [1] * (step in NEWS), step
        assert [message["part"] for message in messages] == [1, 2, 3], step
        assert [message["thread"] for message in messages] == [None, *[messages[0]["id"]] * 2], step
