"""What a model says, without what it thinks: many servers send both as one text, with `<think>` tags between."""

import re

_BLOCK = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_OPEN = re.compile(r"<think(?:ing)?>.*", re.DOTALL)
_CLOSE = re.compile(r".*?</think(?:ing)?>", re.DOTALL)
#: A tag that may still be arriving.
_BEGUN = re.compile(r"<(?:/?(?:t(?:h(?:i(?:n(?:k(?:i(?:n(?:g)?)?)?)?)?)?)?)?)?$")


class Spoken:
    """Takes a reply piece by piece and gives what is outside its thinking.

    Attributes:
        unopened: thinking was closed that nothing had opened: the server keeps the opening tag to itself.
    """

    def __init__(self, *, inside: bool = False) -> None:
        """Begin outside of any thinking, or `inside` for a server that keeps the opening tag to itself."""
        self.unopened = False
        self._inside = inside
        self._held = ""

    def add(self, text: str) -> str:
        """Take a piece; give what is certain to be said."""
        self._held += text
        if self._inside:
            if not _CLOSE.match(self._held):
                return ""
            self._held, self._inside = _CLOSE.sub("", self._held, count=1), False
        held = _BLOCK.sub("", self._held)
        if _CLOSE.match(held) and not _OPEN.search(held):
            self.unopened, held = True, _CLOSE.sub("", held, count=1)
        waits = _OPEN.search(held) or _BEGUN.search(held)
        at = waits.start() if waits else len(held)
        self._held = held[at:]
        return held[:at]

    def end(self) -> str:
        """Give what was held back and turned out to be no thinking."""
        held, self._held = self._held, ""
        return "" if self._inside or _OPEN.search(held) else held
