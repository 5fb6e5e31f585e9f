"""Telling the people of a place what keeps it from being posted to: one private message each, through the ledger."""

import logging
from collections.abc import Mapping
from datetime import datetime

from bot.chat import ChatAdapter, Place
from bot.errors import LookupFailed
from bot.messages.message import Message, Part
from bot.posts.blocks import Paragraph, Span, Spans, plain, text_of
from bot.store.database import Database
from bot.store.ledger.owing import Address, NewPart, owe_notices
from bot.store.ledger.places import untold
from bot.store.ledger.tables import PlaceRow
from scheduler.frozen import freeze
from scheduler.ledger import key_for
from scheduler.tries import in_time

log = logging.getLogger(__name__)

TIMEOUT = 30.0
#: Who subscribes from the command line; they read it there.
OPERATOR = "operator"
WAITS = "What waits is posted when it works again."


async def tell(db: Database, adapters: Mapping[str, ChatAdapter], *, now: datetime) -> None:
    """Owe the people of places with a problem a private message about it, once until the place works again.

    Raises:
        StoreError: the database cannot be used.
    """
    ready = [platform for platform, adapter in adapters.items() if adapter.ready()]
    for place, problem, people in await untold(db, ready):
        if place.id is None:
            continue
        adapter = adapters[place.platform]
        found = [await _private(adapter, place, person) for person in people if person != OPERATOR]
        said = _said(adapter, place, problem)
        notices = [_notice(place, private, said, now) for private in found if private]
        await owe_notices(db, place.id, problem, notices, now=now)


async def _private(adapter: ChatAdapter, place: PlaceRow, person: str) -> Place | None:
    try:
        return await in_time(TIMEOUT, adapter.private(_where(place), person))
    except (LookupFailed, TimeoutError) as error:
        log.warning("a person cannot be told", extra={"action": "tell", "place": place.id, "why": str(error)})
        return None


def _said(adapter: ChatAdapter, place: PlaceRow, problem: str) -> Spans:
    """Say what is wrong with a place, which is named by a link that opens it: its id tells people nothing."""
    address = adapter.address(_where(place))
    named = (Span(text="a channel that you subscribed", url=address),) if address else plain(place.channel)
    return (*plain("I cannot post the digest in "), *named, *plain(f". {problem} {WAITS}"))


def _where(place: PlaceRow) -> Place:
    return Place(platform=place.platform, workspace=place.workspace, channel=place.channel)


def _notice(place: PlaceRow, private: Place, said: Spans, now: datetime) -> tuple[Address, str, NewPart]:
    address = (private.platform, private.workspace, private.channel)
    label = f"notice:{place.id}:{now:%Y-%m-%dT%H:%M:%S}"
    part = Part(number=1, where="channel", message=Message(summary=text_of(said), elements=(Paragraph(spans=said),)))
    return address, label, NewPart(part=1, key=key_for(*address, label, 1), body=freeze(part))
