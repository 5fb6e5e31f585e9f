"""What is looked for beyond a question's own words, decided for each question: by its meaning, and by a model's help.

A sure find by words costs nothing more and keeps its order. Where the words do not settle it, the vector of the
question and other wordings are asked for at the same time, and the best of all that was found is put in order. What
is asked of a name and stands beside it in no words is not put to the model at all; what the words are sure of, as of
a cell of a table, is then told in the words of the digests.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.answers.finding.finding import LOOKED_AT, Found
from bot.answers.finding.keeping import FEW, keeping
from bot.answers.finding.ordering import put_in_order
from bot.answers.finding.rewording import Rewording, may_reword, reword, together
from bot.answers.judging.told import is_told, with_other_words
from bot.answers.model.reply import Reply
from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope
from bot.search.passage import Hit
from bot.search.search import Search

if TYPE_CHECKING:
    from bot.answers.model.client import Model
    from bot.search.dense import Vector


async def widen(
    ask: Ask,
    found: Found,
    scope: Scope,
    *,
    search: Search,
    with_vector: "Callable[[Vector], Found]",
    vector_of: "Callable[[str], Awaitable[Reply[Vector | None]]] | None",
    model: "Model | None",
    hear: Callable[[Reply[Any]], Any],
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
        hear: gives what a reply holds, and keeps what it cost.
    """
    if (model is None and vector_of is None) or not await asyncio.to_thread(may_reword, search, ask, found):
        return found
    words = found
    meant, reworded, told = await asyncio.gather(
        _vector(ask, vector_of), _reworded(ask, scope, model), _told(search, ask, words, model)
    )
    vector, rewording = hear(meant), hear(reworded)
    also: Sequence[Hit] = ()
    if vector is not None:
        found = await asyncio.to_thread(with_vector, vector)
        # What the words settled stays settled, whatever meaning pushes out of sight.
        found = replace(found, sure=found.sure or words.sure)
        also = found.hits[:1]
    if rewording.lines:
        # Words, meaning and other wordings each give a third of what is put in order.
        others = await asyncio.to_thread(_searched, search, rewording.lines, scope)
        found = together(found, others, turns=1 if vector is None else 2)
    if model is not None and (found is not words or rewording.others):
        told = await asyncio.to_thread(_is_told, search, ask, words, found, rewording.others)
    if not told and words.sure:
        return replace(found, hits=words.hits, sure=True, worth=False)
    found = replace(found, terms=with_other_words(found.terms, rewording.others), told=told)
    if ask.order in ("latest", "first") or (vector is None and not rewording.lines):
        return found
    if model is not None and found.worth and len(found.hits) > FEW:
        found = hear(await put_in_order(model, ask, found))
    return replace(found, hits=keeping(ask, words, found.hits, also=also))


async def _told(search: Search, ask: Ask, words: Found, model: "Model | None") -> bool:
    """Tell whether what its words do not settle is told all the same, judged while the model looks for others."""
    if model is None or not _names(words):
        return True
    # What words are sure of and is told would be settled.
    return not words.sure and await asyncio.to_thread(_is_told, search, ask, words, words, {})


def _is_told(search: Search, ask: Ask, words: Found, found: Found, others: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether what is asked of a name stands beside it; where nothing is named, a model alone can tell."""
    return not _names(words) or is_told(search, ask, words.terms, found.passages, others)


def _names(words: Found) -> bool:
    return any(term.hard for term in words.terms)


async def _vector(
    ask: Ask, vector_of: "Callable[[str], Awaitable[Reply[Vector | None]]] | None"
) -> "Reply[Vector | None]":
    return Reply(given=None) if vector_of is None else await vector_of(ask.whole)


async def _reworded(ask: Ask, scope: Scope, model: "Model | None") -> Reply[Rewording]:
    if model is None:
        return Reply(given=Rewording(others={}, lines=()))
    return await reword(model, ask, scope.languages)


def _searched(search: Search, lines: tuple[str, ...], scope: Scope) -> list[list[Hit]]:
    return [search.find(words, limit=LOOKED_AT, posts=scope.slugs) for words in lines]
