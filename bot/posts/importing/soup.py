"""Parsing HTML: Python's own parser, with the end tags that HTML lets authors leave out."""

import re
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Tag
from bs4.exceptions import ParserRejectedMarkup

from bot.errors import ImportRefused
from bot.posts.markdown.tags import CLOSED_BY

#: Pages that people read stay under 100 levels; work on some nested much deeper grows with the square of them.
_MAX_NESTING = 500


class _Soup(BeautifulSoup):
    """Closes what a start tag implies to be closed, before it is opened."""

    def handle_starttag(self, name: str, *args: Any, **attributes: Any) -> Tag | None:
        """Open an element; raises ImportRefused beyond any use of nesting."""
        if len(self.tagStack) > _MAX_NESTING:
            raise ImportRefused(f"This HTML is nested more than {_MAX_NESTING} levels deep; save its text instead.")
        closed, borders = CLOSED_BY.get(name, (frozenset(), frozenset()))
        while ended := self._innermost(closed, borders):
            self.handle_endtag(ended)
        return super().handle_starttag(name, *args, **attributes)

    def _innermost(self, names: frozenset[str], borders: frozenset[str]) -> str:
        """Give the innermost open element of some names, none beyond a border."""
        for tag in reversed(self.tagStack if names else ()):
            if tag.name in names:
                return tag.name
            if tag.name in borders:
                break
        return ""


def parse(html: bytes | str) -> BeautifulSoup:
    """Parse HTML; an XML prolog, of which the parser would warn, is left out.

    Raises:
        ImportRefused: the elements are nested beyond any use.
    """
    # Text is wrapped, so that an address or file name is not taken for what it names.
    data = re.sub(rb"^\s*<\?xml[^>]*\?>", b"", html, count=1) if isinstance(html, bytes) else f"<div>{html}</div>"
    try:
        return _Soup(data, "html.parser")
    except ParserRejectedMarkup:
        # Python's parser stops at a declaration such as `<![x` that never ends; as text nothing of it is lost.
        tame = data.replace(b"<![", b"&lt;![") if isinstance(data, bytes) else data.replace("<![", "&lt;![")
        return _Soup(tame, "html.parser")
