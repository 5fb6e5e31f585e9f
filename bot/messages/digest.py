"""A post as it is shown: a headline with three things and the contents, then its sections.

A weekly of 35,000 characters is 18 raw Discord messages, so the channel gets the headline and the thread the rest;
no word of the post is left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.messages.labels import labels_of
from bot.messages.message import Button, Buttons, Element, Limits, Message, Note, Part
from bot.messages.moments import spoken
from bot.messages.numbering import are_ranked, without_number
from bot.messages.parts import cut, weight
from bot.messages.scanning import contents_of, dated_title, facts_of, lead_of, said_by, said_in, teaser
from bot.messages.things import three_things
from bot.posts.blocks import Block, Bullet, Bullets, Heading, Paragraph, Span, Spans, plain, words_of
from bot.posts.post import Item, Post, Section
from bot.posts.texts import in_a_line
from bot.posts.widths import head_of

#: Characters of a button's label that a phone shows on one line.
LABEL = 34
#: Characters of a story that a phone's notification shows beside the title.
PUSHED = 150
#: Sections and items that get a button of their own, beside the one for asking.
SHORTCUTS = 4
#: A number by which a section or item is named before its title.
_NUMBERED = re.compile(
    r"(?i)^(?:section|part|chapter|topic|story|item|abschnitt|teil|partie|parte)\s+\d{1,3}\s*[:：—–.-]\s*"
)


def digest_parts(post: Post, limits: Limits, *, late: str = "", corrected: str = "") -> tuple[Part, ...]:
    """Lay a post out for a channel: part 1 the headline, the others its sections in the headline's thread.

    Args:
        post: the post to show.
        limits: what the platform holds.
        late: a line that says why it comes late, its moments marked as `moments.marked` does, or empty.
        corrected: such a line that says when it was updated, or empty.
    """
    notes = tuple(Note(spans=spoken(line)) for line in (late, corrected) if line)
    first = headline(post, limits, notes=notes)
    groups = () if _brief(post, limits) else _groups(post, limits)
    sections = [message for group in groups for message in cut(group, limits)]
    return tuple(
        Part(number=number, where="channel" if number == 1 else "thread", message=message, title=post.title)
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
    labels, brief = labels_of(post.language), _brief(post, limits)
    things = () if brief else three_things(post)
    elements: list[Element] = [Heading(spans=plain(post.title), level=1), Note(spans=plain(facts_of(post))), *notes]
    lead, said = lead_of(post.summary, said_by(post)), in_a_line(" ".join(map(words_of, brief)))
    if lead and lead.rstrip("…") not in said:
        elements.append(Paragraph(spans=plain(lead)))
    elements += brief
    if things:
        elements.append(Heading(spans=plain(labels.three if len(things) == 3 else labels.short), level=2))
        elements.append(Bullets(lines=tuple(Bullet(spans=spans, number=n) for n, spans in enumerate(things, 1))))
    contents = contents_of(post)
    if listed and len(contents) > 1:
        elements.append(Heading(spans=plain(labels.contents), level=2))
        elements.append(Bullets(lines=contents))
    elements += _shortcuts(post, () if brief else _opened(post, lead), limits)
    again = f"open {post.key}"
    shown = tuple(elements)
    return Message(
        summary=_summary(post, things, lead or said),
        elements=shown,
        private=private,
        again=again,
        series=post.series,
        language=post.language,
    )


def section_message(post: Post, number: int, *, menus: int = 0) -> Message:
    """Give one section, counted from 1, with a button to ask about each of its items, or its first ones.

    Args:
        post: the post.
        number: of the section.
        menus: how many items fit a menu, where the platform has one.

    Raises:
        IndexError: the post has no such section.
    """
    if not 1 <= number <= len(post.sections):
        raise IndexError(number)
    section = post.sections[number - 1]
    elements = [*_asking(post, [(number, section)], menus)]
    elements.append(Note(spans=plain(dated_title(post))))
    summary, again = _section_summary(post, [section]), f"section {post.key} {number}"
    return Message(
        summary=summary,
        elements=tuple(elements),
        again=again,
        series=post.series,
        language=post.language,
    )


def _brief(post: Post, limits: Limits) -> tuple[Block, ...]:
    """Give the whole of a post that the headline itself has room for: a short one without sections."""
    whole = () if any(section.title for section in post.sections) else post.sections
    blocks = tuple(block for section in whole for block in _section(section))
    return blocks if sum(weight(block, limits) for block in blocks) <= limits.part // 4 else ()


def _opened(post: Post, lead: str) -> Iterator[tuple[int, str]]:
    """Give the sections that can be opened, by number and title; one without a title says more than the lead."""
    for number, section in enumerate(post.sections, 1):
        if section.content and (section.title or in_a_line(said_in(section)) not in lead):
            yield number, section.title or labels_of(post.language).read


def _shortcuts(post: Post, opened: Iterable[tuple[int, str]], limits: Limits) -> Iterator[Buttons]:
    """Give what opens the sections, in one menu where there are many and the platform has menus, and what asks."""
    titled = list(opened)
    named = short_titles(title for _, title in titled)
    buttons = [
        Button(label=label, command=f"section {post.key} {number}")
        for label, (number, _) in zip(named, titled, strict=True)
    ]
    shown, labels = tuple(buttons[: max(limits.buttons - 1, 0)]), labels_of(post.language)
    ask = Button(label=labels.ask, command=f"ask-in {post.key}", style="primary", asks=True)
    if limits.menus and len(shown) > SHORTCUTS:
        yield Buttons(buttons=shown, menu=labels.open)
        yield Buttons(buttons=(ask,))
    else:
        yield Buttons(buttons=(*shown, ask))


def short_title(title: str, *, ranked: bool = False) -> str:
    """Give what a title says before its dash or colon, without a leading emoji or number, for a button on a phone."""
    return _for_button(re.split(r"\s+[—–|]\s+|:\s+|\s+vs\.?\s+", _bare(title, ranked=ranked), maxsplit=1)[0])


def short_titles(titles: Iterable[str]) -> list[str]:
    """Give titles as `short_title` does, as long as a button holds those that would read the same: `Show HN`."""
    whole = list(titles)
    ranked = are_ranked(whole)
    short = [short_title(title, ranked=ranked) for title in whole]
    return [
        one if short.count(one) == 1 else _for_button(_bare(title, ranked=ranked))
        for one, title in zip(short, whole, strict=True)
    ]


def _bare(title: str, *, ranked: bool) -> str:
    return _NUMBERED.sub("", re.sub(r"^[^\w\"“'(]+", "", without_number(title, ranked=ranked))) or title


def _for_button(words: str) -> str:
    return words if len(words) <= LABEL else f"{head_of(words, LABEL)}…"


def _asking(post: Post, group: Sequence[tuple[int, Section]], menus: int) -> Iterator[Element]:
    """Give sections, and below them what asks about their items; of more than a menu holds, below each run of them."""
    count = sum(len(section.items) for _, section in group)
    size = -(-count // -(-count // menus)) if menus and count else count
    run: list[tuple[str, str]] = []
    for number, section in group:
        place = 0
        for part in _parts(section):
            if len(run) == size and isinstance(part, Heading | Item):
                yield from _asks(post, run, menus)
                run = []
            if isinstance(part, Item):
                place += 1
                run.append((part.title, f"about {post.key} {number} {place}"))
            yield from _shown(part)
    yield from _asks(post, run, menus)


def _asks(post: Post, asked: Sequence[tuple[str, str]], menus: int) -> Iterator[Buttons]:
    """Give what asks about items: one menu, or a button for each of the first ones."""
    named = list(zip(short_titles(title for title, _ in asked), (command for _, command in asked), strict=True))
    about = labels_of(post.language).about
    if menus and len(named) > 1:
        yield Buttons(
            buttons=tuple(Button(label=name, command=command) for name, command in named), menu=about.format("…")
        )
    elif named:
        shown = named[:SHORTCUTS]
        yield Buttons(buttons=tuple(Button(label=about.format(name), command=command) for name, command in shown))


def _groups(post: Post, limits: Limits) -> Iterator[Message]:
    """Give the sections in order, small neighbours together so that a reader gets fewer, fuller messages."""
    group: list[tuple[int, Section]] = []
    for number, section in enumerate(post.sections, 1):
        # A title with nothing below it goes with what follows.
        end = max((place for place, (_, one) in enumerate(group, 1) if one.content), default=0)
        if end and _weigh((*group, (number, section)), limits) > limits.part // 2:
            yield _group(post, group[:end], limits)
            group = group[end:]
        group.append((number, section))
    if group:
        yield _group(post, group, limits)


def _weigh(group: Iterable[tuple[int, Section]], limits: Limits) -> int:
    return sum(weight(element, limits) for _, section in group for element in _section(section))


def _group(post: Post, group: list[tuple[int, Section]], limits: Limits) -> Message:
    if len(group) == 1 or limits.menus:
        elements = [*_asking(post, group, limits.menus)]
    else:
        elements = [element for _, section in group for element in _section(section)]
    summary = _section_summary(post, [section for _, section in group])
    return Message(summary=summary, elements=tuple(elements), series=post.series)


def _section(section: Section) -> Iterator[Block]:
    for part in _parts(section):
        yield from _shown(part)


def _parts(section: Section) -> Iterator[Block | Item]:
    """Give a section's title and what stands below it, in order."""
    if section.title:
        yield section.heading
    yield from (part if isinstance(part, Item) else _below(part) for part in section.content)


def _shown(part: Block | Item) -> Iterable[Block]:
    return _item(part) if isinstance(part, Item) else (part,)


def _below(block: Block) -> Block:
    """Keep headings of the text under the section's own."""
    return replace(block, level=3) if isinstance(block, Heading) else block


def _item(item: Item) -> Iterator[Block]:
    title = Span(text=item.title, bold=True, url=item.url)
    match item.blocks:
        case (Paragraph(spans=spans), *rest):
            yield Paragraph(spans=(title, *plain(" — "), *spans), line=item.line)
        case rest:
            yield Paragraph(spans=(title,), line=item.line)
    yield from (_below(block) for block in rest)


def _summary(post: Post, things: tuple[Spans, ...], lead: str) -> str:
    """Give the notification line: the title and the first story, which is what a phone shows."""
    first = next((spans[0].text for spans in things), "") or lead
    return f"{post.title}: {teaser(first, PUSHED)}" if first else post.title


def _section_summary(post: Post, sections: list[Section]) -> str:
    titles = ", ".join(section.title for section in sections if section.title)
    return f"{titles} — {post.title}" if titles else post.title
