"""A daily digest copied as text: a long date, a summary, then sections of titles with one paragraph each."""

import re
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from bot.posts.frontmatter import dates
from bot.posts.importing import escaping
from bot.posts.importing.drafts import Imported, Page, draft_of
from bot.posts.importing.outline import ends_sentence

_MAX_SECTION_WORDS = 4
_LONG_DATE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*[—–,-]?\s*(?P<date>[A-Za-z]{3,9}\.? \d{1,2},? \d{4})", re.IGNORECASE
)


def is_daily(lines: Sequence[str]) -> bool:
    """Tell whether the first line with words is a long date such as `Monday — March 23, 2026`."""
    return _day(next(filter(None, lines), "")) is not None


def read(lines: Sequence[str], *, zone: ZoneInfo) -> Imported:
    """Read a page whose first line is a long date."""
    title, *rest = filter(None, (line.strip() for line in lines))
    day = _day(title)
    summary = rest.pop(0) if rest and ends_sentence(rest[0]) else ""
    start = next((at for at in range(len(rest)) if _is_section(rest, at)), 0)
    dropped: list[str] = []
    while start and not ends_sentence(rest[0]) and not _is_item(rest, 0):
        dropped.append(rest.pop(0))
        start -= 1
    page = Page(
        title=title,
        slug=f"daily-{day}",
        body="\n\n".join(_blocks(rest)),
        published=day,
        summary=summary,
    )
    return Imported(posts=(draft_of(page, zone=zone),), dropped=tuple(dropped))


def _day(line: str) -> dates.Moment | None:
    found = _LONG_DATE.fullmatch(line.strip())
    return dates.read_moment(found["date"]) if found else None


def _is_section(lines: Sequence[str], at: int) -> bool:
    """A short title, then a title, then a sentence."""
    return (
        len(lines[at].split()) <= _MAX_SECTION_WORDS
        and at + 2 < len(lines)
        and not any(map(ends_sentence, lines[at : at + 2]))
        and ends_sentence(lines[at + 2])
    )


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    """Give sections as headings, a title with the sentence below it as an item, and the rest as paragraphs."""
    items: list[str] = []
    at = 0
    while at < len(lines):
        if _is_item(lines, at):
            items.append(escaping.item(lines[at], lines[at + 1]))
            at += 2
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield escaping.heading(lines[at]) if _is_section(lines, at) else escaping.paragraph(lines[at])
        at += 1
    if items:
        yield "\n".join(items)


def _is_item(lines: Sequence[str], at: int) -> bool:
    return at + 1 < len(lines) and not ends_sentence(lines[at]) and ends_sentence(lines[at + 1])
