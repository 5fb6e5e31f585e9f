"""What the posts tell of a name or subject, a line of each item: "any news on OpenAI?" wants more than one sentence."""

import re
from collections.abc import Sequence

from bot.answers.extraction.picks import PRONOUN, Pick, by_date, is_unasked, sentences_of
from bot.answers.finding.finding import LOOKED_AT_FOR_ALL
from bot.answers.patterns.news import asks_news, asks_releases, tells_release, who_releases
from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope
from bot.answers.structured.listing import line_of
from bot.answers.terms.term import Term, is_in
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.words import fold, said_in

#: So many items that are about it leave out those that only speak of it.
_ENOUGH = 4
#: Letters that two lines on one thing begin with.
_SAME = 40
#: Letters within which a sentence names what it is about.
_EARLY = 60
#: What a thing is called before it is said whose it is: `an open planner by Weft`.
_SOME = r"(?:an?|the) (?:[\w-]+ ){1,4}?(?:[\w-]+)"
#: What it counts to name it early, beside leaning on no other sentence.
_NAMED = 2


def news_lines(search: Search, ask: Ask, terms: Sequence[Term], scope: Scope) -> list[Pick]:
    """Give a line of each item that tells of what an ask wants the news of; none where it wants none.

    Those come first that are on it by their first words, then the newest. Items on it, by their title or first
    sentence, come alone where they are many. Of posts in several languages only those in the asker's are taken.
    """
    telling = [term for term in terms if not term.light]
    released = asks_releases(ask.whole)
    who = who_releases(ask.whole) or (telling[0].shown if len(telling) == 1 else "")
    if not telling or not (released or asks_news(ask.whole)):
        return []
    named = search.mentions(ask.whole, limit=LOOKED_AT_FOR_ALL, posts=scope.slugs)
    found = (hit.passage for hit in search.find(ask.whole, limit=LOOKED_AT_FOR_ALL, posts=scope.slugs))
    passages = [one for one in {one.id: one for one in (*named, *found)}.values() if not one.repeats]
    passages = [one for one in passages if one.language[:2] == ask.language] or passages
    about: dict[object, Pick] = {}
    beside: dict[object, Pick] = {}
    for passage in passages:
        place: object = passage.place if passage.item else passage.id
        if place in about:
            continue
        line = line_of(_opening(search, passage)) if passage.item else None
        if line and _tells(line, telling):
            about[place] = line
        else:
            # All that somebody brought out is wanted, and one line of news.
            told = (one for one in sentences_of(passage) if not is_unasked(one, ask.text, telling))
            for one in (one for one in told if _tells(one, telling)):
                beside.setdefault((place, one.at) if released else place, one)
    lines = [*about.values(), *(beside.values() if len(about) < _ENOUGH else ())]
    if released:
        lines = [
            one
            for one in lines
            if _is_theirs(one, who)
            or (tells_release(f"{one.passage.item}\n{one.said}") and _is_on(one, telling) >= _NAMED)
        ]
    once = {fold(one.said)[:_SAME]: one for one in sorted(lines, key=by_date)}
    return sorted(once.values(), key=lambda one: (_is_on(one, telling), by_date(one)), reverse=True)


def _opening(search: Search, passage: Passage) -> Passage:
    return next(one for one in search.of_post(passage.post) if one.place == passage.place)


def _tells(pick: Pick, telling: Sequence[Term]) -> bool:
    """Tell whether a sentence, with the title of its item, holds all that is asked about, names as they are."""
    said = f"{pick.passage.item}\n{pick.said}"
    forms, plain = said_in(said), _plain(said)
    return all(is_in(forms, term) and (not term.hard or term.also or _plain(term.shown) in plain) for term in telling)


def _is_on(pick: Pick, telling: Sequence[Term]) -> int:
    """Tell how far a sentence is on what is asked about: it names that early, and leans on no other sentence."""
    early = _plain(f"{pick.passage.item} {pick.said[:_EARLY]}")
    named = all(_plain(term.shown) in early for term in telling if term.hard)
    return _NAMED * named + (PRONOUN.match(pick.said) is None)


def _is_theirs(pick: Pick, who: str) -> bool:
    """Tell whether an item's first sentence calls it theirs behind its title: `Loom: Weft's planner of shuttles`."""
    title, said = pick.passage.item.strip(), pick.said
    if not who or not title or not said.startswith(title):
        return False
    name = re.escape(fold(who))
    return re.match(rf"(?i)\W*(?:{name}['’]s? \w|{_SOME} (?:from|by) {name}\b)", fold(said[len(title) :])) is not None


def _plain(text: str) -> str:
    return fold(text).casefold().replace("-", " ")
