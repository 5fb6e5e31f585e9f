"""HTML tables: their rows, whether they hold data at all, and how they are written in Markdown."""

from collections.abc import Sequence

from bs4.element import PageElement, Tag

from bot.posts.markdown.tags import columns_of


def rows_of(table: Tag) -> list[list[Tag]]:
    """Give the cells of each row, those of tables inside the table not counted."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    cells = [[cell for cell in row.find_all(("td", "th")) if cell.find_parent("tr") is row] for row in rows]
    return [row for row in cells if row]


def is_of_cells(table: Tag, rows: Sequence[Sequence[Tag]]) -> bool:
    """Tell whether a table holds data; one of a single column, or with tables inside, only puts things in place."""
    layout = table.get("role") in ("presentation", "none") or table.find("table") is not None
    return bool(rows) and not layout and max(map(len, rows)) > 1


def outside_cells(table: Tag) -> list[PageElement]:
    """Give the caption, and text that stands between cells by mistake."""
    strays = [
        text for text in table.find_all(string=True) if text.find_parent(("td", "th", "caption", "table")) is table
    ]
    return [*table.find_all("caption", recursive=False), *strays]


def span_of(cell: Tag) -> int:
    """Give how many columns a cell takes."""
    return columns_of(str(cell.get("colspan", "1")))


def written(rows: Sequence[Sequence[str]], spans: Sequence[Sequence[int]]) -> str:
    """Write a table, its first row as the header; rows are filled up to the same number of columns."""
    full = [
        [part for cell, span in zip(row, widths, strict=True) for part in (cell, *[""] * (span - 1))]
        for row, widths in zip(rows, spans, strict=True)
    ]
    columns = max(map(len, full))
    lines = [f"| {' | '.join(row + [''] * (columns - len(row)))} |" for row in full]
    return "\n".join([lines[0], f"|{' --- |' * columns}", *lines[1:]])
