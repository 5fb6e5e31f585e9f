"""From a question to a checked answer: read it, find the evidence, let a model write, check every sentence.

Without a model, with one out of reach, or with one whose sentences do not stand, the digests answer in their own words.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing
from itertools import zip_longest
from time import perf_counter
from typing import TYPE_CHECKING

from bot.answers.answer import Accepted, Answer, Progress, Question, Step
from bot.answers.draft import Draft
from bot.answers.extract import extract
from bot.answers.finding import Found, find, overview, read_around
from bot.answers.phrases import not_mentioned, phrases_in
from bot.answers.prompt import write_prompt
from bot.answers.question import Ask, Reading, read_question
from bot.answers.rewording import in_other_words, may_reword, reword, together
from bot.answers.scope import Scope, scope_of, visible_posts
from bot.answers.smalltalk import small_talk
from bot.answers.writing import write
from bot.errors import ModelError
from bot.posts.post import Post
from bot.search.passage import Hit, Passage
from bot.search.search import Search

if TYPE_CHECKING:
    from bot.answers.model import Model
    from bot.search.dense import Vector

__all__ = ["Answering", "Step"]

log = logging.getLogger(__name__)

#: Mentions of the items of an ask that are looked at at most.
MENTIONED = 40


class Answering:
    """Answers questions about the posts it is given; safe for many questions at once."""

    def __init__(
        self,
        search: Search,
        *,
        posts: Callable[[], Sequence[Post]],
        model: "Model | None" = None,
        vector_of: "Callable[[str], Awaitable[Vector | None]] | None" = None,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        """Take the parts.

        Args:
            search: every passage of the posts.
            posts: gives the posts held now; which are visible is decided here, by the question's instant.
            model: writes the answers; None for extracts.
            vector_of: gives the meaning of a question, None where it cannot in time; without it, words alone find.
            clock: seconds that only grow.
        """
        self._search = search
        self._posts = posts
        self._model = model
        self._vector_of = vector_of
        self._clock = clock

    async def reply(self, question: Question) -> Answer:
        """Give the whole answer."""
        async for step in self.answer(question):
            if isinstance(step, Answer):
                return step
        raise AssertionError("an answer always ends with an Answer")

    async def evidence(self, question: Question) -> tuple[Hit, ...]:
        """Give the passages a question would be answered from, best first, those of several asks in turn."""
        posts = visible_posts(self._posts(), question)
        reading = read_question(question)
        found = [(await self._looked_for(ask, scope_of(posts, ask.window))).hits for ask in reading.asks]
        turns = [hit for row in zip_longest(*found) for hit in row if hit is not None]
        return tuple({hit.passage.id: hit for hit in turns}.values())

    async def answer(self, question: Question) -> AsyncIterator[Step]:
        """Give what is being done, each checked sentence as it comes, and the whole answer last."""
        started = self._clock()
        reading = await asyncio.to_thread(read_question, question)
        posts = visible_posts(self._posts(), question)
        if reading.kind != "ask":
            yield small_talk(question, reading, posts, self._search, milliseconds=self._since(started))
            return
        draft = Draft(question=question.text, language=reading.language, posts=posts)
        words = phrases_in(reading.language)
        count = len(posts)
        yield Progress(text=words.searching_one if count == 1 else words.searching.format(count))
        for ask in reading.asks:
            async with aclosing(self._one(ask, question, reading, posts, draft)) as steps:
                async for step in steps:
                    yield step
        yield draft.finished(total_ms=self._since(started))

    async def _one(
        self, ask: Ask, question: Question, reading: Reading, posts: Sequence[Post], draft: Draft
    ) -> AsyncGenerator[Progress | Accepted]:
        """Answer one thing asked into the draft."""
        begun = self._clock()
        scope = scope_of(posts, ask.window, language=reading.language)
        draft.searched(scope)
        found = await self._looked_for(ask, scope, may_spend=question.may_use_model)
        draft.search_ms += self._since(begun)
        model = self._model if question.may_use_model else None
        if model is not None and scope.posts and may_reword(found):
            begun = self._clock()
            ask, found = await self._reworded(model, ask, found, scope, draft)
            draft.model_ms += self._since(begun)
        if not self._worth_answering(found, scope, draft):
            return
        if self._model is not None and model is None:
            draft.note(phrases_in(reading.language).no_budget)
        if model is not None:
            begun = self._clock()
            async with aclosing(self._by_model(model, ask, question, found, scope, draft)) as steps:
                async for step in steps:
                    yield step
            draft.model_ms += self._since(begun)
        if not draft.settled:
            for accepted in self._by_extract(ask, found, draft):
                yield accepted

    async def _reworded(self, model: "Model", ask: Ask, found: Found, scope: Scope, draft: Draft) -> tuple[Ask, Found]:
        """Search once more in the model's words; the question's own stand where it gives none."""
        words, usage = await reword(model, ask, [post.language for post in scope.posts])
        draft.spend(usage)
        if not words:
            return ask, found
        other = in_other_words(ask, words)
        return other, together(found, await self._looked_for(other, scope))

    async def _looked_for(self, ask: Ask, scope: Scope, *, may_spend: bool = True) -> Found:
        """Give what the words of an ask find, widened by its meaning where there is a vector of it."""
        vector = await self._vector_of(ask.whole) if self._vector_of is not None and may_spend else None
        return await asyncio.to_thread(self._found, ask, scope, vector)

    def _found(self, ask: Ask, scope: Scope, vector: "Vector | None") -> Found:
        if ask.form != "overview" or not scope.posts:
            return find(self._search, ask, scope, self._mentions(ask, scope), vector)
        hits = overview(self._search, scope)
        return Found(terms=(), hits=hits, absent=(), sure=bool(hits), worth=bool(hits))

    def _mentions(self, ask: Ask, scope: Scope) -> list[Passage]:
        """Give the passages of the scope that name an item of the ask, by whatever name."""
        return self._search.mentions(ask.whole, limit=MENTIONED, posts=scope.slugs)

    def _worth_answering(self, found: Found, scope: Scope, draft: Draft) -> bool:
        """Tell whether to go on; if not, say what the digests do hold."""
        words = phrases_in(draft.language)
        draft.begin(found)
        if found.read_as:
            draft.note(words.read_as.format(*found.read_as))
        if not scope.posts:
            draft.refuse(words.nobody if scope.window is None else words.no_posts.format(scope.window.words))
        elif found.absent:
            draft.refuse(not_mentioned(found.absent, draft.language))
        elif not found.worth or (self._model is None and not found.sure):
            draft.refuse(words.not_held)
        else:
            return True
        return False

    async def _by_model(
        self, model: "Model", ask: Ask, question: Question, found: Found, scope: Scope, draft: Draft
    ) -> AsyncGenerator[Progress | Accepted]:
        words = phrases_in(draft.language)
        prompt = write_prompt(
            ask.text if ask.whole == ask.text else f"{ask.text}\n({ask.whole})",
            read_around(self._search, found.passages),
            window=scope.window,
            before=question.before,
            quoted=question.quoted,
        )
        yield Progress(text=words.reading.format(len(prompt.shown)))
        try:
            async with aclosing(write(model, prompt, ask, draft)) as steps:
                async for step in steps:
                    yield step
        except ModelError as error:
            log.warning("The model gave no whole answer: %s", error)
            draft.note(words.broke_off if draft.has_sentences else words.out_of_reach)
            draft.settled = draft.has_sentences

    def _by_extract(self, ask: Ask, found: Found, draft: Draft) -> Sequence[Accepted]:
        """Take the digests' own sentences where nothing better stands."""
        picks = extract(ask, found.terms, found.passages) if found.sure else []
        if not picks:
            draft.refuse(phrases_in(draft.language).not_held)
            return ()
        return [draft.take(pick.text, [pick], by="extract") for pick in picks]

    def _since(self, started: float) -> float:
        return (self._clock() - started) * 1000.0
