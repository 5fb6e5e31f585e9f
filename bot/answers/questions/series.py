"""Which series a question names, as in "the newest Harbour Watch issue" and "what does Harbour Watch say". Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from bot.posts.hanzi import simplified
from bot.posts.monthnames import IN_ENGLISH
from bot.posts.post import Post
from bot.posts.windows import without_window
from bot.search.dictionaries.plainwords import is_plain_word

#: What a title says of its one issue begins at its first number, sign or dash.
_OWN = re.compile(r"\s*(?:[\d#:：(（|/·,，—–第]| - ).*", re.DOTALL)
_AROUND = re.compile(rf"^[\W_]+|[\W_]+$|\s+(?i:issue|edition|no|vol|{'|'.join(IN_ENGLISH)})\W*$")
#: Words for what a series is made of, in both languages, each by what it says of how often it comes.
_KINDS = {
    "daily": r"daily|dailies|日报|日刊|每日\S*",
    "weekly": r"weekly|weeklies|周报|周刊|每周\S*",
    "": r"newsletter|digest|bulletin|roundup|news|通讯|简报",
}
_KIND = re.compile(rf"(?i)(?<![a-z])(?:{'|'.join(_KINDS.values())})(?![a-z])")
_IN_SLUG = re.compile(
    r"(?:\d[\d-]*-)?(?P<core>[a-z]+(?:-[a-z]+){0,3}?)-?(?P<kind>(?:daily|weekly|newsletter|digest|bulletin)"
    r"(?:-(?:newsletter|digest|news))?)(?:-|$)"
)
_NUMBER = re.compile(r"\s+#?\d{1,5}(?![\w.,/-]|\s+\w+s\b)")
#: What follows a series' name where one of its issues is meant: FE Bits Vol. 3, 第 3 期, 5 月那期.
_OF_ONE = (
    r"(?=\s*(?:的\s*)?(?:第\s*[\d一二三四五六七八九十]+\s*[期号]|vol(?:ume)?\.?\s*\d|#\d|(?:issue|no\.)\s*\d"
    r"|[\d年月日号上下本个两周 ]{0,12}(?:的|那|这)?[那这]?一?[期号](?![\d末])))"
)
_SAYS = r"say|report|write|mention|cover|tell"
_NEWEST = r"(?:latest|newest|most recent|last|previous)"
#: A series named by nothing but how often it comes, beside its days.
_OF_DAYS = re.compile(r"(?i)\bthe (?P<name>daily|weekly)(?= (?:of|for|from)\b)")
#: A title by what its series is of: `This Week in Loom #58`.
_OF_SUBJECT = re.compile(
    r"(?i)^\W*(?:this|last) (?:day|week|fortnight|month|quarter|year) (?:in|at|on|with) (?:the )?"
    r"(?P<subject>[^\d#:：(（|/·,，—–!?！？]{2,40})"
)
_NAMED = attrgetter("title", "slug")
#: What a question says in the place of a name, and so names no series of issues called by nothing else.
_ISSUE, _DIGEST = "issue", "digest"
#: Words of a series' name at most; a longer common beginning is a sentence.
_LONGEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The series that a question names.

    Attributes:
        name: as its titles write it, or where they do not, the question.
        posts: oldest first.
        rest: the question with "digest" or "issue" in the place of the name.
    """

    name: str
    posts: tuple[Post, ...]
    rest: str


class _Same:
    """Posts told from others by being one tuple, which never changes: to look at thousands takes milliseconds."""

    def __init__(self, posts: tuple[Post, ...]) -> None:
        self.posts = posts

    def __hash__(self) -> int:
        return id(self.posts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.posts is self.posts


def find_series(question: str, posts: Sequence[Post]) -> Series | None:
    """Give the series that a question names by the words that several titles begin with, or None.

    A word of a name alone, such as Rust of "Rust Weekly", is a thing told of, and names a series only beside a word for
    what comes out, or, where it is a name's last, as what says something.
    """
    named = _first_named(question, posts)
    other = _first_named(named.rest, posts) if named else None
    # What is asked of two series is asked of no one of them.
    return named if other is None else other if named and other.name == named.name else None


def find_subject(question: str, posts: Sequence[Post]) -> Series | None:
    """Give the series of what a question is on, or None: `in Loom` where posts are titled `This Week in Loom`.

    What it names is told of all over those posts, which only tells where to look where nothing else is asked.
    """
    _, subjects = _told(posts)
    for subject in subjects:
        found = _on(subject).search(question)
        if found is not None:
            of_it = [post for post in posts if _subject_of(post.title) == subject]
            return _series(found["name"], of_it, question, found)
    return None


def _told(posts: Sequence[Post]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give what series are called and what they are of, read anew only where posts are others than before."""
    return _told_by(_Same(posts)) if isinstance(posts, tuple) else _read(tuple(map(_NAMED, posts)))


@lru_cache(maxsize=2)
def _told_by(same: _Same) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _read(tuple(map(_NAMED, same.posts)))


@lru_cache(maxsize=16)
def _read(named: tuple[tuple[str, str], ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _names(named), _subjects(title for title, _ in named)


def _subjects(titles: Iterable[str]) -> tuple[str, ...]:
    """Give what the series are of that several titles name so, folded, the longest first."""
    counted = Counter(filter(None, map(_subject_of, titles)))
    return tuple(sorted((subject for subject, count in counted.items() if count > 1), key=len, reverse=True))


def _subject_of(title: str) -> str:
    found = _OF_SUBJECT.match(title)
    return found["subject"].strip(" -").casefold() if found else ""


@lru_cache(maxsize=256)
def _on(subject: str) -> re.Pattern[str]:
    """Give how a question says what it is on: `new in Loom`, `summarize this week in Loom 58`."""
    return re.compile(
        r"(?i)\b(?:in|with|at|from|of|recap|summari[sz]e|bei|von|zu) (?:the )?"
        rf"(?P<name>(?:(?:this|last) \w+ (?:in|at|on|with) (?:the )?)?{re.escape(subject)})(?![\w-]|\.\w)"
    )


def _first_named(question: str, posts: Sequence[Post]) -> Series | None:
    said = simplified(question)
    names, _ = _told(posts)
    # What is named by its whole name is so more surely than by a part.
    for patterns in (_by_whole, _by_part):
        told = {name: one for name in names if (one := _first_of(patterns(name), said))}
        of_each = [[post for post in posts if name in (_head(post.title), _head_of_slug(post.slug))] for name in told]
        # By a word that several series share, none of them is named.
        if not told or (patterns is _by_part and any(of_it != of_each[0] for of_it in of_each)):
            continue
        name, one = next(iter(told.items()))
        written = name if any(_head(post.title) == name for post in of_each[0]) else one["name"]
        return _series(written, of_each[0], question, one)
    if (found := _OF_DAYS.search(question)) and without_window(question) != question:
        kind = found["name"].casefold()
        return _series(kind, [post for post in posts if post.series == kind], question, found)
    return None


def _first_of(patterns: Sequence[re.Pattern[str]], said: str) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.search(said))), None)


def _series(name: str, posts: Sequence[Post], question: str, found: re.Match[str]) -> Series | None:
    after = question[found.end("name") :]
    rest = f"{question[: found.start('name')]}{_in_place(found['name'], after)}{after}"
    return Series(name=name, posts=tuple(posts), rest=rest) if posts else None


def _in_place(name: str, after: str) -> str:
    """Give what stands for a name: an issue where it says so, or where a number comes after it."""
    return _ISSUE if name.casefold().endswith(_ISSUE) or _NUMBER.match(after) else _DIGEST


def _names(named: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Give what several titles or slugs begin with, the longest first; words for a time ("This Week in") are none."""
    heads = Counter(head for title, slug in named for head in {_head(title), _head_of_slug(slug)})
    names = [
        head for head, count in heads.items() if (count > 1 or _is_of_one(head)) and head and not _tells_time(head)
    ]
    told = (name for name in names if len(name.split()) <= _LONGEST and name.casefold() not in (_ISSUE, _DIGEST))
    return tuple(sorted(told, key=len, reverse=True))


def _is_of_one(head: str) -> bool:
    """Tell whether the title of a single post names a series: in three words or more with one for what comes out."""
    return len(head.split()) > 2 and _KIND.search(head) is not None


def _tells_time(name: str) -> bool:
    return any(without_window(said) != said for said in (name, f"in {name.split()[-1]}"))


@lru_cache(maxsize=16_384)
def _head(title: str) -> str:
    return _AROUND.sub("", _AROUND.sub("", _OWN.sub("", re.sub(r"^[\W_]+", "", title))))


@lru_cache(maxsize=16_384)
def _head_of_slug(slug: str) -> str:
    """Give the name that a slug begins with, up to a word for what comes out: of `harbourweekly-12`, Harbour Weekly."""
    found = _IN_SLUG.match(slug)
    return f"{found['core'].replace('-', ' ')} {found['kind'].replace('-', ' ')}".title() if found else ""


@lru_cache(maxsize=256)
def _by_whole(name: str) -> tuple[re.Pattern[str], ...]:
    """Give how a question writes the whole of a series' name, of what comes out by any word for it."""
    words, core, kind = _taken_apart(name)
    # Posts on "Claude Opus 4" and "Claude Opus 5" are no series for what their titles share: it tells of no issues.
    after, kept = (rf"(?:\s+(?:issue|newsletter|digest)(?!s)|{_OF_ONE})", "?" if _KIND.search(name) else "")
    # "Any AI news?" asks for news; "AI News" and "the AI news" are what comes out under that name.
    plain = all(is_plain_word(word.casefold()) for word in words)
    wholes = [_spaced(words), *([_spaced(words[: len(core) + 1])] if core and kind else [])]
    wholes = [rf"(?:(?<=the ){whole}|(?-i:{whole}))" if plain else whole for whole in wholes]
    patterns = [rf"(?P<name>{whole}{after}{kept})" for whole in wholes]
    if len(core) > 1 and kind:
        patterns.append(rf"{'(?<=the )' if plain else ''}(?P<name>{_spaced(core)}\s*(?:{kind}))")
    return _compiled(patterns)


@lru_cache(maxsize=256)
def _by_part(name: str) -> tuple[re.Pattern[str], ...]:
    """Give how a question names a series by its last word or without what comes out, the surest first."""
    words, core, kind = _taken_apart(name)
    plain = all(is_plain_word(word.casefold()) for word in words)
    last = _spaced(core[-1:])
    patterns: list[str] = []
    if core and kind:
        patterns.append(rf"{'(?<=the )' if plain else ''}(?P<name>{last}\s*(?:{kind}))")
        patterns.append(rf"\b{_NEWEST}\s+(?P<name>(?:{_spaced(core)}|{last})\s+issue)")
    if len(core) > 1 and kind:
        named = rf"(?P<name>{_spaced(core)}|{last})"
        patterns.append(rf"\b(?:do|does|did|has|have)\s+(?:the\s+)?{named}\s+(?:{_SAYS})")
        patterns.append(rf"\b(?:according to|in)\s+(?:the\s+)?(?P<name>{_spaced(core)})(?=\W*$)")
    return _compiled(patterns)


def _taken_apart(name: str) -> tuple[list[str], list[str], str]:
    """Give the words of a name, those before the one for what comes out, and a pattern of the words for that."""
    words = simplified(name).split()
    at = next((place for place, word in enumerate(words) if _KIND.fullmatch(word)), len(words))
    kinds = (pattern for pattern in _KINDS.values() if at < len(words) and re.search(pattern, words[at], re.I))
    return words, words[:at], "|".join(kinds)


def _compiled(patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?i){pattern}(?![A-Za-z0-9])") for pattern in patterns)


def _spaced(words: Sequence[str]) -> str:
    return r"(?<![A-Za-z0-9./-])" + r"\s*".join(re.escape(word) for word in words)
