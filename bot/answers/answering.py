"""From a question to a checked answer: read it, find the evidence, let a model write, check every sentence.

Without a model, with one out of reach, or with one whose sentences do not stand, the digests answer in their own words.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from functools import cache, partial
from itertools import zip_longest
from time import perf_counter
from typing import TYPE_CHECKING

from bot.answers.answer import Accepted, Answer, Progress, Question, Step
from bot.answers.finding.dated import (
    day_spoken_of,
    find_by_day,
    is_figure_of_other_days,
    is_of_other_months,
    may_be_spoken_of,
    remark_on_days,
)
from bot.answers.finding.finding import MENTIONED, Found, find, overview, read_around, unread
from bot.answers.finding.listing import items_listed
from bot.answers.finding.widening import widen
from bot.answers.model.prompt import write_prompt
from bot.answers.patterns.listing import kind_listed
from bot.answers.phrases import no_posts, not_held, not_mentioned, phrases_in
from bot.answers.questions.ask import Ask
from bot.answers.questions.casing import as_posts_capitalise, as_written, of_its_name
from bot.answers.questions.each import of_each_issue
from bot.answers.questions.question import Reading, read_question
from bot.answers.questions.scope import Scope, Visible, recent, scope_of
from bot.answers.questions.slips import as_meant
from bot.answers.questions.sums import needs_sums
from bot.answers.smalltalk import small_talk
from bot.answers.writing.draft import Draft
from bot.answers.writing.outright import outright
from bot.answers.writing.ownwords import OwnWords, tells
from bot.answers.writing.secondlook import SecondLook
from bot.answers.writing.sidebyside import Looks, each_in_own_words, each_side
from bot.answers.writing.writing import write
from bot.errors import ModelError
from bot.posts.post import Post
from bot.search.passage import Hit
from bot.search.search import Search

if TYPE_CHECKING:
    from bot.answers.model.client import Model
    from bot.answers.model.reply import Reply
    from bot.search.dense import Vector

__all__ = ["Answering", "Step"]

log = logging.getLogger(__name__)


class Answering:
    """Answers questions about the posts it is given; safe for many questions at once."""

    def __init__(
        self,
        search: Search,
        *,
        posts: Callable[[], Sequence[Post]],
        model: "Model | None" = None,
        vector_of: "Callable[[str], Awaitable[Reply[Vector | None]]] | None" = None,
        second_look: bool = False,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        """Take the parts.

        Args:
            search: every passage of the posts.
            posts: gives the posts held now; which are visible is decided here, by the question's instant.
            model: writes the answers; None for extracts.
            vector_of: gives the meaning of a question, None where it cannot in time; without it, words alone find.
            second_look: ask the model once more whether the passages say each sentence it wrote.
            clock: seconds that only grow.
        """
        self._search = search
        self._posts = posts
        self._visible = Visible(posts)
        self._model = model
        self._vector_of = vector_of
        self._second_look = second_look
        self._clock = clock

    async def reply(self, question: Question) -> Answer:
        """Give the whole answer."""
        answer, _ = await self.examine(question)
        return answer

    async def examine(self, question: Question) -> tuple[Answer, tuple[Hit, ...]]:
        """Give the whole answer, and the passages it was to come from: best first, those of several asks in turn."""
        found: list[Sequence[Hit]] = []
        async for step in self.answer(question, heard=lambda one: found.append(one.hits)):
            if isinstance(step, Answer):
                turns = [hit for row in zip_longest(*found) for hit in row if hit is not None]
                return step, tuple({hit.passage.id: hit for hit in turns}.values())
        raise AssertionError("an answer always ends with an Answer")

    async def answer(
        self, question: Question, *, heard: Callable[[Found], None] = lambda found: None
    ) -> AsyncIterator[Step]:
        """Give what is being done, each checked sentence as it comes, and the whole answer last.

        Args:
            question: what was asked.
            heard: is told what was found for each thing asked.
        """
        started = self._clock()
        everything = self._visible.to(question)
        posts = everything.posts
        asked = question.text
        question, slips, reading = await asyncio.to_thread(self._read, question, posts)
        if reading.kind != "ask":
            yield small_talk(question, reading, posts, self._search, milliseconds=self._since(started))
            return
        draft = Draft(question=asked, language=reading.language, urls=everything.urls)
        words = phrases_in(reading.language)
        for slip in slips:
            draft.note(words.read_as.format(*slip))
        yield Progress(text=words.searching_one if len(posts) == 1 else words.searching.format(len(posts)))
        asks = [one for asked in reading.asks for one in of_each_issue(asked, posts)]
        # Of what is compared, each side is looked for to see whether it is told, and then to tell it.
        look = cache(partial(self._looked_for, everything, reading.language))
        if self._model is None:
            asks = await asyncio.to_thread(self._told_whole, asks, look)
        asks = [one for ask in asks for one in await asyncio.to_thread(self._side_by_side, ask, question, look)]
        for ask in asks:
            # Of one that is asked of several times, a refusal says of which.
            draft.asked = ask.said if ask.side or (len(reading.asks) > 1 and not ask.beside) else ""
            async with aclosing(self._one(ask, question, look, everything, draft, heard)) as steps:
                async for step in steps:
                    yield step
        yield draft.finished(total_ms=self._since(started))

    async def _one(
        self,
        ask: Ask,
        question: Question,
        look: Looks,
        everything: Scope,
        draft: Draft,
        heard: Callable[[Found], None],
    ) -> AsyncGenerator[Progress | Accepted]:
        """Answer one thing asked into the draft."""
        begun = self._clock()
        asked = ask
        ask, scope, found = await asyncio.to_thread(look, asked)
        draft.search_ms += self._since(begun)
        model = self._model if question.may_use_model else None
        listed = await asyncio.to_thread(outright, self._search, asked, found, scope, everything, draft)
        if listed is not None:
            heard(found)
            for accepted in listed:
                yield accepted
            return
        draft.searched(scope)
        draft.note(remark_on_days(ask, scope, found, draft.language))
        if question.may_use_model and scope.posts:
            begun = self._clock()
            found = await self._widened(model, ask, found, scope, draft)
            draft.model_ms += self._since(begun)
        heard(found)
        if not self._worth_answering(ask, found, scope, draft):
            return
        if self._model is not None and model is None:
            draft.note(phrases_in(draft.language).no_budget)
        own = partial(each_in_own_words, self._search, ask, found, scope, looks=look)
        if model is not None and found.worth:
            begun = self._clock()
            async with aclosing(self._by_model(model, ask, question, found, scope, draft, own)) as steps:
                async for step in steps:
                    yield step
            draft.model_ms += self._since(begun)
        if not draft.settled:
            told = await asyncio.to_thread(own)
            for accepted in told(draft):
                yield accepted

    def _read(self, question: Question, posts: Sequence[Post]) -> tuple[Question, list[tuple[str, str]], Reading]:
        """Read a question as it is meant: give it spelled and capitalised so, its slips, and what it asks."""
        question, slips = as_meant(question, self._search.frequency)
        question = replace(question, text=as_posts_capitalise(question.text, self._search))
        return question, slips, read_question(question, posts)

    def _told_whole(self, asks: list[Ask], look: Looks) -> list[Ask]:
        """Leave out what is told at one of two times alone, so that the other is refused: it is not how it changed."""
        ends = [ask for ask in asks if ask.end]
        untold = [ask for ask in ends if not tells(self._search, *look(ask))]
        halves = {ask.said for ask in untold}
        return [ask for ask in asks if ask in untold or not (ask.end and ask.said in halves)]

    def _side_by_side(self, ask: Ask, question: Question, look: Looks) -> Sequence[Ask]:
        by_model = self._model is not None and question.may_use_model
        return each_side(self._search, ask, look, by_model=by_model)

    def _looked_for(self, everything: Scope, language: str, ask: Ask) -> tuple[Ask, Scope, Found]:
        """Look for an ask within its days; where they answer nothing surely, a day is taken for what is asked about."""
        posts = everything.posts
        ask = of_its_name(self._search, ask)
        if ask.issues is not None:
            scope = Scope(posts=tuple(post for post in posts if post.slug in ask.issues), window=ask.window)
            found = self._found(ask, scope, None)
            return ask, scope, found if found.hits else unread(self._search, scope, found)
        if ask.series is not None:
            everything = Scope(posts=ask.series.posts)
        scope = everything
        if ask.window is not None:
            anywhere = ask.form == "overview" or ask.series is not None
            logs = everything.logs
            scope = scope_of(everything.posts, ask.window, language=language, anywhere=anywhere, logs=logs)
        elif ask.order == "latest" and ask.form != "overview" and scope.posts:
            newest = recent(scope)
            if (found := self._found(ask, newest, None)).sure:
                return ask, newest, found
        found = self._found(ask, scope, None)
        day = day_spoken_of(ask)
        if day is None or not posts or not may_be_spoken_of(ask, day, scope, found):
            return ask, scope, found
        spoken_of = find_by_day(self._search, ask, everything, day)
        if spoken_of is None:
            return ask, scope, found
        return replace(ask, window=None, form="other"), everything, spoken_of

    async def _widened(self, model: "Model | None", ask: Ask, found: Found, scope: Scope, draft: Draft) -> Found:
        """Give what meaning and a model find beyond the words of an ask, where those do not settle it."""
        return await widen(
            ask,
            found,
            scope,
            search=self._search,
            with_vector=lambda vector: self._found(ask, scope, vector),
            vector_of=self._vector_of,
            model=model,
            hear=draft.hear,
        )

    def _found(self, ask: Ask, scope: Scope, vector: "Vector | None") -> Found:
        if ask.form != "overview" or not scope.posts:
            named = self._search.mentions(ask.whole, limit=MENTIONED, posts=scope.slugs)
            return find(self._search, ask, scope, named, vector)
        listed = [Hit(passage=one, score=1.0) for one in items_listed(self._search, ask, (), scope)]
        hits = (*listed, *overview(self._search, scope, self._posts(), language=ask.language))
        # What else there was is no answer to who asks for all of a kind.
        sure = bool(listed) or kind_listed(ask.text) is None
        return Found(terms=(), hits=hits, absent=(), sure=sure, worth=bool(hits))

    def _worth_answering(self, ask: Ask, found: Found, scope: Scope, draft: Draft) -> bool:
        """Tell whether to go on; if not, say what the digests do hold."""
        words = phrases_in(draft.language)
        draft.begin(found)
        if found.read_as:
            draft.note(words.read_as.format(*found.read_as))
        if not scope.posts:
            draft.refuse(words.nobody if scope.window is None else no_posts(draft.language, scope.window.words))
        elif ask.window is not None and ask.series is not None and scope.note:
            draft.refuse(no_posts(draft.language, ask.window.words, ask.series.name))
        elif ask.window is not None and (is_of_other_months(ask, scope) or is_figure_of_other_days(ask, scope)):
            draft.refuse(no_posts(draft.language, ask.window.words))
        elif needs_sums(ask, scope):
            draft.refuse(words.no_sums)
        elif found.absent:
            absent = [replace(term, shown=as_written(term.shown, self._search)) for term in found.absent]
            draft.refuse(not_mentioned(absent, draft.language, scope.window))
        elif not (found.sure or (found.worth and self._model is not None)):
            draft.refuse(not_held(draft.language, scope.window if ask.beside else None))
        else:
            return True
        return False

    async def _by_model(
        self, model: "Model", ask: Ask, question: Question, found: Found, scope: Scope, draft: Draft, own: OwnWords
    ) -> AsyncGenerator[Progress | Accepted]:
        words = phrases_in(draft.language)
        prompt = write_prompt(
            ask.put,
            read_around(self._search, found.passages),
            window=scope.window,
            before=question.before,
            quoted=question.quoted,
        )
        yield Progress(text=words.reading.format(len(prompt.shown)))
        try:
            look = SecondLook(model, strict=not found.told) if self._second_look or not found.told else None
            async with aclosing(write(model, prompt, ask, found, draft, own=own, second_look=look)) as steps:
                async for step in steps:
                    yield step
        except ModelError as error:
            log.warning("The model gave no whole answer: %s", error)
            draft.whole = False
            draft.note(words.broke_off if draft.has_sentences else words.out_of_reach)
            draft.settled = draft.has_sentences

    def _since(self, started: float) -> float:
        return (self._clock() - started) * 1000.0
