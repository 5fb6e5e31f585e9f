"""Things of a post with their fields: `- Stars: 120` under a heading that names the thing, or a row of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.extraction.picks import Pick
from bot.answers.texts.tables import BAR, tables_of
from bot.search.passage import Passage
from bot.search.words import fold

#: A field, alone in its line or in a row of such; letters with a colon behind them begin the next one. A label is read
#: to its end, never again in part: most words have no colon behind them, and each would be tried at every length.
_FIELD = re.compile(
    r"(?m)(?:^[^\w\n]*+|(?<=\S) )(?P<label>[^\W\d_][^\W_]{1,20}+(?: ?[^\W\d_]++)?+) ?+[:：](?!//)\s?"
    r"(?P<value>[^\n]{1,80}?)(?=$| [A-Z][a-z]+: |[;；]| \| | · )"
)
_COLON = re.compile("[:：](?!//)")
#: What parts the values of a field, and words at most of one of them.
_AND, _LONGEST = re.compile(r"\s*(?:[,、，/;；&]|\band\b)\s*"), 4


@dataclass(frozen=True, slots=True)
class Field:
    """What a thing has under a label.

    Attributes:
        of: the thing, as its heading or the first cell of its row has it.
        label: as the post writes it.
        told: what stands under it.
        pick: where it stands.
        cell: it stands in a row of a table, which is on nothing else.
    """

    of: str
    label: str
    told: str
    pick: Pick
    cell: bool = False

    @property
    def key(self) -> str:
        """The label in small letters."""
        return fold(self.label).casefold()

    @property
    def said(self) -> str:
        """The label and what stands under it, as they are read out."""
        return f"{self.label}: {self.told}" if self.cell else self.pick.said

    @property
    def values(self) -> tuple[str, ...]:
        """Each of the values that it states; a sentence states none."""
        values = tuple(fold(one).strip() for one in _AND.split(self.told) if one.strip())
        return values if all(len(one.split()) <= _LONGEST for one in values) else ()


def fields_of(passage: Passage) -> Iterator[Field]:
    """Give the fields of a passage, each with the thing that it is of."""
    running = passage.running
    tables = tables_of(running) if BAR in running else ()
    cells = [field for names, rows in tables for row in rows for field in _cells(passage, names, row)]
    yield from cells
    if not cells and passage.headings and _COLON.search(running):
        for found in _FIELD.finditer(running):
            text = found.group().strip()
            pick = Pick(passage=passage, text=text, at=running.index(text, found.start()))
            yield Field(passage.headings[-1], found["label"], found["value"].strip(), pick)


def _cells(passage: Passage, names: Sequence[str], row: str) -> Iterator[Field]:
    thing, *cells = row.split(BAR)
    if len(cells) + 1 == len(names):
        pick = Pick(passage=passage, text=row, at=passage.text.index(row))
        for name, cell in zip(names[1:], cells, strict=True):
            yield Field(thing.strip(), name.strip(), cell.strip(), pick, cell=True)
