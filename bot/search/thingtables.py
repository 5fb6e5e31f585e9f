"""Tables of things: whether each row tells of one, and what that is called."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.posts.blocks import Block, Spans, Table, text_of
from bot.posts.body.addresses import first_url
from bot.search.runs import size_of
from bot.search.tabular import FEWEST

#: Words of a row from which on it is found by itself.
_A_ROW = 12.0
#: Characters of a row's first cell that may be its name.
_LONGEST_NAME = 120
#: Digits from which on a row's first cell is no number of the row.
_A_YEAR = 4


def is_of_things(block: Block) -> bool:
    """Tell whether a block is a table of things: most rows have a name and more to say, or a link and several cells."""
    if not isinstance(block, Table) or len(block.header) < 2:
        return False
    rows = numbered_last(block).rows
    return 2 * sum(map(_is_thing, rows)) > len(rows)


def numbered_last(table: Table) -> Table:
    """Give a table with the first column put last where it only numbers the rows, one after another."""
    numbers = [text_of(row[0]).strip(" #.") for row in table.rows]
    counted = all(len(number) < _A_YEAR and number.isdecimal() for number in numbers)
    if len(table.header) < FEWEST or not counted or any(int(b) - int(a) != 1 for a, b in pairwise(numbers)):
        return table
    header, *rows = ((*row[1:], row[0]) for row in (table.header, *table.rows))
    return replace(table, header=header, rows=tuple(rows))


def name_of(cell: Spans) -> str:
    """Give what a row is named by: its first cell's link or bold words, else the cell where it is no number or date."""
    lead = next((span.text for span in cell if span.url or span.bold), text_of(cell))
    name = " ".join(lead.split())
    return name if sum(map(str.isalpha, name)) > sum(map(str.isdigit, name)) and len(name) <= _LONGEST_NAME else ""


def _is_thing(row: Sequence[Spans]) -> bool:
    linked = len(row) >= FEWEST and first_url(row[0]) is not None
    return bool(name_of(row[0])) and (linked or sum(size_of(text_of(cell)) for cell in row) >= _A_ROW)
