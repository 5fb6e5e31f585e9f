"""From a post to its passages: one item, or 60 to 120 words on sentence borders, never across a section."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.posts.blocks import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Paragraph,
    Quote,
    Span,
    Spans,
    Table,
    line_of,
    plain,
    text_of,
    words_of,
)
from bot.posts.furniture import is_imprint
from bot.posts.post import LEAST, Item, Post, Section
from bot.search.passage import Apart, Links, Passage
from bot.search.repeats import places_told_again
from bot.search.runs import Run, Unit, size_of
from bot.search.tabular import FEWEST, columns_line
from bot.search.thingtables import is_of_things, name_of, numbered_last

# Measured on real digests: short passages with their context were found first three times in four, bare paragraphs less
# than half the time.
_SHORTEST, _LONGEST = 60.0, 120.0
# What it costs to put a story together with anything else; less than to part it from its lead-in.
_CROWDED = 1.0
# So many words may stand with a story all the same, such as a picture's.
_RIDER = 6.0
# What may close a title in a source line, and how the mark after it reads.
_TITLE_MARK = re.compile(r"([:：]?)[*_`\]]*(?:\([^)]*\))?[*_`]*\s*([—–:：]|-(?=\s))?")
_JOINTS = {"—": " — ", "–": " – ", "-": " - ", ":": ": ", "：": "："}
_DASH = " — "
# Words of a link and the line below it that are read as one line of a list.
_LONGEST_LINE = 40.0
# How a paragraph begins that opens an entry of its own among numbered ones.
_ENTRY = re.compile(r"\d{1,3}、|（\d{1,3}）")
# Words of a section's title from which on it tells something.
_TELLS = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    above: tuple[str, ...]
    item: str
    text: str
    links: Links
    line: int
    section: str = ""
    repeats: bool = False
    apart: Apart = ()


def passages_of(post: Post) -> tuple[Passage, ...]:
    """Cut a post into its passages in the order of the post, its summary first.

    What other parts of the post say again is marked `repeats`.
    """
    pieces = [*_summary(post), *_body(post)]
    return tuple(
        Passage(
            id=f"{post.slug}#{number}",
            post=post.slug,
            number=number,
            title=post.title,
            published=post.published,
            first=post.period.first,
            last=post.period.last,
            language=post.language,
            section=piece.section,
            above=piece.above,
            item=piece.item,
            text=piece.text,
            urls=tuple(dict.fromkeys(url for _, _, url in piece.links)),
            links=piece.links,
            line=piece.line,
            repeats=piece.repeats,
            apart=piece.apart,
        )
        for number, piece in enumerate(_marked(pieces))
    )


def _summary(post: Post) -> Iterator[_Piece]:
    run = Run()
    for line in post.summary.splitlines():
        run.add(Paragraph(spans=plain(line)))
    yield from _cut(run)


def _body(post: Post) -> Iterator[_Piece]:
    lines = post.source.split("\n")
    for section in post.sections:
        yield from (replace(piece, section=section.title) for piece in _of_section(section, lines))


def _of_section(section: Section, lines: Sequence[str]) -> Iterator[_Piece]:
    run, heads, above = Run(), _telling(section), list[Heading]()
    for part in section.content:
        level = part.level if isinstance(part, Heading | Item) else LEAST
        above = [heading for heading in above if heading.level < level]
        if isinstance(part, Heading):
            heads.append(part)
            above.append(part)
        elif pieces := _apart(part, _titles(above), lines):
            # Headings over what is found by itself are no text of their own.
            yield from _cut(run)
            run, heads = Run(), []
            yield from pieces
        elif not (isinstance(part, Paragraph | Quote) and is_imprint(words_of(part))):
            if isinstance(part, Paragraph) and _ENTRY.match(text_of(part.spans)):
                yield from _cut(run)
                run = Run()
            for block in (*heads, _as_block(part)):
                run.add(block, above=_titles(above))
            heads = []
    for heading in heads:
        run.add(heading)
    yield from _cut(run)


def _telling(section: Section) -> list[Heading]:
    """Give the title of a section that is one story, where it tells of that or leads to it; `News` tells nothing."""
    told = not section.items and (section.linked or size_of(section.title) >= _TELLS)
    return [section.heading] if told else []


def _titles(headings: Iterable[Heading]) -> tuple[str, ...]:
    titles = (line_of(heading.spans) for heading in headings)
    return tuple(filter(None, titles))


def _as_block(part: Block | Item) -> Block:
    line = _line_of(part) if isinstance(part, Item) else None
    return part if not isinstance(part, Item) else Bullets(lines=(line,) if line else (), line=part.line)


def _apart(part: Block | Item, above: tuple[str, ...], lines: Sequence[str]) -> list[_Piece]:
    """Give the pieces of what is found by itself: an item of more than a line, or a table of things; else none."""
    if isinstance(part, Item):
        return [] if _line_of(part) else list(_of_item(part, above, lines))
    return list(_of_rows(part, above)) if isinstance(part, Table) and is_of_things(part) else []


def _line_of(item: Item) -> Bullet | None:
    """Give an item that is no more than a link, or a link and one line below it, as the line of a list it stands in."""
    if item.url is None or (item.blocks and not _is_pair(item)):
        return None
    spans = (Span(text=item.title, url=item.url), *(plain(_DASH) if item.blocks else ()), *_below(item))
    return Bullet(spans=spans, line=item.line) if size_of(text_of(spans)) <= _LONGEST_LINE else None


def _below(item: Item) -> Spans:
    return tuple(span for block in item.blocks if isinstance(block, Bullets) for span in block.lines[0].spans)


def _of_item(item: Item, above: tuple[str, ...], lines: Sequence[str]) -> Iterator[_Piece]:
    run = Run()
    run.add(Heading(spans=(Span(text=item.title, url=item.url),), line=item.line), above=above)
    joint = _DASH if _is_pair(item) else _joint(item, lines)
    told = [block for block in item.blocks if not is_of_things(block)]
    for block in told:
        run.add(block, joint=joint, above=above)
        joint = "\n"
    tables = [block for block in item.blocks if isinstance(block, Table) and is_of_things(block)]
    if told or not tables:
        yield from _cut(run, item=item.title)
    for table in tables:
        yield from _of_rows(table, (*above, item.title))


def _of_rows(table: Table, above: tuple[str, ...]) -> Iterator[_Piece]:
    """Give each row as an item named by its first cell, below the names of the table's columns where it needs them."""
    table = numbered_last(table)
    for row, line in zip(table.rows, table.lines or [table.line] * len(table.rows), strict=True):
        run = Run()
        if len(row) < FEWEST:
            run.add(Table(header=row, rows=(), line=line), above=above)
            yield from _cut(run, item=name_of(row[0]))
            continue
        run.add(Paragraph(spans=plain(columns_line([text_of(cell) for cell in table.header]))))
        run.add(Table(header=row, rows=(), line=line))
        if any(text_of(cell).strip() for cell in row):
            yield _Piece(above=above, item=name_of(row[0]), text=run.text, links=tuple(run.links), line=line)


def _is_pair(item: Item) -> bool:
    """Tell whether one line below its own is all that is said of an item, such as an evening's talk."""
    match item.blocks:
        case (Bullets(lines=(only,)),):
            return only.line != item.line and "\n" not in text_of(only.spans)
    return False


def _joint(item: Item, lines: Sequence[str]) -> str:
    """Give what stands between an item's title and its text: the mark in a titled list line, else a new line.

    A row's title is told with its text, unless it ends a sentence.
    """
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph) or first.line != item.line or not 0 < item.line <= len(lines):
        return "\n"
    in_cell = lines[item.line - 1].lstrip().startswith("|") and item.title[-1].isalnum()
    _, last_word, after = lines[item.line - 1].partition(item.title.split()[-1])
    mark = _TITLE_MARK.match(after) if last_word else None
    return _JOINTS.get((mark[1] or mark[2] or "") if mark else "", _DASH if in_cell else "\n")


def _cut(run: Run, *, item: str = "") -> Iterator[_Piece]:
    """Give the run's pieces, those without a letter or digit left out."""
    for units in _groups(run.units):
        text, links, apart = run.cut(units)
        if any(letter.isalnum() for letter in text):
            yield _Piece(above=_shared(units), item=item, text=text, links=links, line=units[0].line, apart=apart)


def _shared(units: Sequence[Unit]) -> tuple[str, ...]:
    """Give the headings that all of some units stand under."""
    ranks = takewhile(lambda rank: len(set(rank)) == 1, zip(*(unit.above for unit in units), strict=False))
    return tuple(rank[0] for rank in ranks)


def _groups(units: Sequence[Unit]) -> list[Sequence[Unit]]:
    """Cut units into groups of 60 to 120 words where it costs least: the shortest path over the places to cut."""
    costs = [0.0]
    starts = [0]
    for end in range(1, len(units) + 1):
        best = (float("inf"), end - 1)
        size = story = 0.0
        for start in range(end - 1, -1, -1):
            size += units[start].size
            story = max(story, units[start].size if units[start].story else 0.0)
            crowded = _CROWDED if story and size - story > _RIDER else 0.0
            best = min(best, (costs[start] + _cost(size) + crowded, start))
            if size > _LONGEST * 2:
                break
        costs.append(best[0] + (units[end - 1].bond if end < len(units) else 0.0))
        starts.append(best[1])
    groups = []
    end = len(units)
    while end:
        groups.append(units[starts[end] : end])
        end = starts[end]
    return groups[::-1]


def _cost(size: float) -> float:
    """Give the price of a passage of so many words; the hundredth keeps short texts from being cut for nothing."""
    if size < _SHORTEST:
        return 0.01 + ((_SHORTEST - size) / _SHORTEST) ** 2
    if size > _LONGEST:
        return 0.01 + ((size - _LONGEST) / _SHORTEST) ** 2
    return 0.01


def _marked(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Mark the pieces that say again what others say."""
    marked: list[_Piece] = list(pieces)
    for place in places_told_again([(piece.item, piece.text) for piece in marked]):
        marked[place] = replace(marked[place], repeats=True)
    return marked
