"""Tables in running text, a line a row, with the cells parted by bars."""

import re
from collections.abc import Iterator, Sequence

from bot.posts.labellines import label_of
from bot.search.tabular import columns_of, is_row, row_of

#: What parts the cells of a table's line.
BAR = " | "
_DIGIT = re.compile(r"\d")
#: What the first column is called where it only numbers the rows: the next one says what each is.
_RANKING = re.compile(r"(?i)\W*(?:[#№]|n[or]\.?|rank(?:ing)?|pos(?:ition|\.)?|排名|名次|序[号號]|順位|순위)\W*")


def tables_of(text: str) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Give the tables of a text: the names of the columns, and the rows.

    The corner of a table says what its rows are; lines that begin with a day or a number are a list.
    """
    tables: list[tuple[str, list[str]]] = []
    head = ""
    if is_row(text):
        names, row = columns_of(text), row_of(text)
        # Where a cell holds a bar itself, nobody can tell which column it stands in.
        return iter([_unnumbered(names, [row])] if len(row.split(BAR)) == len(names) else ())
    for line in text.split("\n"):
        # A line of facts, each after its own label, is no row.
        if BAR not in line or all(map(label_of, line.split(BAR))):
            head = ""
        elif head.count(BAR) == line.count(BAR):
            tables[-1][1].append(line)
        elif not _DIGIT.search(line.partition(BAR)[0]):
            head = line
            tables.append((head, []))
    return (_unnumbered(head.split(BAR), rows) for head, rows in tables)


def _unnumbered(names: Sequence[str], rows: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Give a table without its first column where that only numbers the rows."""
    if len(names) < 3 or not _RANKING.fullmatch(names[0]):
        return names, rows
    return names[1:], [row.partition(BAR)[2] for row in rows]
