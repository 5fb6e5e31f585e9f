"""Cutting a message to what a platform holds: more messages, never fewer words."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.messages.message import Buttons, Element, Limits, Message, Note
from bot.messages.pieces import lines_of_table, pieces
from bot.posts.blocks import Bullets, Code, Heading, Paragraph, Picture, Quote, Rule, Span, Spans, Table, text_of
from bot.posts.texts import in_a_line
from bot.posts.widths import head_of

#: What marks around a styled or linked run may cost on any platform (`**_~~` twice, `[](<>)`).
STYLE = 12
#: What a list line, quoted line or code fence may cost beside its text.
LINE = 8


def weight(element: Element, limits: Limits) -> int:
    """Give what an element weighs on a platform, marks included; never less than its renderer makes of it."""

    def of(spans: Spans) -> int:
        return sum(_weight_of_span(span, limits.weigh) for span in spans)

    match element:
        case Heading(spans=spans) | Paragraph(spans=spans) | Note(spans=spans):
            return of(spans) + LINE
        case Bullets(lines=lines):
            return sum(of(line.spans) + LINE + 4 * line.depth for line in lines)
        case Code(text=text, language=language):
            return limits.weigh(text) + len(language) + 2 * LINE
        case Quote(paragraphs=paragraphs):
            return sum(of(spans) + LINE * (1 + text_of(spans).count("\n")) for spans in paragraphs)
        case Table(header=header, rows=rows):
            return sum(of(cell) + LINE for row in (header, *rows) for cell in row)
        case Picture(alt=alt, url=url):
            # Without words it is called by the end of its address; a frame stands before it.
            return limits.weigh(alt or url) + len(url) + 2 * LINE
        case Buttons(buttons=buttons):
            return sum(len(button.label) for button in buttons)
        case Rule():
            return LINE


def _weight_of_span(span: Span, weigh: Callable[[str], int]) -> int:
    styled = span.bold or span.italic or span.strike or span.code or span.url
    return weigh(span.text) + (STYLE if styled else 0) + len(span.url or "")


def cut(message: Message, limits: Limits) -> tuple[Message, ...]:
    """Cut a message into as many as the limits ask for, in order, each with the summary of the whole.

    A heading stays with what follows it, and buttons with what they belong to where both fit in one message.
    """
    messages: list[list[Element]] = [[]]
    for element in _fitting(message.elements, limits):
        if _fits([*messages[-1], element], limits):
            messages[-1].append(element)
            continue
        carried = _carried(messages[-1], element)
        del messages[-1][len(messages[-1]) - len(carried) :]
        if carried and not _fits([*carried, element], limits):
            messages[-1] += carried
            carried = []
        if messages[-1]:
            messages.append([])
        messages[-1] += [*carried, element]
    summaries = [message.summary] if len(messages) == 1 else _numbered(message.summary, len(messages))
    return tuple(
        replace(message, summary=_summary(summary, limits), elements=tuple(elements))
        for summary, elements in zip(summaries, messages, strict=True)
    )


def _numbered(summary: str, count: int) -> list[str]:
    return [f"{summary} ({number}/{count})" for number in range(1, count + 1)]


def _summary(summary: str, limits: Limits) -> str:
    """Shorten a notification line at a word; the whole of it stands in the message itself."""
    line = in_a_line(summary)
    if limits.weigh(line) <= limits.summary:
        return line
    # What is asked stands in it, so a stranger says how long it is: nothing may be tried letter by letter.
    longest = bisect_right(range(len(line)), limits.summary - 1, key=lambda most: limits.weigh(line[:most])) - 1
    return f"{head_of(line, longest)}…"


def _carried(elements: list[Element], following: Element) -> list[Element]:
    """Give what must not be left behind by what follows: titles, and what stands between other buttons and these."""
    start = len(elements)
    if isinstance(following, Buttons) and (
        rows := [n for n, one in enumerate(elements, 1) if isinstance(one, Buttons)]
    ):
        return elements[rows[-1] :]
    if (
        start
        and _is_title(elements[-1])
        and not (_is_title(following) or isinstance(following, Heading | Rule | Buttons))
    ):
        start -= 1
    while start and isinstance(elements[start - 1], Heading | Rule):
        start -= 1
    return elements[start:]


def _is_title(element: Element) -> bool:
    """Tell whether an element is the title of an item that says nothing beside it."""
    spans = element.spans if isinstance(element, Paragraph) else ()
    return bool(spans) and all(span.bold or not span.text.strip() for span in spans)


def _fits(elements: list[Element], limits: Limits) -> bool:
    buttons = sum(len(element.buttons) for element in elements if isinstance(element, Buttons))
    tables = sum(isinstance(element, Table) for element in elements)
    return (
        sum(weight(element, limits) for element in elements) <= limits.part
        and sum(limits.blocks_of(element) for element in elements) <= limits.blocks
        and buttons <= limits.buttons
        and tables <= limits.tables
    )


def _fitting(elements: Iterable[Element], limits: Limits) -> Iterable[Element]:
    """Turn every element into one or more that each fit a message by themselves."""
    budget = min(limits.text, limits.part)
    for element in elements:
        match element:
            case Buttons(buttons=buttons, menu=menu):
                step = max(limits.buttons, 1)
                for start in range(0, len(buttons), step):
                    shown = tuple(
                        replace(button, label=_label(button.label, limits)) for button in buttons[start : start + step]
                    )
                    yield Buttons(buttons=shown, menu=menu)
            case Heading(spans=spans) if weight(element, limits) > limits.heading:
                bold = Paragraph(spans=tuple(replace(span, bold=True) for span in spans), line=element.line)
                yield from pieces(bold, budget, lambda piece: weight(piece, limits))
            case Table() if not _holds(element, limits):
                yield from pieces(lines_of_table(element), budget, lambda piece: weight(piece, limits))
            case _ if weight(element, limits) <= budget and limits.blocks_of(element) <= limits.blocks:
                yield element
            case _:
                yield from pieces(element, budget, lambda piece: weight(piece, limits))


def _holds(table: Table, limits: Limits) -> bool:
    """Tell whether the platform can show a table as one."""
    rows = len(table.rows) + 1 <= limits.table_rows and len(table.header) <= limits.table_columns
    return rows and limits.tables > 0 and weight(table, limits) <= limits.part


def _label(label: str, limits: Limits) -> str:
    return label if len(label) <= limits.label else f"{label[: limits.label - 1].rstrip()}…"
