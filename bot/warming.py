"""The index opened before anyone asks, so that no first question waits for it."""

import asyncio
import logging
from collections.abc import Callable
from time import monotonic

from bot.corpus import Corpus
from bot.errors import DigestbotError

log = logging.getLogger(__name__)

#: How often we look whether every platform is connected before we go on without, and seconds between two looks.
LOOKS, LOOK = 100, 0.1


async def warm(corpus: Corpus, connected: Callable[[], bool]) -> None:
    """Open the index, or build it, once connecting needs the processor no more; a question meanwhile waits for it."""
    for _ in range(LOOKS):
        if connected():
            break
        await asyncio.sleep(LOOK)
    started = monotonic()
    try:
        search = await corpus.search()
    except DigestbotError as error:
        log.warning("the first question opens the index", extra={"action": "index", "why": str(error)})
        return
    seconds = round(monotonic() - started, 3)
    log.info("opened the index", extra={"action": "index", "passages": len(search), "seconds": seconds})
    try:
        await corpus.names()
    except DigestbotError as error:
        log.warning("the first item opens the names", extra={"action": "names", "why": str(error)})
