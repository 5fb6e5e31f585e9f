"""Structured logs without secrets."""

import io
import json
import logging
import sqlite3

import pytest

from bot.cli.output import LineFormatter
from bot.logs import Redactor, start_logs
from bot.store.opening.address import Address
from bot.store.opening.causes import refused


@pytest.fixture
def target():
    return io.StringIO()


@pytest.fixture
def written(target):
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


def test_nothing_in_a_record_steers_a_terminal_and_nothing_of_it_is_lost(written, target):
    said = "what is \x1b[31m\x9b2J\x07\x7f\u202e 智能体\u3000👩\u200d💻?"
    logging.getLogger("bot.test").info("asked", extra={"said": said})
    assert not set("\x1b\x9b\x07\x7f\u202e") & set(target.getvalue())
    (line,) = written()
    assert line["said"] == said
    assert "智能体\u3000👩\u200d💻?" in target.getvalue()


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


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("something \x1b[2Junheard of", ["digestbot: the database refused: OperationalError: something [2Junheard of"]),
        ("database is locked", []),
    ],
)
def test_a_command_says_the_cause_of_what_has_no_sentence_of_its_own_in_a_line(caplog, said, lines):
    refused(sqlite3.OperationalError(said), Address.parse("sqlite:///digestbot.db"))
    warnings = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert [LineFormatter().format(record) for record in warnings] == lines
