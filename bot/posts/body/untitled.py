"""Bodies whose largest headings are all of stories: none of them names the post."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.posts.blocks import Heading, line_of
from bot.posts.frontmatter import coverage, dates
from bot.posts.frontmatter.months import month_named
from bot.posts.frontmatter.monthweeks import week_of_month
from bot.posts.markdown.inpage import names_contents
from bot.posts.markdown.parts import Part

#: What issues are called, at the end of a title or before what it is of, and the number of one.
_ISSUE = re.compile(
    r"(?i)\b(?:news(?:\s?letter)?|digest|bulletin|gazette|journal|magazine|report|update|review|recap|round-?up|wrap-up|summary"
    r"|brief(?:ing)?|notes|minutes|agenda|changelog|issue|edition|episode|volume|weekly|monthly|daily|quarterly)"
    r"(?=\W*$|\s*[#:–—|(\d]|\s+-|\s+(?:for|of|from|in|no)\b)|^(?:this (?:week|month)|what.s new)\b|#\d{1,4}\b"
    r"|[周週月日](?:报|報|刊)|第\s?\d+\s?[期号號回弹彈]|№\s?\d|\bn[°º]\s?\d|제\s?\d+\s?[호회]|ニュースレター|まとめ|뉴스레터|다이제스트|브리핑|소식"
    r"|\b(?:rundbrief|rückblick|\w+(?:rückblick|schau|bericht)|infolettre|lettre|revue|veille|bolet[ií]n|boletim|resum(?:en|o)"
    r"|bollettino|rassegna|biuletyn|przegląd|бюллетень|дайджест|выпуск|обзор|сводка|bülteni?|bản tin)\b"
)
#: A writing that sets no spaces tells as much in as many letters as other writings in two words.
_TWO_WORDS = re.compile(r"\S\s+\S|[\u3040-\u9fff\uac00-\ud7af]{4}")
_NUMBERED = re.compile(r"\w \d{1,4}$")


def is_untitled(parts: Sequence[Part], name: str) -> bool:
    """Tell whether the first of several headings of the largest kind is only one of them.

    It names the post where it stands over the others, where it is called as issues are or tells the one day that they
    do, or where it shares a word with the name of the file; none does where each names a day of its own.
    """
    headings = [part for part in parts if isinstance(part, Heading)]
    large = [heading for heading in headings if heading.level == 1]
    if not large and parts and parts[0] in headings[:1]:
        large = [heading for heading in headings if heading.level == headings[0].level]
    peers = [part for part in large if not dates.is_only_a_date(line_of(part.spans))]
    if len(peers) < 2:
        return False
    words = line_of(peers[0].spans)
    if names_contents(words):
        return True
    days = [dates.last_day_within(line_of(peer.spans)) for peer in peers]
    if all(days) and len(set(days)) == len(days):
        return True
    is_dated = {day for day in days if day} == {days[0]}
    is_called = is_called_as_issues(words) or _NUMBERED.search(words)
    return not (is_called or is_dated or _shared(words, name) or _stands_over(parts, peers))


def is_unnamed(parts: Sequence[Part], name: str) -> bool:
    """Tell whether nothing names a post: no large heading, none as issues have, and no number in its file's name."""
    heads = [part for part in parts if isinstance(part, Heading)]
    if any(head.level == 1 for head in heads) or any(letter.isdigit() for letter in name):
        return False
    words = line_of(parts[0].spans) if heads and parts[0] is heads[0] else ""
    return not (is_called_as_issues(words) or dates.day_within(words) or _shared(words, name))


def is_called_as_issues(words: str) -> bool:
    """Tell whether some words are a title as issues have it, which says what they are, a number, a week or a month."""
    return bool(_TWO_WORDS.search(words)) and bool(
        _ISSUE.search(words)
        or coverage.week_within(words)
        or week_of_month(words)
        or month_named(words)
        or coverage.cadence_of(words)
    )


def _stands_over(parts: Sequence[Part], peers: Sequence[Heading]) -> bool:
    """Tell whether the first of some headings has no text of its own, or smaller ones below it that another lacks."""
    places = [*map(parts.index, peers), len(parts)]
    first, *others = (parts[start + 1 : end] for start, end in pairwise(places))
    return not first or (_has_headings(first) and not all(map(_has_headings, others)))


def _has_headings(parts: Sequence[Part]) -> bool:
    return any(isinstance(part, Heading) for part in parts)


def _shared(words: str, name: str) -> bool:
    one, other = (set(re.findall(r"[^\W\d_]{4,}", text.casefold())) for text in (words, name))
    return not one.isdisjoint(other)
