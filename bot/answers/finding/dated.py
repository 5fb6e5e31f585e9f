"""A time in a question as what it speaks of: "what was cut for July 16th 2024?" asks for a date in the posts' text.

So does a month or a year that is named, where the posts of those days do not answer: "what happened in 1997?".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.coverage.coverage import holds_wanted
from bot.answers.coverage.stories import Story, stories_of
from bot.answers.finding.finding import Found, find
from bot.answers.kinds.wanted import gives_wanted
from bot.answers.patterns.listing import kind_listed
from bot.answers.patterns.ranking import ranking_asked
from bot.answers.phrases import phrases_in
from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope, label_of
from bot.answers.terms.term import Term, is_in
from bot.answers.texts.claims import read_claim
from bot.answers.texts.dates import Stated, stated_dates
from bot.posts.chinesenumbers import chinese_number
from bot.posts.monthnames import ENGLISH_MONTHS
from bot.posts.spoken import spoken
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.words import Word, fold, words_in

_IN_CHINESE = (*"零一二三四五六七八九十", "十一", "十二")
_NUMERAL = re.compile(r"(?<![一二三四五六七八九十百千万个第])[一二三四五六七八九十]{1,3}(?=\s?[月日号])")
_MONTHS = tuple(map(str.capitalize, ENGLISH_MONTHS))
#: How many months from its post a day without a year is looked for.
_MONTHS_AROUND = 6


def day_spoken_of(ask: Ask) -> Stated | None:
    """Give the one day, month or year that an ask names, or None; `yesterday` only ever tells when a post came."""
    if ask.window is None or ask.issues is not None:
        return None
    named = [stated for stated in stated_dates(_in_digits(f"in {ask.window.words}")) if stated.week is None]
    return named[0] if len(named) == 1 else None


def may_be_spoken_of(ask: Ask, day: Stated, scope: Scope, found: Found) -> bool:
    """Tell whether a time may be what is asked about: its posts do not answer, or, of a year, not even name it.

    What ranks is asked of the posts of those days, and so is all there was, but on one day of a post of several.
    """
    held = bool(scope.posts) and not scope.note
    if is_of_more_days(ask, scope, found):
        return True
    unknown = any(term.hard for term in found.absent)
    ranked = ask.form == "overview" or ranking_asked(ask.whole) is not None
    if held and (ranked or (day.month is None and not unknown)):
        return False
    return not (held and found.sure) or is_aimed_at(ask)


def is_of_more_days(ask: Ask, scope: Scope, found: Found) -> bool:
    """Tell whether all there was on one day is asked of posts that each cover more days, and part none of them."""
    window = ask.window
    if ask.form != "overview" or ask.issues is not None or window is None or window.first != window.last or scope.note:
        return False
    parted = any(hit.passage.day or hit.passage.post in scope.logs for hit in found.hits)
    return bool(scope.posts) and not parted and all(post.period.first < post.period.last for post in scope.posts)


def remark_on_days(ask: Ask, scope: Scope, found: Found, language: str) -> str:
    """Say that all there was on one day is told of more days; empty where it is not."""
    if ask.window is None or not is_of_more_days(ask, scope, found):
        return ""
    label = label_of(scope.posts[-1], ask.window)
    return phrases_in(language).of_more_days.format(spoken(ask.window.words), label)


def is_aimed_at(ask: Ask) -> bool:
    """Tell whether an ask speaks of its day as a goal or term: planned for it, moved to it, due by it, ending on it."""
    words = re.escape(ask.window.words) if ask.window else "(?!)"
    return (
        re.search(rf"(?i)\b(?:for|to|by|due|(?:end|start|begin|expire|open|close)s?)(?: on)? {words}", ask.text)
        is not None
    )


def is_of_other_months(ask: Ask, scope: Scope) -> bool:
    """Tell whether only the nearest posts are at hand where it is asked what there was in a month or year by name.

    What they tell is of their own days. An overview of the nearest is given with a word that says so.
    """
    named = day_spoken_of(ask) if scope.note else None
    return named is not None and named.day is None and (ask.form != "overview" or kind_listed(ask.text) is not None)


def is_figure_of_other_days(ask: Ask, scope: Scope) -> bool:
    """Tell whether a figure is asked for of days that no post tells of: that of the nearest ones is another.

    So is what is asked of one of several times beside the others.
    """
    return scope.aside and (ask.beside or ask.form in ("count", "measure"))


def find_by_day(search: Search, ask: Ask, scope: Scope, day: Stated) -> Found | None:
    """Look for an ask in all the posts, whatever its window, keeping to stories that state its day in any form.

    None where none of them is sure.
    """
    forms = _forms(day)
    timeless = replace(ask, window=None, whole=f"{ask.whole} {' '.join(forms)}")
    if ask.form == "overview":
        timeless = replace(
            timeless, form="other", whole=forms[0], claim=read_claim(forms[0]), words=tuple(words_in(forms[0]))
        )
    found = find(search, timeless, scope)
    hits = tuple(hit for hit in found.hits if states(hit.passage.text, day, hit.passage))
    if not hits or found.absent:
        return None
    stories = [story for hit in hits for story in stories_of(hit.passage) if states(story.text, day, hit.passage)]
    telling = [term for term in found.terms if not term.light] or list(found.terms)
    if not any(_holds_most(story, telling) and gives_wanted(ask.text, story.text, story.links) for story in stories):
        return None
    date = Term(shown=forms[0], words=tuple(words_in(forms[0])), also=tuple(map(_as_word, forms[1:])))
    return replace(found, hits=hits, terms=(*found.terms, date), sure=True, worth=True)


def _as_word(form: str) -> Word:
    """Give a writing of a day as one word, all of whose parts must stand together; 月 and 日 run into what follows."""
    parts = [word for word in words_in(form) if not word.is_pair or len(word.exact[0]) > 1]
    return parts[0] if len(parts) == 1 else Word((form,), parts=tuple(parts))


def states(text: str, day: Stated, passage: Passage) -> bool:
    """Tell whether a text states a day; one without a year lies in the year around its post."""
    return any(
        (stated.day is not None or day.day is None) and day.agrees(stated) and (stated.year or _near(day, passage))
        for stated in stated_dates(_in_digits(text))
    )


def _in_digits(text: str) -> str:
    """Give a folded text in which Chinese months and days (五月二十日) are written in digits."""
    return _NUMERAL.sub(lambda found: str(chinese_number(found[0])), fold(text))


def _near(day: Stated, passage: Passage) -> bool:
    if day.year is None or day.month is None:
        return day.year is None
    months = (day.year - passage.published.year) * 12 + day.month - passage.published.month
    return abs(months) <= _MONTHS_AROUND


def _holds_most(story: Story, terms: Sequence[Term]) -> bool:
    """Tell whether a story that states the day holds every name asked about, what is wanted, and half of the rest."""
    held = [term for term in terms if is_in(story.near, term)]
    named = all(term in held for term in terms if term.hard)
    return named and holds_wanted(terms, story) and 2 * len(held) >= len(terms)


def _forms(day: Stated) -> list[str]:
    """Give a day, month or year as posts write it: July 16, 16th, Jul 16, 2024-07-16; July 2024; 2024."""
    if day.month is None:
        return [str(day.year)]
    if day.day is None:
        return [
            _MONTHS[day.month - 1],
            f"{_MONTHS[day.month - 1][:3]}",
            f"{day.month}月",
            f"{_IN_CHINESE[day.month]}月",
        ]
    month = _MONTHS[(day.month or 1) - 1]
    chinese = f"{day.month}月{day.day}日"
    iso = [f"{day.year}-{day.month:02}-{day.day:02}"] if day.year else []
    return [f"{month} {day.day}", f"{day.day}{_ending(day.day or 0)}", f"{month[:3]} {day.day}", *iso, chinese]


def _ending(number: int) -> str:
    return "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
