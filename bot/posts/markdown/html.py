"""A rule for markdown-it: HTML that lays out text is read as the headings, paragraphs, lists and tables that it means.

What stands in an element is Markdown again, so that an author may mix the two as all sites allow it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from html import unescape
from typing import TypeGuard

from markdown_it.rules_block import StateBlock

from bot.posts.markdown.elements import Element, elements_of, outermost
from bot.posts.markdown.layout import (
    TAG,
    Row,
    column_of,
    dedented,
    in_turn,
    is_markdown,
    is_of_paragraphs,
    lays_out,
    lead,
    lines_of,
    rows_of,
    says_something,
)
from bot.posts.markdown.tags import HEADINGS, LISTS, columns_of

# Beyond so many elements in one another their tags are taken off and no more.
_DEEPEST = 16
_CLOSING_TAGS = re.compile(r"(?:\s*</[a-z][a-z0-9]*\s*>)+\s*", re.IGNORECASE)
# A line that is all of one inline element: a page shows such lines as things of their own.
_LABEL = re.compile(
    r"(?P<tag><(?P<name>span|a|time|small|em|strong|b|i|code)(?:\s[^<>]*)?>)(?P<words>.*)(?P<end></(?P=name)>)"
)
_LANGUAGE = re.compile(r"(?:language|lang|highlight-source)-([\w+#.-]+)")


def element(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the element that a line begins with, and all that its last line still holds."""
    at = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or state.src[at : at + 1] != "<":
        return False
    if _CLOSING_TAGS.fullmatch(state.src, at, state.eMarks[start]):
        state.line = state.line if silent else start + 1
        return True
    last = _last_line(state, at, end)
    if last is None or _depth(state) >= _DEEPEST or not _holds(state, start, last):
        return False
    if not silent:
        state.env["depth"] = _depth(state) + 1
        _Writer(state).nodes(state.getLines(start, last + 1, state.blkIndent, False), start)
        state.env["depth"] -= 1
        state.line = last + 1
    return True


def _depth(state: StateBlock) -> int:
    return int(state.env.get("depth", 0))


def _last_line(state: StateBlock, at: int, end: int) -> int | None:
    """Find the line that an element ends on, together with those that begin where it ends."""
    known: dict[str, dict[int, Element]] = state.env.setdefault("elements", {})
    if state.src not in known:
        known[state.src] = elements_of(state.src)
    elements = known[state.src]
    if at not in elements:
        return None
    last = 0
    while at in elements:
        found = elements[at]
        last = bisect_left(state.eMarks, found.end, hi=state.lineMax)
        if last >= end:
            return None if found.closed else end - 1
        rest = range(found.end, state.eMarks[last])
        at = next((place for place in rest if place in elements), -1)
    return last


def _is_shown(label: re.Match[str] | None) -> TypeGuard[re.Match[str]]:
    return label is not None and says_something(label["words"])


def _holds(state: StateBlock, start: int, last: int) -> bool:
    """Tell whether lines are all of the list or quotation that the first one is of."""
    return all(state.sCount[line] >= state.blkIndent or state.isEmpty(line) for line in range(start, last + 1))


class _Writer:
    """Writes the tokens of elements into a state; lines count from its first one."""

    def __init__(self, state: StateBlock) -> None:
        self._state = state
        self._kinds: dict[str, Callable[[Element, str, int], None]] = {
            **dict.fromkeys(HEADINGS, self._heading),
            **dict.fromkeys(LISTS, self._list),
            **dict.fromkeys(("dt", "summary"), self._bold),
            "a": self._link,
            "blockquote": self._quote,
            "hr": self._rule,
            "li": lambda item, inner, line: self._items("ul", [(item, inner, line)], line),
            "p": self._paragraph,
            "pre": self._code,
            "table": self._table,
        }

    def nodes(self, text: str, line: int) -> None:
        """Write the elements of a text, and what stands between them."""
        self._nodes(text, outermost(text), line)

    def _nodes(self, text: str, elements: Sequence[Element], line: int) -> None:
        for between, at, found in in_turn(text, elements):
            self._between(between, line + at)
            if found and not found.hidden:
                self._element(found, text, line + found.inner_line)

    def _element(self, found: Element, text: str, line: int) -> None:
        inner = text[found.inner_start : found.inner_end]
        kind = self._kinds.get(found.name)
        if kind:
            kind(found, inner, line)
        else:
            self._inside(found, inner, line, column_of(text, found.start))

    def _inside(self, found: Element, inner: str, line: int, column: int = 0) -> None:
        """Write what an element holds: HTML, or Markdown with HTML in it."""
        if not inner.strip():
            return
        deep = _depth(self._state) >= _DEEPEST
        elements = [] if deep else outermost(inner)
        if deep or is_markdown(inner, elements, column, folded=found.name == "details"):
            self._markdown(dedented(inner, column), line)
        else:
            self._state.env["depth"] += 1
            self._nodes(inner, elements, line)
            self._state.env["depth"] -= 1

    def _between(self, text: str, line: int) -> None:
        if not text.strip():
            return
        labels = [_LABEL.fullmatch(each.strip()) for each in text.strip().split("\n") if each.strip()]
        shown = [found["tag"] + found["words"].strip() + found["end"] for found in labels if _is_shown(found)]
        if len(labels) > 1 and len(shown) == len(labels):
            self._text(" · ".join(shown), line + lead(text))
        else:
            self._markdown(dedented(text), line)

    def _markdown(self, text: str, line: int) -> None:
        outer = self._state
        inner = StateBlock(text, outer.md, outer.env, [])
        inner.level = outer.level
        outer.md.block.tokenize(inner, 0, inner.lineMax)
        for token in inner.tokens:
            token.map = [place + line for place in token.map] if token.map else None
        outer.tokens += inner.tokens

    def _text(self, text: str, line: int, *, kind: str = "paragraph", tag: str = "p") -> None:
        """Write text as it runs on, without any block in it."""
        words = "\n".join(each.strip() for each in text.strip().split("\n") if each.strip())
        if not words:
            return
        lines = [line + lead(text), line + text.count("\n") + 1]
        self._state.push(f"{kind}_open", tag, 1).map = lines
        inline = self._state.push("inline", "", 0)
        inline.content, inline.children, inline.map = words, [], lines
        self._state.push(f"{kind}_close", tag, -1)

    def _paragraph(self, found: Element, inner: str, line: int) -> None:
        if is_of_paragraphs(inner) or outermost(inner):
            self._inside(found, inner, line)
        else:
            self._text(inner, line)

    def _heading(self, found: Element, inner: str, line: int) -> None:
        self._text(" ".join(inner.split()), line + lead(inner), kind="heading", tag=found.name)

    def _bold(self, found: Element, inner: str, line: int) -> None:
        self._around("<b>", "</b>", lambda: self._paragraph(found, inner, line))

    def _link(self, found: Element, inner: str, line: int) -> None:
        self._around(found.tag, "</a>", lambda: self._inside(found, inner, line))

    def _around(self, before: str, after: str, write: Callable[[], None]) -> None:
        first = len(self._state.tokens)
        write()
        for token in self._state.tokens[first:]:
            if token.type == "inline":
                token.content = f"{before}{token.content}{after}"

    def _quote(self, found: Element, inner: str, line: int) -> None:
        self._state.push("blockquote_open", "blockquote", 1).map = [line, line + inner.count("\n") + 1]
        self._inside(found, inner, line)
        self._state.push("blockquote_close", "blockquote", -1)

    def _rule(self, _found: Element, _inner: str, line: int) -> None:
        self._state.push("hr", "hr", 0).map = [line, line + 1]

    def _code(self, found: Element, inner: str, line: int) -> None:
        if not inner.strip():
            return
        token = self._state.push("fence", "code", 0)
        named = _LANGUAGE.search(found.tag) or _LANGUAGE.search(inner.partition(">")[0])
        token.info = named[1] if named else ""
        token.content = unescape(TAG.sub("", inner)).strip("\n")
        token.map = [line, line + inner.count("\n") + 1]

    def _list(self, found: Element, inner: str, line: int) -> None:
        number = found.attributes.get("start", "1")
        first = int(number) if number.isdecimal() and number.isascii() and len(number) < 9 else 1
        self._items("ol" if found.name == "ol" else "ul", list(lines_of(inner, line)), line, first=first)

    def _items(self, tag: str, items: Sequence[tuple[Element | None, str, int]], line: int, *, first: int = 1) -> None:
        kind = "ordered_list" if tag == "ol" else "bullet_list"
        self._state.push(f"{kind}_open", tag, 1).map = [line, line + 1]
        for number, (found, inner, at) in enumerate(items, first):
            item = self._state.push("list_item_open", "li", 1)
            item.info, item.map = str(number), [at, at + 1]
            if found is None or found.name != "li":
                self.nodes(inner, at)
            else:
                self._paragraph(found, inner, at)
            self._state.push("list_item_close", "li", -1)
        self._state.push(f"{kind}_close", tag, -1)

    def _table(self, found: Element, inner: str, line: int) -> None:
        rows = list(rows_of(inner, line))
        flat = len(rows) < 2 or max(len(row) for row, _ in rows) < 2
        if flat or found.attributes.get("role") in ("presentation", "none") or lays_out(rows):
            self.nodes(inner, line)
        else:
            self._grid(rows, line)

    def _grid(self, rows: Sequence[Row], line: int) -> None:
        spread = [
            ([(text, columns_of(cell.attributes.get("colspan", "1"))) for cell, text in row], at) for row, at in rows
        ]
        columns = max(sum(span for _, span in row) for row, _ in spread)
        self._state.push("table_open", "table", 1).map = [line, line + 1]
        for row, at in spread:
            texts = [part for text, span in row for part in (text, *[""] * (span - 1))]
            opening = self._state.push("tr_open", "tr", 1)
            # So that nobody looks for bars in its line.
            opening.map, opening.markup = [at, at + 1], "<"
            for text in (*texts, *[""] * (columns - len(texts))):
                inline = self._state.push("inline", "", 0)
                inline.content, inline.children = " ".join(text.split()), []
            self._state.push("tr_close", "tr", -1)
        self._state.push("table_close", "table", -1)
