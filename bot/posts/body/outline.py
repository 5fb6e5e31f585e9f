"""Which headings of a body name it, which part it into sections, and which say nothing of their own."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from bot.posts.blocks import Heading, Paragraph, Rule, line_of, text_of
from bot.posts.frontmatter import dates
from bot.posts.markdown.inpage import names_contents
from bot.posts.markdown.parts import Part
from bot.posts.texts import folded

#: Characters of a line that may stand between a title and its subtitle.
_LONGEST_LINE = 80


def headings_of(parts: Sequence[Part]) -> list[Heading]:
    """Give the headings at the margin of a body."""
    return [part for part in parts if isinstance(part, Heading)]


def title_key(text: str) -> str:
    """Give what tells a title from others: its letters and digits; of signs alone, these."""
    return folded(text) or "".join(text.split())


def with_own_headings(parts: Sequence[Part], title: str) -> Sequence[Part]:
    """Leave out headings over lists of contents, which are gone, and those that the next says again or goes on from."""
    following = (parts[place + 1 : place + 2] for place in range(len(parts)))
    own = [
        part
        for part, after in zip(parts, following, strict=True)
        if not (isinstance(part, Heading) and (_heads_nothing(part, after) or _said_again(part, after)))
    ]
    return _with_subtitle(own, title)


def title_heading(parts: Sequence[Part], *, title: str = "") -> Heading | None:
    """Give the heading that names the whole body, or None.

    It is the first one, if it repeats the title, is the only one of level 1, or is the only one of its level that has a
    date and has smaller ones below it.
    """
    headings = headings_of(parts)
    if not headings:
        return None
    first, peers = headings[0], [other for other in headings[1:] if other.level <= headings[0].level]
    if title and title_key(line_of(first.spans)) == title_key(title):
        return first
    if first.level == 1:
        return first if not peers else None
    below = headings[1:2] and headings[1].level > first.level
    dated = [heading for heading in (first, *peers) if dates.day_within(line_of(heading.spans))]
    return first if below and dated == [first] else None


def without_title_line(parts: Sequence[Part], title: str) -> Sequence[Part]:
    """Leave out a line before all headings that only repeats the title, as the words of a picture may."""
    above = len(list(takewhile(lambda part: not isinstance(part, Heading), parts)))
    words = title_key(title)
    return [
        part
        for place, part in enumerate(parts)
        if place >= above or not isinstance(part, Paragraph) or not words or title_key(text_of(part.spans)) != words
    ]


def outermost(parts: Sequence[Part], opening: Heading | None) -> int:
    """Give the level that parts a body into sections: the outermost below the heading that names it, else of all."""
    headings = headings_of(parts)
    if opening is None:
        return _level_seen([heading.level for heading in headings])
    below = list(takewhile(lambda heading: heading.level > opening.level, headings[1:]))
    return min((heading.level for heading in below or headings[1:]), default=0)


def below_lone(
    parts: Sequence[Part], level: int, lists: Callable[[Part], bool], fielded: frozenset[int] = frozenset()
) -> int:
    """Give the level of groups where one heading stands over all of them, else the level that parts the body.

    Args:
        parts: of a body.
        level: of its outermost headings.
        lists: tells whether a part that is no heading lists stories, as most groups must.
        fielded: the levels of headings whose lists hold fields of a story: they are no groups.
    """
    headings = headings_of(parts)
    inner = min((heading.level for heading in headings if heading.level > level), default=0)
    if not inner or inner in fielded or sum(heading.level <= level for heading in headings) != 1:
        return level
    groups = [place for place, part in enumerate(parts) if isinstance(part, Heading) and part.level == inner]
    runs = (parts[start:end] for start, end in zip(groups, [*groups[1:], len(parts)], strict=True))
    listing = sum(any(lists(part) for part in run if not isinstance(part, Heading)) for run in runs)
    return inner if len(groups) > 1 and 2 * listing > len(groups) else level


def _level_seen(levels: Sequence[int]) -> int:
    """Give the outermost level, unless few headings of it come late, after more that are a little smaller.

    A large heading near the end of a body was meant as a neighbour of those before it, which it cannot head.
    """
    lowest = min(levels, default=0)
    before = list(takewhile(lambda level: level > lowest, levels))
    seen = min(before, default=lowest)
    return seen if before.count(seen) > max(1, levels.count(lowest)) else lowest


def _heads_nothing(heading: Heading, after: Sequence[Part]) -> bool:
    ends = all(isinstance(part, Rule) or (isinstance(part, Heading) and part.level <= heading.level) for part in after)
    return ends and names_contents(line_of(heading.spans))


def _said_again(heading: Heading, after: Sequence[Part]) -> bool:
    """Tell whether the very next heading says the same, as under a heading of a template."""
    match after:
        case (Heading(spans=spans, level=level),) if level <= heading.level:
            return title_key(line_of(spans)) == title_key(line_of(heading.spans)) != ""
    return False


def _with_subtitle(parts: Sequence[Part], title: str) -> Sequence[Part]:
    """Make a bold line of a second heading of level 1 that all else stands below: one more under that of a template.

    A line such as the days that the post is of may stand between the two.
    """
    large = [(place, part) for place, part in enumerate(parts) if isinstance(part, Heading) and part.level == 1]
    match large:
        case ((0, first), (at, heading)) if (
            at < 3 and len(headings_of(parts[at + 1 :])) > 1 and title_key(line_of(first.spans)) == title_key(title)
        ):
            if all(isinstance(part, Paragraph) and _is_short(part) for part in parts[1:at]):
                spans = tuple(replace(span, bold=True) for span in heading.spans)
                return [*parts[:at], Paragraph(spans=spans, line=heading.line), *parts[at + 1 :]]
    return parts


def _is_short(part: Paragraph) -> bool:
    text = text_of(part.spans)
    return "\n" not in text and len(text) <= _LONGEST_LINE
