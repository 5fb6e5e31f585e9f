"""A trouble of what is done again and again: logged when it begins or its reason changes, and once when it is over."""

import logging


class Trouble:
    """One trouble that may come, stay for hours and go, such as a database that is gone."""

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

    def is_there(self, why: str) -> None:
        """Note that a try failed, and why."""
        if why != self._why:
            self._log.log(self._level, self._begins, extra={**self._extra, "why": why})
        self._why = why

    def is_over(self) -> None:
        """Note that a try went well."""
        if self._why is not None:
            self._log.info(self._ends, extra=self._extra)
        self._why = None
