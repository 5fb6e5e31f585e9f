"""What is looked for beyond a question's own words, decided for each question: by its meaning, and by a model's help.

A sure find by words costs nothing more and keeps its order. Where the words do not settle it, the vector of the
question and other wordings are asked for at the same time, and the best of all that was found is put in order.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.answer import Usage
from bot.answers.finding import LOOKED_AT, Found
from bot.answers.keeping import keeping
from bot.answers.ordering import may_order, put_in_order
from bot.answers.question import Ask
from bot.answers.rewording import may_reword, reword, together
from bot.answers.scope import Scope
from bot.search.passage import Hit
from bot.search.search import Search

if TYPE_CHECKING:
    from bot.answers.model import Model
    from bot.search.dense import Vector


async def widen(
    ask: Ask,
    found: Found,
    scope: Scope,
    *,
    search: Search,
    with_vector: "Callable[[Vector], Found]",
    vector_of: "Callable[[str], Awaitable[Vector | None]] | None",
    model: "Model | None",
    spend: Callable[[Usage | None], None],
) -> Found:
    """Give what is found for an ask with all the help there is.

    Args:
        ask: what is asked.
        found: what its words found.
        scope: the posts to keep to.
        search: every passage.
        with_vector: finds again with the meaning of the ask beside its words.
        vector_of: gives that meaning, None where it cannot in time.
        model: gives other wordings and an order; None where there is none or it may not be used.
        spend: hears what each request to the model cost.
    """
    if not may_reword(found):
        return found
    words = found
    vector, wordings = await asyncio.gather(_vector(ask, vector_of), _wordings(ask, scope, model, spend))
    if vector is not None:
        found = await asyncio.to_thread(with_vector, vector)
    if wordings:
        # Words, meaning and other wordings each give a third of what is put in order.
        others = await asyncio.to_thread(_searched, search, wordings, scope)
        found = together(found, others, turns=1 if vector is None else 2)
    if model is not None and may_order(ask, found):
        found, usage = await put_in_order(model, ask, found)
        spend(usage)
    return replace(found, hits=keeping(ask, words, found.hits))


async def _vector(ask: Ask, vector_of: "Callable[[str], Awaitable[Vector | None]] | None") -> "Vector | None":
    return None if vector_of is None else await vector_of(ask.whole)


async def _wordings(
    ask: Ask, scope: Scope, model: "Model | None", spend: Callable[[Usage | None], None]
) -> tuple[str, ...]:
    if model is None:
        return ()
    wordings, usage = await reword(model, ask, (post.language for post in scope.posts))
    spend(usage)
    return wordings


def _searched(search: Search, wordings: tuple[str, ...], scope: Scope) -> list[list[Hit]]:
    return [search.find(words, limit=LOOKED_AT, posts=scope.slugs) for words in wordings]
