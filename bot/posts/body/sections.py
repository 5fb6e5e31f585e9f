"""From the parts of a body to sections and items."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.posts.blocks import Block, Heading, Paragraph, Rule, Span, Table, line_of, text_of
from bot.posts.body.addressed import addressed, is_title
from bot.posts.body.addresses import first_url, link_of, url_in
from bot.posts.body.bold_leads import with_bold_leads
from bot.posts.body.bold_titles import BOLD, with_bold_titles
from bot.posts.body.field_headings import without_field_headings
from bot.posts.body.labels import (
    fields_of_sections,
    heads_sources,
    is_about_one_thing,
    is_of_fields,
    levels_of_fields,
    levels_of_told_stories,
    may_be_fields,
    past_label,
)
from bot.posts.body.leads import after_lead, lead_of, past_sign
from bot.posts.body.numbered import Gathered, gathered
from bot.posts.body.outline import (
    below_lone,
    outermost,
    title_heading,
    title_key,
    with_own_headings,
    without_title_line,
)
from bot.posts.body.sourced import sourced
from bot.posts.body.titled_rows import items_of
from bot.posts.markdown.inline import stripped
from bot.posts.markdown.parts import Entry, Listing, Part, flat
from bot.posts.post import LEAST, Item, Section


def arrange(parts: Sequence[Part], *, title: str) -> tuple[Section, ...]:
    """Arrange a body into sections by its outermost headings below the title.

    A first heading that only repeats the title goes; a list most of whose lines begin with a title becomes items, and
    so does a smaller heading with what follows it.
    """
    parts = with_own_headings(parts, title)
    opening = title_heading(parts, title=title)
    level = outermost(parts, opening)
    if opening is not None and title_key(line_of(opening.spans)) == title_key(title):
        parts, opening = [part for part in parts if part is not opening], None
    level = below_lone(parts, level, lambda part: _holds_item(part, fields=False), levels_of_fields(parts))
    parts = without_field_headings(without_title_line(parts, title), level=level)
    parts = with_bold_leads(with_bold_titles(parts, level=level), level=level)
    return tuple(_sections(parts, level, opening))


def _named(heading: Heading) -> str:
    """Give the words of a heading without a link of one word in brackets after them: `Saw (website)` names a saw."""
    words = line_of(heading.spans)
    match heading.spans:
        case (*_, Span(text=link, url=str()), Span(text=")")) if link.isalpha():
            return words.removesuffix(f"({link})").rstrip() or words
    return words


def _sections(parts: Sequence[Part], level: int, opening: Heading | None) -> Iterator[Section]:
    heading = Heading(spans=(), line=parts[0].line if parts else 0)
    fields, stories = fields_of_sections(parts, level), levels_of_told_stories(parts)
    inner: list[Part] = []
    for part in parts:
        if isinstance(part, Heading) and (part.level <= level or part is opening):
            yield from _section(heading, inner, stories)
            heading, inner = part, []
        elif isinstance(part, Listing) and is_of_fields(part, fields):
            inner += flat([part])
        else:
            inner.append(part)
    yield from _section(heading, inner, stories)


def _section(heading: Heading, inner: Sequence[Part], stories: frozenset[int]) -> Iterator[Section]:
    """Give what a heading heads as a section; none where neither says anything."""
    title, linked = line_of(heading.spans), heading.spans if first_url(heading.spans) else ()
    if title or inner:
        yield Section(title=title, content=tuple(_in_section(inner, stories)), line=heading.line, linked=linked)


def _in_section(parts: Sequence[Part], stories: frozenset[int]) -> Iterator[Block | Item]:
    inner = gathered(parts)
    return _content(inner, levels_of_fields(inner) | stories)


def _content(parts: Sequence[Gathered], fielded: frozenset[int]) -> Iterator[Block | Item]:
    """Give what stands in a section, in order; lists under headings of the levels `fielded` hold their fields."""
    at = 0
    while at < len(parts):
        part = parts[at]
        if isinstance(part, Heading):
            end = _above_footer(parts, at, _end_of(parts, at))
            yield from _under_heading(part, parts[at + 1 : end], fielded)
            at = end
            continue
        if isinstance(part, Item):
            yield part
        elif isinstance(part, Listing) and _is_titled(part) and not (at and heads_sources(parts[at - 1])):
            yield from _items(part)
        elif isinstance(part, Table) and (rows := items_of(part)):
            yield from rows
        else:
            yield from flat([part])
        at += 1


def _end_of(parts: Sequence[Gathered], at: int) -> int:
    """Find where what a heading heads ends: at the next one as large, and of a bold line at a rule too."""
    heading = parts[at]
    level = heading.level if isinstance(heading, Heading) else 0
    following = range(at + 1, len(parts))
    ends = (
        place
        for place in following
        if _level(parts[place]) <= level or (level == BOLD and isinstance(parts[place], Rule))
    )
    return next(ends, len(parts))


def _above_footer(parts: Sequence[Gathered], at: int, end: int) -> int:
    """Find where a rule parts what a heading heads from the slanted lines that end a section; else its end."""
    rules = [place for place in range(at + 1, end) if isinstance(parts[place], Rule)]
    below = parts[rules[-1] + 1 : end] if rules and end == len(parts) else ()
    return rules[-1] if below and all(map(_is_slanted, below)) else end


def _is_slanted(part: Gathered) -> bool:
    return isinstance(part, Paragraph) and all(span.italic or not span.text.strip() for span in part.spans)


def _level(part: Gathered) -> int:
    return part.level if isinstance(part, Heading) else LEAST


def _under_heading(heading: Heading, inner: Sequence[Gathered], fielded: frozenset[int]) -> Iterator[Block | Item]:
    """Give a small heading as an item, or as itself where items stand below it or nothing does."""
    told = any(_holds_item(part, fields=heading.level in fielded) for part in inner)
    title = _named(heading)
    if not inner or not title or told or _introduces_links(inner):
        yield heading
        yield from _content(inner, fielded)
        return
    blocks = tuple(flat([part for part in inner if not isinstance(part, Item)]))
    yield Item(
        title=title,
        blocks=blocks,
        url=first_url(heading.spans) or url_in(blocks),
        line=heading.line,
        level=heading.level,
    )


def _holds_item(part: Gathered, *, fields: bool) -> bool:
    if isinstance(part, Table):
        return _is_of_links(part) or bool(items_of(part))
    if not isinstance(part, Listing):
        return isinstance(part, Heading | Item)
    return _is_told(part) and not (fields and may_be_fields(part))


def _is_of_links(table: Table) -> bool:
    """Tell whether most rows of a table begin with a link: each is a thing, and what stands above only heads them."""
    firsts = (next((cell for cell in row if any(map(str.isalpha, text_of(cell)))), ()) for row in table.rows)
    return 2 * sum(first_url(first) is not None for first in firsts) > len(table.rows)


def _introduces_links(inner: Sequence[Gathered]) -> bool:
    """Tell whether a heading stands over a list of links: at once, or after a paragraph that ends in a colon."""
    lead, listing = (inner[0], inner[1:2]) if isinstance(inner[0], Paragraph) else (None, inner[:1])
    if lead is not None and not text_of(lead.spans).rstrip().endswith((":", "：")):
        return False
    return any(isinstance(part, Listing) and _most(part, _holds_link) for part in listing)


def _is_titled(listing: Listing) -> bool:
    """Tell whether most lines of a list begin with a title, or are links of some words; fields of one thing do not."""
    return _most(listing, lambda entry: _item(entry) is not None) and not is_about_one_thing(listing)


def _is_told(listing: Listing) -> bool:
    """Tell whether most lines of a list begin with a title and say more, and are no fields of one thing."""
    return _most(listing, lambda entry: _titled(entry) is not None) and not is_about_one_thing(listing)


def _most(listing: Listing, holds: Callable[[Entry], bool]) -> bool:
    return 2 * sum(map(holds, listing.entries)) > len(listing.entries)


def _items(listing: Listing) -> Iterator[Block | Item]:
    plain: list[Entry] = []
    for entry in listing.entries:
        item = _item(entry)
        if item is None:
            plain.append(entry)
            continue
        yield from flat([replace(listing, entries=tuple(plain))])
        plain = []
        yield item
    yield from flat([replace(listing, entries=tuple(plain))])


def _item(entry: Entry) -> Item | None:
    entry = past_label(entry)
    return _titled(entry) or _linked(entry) or addressed(entry) or sourced(entry)


def _holds_link(entry: Entry) -> bool:
    first = entry.opening
    return first is not None and first_url(first.spans) is not None


def _linked(entry: Entry) -> Item | None:
    """Read `[Title of several words](url)`, a line that ends in such a link or opens with one and has more below.

    And a title with a sign after it that leads somewhere: `Title of several words [→](url)`.
    """
    first = entry.opening
    if first is None or entry.done is not None:
        return None
    url, rest = link_of(first.spans), tuple(flat(entry.parts[1:]))
    if url is not None:
        title = line_of(first.spans)
        return Item(title=title, blocks=rest, url=url, line=entry.line) if rest or is_title(title) else None
    words, mark = first.spans[:-1], first.spans[-1:]
    title = line_of(words)
    if first_url(mark) and not any(map(str.isalnum, text_of(mark))) and is_title(title) and not first_url(words):
        return Item(title=title, blocks=rest, url=first_url(mark), line=entry.line)
    spans = past_sign(first.spans)
    lead = lead_of(spans)
    if not rest or not lead or not lead[0].url:
        return None
    after = Paragraph(spans=stripped(spans[len(lead) :]), line=first.line)
    return Item(title=line_of(lead), blocks=(after, *rest), url=lead[0].url, line=entry.line)


def _titled(entry: Entry) -> Item | None:
    """Read `**Title** — text`, `[Title](url) — text` or `**Title**: text`, or such a title with its text below it."""
    first = entry.opening
    if first is None or entry.done is not None:
        return None
    spans = past_sign(first.spans)
    lead = lead_of(spans)
    text = after_lead(lead, spans[len(lead) :]) if lead else None
    rest = flat(entry.parts[1:])
    if text is None or not (text or rest):
        return None
    blocks = (Paragraph(spans=text, line=first.line), *rest) if text else tuple(rest)
    title = line_of(lead).rstrip(":：").rstrip()
    return Item(title=title, blocks=blocks, url=first_url(lead) or url_in(blocks), line=entry.line) if title else None
