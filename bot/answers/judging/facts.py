"""Facts of a thing under labels, a line each: `Star数量：8610 个`, asked for by the thing's name and a label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.answers.coverage.coverage import answers
from bot.answers.coverage.stories import Story, joined, stories_of
from bot.answers.kinds.counted import counted_noun
from bot.answers.kinds.wanted import gives_wanted
from bot.answers.patterns.forms import JOINS
from bot.answers.patterns.ranking import asks_what_was_won, is_won
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term, is_in
from bot.posts.hanzi import simplified
from bot.search.dictionaries.everyday import chinese_of, english_of
from bot.search.passage import Passage
from bot.search.tabular import is_row
from bot.search.words import fold, said_in, tokens

#: A line of no more than a label and what stands under it; an address has no label.
_FACT = re.compile(r"^[^\w\n]*(?P<label>[^\W\d][^:：|。\n]{1,23}?) ?[:：](?!//) ?(?P<value>\S.{0,119})$", re.MULTILINE)
#: Lines from which on they list the facts of a thing, and things of which one may be told at once.
_LISTED, _MOST = 3, 4
_ADDRESS = re.compile(r"https?://[^\s/]+/\S+")
#: What a label adds to what it is of, as does a word for who does it: 贡献人数 is of each 贡献者.
_MEASURE = re.compile(r"(?<=..)的?(?:总?(?:数量|人数|次数|个数|数)|类型|者|人)$")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that answers.

    Attributes:
        passage: holds its line.
        line: as it stands there.
        of: what it is a fact of, by its heading.
    """

    passage: Passage
    line: str
    of: str

    @property
    def said(self) -> str:
        """The fact as it is read out."""
        return f"{self.of} — {self.line}"


def facts_asked(ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]) -> Sequence[Fact]:
    """Give the fact that a question asks for of what it names, of each thing that is called so or set beside it.

    There are none where no list of facts answers. Of what several posts tell, the newest counts.
    """
    found: dict[str, tuple[Fact, frozenset[str]]] = {}
    listing = [passage for passage in passages if _lists_facts(passage)]
    terms = _without_labels(terms, listing)
    for passage in sorted(listing, key=lambda one: (-one.published.toordinal(), one.number)):
        for fact, named in _answering(ask, terms, passage):
            found.setdefault(_address(passage) or fact.of, (fact, named))
    wanted = {term.shown for term in _names(terms)}
    whole = [fact for fact, named in found.values() if named == wanted]
    if whole or not JOINS.search(ask.text):
        return whole[:_MOST]
    together = frozenset[str]().union(*(named for _, named in found.values()))
    return [fact for fact, _ in found.values()][:_MOST] if together == wanted else []


@lru_cache(maxsize=4096)
def _lists_facts(passage: Passage) -> bool:
    """Tell whether a passage lists the facts of one thing: several lines with a label each, none of them twice."""
    if is_row(passage.text) or not passage.headings:
        return False
    labels = [found["label"] for found in _facts_in(passage)]
    return len(labels) >= _LISTED and len(labels) == len(set(labels))


def _facts_in(passage: Passage) -> Iterator[re.Match[str]]:
    """Give the lines of facts; a heading such as `Weftline: a loom` is none."""
    return (found for found in _FACT.finditer(passage.running) if found.group().strip() not in passage.headings)


def _answering(ask: Ask, terms: Sequence[Term], passage: Passage) -> Iterator[tuple[Fact, frozenset[str]]]:
    """Give the fact of a passage that a question asks for, with the names of the question that are of its thing."""
    addresses = _ADDRESS.findall(passage.text)
    heading = said_in("\n".join((passage.headings[-1], *(one.rsplit("/", 1)[-1] for one in addresses))))
    called = heading.union(tokens("\n".join((passage.title, *addresses))))
    named = [term for term in _names(terms) if is_in(called, term)]
    # An owner alone, as an address gives it, has many things.
    things = [*named, *(term for term in _telling(terms) if not named or term.shown.isascii())]
    if all(heading.isdisjoint(tokens(term.shown)) for term in things):
        return
    facts = [(found.group().strip(), *found.groups()) for found in _facts_in(passage)]
    if ask.form == "count" and any(is_won(line) for line, *_ in facts):
        facts = [fact for fact in facts if is_won(fact[0]) == asks_what_was_won(ask.whole)]
    said = {line: _said_by(label, ask, terms) for line, label, _ in facts}
    asked = said_in(ask.whole)
    line, _, value = max(facts, key=lambda fact: (len(said[fact[0]]), len(asked.intersection(tokens(fact[1])))))
    if not said[line] or not (any(map(str.isdigit, value)) if ask.form == "count" else gives_wanted(ask.text, line)):
        return
    rest = [term for term in _telling(terms) if term.shown not in said[line]]
    if not rest or answers([*named, *rest], _whole(passage)):
        yield Fact(passage, line, passage.headings[-1]), frozenset(term.shown for term in named)


def _without_labels(terms: Sequence[Term], listing: Sequence[Passage]) -> Sequence[Term]:
    """Give terms with a name that is a label of facts (`CVSS: 9.3`) as a plain word, beside what it is of."""
    labels = said_in("\n".join(found["label"] for passage in listing for found in _facts_in(passage)))
    of_what = any(not (term.light or is_in(labels, term)) for term in terms)
    return [replace(term, hard=False) if of_what and term.hard and is_in(labels, term) else term for term in terms]


def _names(terms: Sequence[Term]) -> Sequence[Term]:
    return [term for term in terms if term.hard]


def _telling(terms: Sequence[Term]) -> Sequence[Term]:
    return [term for term in terms if not (term.hard or term.light)]


def _said_by(label: str, ask: Ask, terms: Sequence[Term]) -> frozenset[str]:
    """Give the plain words of a question that a label says; what it counts is one of them."""
    label = _MEASURE.sub("", simplified(fold(label))).casefold()
    forms = said_in(label)
    counted = counted_noun(ask.whole)
    plain = [term for term in terms if not term.hard and (not term.light or counted in _forms_of(term))]
    return frozenset(term.shown for term in plain if is_in(forms, term) or any(one in label for one in _cores(term)))


def _forms_of(term: Term) -> frozenset[str]:
    return frozenset(form for word in term.words for form in (*word.exact, *word.stems))


def _cores(term: Term) -> Iterator[str]:
    """Give what a Chinese label may call a plain word, without what labels add to it."""
    english = (term.shown, *english_of(term.shown))
    words = (term.shown, *(chinese for word in english for chinese in chinese_of(word)))
    return (core for word in words if len(core := _MEASURE.sub("", word)) > 1 and not core.isascii())


def _whole(passage: Passage) -> Story:
    """Give all of a passage as one story."""
    return replace(joined(stories_of(passage)), headings=(passage.title, *passage.headings))


def _address(passage: Passage) -> str:
    """Give the address of a thing, by which posts know it whatever they call it."""
    found = _ADDRESS.search(passage.text)
    return found.group() if found else ""
