"""Names in running text: repositories written `owner/name`, handles, and words that only a name is written like."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.search.dictionaries.plainwords import KNOWN_OWNERS, is_plain_word
from bot.search.identity import Identity, account

_PAIR = re.compile(
    r"(?<![\w/.@:-])([A-Za-z0-9](?:-?[A-Za-z0-9]){1,38})/([A-Za-z0-9_.-]{2,100})(?<![.-])(?![\w-]*/)(?![\w%])", re.ASCII
)
# The slash between the two: to look for it first takes less than half the time.
_SLASH = re.compile(r"/(?<=[A-Za-z0-9]/)(?=[A-Za-z0-9_.-]{2})")
_LED = re.compile(r"(?:open[- ]?sourced?(?: at| as| in)?|repo(?:sitory)?|github|code(?: is)? at|fork of)\W{0,3}$", re.I)
_FILE = re.compile(
    r".+\.(?:md|py|js|ts|tsx|jsx|json|ya?ml|toml|txt|html?|css|go|rs|cpp|hpp?|java|sh|sql|csv|xml|lock|ini|cfg)"
)
# Words that call a whole channel, and the numbers that platforms write for people, are nobody's handle.
_HANDLE = re.compile(r"@(?<![\w./@]@)(?!(?:everyone|here|channel|\d+)\b)(\w{2,30})(?![\w@]|\.\w)", re.ASCII)

# Letters of names; scripts without spaces are left out, so that a name may stand right beside them.
_L = "A-Za-zÀ-ɏ0-9_²³"
# A capital, digit or joiner inside the word, or capitals alone; a version may follow after a space.
_COINED = re.compile(
    rf"(?<![{_L}@/.-])(?=[a-z]{{0,30}}[A-Z0-9])[{_L}]*(?:[a-z][A-Z]|[A-Z]{{2}}[{_L}]|[A-Za-z]\d|\d[A-Za-z])[{_L}]*(?:[-.][{_L}]+)*"
)
_VERSION = re.compile(rf"\d+(?:\.\d+)*(?![{_L}.,%×]| ?(?:percent|million|billion|stars))")
_PROPER = r"[A-Z][a-zà-ÿ]+(?:-[A-Z]?[a-zà-ÿ]+)*"
# What stands before is looked at second: a pattern that begins with a capital is searched for much faster.
_RUN = re.compile(
    rf"[A-Z](?<![{_L}@/.'’-][A-Z])[a-zà-ÿ]+(?:-[A-Z]?[a-zà-ÿ]+)*(?![{_L}/])"
    rf"(?: (?:{_PROPER}|[A-Z][{_L}.-]*[{_L}]|\d+(?:\.\d+)*)(?![{_L}%,×/]))*"
)
_MOST_PIECES = 1 << 17
_NO_NAME = re.compile(r"(?i)v?\d[\d.,]*(?:[a-z]{1,3}|bit)?|[a-z]\d|(?:w|q|h|kw)\d{1,2}")
_SENTENCE_START = re.compile(r"(?:^|[.!?。！？:：]['\"”’)\]]*\s+|[\n•—–])[\s\"'“‘(\[]*$")
_MONTHS = re.compile(
    r"(?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words about a slash, and whether the words before say that they are a repository."""

    owner: str
    name: str
    led: bool = False


def pairs_in(text: str) -> Iterator[Pair]:
    """Give what a text writes like `owner/name`, files and fractions left out."""
    for found in _slashed(text):
        owner, name = found[1], found[2].removesuffix(".git")
        if not (_FILE.fullmatch(name) or name.isdigit() or owner.isdigit()):
            led = _LED.search(text, max(0, found.start() - 30), found.start()) is not None
            yield Pair(owner, name, led)


def _slashed(text: str) -> Iterator[re.Match[str]]:
    """Give each pair with its place, looking only about a slash that may part one."""
    end = 0
    for slash in _SLASH.finditer(text):
        at = slash.start()
        if at >= end:
            start, stop = text.rfind(" ", end, at), text.find(" ", at)
            end = len(text) if stop < 0 else stop
            yield from _PAIR.finditer(text, start + 1, end)


def is_repo(pair: Pair, *, owners: Collection[str]) -> bool:
    """Tell whether a pair is surely a repository, and not two words such as `read/write` or two names such as `A/B`.

    Args:
        pair: as found in a text.
        owners: folded owners that links have shown.
    """
    owner, name = pair.owner, pair.name
    if owner.lower() in owners or owner.lower() in KNOWN_OWNERS:
        return name.lower() not in KNOWN_OWNERS
    if is_plain_word(owner) or len(owner) < 3:
        return False
    acronyms = owner.isupper() and len(owner) < 7
    twins = owner[0].isupper() and name[0].isupper() and "-" not in owner + name
    return pair.led or not (acronyms or twins or name[0].isdigit() or (name.isupper() and len(name) < 4))


def handles_in(text: str) -> Iterator[Identity]:
    """Give the accounts a text names as `@handle`."""
    return (account(found[1]) for found in _HANDLE.finditer(text))


def names_in(text: str) -> Iterator[tuple[str, bool]]:
    """Give what a text writes like a name, and whether that is sure or only owed to the head of a sentence."""
    yield from ((name, True) for name in _coined(text))
    for found in _RUN.finditer(text):
        name, shortened = _without_opener(found.group())
        if name:
            yield name, shortened or " " in name or not _opens(text, found.start())


def _coined(text: str) -> Iterator[str]:
    """Give the words that only a name is written like, with the version that may follow after a space."""
    pieces = text.split(" ")
    for at, found in enumerate(map(_coined_words.__getitem__, pieces)):
        for name in found:
            version = _VERSION.match(" ".join(pieces[at + 1 : at + 3])) if pieces[at].endswith(name) else None
            yield f"{name} {version.group()}" if version else name


class _CoinedWords(dict[str, tuple[str, ...]]):
    """The names in pieces of text; a look-up in a plain dictionary costs half of one through lru_cache."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        found = _COINED.findall(piece)
        names = [name for name in found if not (_NO_NAME.fullmatch(name) or name.islower() or is_plain_word(name))]
        if len(self) >= _MOST_PIECES:
            self.clear()
        self[piece] = tuple(names)
        return self[piece]


_coined_words = _CoinedWords()


def _opens(text: str, start: int) -> bool:
    """Tell whether a sentence begins at a place."""
    before = text[max(0, start - 2) : start]
    if before[:1].islower() and before[1:] == " ":
        return False
    return _SENTENCE_START.search(text, max(0, start - 8), start) is not None


@lru_cache(maxsize=1 << 16)
def _without_opener(name: str) -> tuple[str, bool]:
    """Give a run of capitalised words without the plain words it opens with, and whether any went; no day or month."""
    words = name.split(" ")
    kept = words
    while kept and (is_plain_word(kept[0]) or kept[0][0].isdigit()):
        kept = kept[1:]
    rest = " ".join(kept)
    return "" if _MONTHS.match(rest) else rest, len(kept) < len(words)
