"""Messages as text for a terminal.

Text goes into rich's Text objects, never through its markup, and control characters are dropped: neither a post nor a
model can colour, link or move the cursor.
"""

from collections.abc import Iterator
from io import StringIO
from itertools import zip_longest
from typing import Literal

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule as Line
from rich.syntax import Syntax
from rich.table import Column
from rich.table import Table as Grid
from rich.text import Text

from adapters.cleaning import picture_name
from bot.messages.message import Buttons, Element, Message, Note, Part
from bot.posts.blocks import Bullet, Bullets, Code, Heading, Paragraph, Picture, Quote, Rule, Span, Spans, Table
from bot.printable import printable

#: Columns of the text form, as `digestbot digest --platform console` prints it, and the most that a terminal gets.
WIDTH = 100


def payload(part: Part) -> dict[str, str]:
    """Give a part as the terminal shows it, without colours."""
    return {"text": printed(part.message)}


def printed(message: Message, *, colours: bool = False, columns: int = WIDTH) -> str:
    """Give a message as lines of text, with colours where a terminal shows them and no wider than its columns."""
    target = StringIO()
    system: Literal["truecolor"] | None = "truecolor" if colours else None
    width = min(columns, WIDTH)
    Console(file=target, width=width, color_system=system, force_terminal=colours, highlight=False).print(
        rendered(message)
    )
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines())


def rendered(message: Message) -> Group:
    """Give a message as something rich can print; buttons are numbered through the whole message."""
    parts: list[RenderableType] = []
    pressed = 0
    for element in message.elements:
        if isinstance(element, Buttons):
            labels = [f"{pressed + place} {printable(one.label)}" for place, one in enumerate(element.buttons, 1)]
            pressed += len(labels)
            line = Text("  ".join(f"[{label}]" for label in labels), style="cyan")
            parts.append(Padding(line, (0, 0, 1, 0)))
        else:
            parts += _rendered(element)
    return Group(*parts)


def _rendered(element: Element) -> Iterator[RenderableType]:
    match element:
        case Heading(spans=spans, level=level):
            yield _text(spans, style="bold magenta" if level == 1 else "bold")
        case Paragraph(spans=spans):
            yield Padding(_text(spans), (0, 0, 1, 0))
        case Note(spans=spans):
            yield Padding(_text(spans, style="dim"), (0, 0, 1, 0))
        case Bullets(lines=lines):
            yield Group(*map(_line, lines), Text(""))
        case Code(text=text, language=language):
            shown = Syntax(printable(text), language or "text", background_color="default", word_wrap=True)
            yield Padding(shown, (0, 0, 1, 2))
        case Quote(paragraphs=paragraphs):
            yield Group(*(Padding(_text(spans, style="italic"), (0, 0, 1, 4)) for spans in paragraphs))
        case Table():
            yield _grid(element)
        case Picture(url=url, alt=alt):
            yield _text((Span(text=picture_name(alt, url), url=url),))
        case Rule():
            yield Line(style="dim")


def _grid(table: Table) -> Grid:
    grid = Grid(*(Column(_text(cell), overflow="fold") for cell in table.header))
    for row in table.rows:
        grid.add_row(*map(_text, row))
    return grid


def _line(line: Bullet) -> Padding:
    """Give a list line with its mark hanging, so that wrapped text lines up."""
    mark = f"{line.number}." if line.number is not None else "•"
    if line.done is not None:
        mark = "☑" if line.done else "☐"
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(Text(mark, style="cyan"), _text(line.spans))
    return Padding(grid, (0, 0, 0, 2 + 2 * line.depth))


def _text(spans: Spans, style: str = "") -> Text:
    text = Text(style=style)
    for span, following in zip_longest(spans, spans[1:]):
        looks = [
            name
            for name, on in (
                ("bold", span.bold),
                ("italic", span.italic),
                ("strike", span.strike),
                ("yellow", span.code),
                ("underline", bool(span.url)),
            )
            if on
        ]
        text.append(printable(span.text), style=" ".join(looks))
        if span.url and span.url != span.text and (following is None or following.url != span.url):
            text.append(f" ({printable(span.url)})", style="dim")
    return text
