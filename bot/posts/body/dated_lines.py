"""Lines of a body that say of which day it is, where no field, name or title does: at its top, its end, or by label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile, takewhile

from bot.posts.blocks import Heading, Spans, line_of, lines_of, text_of
from bot.posts.body.leads import lines_in
from bot.posts.frontmatter import covering, dates
from bot.posts.markdown.parts import Part, flat

#: Lines looked at from the top and from the end, how long one is, and words of it beside the day.
_LINES, _LONGEST, _WORDS = 12, 120, 6
_SENTENCE_END = re.compile(r"[.!?;。！？；]\W*$")
#: What a day to come, or one of something else, stands behind.
_OF_ANOTHER = re.compile(
    r"(?i)\b(?:next|upcoming|deadline|due|until|till|since|before|after|expires?|register|valid|ends?)\b"
)
_FIELDS = re.compile(r"\s*[|｜·•‧]\s*|\s+[–—-]\s+|\t")
_SIGNED = re.compile(
    r"(?i)\W*(?:last |auto-?)?(?:generated|published|posted|updated|compiled|created|written|date|生成|更新|发布|日期)"
)
#: A line that says no more than on which day something was done: "Committed: March 6, 2026 (4 days later)".
_DONE = re.compile(
    r"(?i)\W*[a-z]{2,18}ed(?: (?:at|on))?[:：]\s*(?P<day>[^()（）]{6,40}?)\s*(?:[(（][^()（）]{0,40}[)）])?\W*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedLines:
    """What the lines and headings of a body say of its day.

    Attributes:
        opening: the lines of a few words under its title, some of which may name a week or month.
        day: the day that one of those names, or that its last lines say it was made on.
        headed: the days that its headings name, as those of a list of changes do.
        done: the days on which lines of their own say that something was done, as those of an issue that was closed do.
    """

    opening: tuple[str, ...] = ()
    day: date | None = None
    headed: frozenset[date] = frozenset()
    done: frozenset[date] = frozenset()


def dated_lines(parts: Sequence[Part]) -> DatedLines:
    """Read the lines of a body that may say of which day it is."""
    opening = _short(list(_lines(_opening(parts)))[:_LINES])
    signed = [line for line in _short(list(_lines(parts[-3:]))[-_LINES:]) if _SIGNED.match(line)]
    headings = [text_of(part.spans) for part in parts if isinstance(part, Heading)]
    return DatedLines(
        opening=tuple(filter(_is_of_post, opening)),
        day=next(filter(None, map(_day_of, (*opening, *signed))), None),
        headed=frozenset(filter(None, map(dates.last_day_within, headings))),
        done=frozenset(filter(None, map(_day_done, _lines(parts)))),
    )


def _opening(parts: Sequence[Part]) -> Sequence[Part]:
    """Give what stands between the headings that open a body and the next."""
    below = dropwhile(lambda part: isinstance(part, Heading), parts)
    return list(takewhile(lambda part: not isinstance(part, Heading), below))


def _day_of(line: str) -> date | None:
    """Give the day of a line, or of one of several fields in it, that says little more."""
    for field in (line, *_FIELDS.split(line)):
        span = dates.span_within(field)
        day = span[1] if span else dates.one_day_within(field)
        if day and _is_of_post(field):
            return day
    return None


def _day_done(line: str) -> date | None:
    """Give the day on which a line says that something was done, if it says no more."""
    done = _DONE.fullmatch(line) if len(line) <= _LONGEST else None
    moment = dates.read_moment(done["day"]) if done else None
    return dates.day_of(moment) if moment else None


def _is_of_post(field: str) -> bool:
    """Tell whether a line or field is of few words, none of which speaks of another day than that of the post."""
    return len(re.findall(r"[^\W\d_]+", field)) <= _WORDS and not _OF_ANOTHER.search(field)


def _short(lines: Sequence[str]) -> list[str]:
    """Give the lines that are no sentences."""
    return [
        line
        for line in lines
        if 0 < len(line) <= _LONGEST and (not _SENTENCE_END.search(line) or _is_of_days(line.rstrip(".")))
    ]


def _is_of_days(line: str) -> bool:
    """Tell whether a line is only a day, or the days that are covered, which may end like a sentence."""
    return dates.is_only_a_date(line) or bool(covering.days_alone(line))


def _lines(parts: Sequence[Part]) -> Iterator[str]:
    """Give the lines of some parts without links, each with single spaces."""
    for spans in (spans for part in flat(parts) for spans in lines_of(part)):
        for line in lines_in(tuple(span for span in spans if not span.url and not span.code)):
            yield from filter(None, map(line_of, _fields_in(line)))


def _fields_in(line: Spans) -> Iterator[Spans]:
    """Give a line in parts that each begin with a bold label, as fields written one below another are joined."""
    labels = [at for at, span in enumerate(line) if span.bold and span.text.rstrip().endswith((":", "："))]
    starts = [0, *(at for at in labels if at)]
    yield from (line[start:end] for start, end in zip(starts, [*starts[1:], len(line)], strict=True))
