"""Items as they are shown: one card with every mention, or the names there are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.messages.listing import notice
from bot.messages.message import Element, Message, Note
from bot.posts.blocks import Bullet, Bullets, Heading, Paragraph, Span, plain

if TYPE_CHECKING:
    from bot.search.items import Change, Mention
    from bot.search.register import Entry

#: Names in the list of items.
LISTED = 40


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


def item_list(entries: "Sequence[Entry]") -> Message:
    """List the items most spoken of."""
    if not entries:
        return notice("The digests name no items yet.")
    lines = tuple(
        Bullet(spans=(Span(text=entry.name, bold=True), *plain(f" · {entry.kind}"))) for entry in entries[:LISTED]
    )
    elements: list[Element] = [Heading(spans=plain("Items"), level=2), Bullets(lines=lines)]
    if len(entries) > LISTED:
        elements.append(Note(spans=plain(f"{LISTED} of {len(entries)}; `items NAME` shows any of them.")))
    return Message(summary=f"{len(entries)} items", elements=tuple(elements), private=True)


def _line(mention: "Mention") -> Bullet:
    where = f"{mention.title} › {mention.section}" if mention.section else mention.title
    head = f"{mention.published.isoformat()} · {where}"
    return Bullet(spans=(Span(text=head, bold=True), *plain(f" — {' '.join(mention.quote.split())}")))
