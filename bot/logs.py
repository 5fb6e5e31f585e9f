"""Structured logs: one JSON object a line on stderr, with every secret taken out and nothing that steers a terminal."""

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

from bot.printable import printable_json

#: Forms of secrets that must not be logged even where they come from a library or a person: Slack tokens and signed
#: socket addresses, OpenAI-style keys, bearer and bot headers, passwords in addresses.
_FORMS = (
    (re.compile(r"\b(?:xox[a-z]|xapp|xoxe\.xox[bp])-[\w-]{6,}"), "[slack token]"),
    (re.compile(r"\bsk-[\w-]{12,}"), "[api key]"),
    (re.compile(r"(?i)\b(bearer|bot)\s+[\w.~+/-]{16,}=*"), r"\1 [token]"),
    (re.compile(r"(wss?://[^\s?\"']+)\?[^\s\"']+"), r"\1?[ticket]"),
    (re.compile(r"(\w+://[^\s:/@]+):[^\s@/]+@"), r"\1:[password]@"),
)
#: Attributes every log record has; what else it carries was given as `extra`.
_USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class Redactor:
    """Takes secrets out of a text: those it was told, and whatever looks like one."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets = tuple(sorted((secret for secret in secrets if len(secret) >= 6), key=len, reverse=True))

    def __call__(self, text: str) -> str:
        """Give the text without its secrets."""
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        for form, shown in _FORMS:
            text = form.sub(shown, text)
        return text


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON: time, level, logger, event, extras, and the cause of an error."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__()
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        """Give the line; values that JSON does not know are written as text."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in _USUAL}
        if record.exc_info:
            line["cause"] = self.formatException(record.exc_info)
        return printable_json(self._redact(json.dumps(line, ensure_ascii=False, default=str)))


def start_logs(*, secrets: Iterable[str] = (), level: int = logging.INFO, target: TextIO | None = None) -> None:
    """Send the logs of this process to stderr as JSON lines.

    Args:
        secrets: texts that must never appear, such as the tokens in use.
        level: the least level of our own records; libraries are kept to warnings.
        target: where to write instead of stderr.
    """
    writer = logging.StreamHandler(target or sys.stderr)
    writer.setFormatter(JsonFormatter(Redactor(secrets)))
    logging.basicConfig(handlers=[writer], level=logging.WARNING, force=True)
    for name in ("bot", "adapters", "scheduler"):
        logging.getLogger(name).setLevel(level)
