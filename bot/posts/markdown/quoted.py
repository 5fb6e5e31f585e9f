"""What a quotation holds, as paragraphs: its lists, code and tables line by line."""

from collections.abc import Iterator, Sequence

from bot.posts.blocks import Block, Bullet, Bullets, Code, Heading, Paragraph, Picture, Quote, Span, Spans, Table
from bot.posts.markdown.inline import merged


def quoted(blocks: Sequence[Block]) -> Iterator[Spans]:
    """Give each block as the paragraphs that say the same."""
    for block in blocks:
        match block:
            case Paragraph(spans=spans) | Heading(spans=spans):
                yield spans
            case Bullets(lines=lines):
                yield from (merged((Span(text=_mark(line)), *line.spans)) for line in lines)
            case Code(text=text):
                yield (Span(text=text, code=True),)
            case Quote(paragraphs=paragraphs):
                yield from paragraphs
            case Table(header=header, rows=rows):
                yield from (merged(_row(row)) for row in (header, *rows))
            case Picture(url=url, alt=alt):
                yield (Span(text=alt or url, url=url),)


def _mark(line: Bullet) -> str:
    return "  " * line.depth + (f"{line.number}. " if line.number is not None else "• ")


def _row(row: Sequence[Spans]) -> Iterator[Span]:
    yield from row[0] if row else ()
    for cell in row[1:]:
        yield from (Span(text=" | "), *cell)
