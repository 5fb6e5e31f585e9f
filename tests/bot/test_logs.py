"""Structured logs without secrets."""

import io
import json
import logging

import pytest

from bot.logs import Redactor, start_logs


@pytest.fixture
def written():
    target = io.StringIO()
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    start_logs(secrets=["hunter2-hunter2"], target=target)
    yield lambda: [json.loads(line) for line in target.getvalue().splitlines()]
    root.handlers[:] = before
    root.setLevel(level)


def test_a_record_is_one_json_line_with_its_extras(written):
    logging.getLogger("bot.test").info("posted", extra={"action": "post", "part": 3})
    (line,) = written()
    assert line["event"] == "posted"
    assert line["action"] == "post"
    assert line["part"] == 3
    assert line["level"] == "info"


def test_the_cause_of_an_error_is_logged_without_the_secret_in_it(written):
    try:
        raise ValueError("refused hunter2-hunter2")
    except ValueError:
        logging.getLogger("bot.test").exception("could not connect")
    (line,) = written()
    assert "ValueError" in line["cause"]
    assert "hunter2" not in line["cause"]


def test_libraries_stay_quiet_below_warnings(written):
    logging.getLogger("slack_bolt").info("chatter")
    assert written() == []


@pytest.mark.parametrize(
    "text",
    [
        "token xoxb-1234567890-abc",
        "token xapp-1-A1-2-abcdef",
        "key sk-proj-abcdefghijklmnop",
        "Authorization: Bearer abcdefghijklmnop.qrst",
        "Authorization: Bot MTIzNDU2Nzg5MDEyMzQ1Ng.abc.def",
        "postgresql://me:s3cr3tpass@db/digest",
        "wss://wss-primary.example/link?ticket=abcdef",
    ],
)
def test_whatever_looks_like_a_secret_is_taken_out(text):
    shown = Redactor()(text)
    for part in ("1234567890-abc", "A1-2-abcdef", "abcdefghijklmnop", "MTIz", "s3cr3tpass", "ticket=abcdef"):
        assert part not in shown
