"""Who made or presented a thing, where its title says so: `The Quiet Loom | @ilse`, `The Quiet Loom by Ilse Brandt`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.answer import SHOWN
from bot.answers.kinds.who import SPEAKING, SPEAKING_WORDS, asks_who
from bot.answers.patterns.listing import several_asked_for
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term, is_in
from bot.answers.texts.deeds import DONE, EVERY, either
from bot.answers.texts.people import NAME, PARTED, are_people
from bot.answers.texts.wordlists import OPENS, stem_set
from bot.search.passage import Passage
from bot.search.words import said_in

_HANDLE = r"@[\w.@-]*\w"
_SOMEBODY = rf"(?:{_HANDLE}|{NAME})"
_LISTED = rf"{_SOMEBODY}(?:{PARTED}{_SOMEBODY})*"
#: A title and its makers: behind a bar or `by`, and those with an @ behind a dash or in brackets too.
_BY = re.compile(
    rf"(?P<title>[^\n]*?\S)(?:\s+[|｜]\s*|,?\s+by\s+|\s+\(by\s+|\s+(?:[—–-]\s+|\()(?=@))(?P<makers>{_LISTED})\)?\s*"
)
#: What was done to a thing, by somebody who need not have made it: `The Quiet Loom acquired by Ilse Brandt`.
_DONE_TO = re.compile(r"\b[a-z]+(?:ed|en|wn|ght)$")
#: How a question asks for what somebody made or spoke of, up to their name: `which talks are by`, `what did`, and on.
_THINGS = re.compile(
    rf"(?i){OPENS}(?:which|what|list) (?!(?:did|does|has|have|is|are|was|were)\b).*"
    r"(?<!\w)(?:did|does|has|have|by|(?:were|was|is|are|\w+ed) (?:from|with)|involv\w+|featur\w+) (?:the )?@?$"
)
_WHAT_DID = re.compile(rf"(?i){OPENS}what (?:did|does|has|have) (?:the )?@?$")
#: What both have in common, wherever the name stands.
_MAY_ASK = re.compile(
    rf"(?i){OPENS}(?:which|what|list) (?s:.*?)"
    r"(?<!\w)(?:did|does|has|have|by|from|with|involv\w+|featur\w+) "
)
_DOES = re.compile(rf"(?i) (?:{SPEAKING_WORDS}|{either(EVERY, 'asked', 'done')})\b")
#: Stems of words for whatever has a title.
_ANYTHING = stem_set("talks articles posts links pieces stories items things entries projects works")


@dataclass(frozen=True, slots=True)
class Titled:
    """A title that says who made what it names.

    Attributes:
        passage: opens with it.
        line: it with them; their line may be the next.
        title: it without the makers.
        makers: as they stand there.
    """

    passage: Passage
    line: str
    title: str
    makers: str


def titled_by(passage: Passage) -> Titled | None:
    """Give the title that a passage opens with, where its line or the next says no more than who made what it names."""
    item = passage.item.strip()
    line, _, rest = passage.text.partition("\n")
    if (below := rest.partition("\n")[0]).startswith("by "):
        line = f"{line}\n{below}"
    found = _BY.fullmatch(line.strip()) if item and line.startswith(item) else None
    if found is None or not ("@" in found["makers"] or are_people(found["makers"])):
        return None
    if _DONE_TO.search(found["title"]) and not re.search(rf"(?i){DONE}$", found["title"]):
        return None
    return Titled(passage, line, found["title"].strip(" []"), found["makers"])


def made_by(ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]) -> Sequence[Titled]:
    """Give the titles of what is by the one whose things an ask wants (`which talks did ilse give`), in their order."""
    if asks_who(ask.text):
        return ()
    telling = [term for term in terms if not (term.light or SPEAKING.fullmatch(term.shown))]
    whose = [term for term in telling if _is_maker_asked(term.shown, ask.whole)]
    if len(whose) != 1:
        return ()
    others = [term for term in telling if term not in whose]
    kind = several_asked_for(ask.text)
    found = [
        titled
        for passage in passages
        if (titled := titled_by(passage)) and _is_by(titled, whose[0], others, "" if kind in _ANYTHING else kind)
    ]
    return sorted(found, key=lambda one: (one.passage.published, one.passage.post, one.passage.number))[:SHOWN]


def _is_maker_asked(name: str, question: str) -> bool:
    """Tell whether a question asks for what is by a name."""
    # To compile what finds a name takes longer than all else here.
    if not _MAY_ASK.match(question):
        return False
    for found in re.finditer(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", question):
        before, after = question[: found.start()], question[found.end() :]
        if _THINGS.match(before) or (_WHAT_DID.match(before) and _DOES.match(after)):
            return True
    return False


def _is_by(titled: Titled, whose: Term, others: Sequence[Term], kind: str) -> bool:
    passage = titled.passage
    told = said_in("\n".join((passage.title, *passage.headings, passage.text)))
    by_them = is_in(said_in(titled.makers), whose) and all(is_in(told, term) for term in others)
    return by_them and (not kind or kind in told)
