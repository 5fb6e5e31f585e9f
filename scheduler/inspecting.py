"""Asking the platforms whether places can be posted to, so that it is known before Monday at nine."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.chat import ChatAdapter, Health, Place
from bot.store.database import Database
from bot.store.ledger.places import heal, note_inspected, places_to_inspect
from bot.store.ledger.tables import PlaceRow

log = logging.getLogger(__name__)

#: How often a place is inspected: while it works, and while it is broken and a digest waits for it.
DAILY, HOURLY = timedelta(days=1), timedelta(hours=1)
TIMEOUT = 30.0


async def inspect_places(db: Database, adapters: Mapping[str, ChatAdapter], *, now: datetime) -> None:
    """Inspect the places whose turn it is: a broken one that works again gets what waits for it.

    Raises:
        StoreError: the database cannot be used.
    """
    ready = [platform for platform, adapter in adapters.items() if adapter.ready()]
    for place in await places_to_inspect(db, ready, working=now - DAILY, broken=now - HOURLY):
        health = await _inspect(adapters[place.platform], place)
        if health is None or place.id is None:
            continue
        if health.ok and place.broken is not None:
            await heal(db, place.id, now=now)
            log.info("a place works again", extra={"action": "inspect", "place": place.id})
        else:
            problem = health.problems[0] if health.problems else None
            await note_inspected(db, place.id, place.broken or problem, now=now)


async def _inspect(adapter: ChatAdapter, row: PlaceRow) -> Health | None:
    place = Place(platform=row.platform, workspace=row.workspace, channel=row.channel)
    try:
        async with asyncio.timeout(TIMEOUT):
            return await adapter.inspect(place)
    # The last resort: one place that cannot be inspected must not keep the others from it.
    except Exception as error:
        log.warning("an inspection broke off", extra={"action": "inspect", "place": row.id}, exc_info=error)
        return None
