"""A short request to a model beside the answer itself: within a deadline, paid for, and skipped without harm."""

import asyncio
import logging
from contextlib import aclosing
from typing import TYPE_CHECKING

from bot.answers.answer import Usage
from bot.answers.model.reply import Reply
from bot.errors import ModelError

if TYPE_CHECKING:
    from bot.answers.model.client import Model

log = logging.getLogger(__name__)

#: Tokens a short reply may take. Most take thirty; a model that thinks first pays for that from the same purse.
TOKENS = 600
#: Characters of a reply that are read.
LONGEST = 2_000


async def ask_briefly(model: "Model", system: str, user: str) -> Reply[str]:
    """Give a model's short reply.

    Its text is empty where the model gave none, broke off or took too long; what was begun is paid for all the same.
    """
    written, usage = "", None
    try:
        async with (
            asyncio.timeout(model.patience),
            aclosing(model.write(system, user, max_tokens=TOKENS, quick=True)) as pieces,
        ):
            async for piece in pieces:
                if isinstance(piece, Usage):
                    usage = piece
                elif len(written) < LONGEST:
                    written += piece
    except (ModelError, TimeoutError) as error:
        log.info("A short request to the model gave nothing: %s", error or "it took too long")
        begun = bool(written) or isinstance(error, TimeoutError)
        guess = model.estimate(len(system) + len(user), len(written)) if begun else None
        return Reply(given="", cost=usage or guess, came=False)
    return Reply(given=written.strip(), cost=usage)
