"""Items as they are shown: one card with every mention, or the names there are."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.messages.listing import notice
from bot.messages.message import Button, Buttons, Element, Message, Note
from bot.posts.blocks import Bullet, Bullets, Heading, Paragraph, Span, plain

if TYPE_CHECKING:
    from bot.search.items import Change, Mention
    from bot.search.register import Entry

#: Names on one page of the list of items.
LISTED = 40
#: The kind of what nothing says more of than its name.
UNKNOWN = "name"


def item_message(entry: "Entry", mentions: "Sequence[Mention]", changes: "Sequence[Change]" = ()) -> Message:
    """Show an item: what it is, when first seen, the numbers that changed, and every mention, oldest first."""
    first = mentions[0].published.isoformat() if mentions else ""
    count = f"{len(mentions)} mention{'' if len(mentions) == 1 else 's'}"
    facts = " · ".join(filter(None, (entry.kind, f"first seen {first}" if first else "", count)))
    elements: list[Element] = [
        Heading(spans=(Span(text=entry.name, url=entry.url),), level=2),
        Note(spans=plain(facts)),
    ]
    if changes:
        told = ", ".join(f"{change.value.written} ({change.mention.published.isoformat()})" for change in changes)
        elements.append(Paragraph(spans=plain(f"Changed over time: {told}")))
    elements.append(Bullets(lines=tuple(_line(mention) for mention in mentions)))
    return Message(summary=f"{entry.name}: {count}", elements=tuple(elements), private=True)


def item_list(entries: "Sequence[Entry]", page: int = 1) -> Message:
    """List the items, most spoken of first, a page at a time.

    Args:
        entries: all of them.
        page: from 1; one past the end shows the last.
    """
    if not entries:
        return notice("The digests name no items yet.")
    pages = -(-len(entries) // LISTED)
    page = min(max(page, 1), pages)
    lines = tuple(
        Bullet(spans=(Span(text=entry.name, bold=True), *plain("" if entry.kind == UNKNOWN else f" · {entry.kind}")))
        for entry in entries[(page - 1) * LISTED : page * LISTED]
    )
    elements: list[Element] = [Heading(spans=plain("Items"), level=2), Bullets(lines=lines)]
    if pages > 1:
        told = f"{len(entries)} items · page {page} of {pages} · items NAME shows every mention of one"
        elements += [Note(spans=plain(told)), Buttons(buttons=tuple(_turns(page, pages)))]
    return Message(summary=f"{len(entries)} items", elements=tuple(elements), private=True)


def _turns(page: int, pages: int) -> Iterator[Button]:
    if page > 1:
        yield Button(label="Back", command=f"items page {page - 1}")
    if page < pages:
        yield Button(label="More", command=f"items page {page + 1}")


def _line(mention: "Mention") -> Bullet:
    where = f"{mention.title} › {mention.section}" if mention.section else mention.title
    head = f"{mention.published.isoformat()} · {where}"
    return Bullet(spans=(Span(text=head, bold=True), *plain(f" — {' '.join(mention.quote.split())}")))
