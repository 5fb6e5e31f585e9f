"""A message as Slack's blocks: pure, exact, and never more than one Slack message holds."""

from collections.abc import Iterator, Sequence
from itertools import count, zip_longest
from unicodedata import east_asian_width

from adapters.cleaning import clean, picture_name
from adapters.slack.limits import (
    ACTIONS,
    BLOCKS,
    CONTEXT,
    HEADER,
    LABEL,
    OPTIONS,
    PAGE,
    PAGE_BLOCKS,
    TABLE_COLUMNS,
    TABLE_ROWS,
    TEXT,
    WHOLE,
    measure,
    weigh,
)
from adapters.slack.plainer import forms
from adapters.slack.richtext import MOMENT, Json, inline, lists, preformatted, quote, rich_text, section
from adapters.slack.text import escape, notification, safe_url
from bot.errors import DigestbotError
from bot.messages.message import Button, Buttons, Element, Message, Note, Part
from bot.posts.blocks import (
    Bullets,
    Code,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    line_of,
    text_of,
)

#: Our metadata's type; what it carries is visible to every app of the workspace.
EVENT_TYPE = "digest_part"
#: A button's action_id is one of these and a number; one that asks opens a modal first.
PRESS, ASK = "dg", "dg-ask"
#: A preformatted table is padded into columns up to this width in characters; a wider one would wrap.
WIDEST = 78
_STYLES = {"plain": {}, "primary": {"style": "primary"}, "danger": {"style": "danger"}}
_MARKS = frozenset("*_~`|\n")


class Unsendable(DigestbotError):
    """A message is more than one Slack message holds, however plainly it is shown."""


def payload(part: Part, *, key: str | None = None) -> Json:
    """Give the arguments of `chat.postMessage` for a part, all but channel and thread.

    Raises:
        Unsendable: the part was not cut to `LIMITS`.
    """
    return arguments(part.message, key=key)


def arguments(message: Message, *, key: str | None = None) -> Json:
    """Give the arguments of `chat.postMessage` for a message, all but channel and thread.

    Raises:
        Unsendable: the message was not cut to `LIMITS`.
    """
    blocks = render(message)
    shown: Json = {"text": notification(message.summary) or "Digest", "unfurl_links": False, "unfurl_media": False}
    if blocks:
        shown["blocks"] = blocks
    return shown if key is None else marked(shown, key)


def marked(shown: Json, key: str) -> Json:
    """Add the metadata by which a message of ours is found again."""
    return shown | {"metadata": {"event_type": EVENT_TYPE, "event_payload": {"delivery": key}}}


def render(message: Message) -> list[Json]:
    """Give the blocks of a message, in the richest form that one Slack message holds.

    Raises:
        Unsendable: the message was not cut to `LIMITS`.
    """
    size = 0
    for elements in forms(message.elements):
        blocks = list(_blocks(elements))
        size = measure(blocks)
        if len(blocks) <= BLOCKS and size <= WHOLE:
            return blocks
    raise Unsendable(f"A message of {size:,} characters was not cut to Slack's {WHOLE:,}; cut it to the limits first.")


def page(messages: Sequence[Message]) -> list[Json]:
    """Give the blocks of a reader's page, which holds more than a message does.

    Raises:
        Unsendable: it is more than Slack's page holds.
    """
    blocks = list(_blocks([element for message in messages for element in message.elements]))
    size = measure(blocks)
    if len(blocks) > PAGE_BLOCKS or size > PAGE:
        raise Unsendable(f"A page of {len(blocks)} blocks and {size:,} characters is more than Slack takes.")
    return blocks


def _blocks(elements: Sequence[Element]) -> Iterator[Json]:
    numbers = count(1)
    tables = count()
    for element in elements:
        match element:
            case Heading():
                yield from _heading(element)
            case Buttons():
                yield from _actions(element, numbers)
            case Table():
                yield _table(element) if _is_shown_as_table(element) and next(tables) == 0 else _drawn(element)
            case Note(spans=spans):
                yield from _note(spans)
            case _:
                yield from _body(element)


def _body(element: Paragraph | Bullets | Code | Quote | Picture | Rule) -> Iterator[Json]:
    match element:
        case Paragraph(spans=spans) if _has_words(spans):
            yield rich_text(section(spans))
        case Bullets(lines=lines) if lines:
            yield rich_text(*lists(lines))
        case Code(text=text) if text.strip():
            yield rich_text(preformatted(text.strip("\n")))
        case Quote(paragraphs=paragraphs) if any(map(_has_words, paragraphs)):
            yield rich_text(quote(paragraphs))
        case Picture(url=url, alt=alt) if alt.strip() or safe_url(url):
            yield rich_text(section((Span(text=picture_name(alt, url), url=url),)))
        case Rule():
            yield {"type": "divider"}


def _has_words(spans: Spans) -> bool:
    return bool(clean(text_of(spans)).strip())


def _heading(heading: Heading) -> Iterator[Json]:
    """Show the large headings as headers, and the small, long or linked ones in bold."""
    text = " ".join(clean(text_of(heading.spans)).split())
    if not text:
        return
    if heading.level <= 2 and weigh(text) <= HEADER and not any(safe_url(span.url) for span in heading.spans):
        yield {"type": "header", "text": _plain_text(text)}
    else:
        yield rich_text(section(tuple(Span(text=span.text, bold=True, url=span.url) for span in heading.spans)))


def _plain_text(text: str) -> Json:
    """Give a plain text object in which `:tada:` stays as it was written."""
    return {"type": "plain_text", "text": text, "emoji": False}


def _note(spans: Spans) -> Iterator[Json]:
    """Show a note small where that is exact, else as running text."""
    if not _has_words(spans):
        return
    pieces = [_small(text, url) for text, url in _runs(spans) if text.strip()]
    small = [piece for piece in pieces if piece is not None]
    if any(span.instant is not None for span in spans):
        yield {"type": "context", "elements": [_with_moments(spans)]}
    elif len(small) == len(pieces) <= CONTEXT:
        yield {"type": "context", "elements": small}
    else:
        yield rich_text(section(spans))


def _with_moments(spans: Spans) -> Json:
    """Give a note of ours that names moments, which Slack shows in the reader's own zone; it holds no links."""
    said = "".join(
        escape(clean(span.text)) if span.instant is None else f"<!date^{span.instant}^{MOMENT}|{escape(span.text)}>"
        for span in spans
    )
    return {"type": "mrkdwn", "text": said, "verbatim": True}


def _runs(spans: Spans) -> Iterator[tuple[str, str | None]]:
    """Give a note's texts and links, whatever their emphasis."""
    for element in inline(tuple(Span(text=span.text, url=span.url) for span in spans)):
        yield element["text"], element.get("url")


def _small(text: str, url: str | None) -> Json | None:
    """Give an element of a context block, or None for a link whose label its markup would change."""
    if url is None:
        return _plain_text(text)
    linked = f"<{escape(url)}|{escape(text)}>"
    if _MARKS & set(text) or len(linked) > TEXT:
        return None
    return {"type": "mrkdwn", "text": linked, "verbatim": True}


def _actions(row: Buttons, numbers: Iterator[int]) -> Iterator[Json]:
    """Show buttons in rows, or in a menu; the pair that rates an answer as Slack's own thumbs."""
    if row.menu and len(row.buttons) > 1:
        yield {"type": "actions", "elements": [_menu(row, numbers)]}
        return
    rating = _rating(row.buttons)
    others = [button for button in row.buttons if button not in rating]
    for start in range(0, len(others), ACTIONS):
        shown = [_button(button, numbers) for button in others[start : start + ACTIONS]]
        yield {"type": "actions", "elements": shown}
    if rating:
        good, bad = ({"text": _plain_text(_label(button.label)), "value": button.command} for button in rating)
        thumbs = {"type": "feedback_buttons", "action_id": f"{PRESS}:{next(numbers)}"}
        yield {"type": "context_actions", "elements": [thumbs | {"positive_button": good, "negative_button": bad}]}


def _button(button: Button, numbers: Iterator[int]) -> Json:
    return {
        "type": "button",
        "action_id": f"{ASK if button.asks else PRESS}:{next(numbers)}",
        "text": _plain_text(_label(button.label)),
        "value": button.command,
        **_STYLES[button.style],
    }


def _menu(row: Buttons, numbers: Iterator[int]) -> Json:
    options = [{"text": _plain_text(_label(button.label)), "value": button.command} for button in row.buttons]
    return {
        "type": "static_select",
        "action_id": f"{PRESS}:{next(numbers)}",
        "placeholder": _plain_text(_label(row.menu)),
        "options": options[:OPTIONS],
    }


def _rating(buttons: Sequence[Button]) -> tuple[Button, ...]:
    """Give the two buttons that rate one answer, where a row has them."""
    told = {button.command: button for button in buttons}
    for button in buttons:
        word, _, record = button.command.partition(" ")
        if word == "good" and f"bad {record}" in told:
            return button, told[f"bad {record}"]
    return ()


def _label(label: str) -> str:
    """Shorten a label of emoji, which Slack counts twice; what it leads to says all."""
    label = clean(label).strip() or "Open"
    while len(label.encode("utf-16-le")) > 2 * LABEL:
        label = f"{label[:-2]}…"
    return label


def _is_shown_as_table(table: Table) -> bool:
    return len(table.rows) < TABLE_ROWS and 0 < len(table.header) <= TABLE_COLUMNS


def _table(table: Table) -> Json:
    return {
        "type": "table",
        "column_settings": [{"is_wrapped": True} for _ in table.header],
        "rows": [[_cell(spans) for spans in row] for row in (table.header, *table.rows)],
    }


def _cell(spans: Spans) -> Json:
    if any(span.url or span.bold or span.italic or span.strike or span.code for span in spans):
        return rich_text(section(spans))
    text = clean(text_of(spans))
    return {"type": "raw_text", "text": text if text.strip() else " "}


def _drawn(table: Table) -> Json:
    """Draw a table that Slack has no room for in a fixed width."""
    rows = [[line_of(cell) for cell in row] for row in (table.header, *table.rows)]
    widths = [max(map(_width, column)) for column in zip_longest(*rows, fillvalue="")]
    if sum(widths) + 3 * len(widths) <= WIDEST:
        rows = [[cell + " " * (wide - _width(cell)) for cell, wide in zip(row, widths, strict=False)] for row in rows]
    return rich_text(preformatted("\n".join(" | ".join(row).rstrip() for row in rows) or " "))


def _width(text: str) -> int:
    """Give the columns a text takes in a fixed width; East Asian characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
