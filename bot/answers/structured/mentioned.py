"""In which posts a name stands: "how many issues mention X?", "哪几期提到了 X" are counted, not searched for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.answer import SHOWN
from bot.answers.extraction.picks import Pick, sentences_of
from bot.answers.phrases import phrases_in
from bot.answers.questions.ask import Ask
from bot.answers.questions.casing import as_written
from bot.answers.questions.scope import Scope
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.sentences import sentence_spans
from bot.search.tabular import is_row
from bot.search.words import fold

#: Passages looked at for a name; more than any name that is worth counting stands in.
_LOOKED_AT = 400

_POSTS = r"(?:posts?|issues?|digests?|editions?|newsletters?|weeklies|dailies|weeks)"
_MENTION = r"(?:mention(?:s|ed|ing)?|name[sd]?|refer(?:s|red)? to|(?:talk|spoke|speak)(?:s|ed)? (?:about|of))"
_ASKED = re.compile(
    rf"(?i)^\W*(?:(?:in )?(?:how many|which|what)|list (?:all )?(?:the )?) ?(?:of the )?{_POSTS} "
    rf"(?:that |did |do |have )?(?:ever )?{_MENTION} (?P<a>.+)"
    rf"|^\W*how (?:often|many times) (?:is|was|were|are|has|have|did|do|does) (?P<b>.+?) (?:been )?"
    r"(?:mentioned|named|come up|appear(?:ed)?|covered)"
    rf"|^\W*(?:in )?(?:how many|which|what) {_POSTS} (?:is|was|were|are) (?P<c>.+?) (?:mentioned|named)"
    rf"|^\W*(?:when|in (?:which|what) {_POSTS}) (?:is|was|were|did) (?P<d>.+?) (?P<one>first|last) "
    r"(?:mentioned|named|appear)"
    r"|^\s*(?:有?(?:哪|多少|几)几?(?:期|篇)(?:里|中)?(?:曾?经?)提到过?了?|(?P<zhone>第一次|首次|最早|最近一次|最后一次)提到)"
    r"\s*(?P<e>.+?)\s*(?:是(?:在?哪一?[期篇天]|什么时候|何时)|的?(?:有哪几期|有几期))?\s*[?？。]*$"
    r"|^\s*(?P<f>.+?)\s*(?:被?一?共?提到过?了?(?:几|多少)次|(?:在|出现在)(?:哪|多少|几)几?(?:期|篇)(?:里|中)?(?:被?提到|出现)?过?)"
)
_LAST = re.compile(r"(?i)last|最近|最后")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """Where a name stands.

    Attributes:
        name: as the posts write it, else as it was asked.
        picks: the first sentence with it of each post that is shown, oldest first.
        posts: how many posts hold it; 0 for none.
        counted: the number is what was asked for, not the first or last alone.
    """

    name: str
    picks: tuple[Pick, ...]
    posts: int
    counted: bool


def find_mentions(search: Search, ask: Ask, scope: Scope) -> Mentioned | None:
    """Give the posts of a scope that mention what an ask names; None where it asks for no mentions."""
    asked = _ASKED.search(ask.whole)
    if asked is None:
        return None
    parts = asked.groupdict()
    name = _bare(next(parts[key] for key in "abcdef" if parts[key]))
    if not name or len(name.split()) > 6:
        return None
    first: dict[str, Pick] = {}
    for passage in sorted(_naming(search, name, scope), key=lambda one: one.number):
        first.setdefault(passage.post, _sentence(passage, name))
    order = [first[post.slug] for post in scope.posts if post.slug in first]
    one = parts["one"] or parts["zhone"]
    shown = (order[-1:] if _LAST.search(one) else order[:1]) if one else order[:SHOWN]
    return Mentioned(name=as_written(name, search), picks=tuple(shown), posts=len(order), counted=one is None)


def how_often(found: Mentioned, scope: Scope, language: str) -> str:
    """Say in how many of the digests a name stands."""
    words = phrases_in(language)
    said = words.mentioned_one if found.posts == 1 else words.mentioned
    told = said.format(found.name, found.posts, len(scope.posts))
    return told if found.posts <= SHOWN else f"{told} {words.first_shown.format(SHOWN)}"


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an?) (?=[a-z])", "", name.strip(" \t?？!.。,，\"'“”‘’「」《》`"))


def _naming(search: Search, name: str, scope: Scope) -> Sequence[Passage]:
    found = {passage.id: passage for passage in search.mentions(name, limit=_LOOKED_AT, posts=scope.slugs)}
    found |= {hit.passage.id: hit.passage for hit in search.find(name, limit=_LOOKED_AT, posts=scope.slugs)}
    held = _pattern(name)
    return [passage for passage in found.values() if held.search(fold("\n".join((*passage.headings, passage.text))))]


def _sentence(passage: Passage, name: str) -> Pick:
    """Give the first sentence of a passage with a name, else its first."""
    if is_row(passage.text):
        return next(iter(sentences_of(passage)))
    held = _pattern(name)
    spans = sentence_spans(passage.running) or sentence_spans(passage.text)
    start, end = next((span for span in spans if held.search(fold(passage.text[span[0] : span[1]]))), spans[0])
    return Pick(passage=passage, text=passage.text[start:end], at=start)


def _pattern(name: str) -> re.Pattern[str]:
    """Give what finds a name as words of its own; Chinese stands against other characters."""
    words = r"[\s-]+".join(map(re.escape, fold(name).split()))
    before = r"(?<![a-z0-9])" if name[0].isascii() else ""
    after = r"(?:s|es)?(?![a-z0-9])" if name[-1].isascii() else ""
    return re.compile(f"{before}{words}{after}", re.IGNORECASE)
