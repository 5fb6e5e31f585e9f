"""What broke, as the log has it: a line where the error says what to do, a trace where it is a fault of ours."""

import logging

from bot.errors import DigestbotError


def trace(error: BaseException) -> BaseException | None:
    """Give what is to be traced: none of our own errors, such as a database that is away."""
    return None if isinstance(error, DigestbotError) else error


def said(error: BaseException) -> str:
    """Give what an error says, in one line; one of time says nothing itself."""
    return " ".join(str(error).split())[:300] or "no reply in time"


class Trouble:
    """One trouble that may stay for hours: logged when it begins or its reason changes, and once at its end."""

    def __init__(
        self, log: logging.Logger, *, begins: str, ends: str, level: int = logging.WARNING, **extra: str
    ) -> None:
        """Take where it is logged, the events of its beginning and its end, and what is logged with both."""
        self._log = log
        self._begins = begins
        self._ends = ends
        self._level = level
        self._extra = extra
        self._why: str | None = None

    def is_there(self, error: Exception) -> None:
        """Note that a try failed."""
        why = repr(error) if trace(error) else str(error)
        if why != self._why:
            self._log.log(self._level, self._begins, extra={**self._extra, "why": why}, exc_info=trace(error))
        self._why = why

    def is_over(self) -> None:
        """Note that a try went well."""
        if self._why is not None:
            self._log.info(self._ends, extra=self._extra)
        self._why = None
