"""Parsing HTML: Python's own parser, with the end tags that HTML lets authors leave out."""

import re
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Tag
from bs4.exceptions import ParserRejectedMarkup

from bot.errors import ImportRefused

#: Pages that people read stay under 100 levels; work on some nested much deeper grows with the square of them.
_MAX_NESTING = 500
_CLOSING_P = frozenset(
    (
        "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "menu",
        "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
    )
)  # fmt: skip
#: What a start tag closes, and what keeps it from looking further out (HTML Living Standard, 13.1.2.4, optional tags).
_CLOSED_BY: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "li": (("li",), frozenset(("ul", "ol", "menu"))),
    "dt": (("dt", "dd"), frozenset(("dl",))),
    "dd": (("dt", "dd"), frozenset(("dl",))),
    "td": (("td", "th"), frozenset(("tr", "table"))),
    "th": (("td", "th"), frozenset(("tr", "table"))),
    "tr": (("tr",), frozenset(("table",))),
    "thead": (("thead", "tbody", "tfoot"), frozenset(("table",))),
    "tbody": (("thead", "tbody", "tfoot"), frozenset(("table",))),
    "tfoot": (("thead", "tbody", "tfoot"), frozenset(("table",))),
}
_BESIDE_P = frozenset(("table", "td", "th", "caption", "button", "object", "html", "body"))


class _Soup(BeautifulSoup):
    """Closes what a start tag implies to be closed, before it is opened."""

    def handle_starttag(self, name: str, *args: Any, **attributes: Any) -> Tag | None:
        """Open an element; raises ImportRefused beyond any use of nesting."""
        if len(self.tagStack) > _MAX_NESTING:
            raise ImportRefused(f"This HTML is nested more than {_MAX_NESTING} levels deep; save its text instead.")
        closed, borders = _CLOSED_BY.get(name, ((), frozenset()))
        self._close(closed, borders)
        if name in _CLOSING_P:
            self._close(("p",), _BESIDE_P)
        return super().handle_starttag(name, *args, **attributes)

    def _close(self, names: tuple[str, ...], borders: frozenset[str]) -> None:
        for tag in reversed(self.tagStack if names else ()):
            if tag.name in borders:
                return
            if tag.name in names:
                self.handle_endtag(tag.name)
                return


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
