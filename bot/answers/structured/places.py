"""What has a place in a numbered list of a post: "which Python repo was #1 yesterday?", "what came third?"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers.extraction.picks import Pick
from bot.answers.patterns.listing import ADDRESS_OF_CODE
from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope
from bot.answers.structured.listing import line_of
from bot.answers.terms.term import Term, is_in
from bot.answers.texts.numerals import ONES
from bot.answers.texts.wordlists import OPENS, stem_set, words
from bot.posts.chinesenumbers import chinese_number
from bot.posts.post import Post
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.words import fold, said_in, stem

#: Posts of the days asked about of which each gives its line; where no days are asked about, the newest does.
_EACH = 7
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
#: How a line of a numbered list begins, a heading or a row of a table among them.
_LINE = re.compile(
    r"\s*(?:#{1,6}\s+|[-*+]\s+|\|\s*)?(?:\*\*)?(?:(?P<medal>[🥇🥈🥉])|#\s?(?P<sign>\d{1,2})(?![\w.,])"
    r"|(?P<number>\d{1,2})(?:[.)、]\s|\s*\|))"
)
_MEDALS = "🥇🥈🥉"


def lines_in_place(search: Search, ask: Ask, terms: Sequence[Term], scope: Scope) -> Sequence[Sequence[Pick]]:
    """Give what has the place that an ask names in the one list that it means, of each post of its days.

    A list is meant by the words of the headings that it stands under, or by being the only one of its post.
    """
    asked = next((found for pattern in _ASKED if (found := pattern.search(fold(ask.whole)))), None)
    if scope.note or asked is None:
        return ()
    given = asked.groupdict()
    place, thing = _place(given.get("place") or ""), (given.get("thing") or "").casefold()
    telling = [term for term in terms if not (term.light and not term.hard) and not _says_ranked(term)]
    dated = ask.window is not None or ask.issues is not None
    posts = scope.posts[-_EACH:] if dated else scope.posts[-1:]
    lines = (_line_in(search, post, place, thing, telling) for post in posts)
    return tuple((_with_what_it_is(line),) for line in lines if line is not None)


def _place(said: str) -> int:
    """Give the place that words name: the first for `top` and `榜首`."""
    if digits := re.search(r"\d{1,2}", said):
        return int(digits.group())
    if chinese := re.fullmatch(r"[一二三四五六七八九十]{1,2}", said):
        return chinese_number(chinese.group())
    return next((_WORDS[word] for word in said.casefold().split() if word in _WORDS), 1)


def _says_ranked(term: Term) -> bool:
    return all(
        stem(word) in _RANKS or re.fullmatch(_THING, word) or _ANY_PLACE.fullmatch(word)
        for word in fold(term.shown).casefold().split()
    )


def _line_in(search: Search, post: Post, place: int, thing: str, telling: Sequence[Term]) -> Pick | None:
    """Give the line in a place of the list of a post that is meant; None where there is none, or several may be."""
    placed = {passage.headings[:-1]: passage for passage in _placed(search, post, place)}
    meant = [passage for passage in placed.values() if _is_meant(passage, post, thing, telling)]
    return line_of(meant[0]) if len(meant) == 1 else None


def _with_what_it_is(line: Pick) -> Pick:
    """Read a section that is a story out with the first sentence below its heading."""
    told = line.passage.item or line.text == line.passage.section
    return line if told else replace(line, read=f"{line.said} — {line.text}")


def _placed(search: Search, post: Post, place: int) -> Iterator[Passage]:
    """Give the passages that have a place in a numbered list: an item, or a section that is one of its entries."""
    lines = post.source.split("\n")
    for passage in reversed(search.of_post(post.slug)):
        line = lines[passage.line - 1] if 0 < passage.line <= len(lines) else ""
        found = _LINE.match(line if passage.item else passage.section)
        if not passage.repeats and found and _number(found) == place:
            yield passage


def _number(found: re.Match[str]) -> int:
    if medal := found["medal"]:
        return _MEDALS.index(medal) + 1
    return int(found["sign"] or found["number"])


def _is_meant(passage: Passage, post: Post, thing: str, telling: Sequence[Term]) -> bool:
    """Tell whether a list, given by what opens it, is of a kind of thing and stands under all that is told of it."""
    over = "\n".join((passage.section, *passage.above) if passage.item else ())
    hosts = " ".join(url.split("/")[2] for url in passage.urls if url.count("/") > 1)
    forms = said_in(f"{post.title}\n{over}\n{hosts.replace('.', ' ')}")
    if re.fullmatch(_CODE, thing) and not any(map(ADDRESS_OF_CODE.search, passage.urls)):
        return False
    named = not thing or re.fullmatch(rf"{_ANY}|{_CODE}", thing) is not None or stem(thing) in forms
    return named and all(is_in(forms, term) for term in telling)
