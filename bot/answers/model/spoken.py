"""What a model says, without what it thinks: many servers send both as one text, with `<think>` tags between."""

import re

_TAG = re.compile(r"(?i)<(/?)think(?:ing)?>")
#: A tag that may still be arriving.
_BEGUN = re.compile(r"(?i)<(?:/?(?:t(?:h(?:i(?:n(?:k(?:i(?:n(?:g)?)?)?)?)?)?)?)?)?$")


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
        held, said, at = self._held + text, "", 0
        for tag in _TAG.finditer(held):
            if not self._inside:
                said += held[at : tag.start()]
            if not tag[1]:
                self._inside = True
            elif self._inside:
                self._inside = False
            else:
                self.unopened, said = True, ""
            at = tag.end()
        begun = _BEGUN.search(held, at)
        end = begun.start() if begun else len(held)
        self._held = held[end:]
        return said if self._inside else said + held[at:end]

    def end(self) -> str:
        """Give what was held back and turned out to be no thinking."""
        held, self._held = self._held, ""
        return "" if self._inside else held
