"""Which issues a question names: by number, by slug, as the newest ones, or as the one before another. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.posts.chinesenumbers import DIGITS, TENS, chinese_number
from bot.posts.monthnames import IN_ENGLISH
from bot.posts.periods import Window
from bot.posts.post import Post

_ISSUE = r"(?:issue|edition|episode|number|digest|newsletter|post|weekl(?:y|ie)|dail(?:y|ie))"
_WITHIN = r"(?:的|里面?|中)?"
_ZH_ISSUE = rf"(?:期(?:的?(?:周刊|周报|日报))?|篇){_WITHIN}"
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "几": 3}
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})"
_NUMERAL = rf"\d{{1,5}}|[{''.join((*DIGITS, *TENS))}]{{1,9}}"
#: "Issue #12" of a tracker, "PR #12" and "the latest issue with X" speak of things in the posts, not of posts.
_ABOUT = r"(?!\s+(?:about|on|with|that|which|where|mention\w*|cover\w*|from|of)\b(?!\W*$))"
#: What one post of a series is called beside its number, a podcast's too, in English and other European languages.
_ONE = (
    r"(?:issue|edition|episode|ausgabe|folge|numéro|édition|épisode|número|edición|episodio|edição|episódio|edizione"
    r"|puntata)"
)
_NUMBERED = re.compile(
    rf"(?i)(?<!github )\b(?:{_ONE}[sn]?|newsletters?|digests?|bulletins?|numbers?|nos?\.|vols?\.?|volumes?)"
    r"\s*(?:number|nummer|no\.?|nr\.?)?\s*#?(?P<en>\d{1,5})\b"
    rf"|第\s*(?P<zh>{_NUMERAL})\s*{_ZH_ISSUE}|(?<![\d.])(?P<bare>\d{{2,5}})\s?{_ZH_ISSUE}"
    r"|(?<![\w/#])(?<!\bpr )(?<!request )(?<!issue )(?<!bug )#(?P<sign>\d{1,5})\b"
)
_NEWEST = re.compile(
    rf"(?i)\b(?:the\s+)?(?:latest|newest|most recent|last|past|recent)(?:\s+{_COUNT})?\s+{_ISSUE}s?\b"
    rf"(?!\s*[#\d]){_ABOUT}"
    rf"|(?:最新|最近|过去|近)的?(?P<zhcount>{_NUMERAL}|几)?{_ZH_ISSUE}|(?:这一|本){_ZH_ISSUE}"
)
_PREVIOUS = re.compile(
    rf"(?i)\b(?:in\s+)?the\s+(?:previous|preceding|prior)\s+{_ISSUE}\b"
    rf"|\b(?:in\s+)?the\s+{_ISSUE}\s+before(?:\s+(?:that|it|this)(?:\s+(?:one|{_ISSUE}))?)?(?=\s*[?.!,]|\s*$)"
    rf"|(?:上一?|前一){_ZH_ISSUE}"
)
_SAME = re.compile(
    rf"(?i)\b(?:in|of|from|on)?\s*(?:that|the same)\s+(?:week|day|month|{_ISSUE})\b"
    r"|(?:那|同)一?(?:期|周|天|篇)(?:里|中)?"
)
_TITLE_NUMBER = re.compile(
    rf"(?i)(?:{_ONE}|no\.|nr\.|vol\.?|volume|weekly|#)\s*#?(\d{{1,5}})\b"
    r"|第\s?(\d{1,5})\s?期|(?<![\d./-])(\d{1,5})\s*$"
)
_SLUG_NUMBER = re.compile(rf"(?:^|-)(?:{_ONE}|no|vol|weekly)-(\d{{1,5}})(?:-|$)")
#: A name and the number of its issue, as titles end and as questions say: `This Week in Servo 79`.
_NAME_NUMBER = re.compile(r"(?i)\b(?P<name>[a-z][\w.+-]*) #?(?P<number>[1-9]\d{1,4})\b(?![.\w%-])")
_ANOTHER = re.compile(
    r"(?i)(?:,| vs\.?| versus|,? and| or|(?P<through> to| through|\s?[-–])| &)\s?"
    r"#?(?P<number>[1-9]\d{0,4})\b(?![\w%-]|\.\d)"
)
#: The same before the sign that counts posts: 第 6、7 期.
_ZH_BEFORE = re.compile(rf"第?\s*(?P<number>{_NUMERAL})\s*(?:[、,，和与及或]|(?P<through>[到至-]))\s*$")
#: A slug that ends in the number of its issue, as `2026-03-09-harbour-watch-81` does; one that ends in a day does not.
_SLUG_END = re.compile(r"(?:\d[\d-]*-)?(?P<core>[a-z](?:[a-z0-9-]*[a-z])?)-(?P<number>\d{1,5})")
#: A line near the top that says which issue it is, in the front matter too: `> Issue No. 42 · harbour.example`.
_STATED = re.compile(
    rf"(?im)^[\s>*_#|]*(?:(?:{_ONE}|number|vol(?:ume)?)\.?(?:\s*[:#]|\s+(?:no\.?|number|#))?\s*#?(\d{{1,5}})"
    r"|第\s?(\d{1,5})\s?期)\**(?=\s*(?:$|[·•|,，、—–(（/]))"
)
#: Characters of a file that are read for it.
_TOP = 1_000
#: Issues from one to another at most.
_LONGEST_RUN = 60
_AROUND = re.compile(rf"^(?:,?\s*(?:and|or|to|through|vs\.?|versus|&)|[,–-])\s+|(?:{_WITHIN}|[、,，和与及或到至-])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issues:
    """The issues that a question names.

    Attributes:
        posts: oldest first; empty where no post bears the number, or none stands before the first.
        rest: the question without the words that named them.
        window: the days they cover, those of all posts where there is none; its words are those that named them.
        apart: those of each number or slug, where several are named side by side; empty otherwise.
    """

    posts: tuple[Post, ...]
    rest: str
    window: Window
    apart: tuple["Issues", ...] = ()

    @property
    def slugs(self) -> frozenset[str]:
        """The slugs of the posts."""
        return frozenset(post.slug for post in self.posts)


def find_issues(question: str, posts: Sequence[Post], *, before: Sequence[Post] = ()) -> Issues | None:
    """Give the issues that a question names, or None where it names none.

    Args:
        question: any text.
        posts: those that may be drawn on, oldest first.
        before: those that the answer before came from, for "the same issue" and "the issue before that".
    """
    if not posts:
        return None
    if found := _by_name(question, posts):
        return found
    if (said := _SAME.search(question)) and before:
        return _issues(question, [said], before, posts)
    if said := _PREVIOUS.search(question):
        return _issues(question, [said], _preceding(posts, before or _newest(posts, 1, said[0])[-1:]), posts)
    if said := _NEWEST.search(question):
        several = _value(said["count"] or said["zhcount"] or "1")
        return _issues(question, [said], _newest(posts, several, said[0]), posts)
    return None


def _by_name(question: str, posts: Sequence[Post]) -> Issues | None:
    """Find issues by their slugs and numbers.

    A number that no post bears is not one of an issue, such as that of a tracker; only 期 always counts posts.
    """
    named: list[tuple[re.Match[str], Sequence[Post]]] = []
    joined = list(re.finditer(r"(?<![\w/.-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/-])", question.lower()))
    slugs = {found[0] for found in joined}
    by_slug = {post.slug: post for post in posts if post.slug in slugs} if slugs else {}
    named += [(found, [by_slug[found[0]]]) for found in joined if found[0] in by_slug]
    for found in _NUMBERED.finditer(question):
        number = _value(next(filter(None, found.groups())))
        bearing = _bearing(number, posts)
        named += [(found, bearing)] * bool(bearing or "期" in found[0])
        named += _further(question, found, number, posts) if bearing else []
    for called, found in _names_with_numbers(question) if not named else ():
        series = [post for post in posts if _name_number(post.title)[0] == called]
        bearing = [post for post in series if _name_number(post.title)[1] == int(found["number"])]
        # One title alone may end in what is no issue: the name of a product and its version.
        if len({post.title for post in series}) > 1:
            named += [(found, bearing)] * bool(bearing)
    if not named:
        return None
    issues = _issues(question, [found for found, _ in named], [post for _, each in named for post in each], posts)
    apart = tuple(_issues(question, [found], each, posts) for found, each in named if each) if len(named) > 1 else ()
    return replace(issues, apart=apart)


def _further(
    question: str, found: re.Match[str], number: int, posts: Sequence[Post]
) -> Iterator[tuple[re.Match[str], Sequence[Post]]]:
    """Give the issues whose numbers stand beside one that is named, with all between where it says to which."""
    chinese = "期" in found[0]
    at = found
    while another := (_ZH_BEFORE.search(question, 0, at.start()) if chinese else _ANOTHER.match(question, at.end())):
        other = _value(another["number"])
        low, high = sorted((number, other))
        run = range(low, high + 1) if another["through"] and high - low < _LONGEST_RUN else (other,)
        if not _bearing(other, posts):
            return
        yield from ((another, _bearing(each, posts)) for each in run if each != number)
        at, number = another, other


def _bearing(number: int, posts: Sequence[Post]) -> list[Post]:
    """Give the posts of a number, by title or slug, else as they say near their top.

    One that only ends a slug counts where others begin like it.
    """
    # To look for its digits first takes a fifth of the time, and few posts have them.
    digits = str(number)
    said = [post for post in posts if digits in post.slug or digits in post.title or not post.title.isascii()]
    if bearing := [post for post in said if number in _numbers_of(post.title, post.slug)]:
        return bearing
    ended = [(post, end[0]) for post in said if (end := _end_of(post.slug)) and int(end[1]) == number]
    others = {end for post in posts if (end := _end_of(post.slug))} if ended else ()
    cores = Counter(core for core, _ in others)
    return [post for post, core in ended if cores[core] > 1] or [post for post in posts if _states(post, number)]


def _states(post: Post, number: int) -> bool:
    if post.source.find(str(number), 0, _TOP) < 0:
        return False
    return any(number in map(int, filter(None, found.groups())) for found in _STATED.finditer(post.source, 0, _TOP))


def _names_with_numbers(question: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Give each name that a number follows, with where they stand; in `Servo 79 vs 84` the second number too."""
    for found in _NAME_NUMBER.finditer(question):
        if found["name"].casefold() in IN_ENGLISH:
            continue
        further: re.Match[str] | None = found
        while further:
            yield found["name"].casefold(), further
            further = _ANOTHER.match(question, further.end())


@lru_cache(maxsize=16_384)
def _name_number(title: str) -> tuple[str, int]:
    # To look for names takes a hundred times as long, and few titles end in a number.
    if not title.rstrip()[-1:].isdigit():
        return "", 0
    found = [one for one in _NAME_NUMBER.finditer(title) if one.end() == len(title.rstrip())]
    return (found[0]["name"].casefold(), int(found[0]["number"])) if found else ("", 0)


@lru_cache(maxsize=16_384)
def _end_of(slug: str) -> tuple[str, str] | None:
    """Give what stands before the number that ends a slug, and the number; None where none does."""
    found = _SLUG_END.fullmatch(slug)
    return (found["core"], found["number"]) if found else None


@lru_cache(maxsize=16_384)
def _numbers_of(title: str, slug: str) -> frozenset[int]:
    found = (*_TITLE_NUMBER.finditer(title), *_SLUG_NUMBER.finditer(slug))
    return frozenset(int(next(filter(None, one.groups()))) for one in found)


def _value(numeral: str) -> int:
    """Give the number that digits, an English or a Chinese numeral say."""
    if numeral.isdecimal() or numeral.casefold() in _COUNTS:
        return _COUNTS.get(numeral.casefold(), 0) or int(numeral)
    return chinese_number(numeral)


def _issues(question: str, said: Sequence[re.Match[str]], named: Sequence[Post], posts: Sequence[Post]) -> Issues:
    rest = question
    said = list({found.span(): found for found in said}.values())
    for found in sorted(said, key=lambda one: one.start(), reverse=True):
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    words = ", ".join(_AROUND.sub("", " ".join(found[0].split())) for found in said)
    chosen = sorted({post.slug: post for post in named}.values(), key=_age)
    days = [post.period for post in chosen or posts]
    window = Window(first=min(one.first for one in days), last=max(one.last for one in days), words=words)
    return Issues(posts=tuple(chosen), rest=" ".join(rest.split()), window=window)


def _newest(posts: Sequence[Post], count: int, words: str) -> list[Post]:
    """Give the posts of the newest periods, of the series that is named where there is one."""
    kind = (
        "daily" if re.search(r"(?i)dail|日报", words) else "weekly" if re.search(r"(?i)weekl|周[刊报]", words) else ""
    )
    fitting = [post for post in posts if post.series == kind] or list(posts)
    if "期" in words:
        fitting = [post for post in fitting if any(_numbers_of(post.title, post.slug))] or fitting
    periods = list(dict.fromkeys(post.period.label for post in sorted(fitting, key=_age, reverse=True)))[:count]
    return [post for post in fitting if post.period.label in periods]


def _preceding(posts: Sequence[Post], than: Sequence[Post]) -> list[Post]:
    """Give the posts of the period just before the first of some posts, in its series."""
    if not than:
        return []
    first = min(than, key=_age)
    earlier = [post for post in posts if post.series == first.series and _age(post) < _age(first)]
    earlier = [post for post in earlier if post.period != first.period or post.language == first.language]
    return _newest(earlier, 1, "")


def _age(post: Post) -> tuple[object, ...]:
    return post.period.last, post.published, post.slug
