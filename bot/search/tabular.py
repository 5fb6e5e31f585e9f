"""A table's row as a passage: the names of its columns on a line above it, and how the two are read together."""

import re

#: What parts the names of columns, so that no other line looks like them, and what parts a row's cells.
_NAMES, _CELLS = " ¦ ", " | "
#: Columns from which on their names are needed to tell what a cell says.
FEWEST = 3
#: What is said of a name in brackets behind it.
ASIDE = re.compile(r"(?<!\s)\s*[(（][^()（）]*[)）]")
_WRITTEN_OUT = {
    "lang": "language",
    "repo": "repository",
    "desc": "description",
    "ver": "version",
    "org": "organization",
}
_EMPTY = frozenset(("", "-", "–", "—", "n/a", "N/A"))


def columns_line(names: list[str]) -> str:
    """Give the line of columns' names that stands above a row."""
    return _NAMES.join(" ".join(name.split()) for name in names)


def is_row(text: str) -> bool:
    """Tell whether a passage's text is a row below the names of its columns."""
    # Few texts hold what parts the names anywhere, which is told faster than where their first line ends.
    return _NAMES in text and _NAMES in text.partition("\n")[0]


def columns_of(text: str) -> list[str]:
    """Give the names of the columns above a row."""
    return text.partition("\n")[0].split(_NAMES)


def row_of(text: str) -> str:
    """Give the row alone, as it stands in the post; any other text as it is."""
    return text.partition("\n")[2] if is_row(text) else text


def read_out(text: str) -> str:
    """Give a row as one says it, each cell after its column's name; any other text as it is."""
    if not is_row(text):
        return text
    names = columns_of(text)
    first, *cells = row_of(text).split(_CELLS, maxsplit=len(names) - 1)
    told = [
        f"#{cell.strip()}" if name == "#" else f"{_column(name)}: {cell.strip()}"
        for name, cell in zip(names[1:], cells, strict=False)
        if cell.strip() not in _EMPTY
    ]
    return f"{first.strip()} — {'; '.join(told)}" if told else first.strip()


def _column(name: str) -> str:
    bare = ASIDE.sub("", name).strip()
    # In small letters, for it is no name.
    return _WRITTEN_OUT.get(bare.casefold(), bare if bare.isupper() else bare.lower())
