"""Items as they are shown: one card with every mention, or the names there are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.messages.listing import notice
from bot.messages.message import Buttons, Element, Message, Note
from bot.messages.pages import fits, page_of, turns
from bot.posts.blocks import Bullet, Bullets, Heading, Paragraph, Span, plain

if TYPE_CHECKING:
    from bot.search.entry import Card, Entry, Mention

#: Names on one page of the list of items, and mentions on one page of an item.
LISTED, MENTIONS = 40, 10
#: The kind of what nothing says more of than its name.
UNKNOWN = "name"


def item_message(card: "Card", page: int | None = None) -> Message:
    """Show an item: what it is, when first seen, the numbers that changed, and its mentions, oldest first.

    Args:
        card: what is said of it.
        page: of the mentions, from 1; None shows all, and so does a name too long for a button.
    """
    entry, mentions = card.entry, card.mentions

    def command(number: int) -> str:
        return f"item-page {number} {entry.name}"

    at = page_of(mentions, page or 1, MENTIONS if page and fits(command) else max(len(mentions), 1))
    first = mentions[0].published.isoformat() if mentions else ""
    count = f"{len(mentions)} mention{'' if len(mentions) == 1 else 's'}"
    facts = " · ".join(filter(None, (entry.kind, f"first seen {first}" if first else "", count)))
    elements: list[Element] = [
        Heading(spans=(Span(text=entry.name, url=entry.url),), level=2),
        Note(spans=plain(facts)),
    ]
    if card.changes:
        told = ", ".join(f"{change.value.written} ({change.mention.published.isoformat()})" for change in card.changes)
        elements.append(Paragraph(spans=plain(f"Changed over time: {told}")))
    elements.append(Bullets(lines=tuple(_line(mention) for mention in at.shown)))
    if at.count > 1:
        elements += [Note(spans=plain(f"page {at.number} of {at.count}")), Buttons(buttons=tuple(turns(at, command)))]
    return Message(summary=f"{entry.name}: {count}", elements=tuple(elements), private=True)


def item_list(entries: "Sequence[Entry]", page: int | None = None) -> Message:
    """List the items, most spoken of first.

    Args:
        entries: all of them.
        page: from 1; one past the end shows the last, and None shows all, where no button can turn a page.
    """
    if not entries:
        return notice("The digests name no items yet.")
    at = page_of(entries, page or 1, LISTED if page else len(entries))
    lines = tuple(
        Bullet(spans=(Span(text=entry.name, bold=True), *plain("" if entry.kind == UNKNOWN else f" · {entry.kind}")))
        for entry in at.shown
    )
    elements: list[Element] = [Heading(spans=plain("Items"), level=2), Bullets(lines=lines)]
    if len(entries) > LISTED:
        where = f" · page {at.number} of {at.count}" if at.count > 1 else ""
        elements.append(Note(spans=plain(f"{len(entries)} items{where} · items NAME shows every mention of one")))
    if at.count > 1:
        elements.append(Buttons(buttons=tuple(turns(at, "items page {}".format))))
    return Message(summary=f"{len(entries)} items", elements=tuple(elements), private=True)


def _line(mention: "Mention") -> Bullet:
    where = f"{mention.title} › {mention.section}" if mention.section else mention.title
    head = f"{mention.published.isoformat()} · {where}"
    return Bullet(spans=(Span(text=head, bold=True), *plain(f" — {' '.join(mention.quote.split())}")))
