"""What a quotation holds, as paragraphs: its lists, code and tables line by line."""

from collections.abc import Iterator, Sequence

from bot.posts.blocks import Block, Bullet, Bullets, Code, Picture, Span, Spans, Table, lines_of
from bot.posts.markdown.inline import merged


def quoted(blocks: Sequence[Block]) -> Iterator[Spans]:
    """Give each block as the paragraphs that say the same."""
    for block in blocks:
        match block:
            case Bullets(lines=lines):
                yield from (merged((Span(text=_mark(line)), *line.spans)) for line in lines)
            case Code(text=text):
                yield (Span(text=text, code=True),)
            case Picture(url=url, alt=alt):
                yield (Span(text=alt or url, url=url),)
            case Table():
                yield from map(merged, lines_of(block))
            case _:
                yield from lines_of(block)


def _mark(line: Bullet) -> str:
    return "  " * line.depth + (f"{line.number}. " if line.number is not None else "• ")
