"""Following the folder of posts: what is written, changed or taken away there is shown soon after."""

import logging
from collections.abc import Callable
from pathlib import Path

from bot.corpus import Corpus
from bot.errors import DigestbotError
from bot.loading import Load
from bot.posts.watching import changes
from bot.store.opening.whole import whole

log = logging.getLogger(__name__)


async def follow(corpus: Corpus, folder: Path, told: Callable[[Load], None]) -> None:
    """Read the posts again whenever their folder changes, until cancelled; what fails is logged and the next tried.

    Args:
        corpus: the posts.
        folder: where they lie.
        told: is told what each reading did.
    """
    async for _ in changes(folder):
        try:
            load = await whole(corpus.refresh())
        except DigestbotError as error:
            log.error("could not read the posts again", extra={"action": "load", "why": str(error)})
            continue
        told(load)
