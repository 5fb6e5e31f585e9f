"""All things that have a value, as an answer: "which are written in Rust?" gives the field of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.answers.extraction.picks import Pick, title_of
from bot.answers.patterns.valued import Valued, says_value, value_asked
from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope
from bot.answers.structured.headed import worth_reading
from bot.answers.structured.records import Field, fields_of
from bot.answers.terms.term import Term, is_in
from bot.search.search import Search
from bot.search.words import fold, said_in, stem, tokens

#: Things from which on their fields are a list.
_LISTED = 2


@dataclass(frozen=True, slots=True)
class _Thing:
    """What one place of a post states of a thing, and its fields of the labels that are asked for."""

    fields: Sequence[Field]

    @property
    def name(self) -> str:
        """Its name in small letters, by which a later post knows it."""
        return fold(self.fields[0].of).casefold()

    @property
    def title(self) -> str:
        """The title of its post."""
        return self.fields[0].pick.passage.title

    @property
    def near(self) -> str:
        """What tells of it: the headings and the text that it stands in."""
        passage = self.fields[0].pick.passage
        told = {field.pick.text if field.cell else field.pick.passage.text for field in self.fields}
        return "\n".join((*passage.headings, *told))

    def is_called(self, noun: str, others: Sequence["_Thing"]) -> bool:
        """Tell whether it is called by a noun where it stands; by its title or anyhow where none of its post is."""
        passage = self.fields[0].pick.passage
        if not noun or noun in _stems(self.near):
            return True
        of_post = (other for other in others if other.fields[0].pick.passage.post == passage.post)
        return (says_value(noun) or noun in _stems(passage.title)) and not any(
            noun in _stems(other.near) for other in of_post
        )


def things_with_value(search: Search, ask: Ask, terms: Sequence[Term], scope: Scope) -> Sequence[Sequence[Pick]]:
    """Give the fields of each thing that has all values asked for, the newest last; nothing where none is asked for."""
    asked = None if scope.note or ask.amount or ask.claim.numbers else value_asked(ask.whole)
    if asked is None:
        return ()
    slugs = [post.slug for post in worth_reading(search, ask, scope)]
    # What most questions name is no value of anything, so first only what may hold one is read and taken apart.
    met = (passage for passage in search.with_any(ask.whole, slugs) if asked.may_be_met(passage.text))
    groups = _groups(asked, (field for passage in met for field in fields_of(passage)))
    if not groups:
        return ()
    labels = frozenset[str]().union(*groups)
    passages = (passage for slug in slugs for passage in search.of_post(slug))
    labelled = (passage for passage in passages if any(label in passage.text.casefold() for label in labels))
    fields = [field for passage in labelled for field in fields_of(passage)]
    telling = [term for term in terms if (term.hard or not term.light) and not _is_said(term, asked, fields)]
    newest: dict[str, _Thing] = {}
    for thing in _things(field for field in fields if field.key in labels):
        newest.pop(thing.name, None)
        newest[thing.name] = thing
    if len(newest) < _LISTED:
        return ()
    return [
        _read_out(held)
        for thing in newest.values()
        if (held := [field for field in thing.fields if asked.names(field.label, field.values)])
        and all(any(field.key in group for field in held) for group in groups)
        and thing.is_called(asked.noun, list(newest.values()))
        and all(is_in(said_in(f"{thing.title}\n{thing.near}"), term) for term in telling)
    ]


def _groups(asked: Valued, fields: Iterable[Field]) -> list[frozenset[str]]:
    """Give the labels of the values asked for: of those under one label any will do, of each label one must hold."""
    groups: list[frozenset[str]] = []
    labels_of: dict[str, dict[str, str]] = {}
    for field in fields:
        for value in field.values:
            labels_of.setdefault(value, {})[field.label] = field.key
    for value, of in labels_of.items():
        if labels := frozenset(key for label, key in of.items() if asked.names(label, (value,))):
            same = [group for group in groups if group & labels]
            groups = [group for group in groups if group not in same]
            groups.append(labels.union(*same))
    return groups


def _things(fields: Iterable[Field]) -> Iterator[_Thing]:
    """Put together the fields that stand in one place under one name, oldest first."""
    for _, held in groupby(fields, key=lambda field: (field.pick.passage.place, field.of)):
        yield _Thing(tuple(held))


def _is_said(term: Term, asked: Valued, fields: Sequence[Field]) -> bool:
    """Tell whether a term is one of the values or of their labels, or says no more than that things have them."""
    named = (field for field in fields if asked.names(field.label, field.values))
    return says_value(term.shown) or any(
        is_in(said_in("\n".join((field.label, *field.values))), term) for field in named
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, tokens(text)))


def _read_out(fields: Sequence[Field]) -> Sequence[Pick]:
    """Give fields after the name of their thing, and the title that says it where it stands there."""
    first = fields[0]
    told = "; ".join(field.said for field in fields)
    title = None if first.cell else title_of(first.pick.passage)
    if title:
        return [title, replace(first.pick, read=told)]
    return [replace(first.pick, read=f"{first.of} — {told}")]
