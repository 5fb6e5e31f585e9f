"""Questions for what has a place in a list: "which Python repo was #1 yesterday?", 榜首是哪个仓库."""

import re
from dataclasses import dataclass

from bot.answers.texts.numerals import ONES
from bot.answers.texts.wordlists import OPENS, stem_set, words
from bot.posts.chinesenumbers import chinese_number
from bot.search.words import fold, stem

#: What any list is of, what is linked to where code is, and what the headings must say that a list is of.
_ANY = r"(?:story|item|article|post|thread|entry|link|topic|news)"
_CODE = r"(?:repo|repository|project|仓库|项目)"
_THING = rf"(?P<thing>{_ANY}|{_CODE}|tool|library|framework|package|app|model|paper|product)"
_NTH = words("first second third fourth fifth sixth seventh eighth ninth tenth")
_WORDS = {word: place for row in (_NTH, ONES[1:11]) for place, word in enumerate(row, 1)}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(ONES[1:11])})"
_NUMBERED = rf"#\s?\d{{1,2}}|(?:number|no\.?) ?{_NUMBER}"
_PLACE = rf"(?P<place>{_NUMBERED}|(?:{'|'.join(_NTH)}|\d{{1,2}}(?:st|nd|rd|th))(?: place)?|(?:on |at the )?top)"
_RANKED_ZH = r"(?:排(?:名|行|在)?|位列|位居|名列)第"
_PLACE_ZH = r"(?P<place>[1-9]\d?|[一二三四五六七八九十]{1,2})(?!期|周|季|次)"
_OPENS = rf"{OPENS}(?:what|which)"
_ASKED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i){_OPENS}(?: [\w.+#-]+){{0,3}}? {_THING} (?:was|is|ranked|came(?: in)?|placed|stood) (?:the )?{_PLACE}"
        r"(?!\w)(?=\W*$| (?:on|in|of|for|among|at|yesterday|today|that|this|last)\b)",
        rf"(?i){_OPENS}(?:(?: [\w.+#-]+){{0,3}}? {_THING})? (?:topped|tops|led|leads|headed|heads) the "
        r"(?:[\w.+#-]+ ){0,3}?(?:list|charts?|ranking|trending|leaderboard)\b",
        rf"(?i){_OPENS}(?:['’]s| is| was)(?: the)? (?P<place>{_NUMBERED}|top|first)(?: [\w.+#-]+){{0,2}}? "
        rf"{_THING}\b(?!s\b)",
        rf"(?i){_OPENS}(?:['’]s| is| was) {_PLACE}(?!\w) (?:on|in)\b",
        rf"(?i)^\W*(?:the )?(?P<place>{_NUMBERED}|top)(?: [\w.+#-]+){{0,2}}? {_THING}\b(?!s\b)",
        rf"{_RANKED_ZH}{_PLACE_ZH}(?:名|位)?的?(?P<thing>仓库|项目)?(?:是|有)?(?:哪|什么|谁)(?!一?个(?:仓库|项目))",
        rf"(?:{_RANKED_ZH}{_PLACE_ZH}(?:名|位)?的?|(?:榜首|第一名)的?)(?:是|有)?哪一?个(?P<thing>仓库|项目)",
        rf"哪一?个(?P<thing>仓库|项目)(?:{_RANKED_ZH}|是第|获得第|拿了第){_PLACE_ZH}",
        r"(?:榜首|第一名)的?(?P<thing>仓库|项目)?(?:是|有)(?:哪|什么|谁)",
    )
)
#: Words that say no more than that something is ranked, and where such lists come from.
_RANKS = stem_set(
    "top topped number place list chart charts ranking ranked trending leaderboard "
    "排名 排行 排在 榜首 名列 位列 位居 第一 第一名 哪个 哪一个"
) | set(map(stem, _NTH))
#: A number by which a question names a place.
_ANY_PLACE = re.compile(rf"(?:{_NUMBER}|\d{{1,2}}(?:st|nd|rd|th)|第[一二三四五六七八九十]{{1,2}}名?)")


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is asked about.

    Attributes:
        number: of the place, 1 for the first.
        thing: what the list is of, in small letters; empty where the question does not say.
    """

    number: int
    thing: str

    @property
    def is_of_code(self) -> bool:
        """The list is of what stands where code is."""
        return re.fullmatch(_CODE, self.thing) is not None

    @property
    def is_of_anything(self) -> bool:
        """The list may be of anything, whatever the headings above it say."""
        return re.fullmatch(rf"(?:{_ANY}|{_CODE})?", self.thing) is not None


def place_asked(question: str) -> Place | None:
    """Give the place in a list that a folded question asks about; None where it asks about none."""
    found = next((found for pattern in _ASKED if (found := pattern.search(question))), None)
    if found is None:
        return None
    given = found.groupdict()
    return Place(_number(given.get("place") or ""), (given.get("thing") or "").casefold())


def says_ranked(text: str) -> bool:
    """Tell whether words of a question say no more than that something is ranked."""
    return all(
        stem(word) in _RANKS or re.fullmatch(_THING, word) or _ANY_PLACE.fullmatch(word)
        for word in fold(text).casefold().split()
    )


def _number(said: str) -> int:
    """Give the place that words name: the first for `top` and `榜首`."""
    if digits := re.search(r"\d{1,2}", said):
        return int(digits.group())
    if chinese := re.fullmatch(r"[一二三四五六七八九十]{1,2}", said):
        return chinese_number(chinese.group())
    return next((_WORDS[word] for word in said.casefold().split() if word in _WORDS), 1)
