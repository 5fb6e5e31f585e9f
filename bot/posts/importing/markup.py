"""HTML to Markdown: headings, paragraphs, lists, tables, code, quotations, links and pictures, every word kept."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urljoin

from bs4.element import CData, NavigableString, PageElement, Tag

from bot.posts.blocks import Picture, Span
from bot.posts.importing import tables
from bot.posts.importing.escaping import closed
from bot.posts.importing.spans import Run, markdown
from bot.posts.markdown.links import web_url
from bot.posts.markdown.tags import BLOCKS, HEADINGS, LOOKS, NO_TEXT
from bot.posts.texts import in_a_line

#: Deeper markup says nothing more; its words are kept without it.
_MAX_DEPTH = 60
_PLAIN = Span(text="")


def to_markdown(root: Tag, *, base: str = "") -> str:
    """Write everything in an element as Markdown; addresses are made whole by the page's own."""
    return "\n\n".join(_Writer(base).blocks(root.contents, _PLAIN, 0))


class _Writer:
    """Writes the elements of one page.

    `look` is a span without text: what bold, italic and link are open around what is being written.
    """

    def __init__(self, base: str) -> None:
        self._base = base
        self._kinds: dict[str, Callable[[Tag, Span, int], Iterable[str]]] = {
            **dict.fromkeys(HEADINGS, self._heading),
            **dict.fromkeys(("ul", "ol"), self._list),
            "blockquote": self._quote,
            "pre": self._code,
            "table": self._table,
            "hr": lambda *_: ["---"],
            "dt": self._bold,
            "summary": self._bold,
        }

    def blocks(self, nodes: Sequence[PageElement], look: Span, depth: int) -> list[str]:
        """Write nodes as blocks; text and inline elements between blocks become paragraphs."""
        found: list[str] = []
        runs: list[Run] = []
        for node in nodes:
            if isinstance(node, Tag) and self._is_block(node, depth):
                found += filter(None, [markdown(runs)])
                runs = []
                found += filter(None, self._block(node, look, depth + 1))
            else:
                runs += self._runs(node, look, depth + 1)
        return found + list(filter(None, [markdown(runs)]))

    def _is_block(self, tag: Tag, depth: int) -> bool:
        if depth >= _MAX_DEPTH or tag.name in NO_TEXT:
            return False
        return tag.name in BLOCKS or (tag.name not in ("br", "img") and tag.find(BLOCKS) is not None)

    def _block(self, tag: Tag, look: Span, depth: int) -> Iterable[str]:
        kind = self._kinds.get(tag.name)
        return kind(tag, look, depth) if kind else self.blocks(tag.contents, self._look(tag, look), depth)

    def _runs(self, node: PageElement, look: Span, depth: int) -> Iterator[Run]:
        """Give the runs of text of an inline node."""
        if isinstance(node, NavigableString):
            if type(node) in (NavigableString, CData):
                yield replace(look, text=str(node))
        elif isinstance(node, Tag) and node.name not in NO_TEXT:
            if node.name == "br":
                yield Span(text="\n")
            elif node.name == "img":
                yield from self._picture(node)
            elif depth >= _MAX_DEPTH:
                yield replace(look, text=node.get_text(" "))
            else:
                inner = self._look(node, look)
                for child in node.contents:
                    yield from self._runs(child, inner, depth + 1)

    def _look(self, tag: Tag, look: Span) -> Span:
        if tag.name == "a":
            return replace(look, url=self._address(tag, "href") or look.url)
        opened: dict[str, Any] = {LOOKS[tag.name]: True} if tag.name in LOOKS else {}
        return replace(look, **opened)

    def _picture(self, tag: Tag) -> Iterator[Run]:
        url = self._address(tag, "src") or self._address(tag, "data-src")
        alt = in_a_line(f"{tag.get('alt') or tag.get('title') or ''}")
        if url:
            yield Picture(url=url, alt=alt or url.rstrip("/").rsplit("/", 1)[-1])
        elif alt:
            yield Span(text=alt)

    def _address(self, tag: Tag, name: str) -> str | None:
        """Give an http or https address; one within the page is none."""
        text = str(tag.get(name) or "").strip()
        if not text or text.startswith("#"):
            return None
        try:
            whole = urljoin(self._base, text)
        except ValueError:
            return None
        return web_url(quote(whole, safe="%/:?#[]@!$&'()*+,;=~-._"))

    def _heading(self, tag: Tag, look: Span, depth: int) -> Iterable[str]:
        text = self._line(tag, look, depth)
        return [f"{'#' * int(tag.name[1])} {closed(text)}"] if text else []

    def _line(self, tag: Tag, look: Span, depth: int, *, cell: bool = False) -> str:
        """Write everything in an element on one line."""
        return markdown(list(self._flat(tag, look, depth)), one_line=True, cell=cell)

    def _flat(self, tag: Tag, look: Span, depth: int) -> Iterator[Run]:
        for child in tag.contents:
            if isinstance(child, Tag) and self._is_block(child, depth):
                yield Span(text=" ")
                yield from self._flat(child, self._look(child, look), depth + 1)
                yield Span(text=" ")
            else:
                yield from self._runs(child, look, depth + 1)

    def _bold(self, tag: Tag, look: Span, depth: int) -> Iterable[str]:
        return self.blocks(tag.contents, replace(look, bold=True), depth)

    def _list(self, tag: Tag, look: Span, depth: int) -> Iterable[str]:
        number = int(start) if (start := str(tag.get("start", ""))).isdecimal() and len(start) < 9 else 1
        lines: list[str] = []
        for child in tag.contents:
            inner = child.contents if isinstance(child, Tag) and child.name == "li" else [child]
            parts = self.blocks(inner, look, depth)
            if parts:
                mark = f"{number}. " if tag.name == "ol" else "- "
                number += 1
                lines.append(mark + _indented(parts, " " * len(mark)))
        loose = any("\n\n" in line for line in lines)
        return [("\n\n" if loose else "\n").join(lines)]

    def _quote(self, tag: Tag, look: Span, depth: int) -> Iterable[str]:
        text = "\n\n".join(self.blocks(tag.contents, look, depth))
        return ["\n".join(f"> {line}".rstrip() for line in text.split("\n"))] if text else []

    def _code(self, tag: Tag, _look: Span, _depth: int) -> Iterable[str]:
        for line_break in tag.find_all("br"):
            line_break.replace_with("\n")
        text = tag.get_text().strip("\n")
        if not text.strip():
            return []
        longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
        fence = "`" * (longest + 1)
        return [f"{fence}{_language(tag)}\n{text}\n{fence}"]

    def _table(self, tag: Tag, look: Span, depth: int) -> Iterable[str]:
        rows = tables.rows_of(tag)
        if not tables.is_of_cells(tag, rows):
            return self.blocks(tag.contents, look, depth)
        above = self.blocks(tables.outside_cells(tag), look, depth)
        written = [[self._line(cell, look, depth, cell=True) for cell in row] for row in rows]
        return [*above, tables.written(written, [[tables.span_of(cell) for cell in row] for row in rows])]


def _indented(parts: Sequence[str], margin: str) -> str:
    """Join the blocks of a list line, a list below its text without a blank line between them."""
    text = parts[0]
    for part in parts[1:]:
        text += ("\n" if re.match(r"(?:-|\d+\.) ", part) else "\n\n") + part
    return text.replace("\n", f"\n{margin}").replace(f"\n{margin}\n", "\n\n")


def _language(tag: Tag) -> str:
    code = tag.find("code")
    classes = [*tag.get_attribute_list("class"), *(code.get_attribute_list("class") if isinstance(code, Tag) else ())]
    found = (re.fullmatch(r"(?:language|lang|highlight-source)-([\w+#.-]+)", str(name)) for name in classes)
    return next((match[1] for match in found if match), "")
