"""Rows as a list: those of a table of what is asked for that hold all else a question says: papers on caching."""

import re
from collections.abc import Iterator, Sequence

from bot.answers.extraction.picks import Pick
from bot.answers.finding.finding import LOOKED_AT_FOR_ALL
from bot.answers.patterns.listing import Listed, kind_listed
from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope
from bot.answers.terms.term import Term, is_in
from bot.answers.texts.tables import BAR, tables_of
from bot.search.forms import heading_of
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.words import said_in


def rows_listed(search: Search, ask: Ask, terms: Sequence[Term], scope: Scope) -> list[Pick]:
    """Give each row that is of the kind an ask wants listed and holds its terms, in the order of search.

    None where it wants no list, or asks by a number, or where its terms tell nothing.
    """
    kind = kind_listed(ask.text)
    telling = [term for term in terms if not term.light]
    if kind is None or ask.claim.numbers or not telling:
        return []
    hits = search.find(ask.whole, limit=LOOKED_AT_FOR_ALL, posts=scope.slugs)
    passages = (hit.passage for hit in hits if BAR in hit.passage.running and scope.holds(hit.passage))
    return [pick for passage in passages for pick in _rows_of(passage, kind, telling)]


def _rows_of(passage: Passage, kind: Listed, telling: Sequence[Term]) -> Iterator[Pick]:
    """Give the rows of a passage that hold all terms, read out by their thing and the longest of their other cells."""
    over = heading_of(passage)
    for names, rows in tables_of(passage.running):
        at = next((place for place, name in enumerate(names) if _is_of(name, kind)), None)
        for row in rows if at is not None else ():
            cells = [cell.strip() for cell in row.split(BAR)]
            if at is None or len(cells) != len(names):
                continue
            forms = said_in(f"{over}\n{row}")
            if all(is_in(forms, term) for term in telling):
                thing = cells.pop(at)
                said = max(cells, key=len, default="")
                yield Pick(
                    passage=passage, text=row, at=passage.text.index(row), read=f"{thing} — {said}" if said else thing
                )


def _is_of(name: str, kind: Listed) -> bool:
    """Tell whether a column is named as what is listed is called."""
    called = name.strip().casefold()
    return any(re.fullmatch(kind.called, one) for one in (called, f"{called}s", f"{called.removesuffix('y')}ies"))
