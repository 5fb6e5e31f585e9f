"""What the reader has to say about one post, gathered while it reads."""

from dataclasses import dataclass, field
from typing import Literal

from bot.posts.post import Problem


@dataclass(slots=True, kw_only=True)
class Findings:
    """The problems of one file, in the order they were met.

    Attributes:
        path: the file, relative to the content folder, with `/`.
    """

    path: str
    problems: list[Problem] = field(default_factory=list)

    def warning(self, line: int, code: str, message: str) -> None:
        """Note something that was put right or left out; the post still loads."""
        self._add("warning", line, code, message)

    def error(self, line: int, code: str, message: str) -> None:
        """Note something that keeps the post from loading."""
        self._add("error", line, code, message)

    @property
    def failed(self) -> bool:
        """Whether any error was noted."""
        return any(problem.level == "error" for problem in self.problems)

    def _add(self, level: Literal["error", "warning"], line: int, code: str, message: str) -> None:
        problem = Problem(path=self.path, line=line, level=level, code=code, message=message)
        # A field may be read more than once.
        if problem not in self.problems:
            self.problems.append(problem)
