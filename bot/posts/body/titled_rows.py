"""Tables as lists of stories: in each row a linked or bold title and what is said of it, in one cell or in two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bot.posts.blocks import Block, Bullet, Bullets, Paragraph, Spans, Table, line_of, text_of
from bot.posts.body.addresses import first_url, link_of, url_in
from bot.posts.body.leads import after_lead, lead_of, lines_in
from bot.posts.markdown.inline import merged, stripped
from bot.posts.post import Item
from bot.posts.wordsets import word_set

# Names of columns that say no more than what a reader sees; every other name must stay to be read.
_PLAIN_NAMES = word_set("""
    article content description headline item link name news note paper post project story summary text title tool url
    source code reference no 标题 名称 链接 项目 文章 论文 工具 简介 介绍 描述 说明 内容 摘要 来源 序号
""")
_ROW_NUMBER = re.compile(r"\W*\d{0,3}\W*")
_NUMBER = re.compile(r"\s*(?:[（(]?\d{1,3}\s*[.)）、．:])?\s*")
_POINT = re.compile(r"\s*[●•◦▪‣·*–-]\s+")
# Words, or letters of a script without spaces, from which on a cell tells of a thing rather than measures it.
_FEWEST_WORDS, _FEWEST_LETTERS = 4, 16


def items_of(table: Table) -> Sequence[Item]:
    """Give the rows of a table as items, where every row opens with a title and half of them say something of it.

    The title is all of a cell before its text, or begins a cell; a number may stand before it and links after.
    """
    if len(table.header) < 2 or not all(map(_is_plain, table.header)):
        return ()
    rows = [
        (row[1:] if len(row) > 2 and _is_number(row[0]) else row, line)
        for row, line in zip(table.rows, table.lines, strict=True)
    ]
    for read in (_told_beside, _told_in_a_cell):
        items = [item for row, line in rows if (item := read(row, line))]
        told = sum(_tells(item.text) for item in items)
        if len(items) == len(rows) and told and 2 * told >= len(rows):
            return items
    return ()


def _told_beside(row: Sequence[Spans], line: int) -> Item | None:
    """Read `**Title** | text | [Paper](url)`."""
    title, text, *others = row
    if not _is_title(title) or not all(_is_of_links(cell) for cell in others if cell):
        return None
    blocks = tuple(Paragraph(spans=cell, line=line) for cell in (text, *others) if cell)
    return _item(title, blocks, link_of(title) or url_in(blocks), line)


def _told_in_a_cell(row: Sequence[Spans], line: int) -> Item | None:
    """Read `1) **Title** - text<br>● point | [Paper](url)`."""
    told, *others = row
    if not told or not all(_is_of_links(cell) for cell in others if cell):
        return None
    first, *lines = lines_in(_without(_NUMBER, told)) or [()]
    lead = lead_of(first)
    text = after_lead(lead, first[len(lead) :]) if lead else None
    if text is None:
        return None
    links = [Paragraph(spans=cell, line=line) for cell in others if cell]
    blocks = (*([Paragraph(spans=text, line=line)] if text else []), *_points(lines, line), *links)
    return _item(lead, blocks, first_url(lead) or url_in(links) or url_in(blocks), line)


def _item(title: Spans, blocks: tuple[Block, ...], url: str | None, line: int) -> Item | None:
    words = _without_stop(line_of(title).rstrip(":：").rstrip())
    return Item(title=words, blocks=blocks, url=url, line=line) if words else None


def _points(lines: Sequence[Spans], line: int) -> Iterator[Block]:
    """Give the lines below a title: those with the mark of a list as one."""
    for marked, run in groupby(lines, key=lambda spans: _POINT.match(spans[0].text) is not None):
        if marked:
            yield Bullets(lines=tuple(Bullet(spans=_without(_POINT, spans), line=line) for spans in run), line=line)
        else:
            yield from (Paragraph(spans=spans, line=line) for spans in run)


def _without(mark: re.Pattern[str], spans: Spans) -> Spans:
    return stripped(merged((replace(spans[0], text=mark.sub("", spans[0].text, count=1)), *spans[1:])))


def _is_number(cell: Spans) -> bool:
    return _ROW_NUMBER.fullmatch(text_of(cell)) is not None


def _is_of_links(cell: Spans) -> bool:
    """Tell whether nothing but links of a few words stand in a cell, and what parts them."""
    rest = "".join(span.text for span in cell if not span.url)
    links = [span.text for span in cell if span.url]
    short = all(len(text.split()) < _FEWEST_WORDS or "://" in text for text in links)
    return bool(links) and short and not any(span.bold for span in cell) and not any(map(str.isalnum, rest))


def _is_plain(name: Spans) -> bool:
    word = text_of(name).strip().casefold()
    return not any(map(str.isalnum, word)) or word in _PLAIN_NAMES or word.removesuffix("s") in _PLAIN_NAMES


def _is_title(cell: Spans) -> bool:
    return any(map(str.isalpha, text_of(cell))) and (link_of(cell) is not None or all(span.bold for span in cell))


def _tells(text: str) -> bool:
    letters = sum(letter >= "\u3040" for letter in text)
    return len(text.split()) >= _FEWEST_WORDS or letters >= _FEWEST_LETTERS


def _without_stop(title: str) -> str:
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title
