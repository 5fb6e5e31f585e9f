"""Issues by number or place in a question: issue 354, 第 354 期, the last two issues, 上一期."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.questions.question import Ask, restated
from bot.answers.questions.scope import Scope
from bot.posts.periods import Window
from bot.posts.post import Post

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "零": 0, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = r"\d{1,4}|[一二两三四五六七八九十百千零〇]{1,9}"
_NUMBERED = re.compile(
    rf"(?i)第\s*({_NUMERAL})\s*期(?:周刊|周报|日报)?(?:的|里面?|中)?|(?<!\d)(\d{{2,4}})\s*期(?:周刊|周报)?(?:的|里面?|中)?"
    r"|(?:\b(?:in|of) )?\b(?:the )?(?:issue|edition|number)[\s#-]*(?:no\.?\s*)?(\d{1,4})(?![\d.])"
)
_NEWEST = re.compile(
    rf"(?i)(?:最近|最新|过去|近)(?:的)?({_NUMERAL})期(?:周刊|周报|日报)?(?:的|里面?|中)?"
    rf"|\b(?:in |of )?the (?:last|latest|past|most recent) (two|three|four|five|[2-9]) (?:issues|editions)\b"
)
_BEFORE = re.compile(
    r"(?:上|前)一期(?:周刊|周报|日报)?(?:的|里面?|中)?|(?i:\b(?:in |of )?the previous (?:issue|edition)\b)"
)
_LAST = re.compile(
    r"(?:最新一?|最近一|最近的一|这一|本)期(?:周刊|周报|日报)?(?:的|里面?|中)?"
    r"|(?i:\b(?:in |of )?the last (?:issue|edition)\b)"
)
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5}
#: How a title says its number.
_OF_TITLE = r"(?i)第\s*{0}\s*期|(?:issue|edition|vol\.?|no\.?|#)\s*#?{0}(?!\d)|^\D*(?<![\d.-]){0}$"
_OF_SLUG = r"(?:^|[a-z]-?){0}$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issues:
    """The posts a question keeps to by their number or place, and the question without the words that say so."""

    ask: Ask
    scope: Scope


def issues_of(ask: Ask, posts: Sequence[Post]) -> Issues | None:
    """Give the issues that a question names; None where it names none.

    Args:
        ask: what is asked.
        posts: all that may be drawn on, oldest first.
    """
    if not posts or ask.window is not None:
        return None
    if found := _NUMBERED.search(ask.whole):
        number = _value(next(filter(None, found.groups())))
        chosen = [post for post in posts if _has_number(post, number)]
        # `issue 1234` may be one of a repository; only where posts count themselves in 期 is a number missing.
        return _kept(ask, found, chosen, posts) if chosen or "期" in found.group() else None
    alike = _numbered(posts) if "期" in ask.whole else posts
    if found := _NEWEST.search(ask.whole):
        return _kept(ask, found, alike[-_value(next(filter(None, found.groups()))) :], posts)
    if found := _BEFORE.search(ask.whole):
        return _kept(ask, found, alike[-2:-1], posts)
    if found := _LAST.search(ask.whole):
        return _kept(ask, found, alike[-1:], posts)
    return None


def _kept(ask: Ask, found: re.Match[str], chosen: Sequence[Post], posts: Sequence[Post]) -> Issues:
    days = chosen or posts
    words = re.sub(r"(?i)(?:的|里面?|中)$|^(?:in|of) ", "", found.group()).strip()
    window = Window(
        first=min(post.period.first for post in days), last=max(post.period.last for post in days), words=words
    )
    rest = f"{ask.whole[: found.start()]} {ask.whole[found.end() :]}".strip()
    return Issues(ask=restated(ask, rest), scope=Scope(posts=tuple(chosen), window=window))


def _numbered(posts: Sequence[Post]) -> Sequence[Post]:
    """Give the posts that count themselves in 期, or all where none does."""
    return [post for post in posts if re.search(r"第\s*\d+\s*期", post.title)] or posts


def _has_number(post: Post, number: int) -> bool:
    return any(
        re.search(pattern.format(number), text) for pattern, text in ((_OF_TITLE, post.title), (_OF_SLUG, post.slug))
    )


def _value(numeral: str) -> int:
    """Give the number that digits, an English or a Chinese numeral say."""
    if numeral.isdecimal() or numeral.casefold() in _WORDS:
        return _WORDS.get(numeral.casefold(), 0) or int(numeral)
    if not any(sign in _UNITS for sign in numeral):
        return int("".join(str(_DIGITS[sign]) for sign in numeral))
    total = digit = 0
    for sign in numeral:
        digit, total = (0, total + (digit or 1) * _UNITS[sign]) if sign in _UNITS else (_DIGITS[sign], total)
    return total + digit
