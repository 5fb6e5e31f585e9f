"""A post as it is shown: a headline with three things and the contents, then its sections.

A weekly of 35,000 characters is 18 raw Discord messages, so the channel gets the headline and the thread the rest;
no word of the post is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bot.messages.message import Button, Buttons, Element, Limits, Message, Note, Part
from bot.messages.moments import spoken
from bot.messages.parts import cut, weight
from bot.posts.blocks import Block, Bullet, Bullets, Heading, Paragraph, Span, Spans, plain, text_of, words_of
from bot.posts.post import Item, Post, Section
from bot.search.sentences import split_sentences

#: Characters of a lead in the headline; the whole paragraph stands in the thread.
LEAD = 600
#: Characters of a story's first sentence among the three things.
TEASER = 280
#: Words a minute, for the reading time shown.
PACE = 230
#: Characters of a button's label that a phone shows on one line.
LABEL = 34
#: What a button says before an item's name, and a menu of items as a whole.
ASK = "Ask about"
#: Titles of sections that sum the others up.
_OVERVIEW = (
    r"(?i)[^\w]*(?:(?:weekly|daily|week's|the) )?"
    r"(?:overview|summary|tl;?dr|at a glance|in short|本周概览|概览|总览|摘要)[^\w]*"
)
#: Sections and items that get a button of their own, beside the one for asking.
SHORTCUTS = 4


def digest_parts(
    post: Post, limits: Limits, *, late: str = "", corrected: str = "", threads: bool = True
) -> tuple[Part, ...]:
    """Lay a post out for a channel: part 1 the headline, the others its sections in the headline's thread.

    Args:
        post: the post to show.
        limits: what the platform holds.
        late: a line that says why it comes late, its moments marked as `moments.marked` does, or empty.
        corrected: such a line that says when it was updated, or empty.
        threads: False where a place has no threads; the sections then follow in the channel.
    """
    notes = tuple(Note(spans=spoken(line)) for line in (late, corrected) if line)
    first = headline(post, limits, notes=notes)
    sections = [message for group in _groups(post, limits) for message in cut(group, limits)]
    return tuple(
        Part(
            number=number,
            where="channel" if number == 1 or not threads else "thread",
            message=message,
            title=post.title,
        )
        for number, message in enumerate([*cut(first, limits), *sections], start=1)
    )


def headline(
    post: Post,
    limits: Limits,
    *,
    notes: tuple[Element, ...] = (),
    private: bool = False,
    listed: bool = True,
) -> Message:
    """Give the first message of a digest: title, lead, three things, contents, buttons.

    Args:
        post: the post.
        limits: what the platform holds.
        notes: quiet lines under the title.
        private: for the asker's eyes only.
        listed: list the contents; a page with more below it leaves that to the buttons, which name the same sections.
    """
    things = three_things(post)
    elements: list[Element] = [Heading(spans=plain(post.title), level=1), Note(spans=plain(_facts(post))), *notes]
    lead = lead_of(post.summary)
    if lead:
        elements.append(Paragraph(spans=plain(lead)))
    if things:
        elements.append(Heading(spans=plain("Three things" if len(things) == 3 else "In short"), level=2))
        elements.append(Bullets(lines=tuple(Bullet(spans=spans, number=n) for n, spans in enumerate(things, 1))))
    contents = _contents(post)
    if listed and len(contents) > 1:
        elements.append(Heading(spans=plain("Contents"), level=2))
        elements.append(Bullets(lines=contents))
    elements += _shortcuts(post, limits)
    again = f"open {post.key}"
    shown = tuple(elements)
    return Message(summary=_summary(post, things), elements=shown, private=private, again=again, series=post.series)


def section_message(post: Post, number: int, *, private: bool = False, menus: int = 0) -> Message:
    """Give one section, counted from 1, with a button to ask about each of its items, or its first ones.

    Args:
        post: the post.
        number: of the section.
        private: for the asker's eyes only.
        menus: how many items fit a menu, where the platform has one.

    Raises:
        IndexError: the post has no such section.
    """
    if not 1 <= number <= len(post.sections):
        raise IndexError(number)
    section = post.sections[number - 1]
    elements = [*_section(section), *_asks(post, [(number, section)], menus)]
    elements.append(Note(spans=plain(f"{post.title} · {post.period.label}")))
    summary, again = _section_summary(post, [section]), f"section {post.key} {number}"
    return Message(summary=summary, elements=tuple(elements), private=private, again=again, series=post.series)


def three_things(post: Post) -> tuple[Spans, ...]:
    """Give up to three leading stories, each as its title and first sentence."""
    stories = [section for section in post.sections if section.title and not _is_overview(section, post)]
    titled = [section for section in stories if section.blocks and len(section.items) <= len(section.blocks)]
    if len(titled) >= 3:
        told = [(section.title, _first_sentence(section.content)) for section in titled]
        told.sort(key=lambda story: not story[1])
    else:
        told = [(item.title, _first_sentence(item.blocks)) for item in _first_items(stories)]
    return tuple(_thing(title, sentence) for title, sentence in told[:3])


def _first_items(sections: list[Section]) -> Iterator[Item]:
    """Give the first item of every section, then the second of every section, and so on."""
    rows = [section.items for section in sections]
    for place in range(max(map(len, rows), default=0)):
        yield from (row[place] for row in rows if place < len(row))


def _thing(title: str, sentence: str) -> Spans:
    head = Span(text=title, bold=True)
    return (head, *plain(f" — {_teaser(sentence, TEASER)}")) if sentence else (head,)


def _teaser(text: str, most: int) -> str:
    """Give a text as it is, or its head up to a word; the whole of it stands in the thread."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0].rstrip(',;:—')}…"


def lead_of(summary: str) -> str:
    """Give the first sentences of a summary, up to LEAD characters, at least one."""
    shown = ""
    for sentence in _sentences(summary):
        if shown and len(shown) + len(sentence) > LEAD:
            break
        shown = f"{shown} {sentence}".strip() if shown else sentence
    return _teaser(shown, LEAD)


def _facts(post: Post) -> str:
    words = sum(len(_words_in(section)) for section in post.sections)
    minutes = max(1, round(words / PACE))
    facts = [] if post.period.label in post.title else [post.period.label]
    facts.append(short_day(post.published))
    if (sections := len(_contents(post))) > 1:
        facts.append(f"{sections} sections")
    return " · ".join(dict.fromkeys((*facts, f"{minutes} min")))


def short_day(day: date) -> str:
    """Give a day as a reader says it, such as Sun 19 Apr 2026."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def _words_in(section: Section) -> list[str]:
    texts = [words_of(part) if not isinstance(part, Item) else f"{part.title} {part.text}" for part in section.content]
    return " ".join(texts).split()


def _contents(post: Post) -> tuple[Bullet, ...]:
    lines = []
    for section in post.sections:
        if not section.title:
            continue
        # No breaks inside, so that a phone never leaves "items" alone on a line.
        count = f" ·\u00a0{len(section.items)}\u00a0items" if len(section.items) > 1 else ""
        lines.append(Bullet(spans=plain(f"{section.title}{count}")))
    return tuple(lines)


def _shortcuts(post: Post, limits: Limits) -> Iterator[Buttons]:
    """Give what opens the sections, in one menu where there are many and the platform has menus, and what asks."""
    buttons = [
        Button(label=short_title(section.title), command=f"section {post.key} {number}")
        for number, section in enumerate(post.sections, 1)
        if section.title
    ]
    shown = tuple(buttons[: max(limits.buttons - 1, 0)])
    ask = Button(label="Ask a question", command=f"ask-in {post.key}", style="primary", asks=True)
    if limits.menus and len(shown) > SHORTCUTS:
        yield Buttons(buttons=shown, menu="Open a section …")
        yield Buttons(buttons=(ask,))
    else:
        yield Buttons(buttons=(*shown, ask))


def short_title(title: str) -> str:
    """Give what a title says before its dash or colon, without a leading emoji, for a button on a phone."""
    bare = re.sub(r"^[^\w\"“'(]+", "", title) or title
    head = re.split(r"\s+[—–|]\s+|:\s+|\s+vs\.?\s+", bare, maxsplit=1)[0]
    return head if len(head) <= LABEL else f"{head[:LABEL].rsplit(' ', 1)[0]}…"


def _asks(post: Post, group: Iterable[tuple[int, Section]], menus: int) -> Iterator[Buttons]:
    """Give what asks about the items of sections: one menu, or a button for each of the first ones."""
    named = [
        (short_title(item.title), f"about {post.key} {number} {place}")
        for number, section in group
        for place, item in enumerate(section.items, 1)
    ]
    if menus and len(named) > 1:
        yield Buttons(buttons=tuple(Button(label=name, command=command) for name, command in named), menu=f"{ASK} …")
    elif named:
        shown = named[:SHORTCUTS]
        yield Buttons(buttons=tuple(Button(label=f"{ASK} {name}", command=command) for name, command in shown))


def _groups(post: Post, limits: Limits) -> Iterator[Message]:
    """Give the sections in order, small neighbours together so that a reader gets fewer, fuller messages."""
    group: list[tuple[int, Section]] = []
    for number, section in enumerate(post.sections, 1):
        if group and _weigh((*group, (number, section)), limits) > limits.part // 2:
            yield _group(post, group, limits)
            group = []
        group.append((number, section))
    if group:
        yield _group(post, group, limits)


def _weigh(group: Iterable[tuple[int, Section]], limits: Limits) -> int:
    return sum(weight(element, limits) for _, section in group for element in _section(section))


def _group(post: Post, group: list[tuple[int, Section]], limits: Limits) -> Message:
    elements = [element for _, section in group for element in _section(section)]
    if len(group) == 1 or limits.menus:
        elements += _asks(post, group, limits.menus)
    summary = _section_summary(post, [section for _, section in group])
    return Message(summary=summary, elements=tuple(elements), series=post.series)


def _section(section: Section) -> Iterator[Element]:
    if section.title:
        yield Heading(spans=plain(section.title), level=2, line=section.line)
    for part in section.content:
        if isinstance(part, Item):
            yield from _item(part)
        else:
            yield _below(part)


def _below(block: Block) -> Block:
    """Keep headings of the text under the section's own."""
    return replace(block, level=3) if isinstance(block, Heading) else block


def _item(item: Item) -> Iterator[Element]:
    title = Span(text=item.title, bold=True, url=item.url)
    match item.blocks:
        case (Paragraph(spans=spans), *rest):
            yield Paragraph(spans=(title, *plain(" — "), *spans), line=item.line)
        case rest:
            yield Paragraph(spans=(title,), line=item.line)
    yield from (_below(block) for block in rest)


def _summary(post: Post, things: tuple[Spans, ...]) -> str:
    """Give the notification line: the title and the first story, which is what a phone shows."""
    first = next((spans[0].text for spans in things), "") or lead_of(post.summary)
    return f"{post.title}: {first}" if first else post.title


def _section_summary(post: Post, sections: list[Section]) -> str:
    titles = ", ".join(section.title for section in sections if section.title)
    return f"{titles} — {post.title}" if titles else post.title


def _is_overview(section: Section, post: Post) -> bool:
    """Tell whether a section only sums the others up: it says so, or says the summary again."""
    first = next(iter(section.blocks), None)
    repeats = isinstance(first, Paragraph) and bool(post.summary) and _same(text_of(first.spans), post.summary)
    return repeats or re.fullmatch(_OVERVIEW, section.title) is not None


def _same(one: str, other: str) -> bool:
    return " ".join(one.split())[:200] == " ".join(other.split())[:200]


def _first_sentence(parts: Iterable[Block | Item]) -> str:
    for part in parts:
        text = part.title if isinstance(part, Item) else _opening(part)
        if text:
            return next(iter(_sentences(text)), "")
    return ""


def _opening(block: Block) -> str:
    """Give the text a block opens with, where it is running text."""
    match block:
        case Paragraph(spans=spans):
            return text_of(spans)
        case Bullets(lines=(first, *_)):
            return text_of(first.spans)
    return ""


def _sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in split_sentences(text)]
