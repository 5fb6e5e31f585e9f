"""Questions in a conversation: what was said before, what may be spent, what is kept, and the answer as it grows."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from secrets import token_hex
from typing import Any
from zoneinfo import ZoneInfo

from bot import metrics
from bot.answers.answer import Accepted, Answer, Exchange, Progress, Question, Sentence, running_text
from bot.answers.answering import Answering
from bot.chat import Final, Partial, Request, State, Turn, Working
from bot.commands import asks
from bot.corpus import Corpus
from bot.errors import NotFoundError
from bot.messages.answer import answer_message
from bot.messages.digest import short_title
from bot.messages.message import Message
from bot.posts.post import Post
from bot.store import answers, posts, turns, usage
from bot.store.answers import Same
from bot.store.database import Database
from bot.store.ledger.posted import find_posted

#: Questions a model may answer a day, for one person and for one workspace; beyond them answers are extracts.
PERSON_A_DAY, WORKSPACE_A_DAY = 100, 2_000
#: Earlier questions of a conversation that are read again.
REMEMBERED = 6
#: Example questions offered to somebody who does not know what to ask.
EXAMPLES = 3
_NUMBERED = re.compile(r"\d{1,2}[.)、．]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Answers questions of people; the answering itself knows nothing of people, places or budgets.

    Attributes:
        answering: gives what answers from the posts as they are now.
        model: what names the model that writes, and how; empty for extracts.
    """

    database: Database
    corpus: Corpus
    answering: Callable[[], Awaitable[Answering]]
    model: str
    now: Callable[[], datetime]

    async def ask(
        self,
        request: Request,
        text: str,
        *,
        zone: ZoneInfo,
        posts: frozenset[str] | None,
        private: bool = False,
        share: bool = False,
        follow: bool = False,
        after: str = "",
        told: bool = False,
    ) -> AsyncIterator[State]:
        """Answer a question, giving the checked sentences as they come; the last state is a Final.

        Args:
            request: who asks, and where.
            text: the question, without the command before it.
            zone: the asker's.
            posts: slugs the answer may draw on; None for every visible post.
            private: for the asker's eyes only.
            share: offer to show the answer to everybody.
            follow: offer to ask a follow-up.
            after: the id of the answer that this one follows; empty for none.
            told: say what was asked, since those who see the answer did not see the question.
        """
        yield Working(text="Reading the question")
        before = await self._before(request, after)
        same = await self._same(request, text, zone, posts, before)
        answer = await answers.kept(self.database, Answer, request.place, same) if same else None
        if answer is None:
            question = Question(
                text=text,
                now=self.now(),
                zone=zone,
                before=before,
                quoted=request.quoted,
                posts=posts,
                may_use_model=await self._may_spend(request),
            )
            said: list[Sentence] = []
            answering = await self.answering()
            async for step in answering.answer(question):
                match step:
                    case Progress(text=doing):
                        yield Working(text=doing)
                    case Accepted(sentence=sentence):
                        said.append(sentence)
                        yield Partial(text=running_text(said))
                    case Answer():
                        answer = step
            if answer is None:
                raise AssertionError("an answer always ends with an Answer")
            await self._spent(request, answer)
            if same and answer.usage is not None and answer.whole:
                await answers.keep(self.database, request.place, same, answer, now=self.now())
        if not (request.addressed or asks(request.text) or answer.answered):
            # People talk on among themselves where they have asked us; what is no question needs no refusal.
            yield Final(parts=())
            return
        record = await self._remember(request, text, answer, private=private)
        posted = await self._posted(request, answer)
        lay_out = partial(answer_message, record=record, private=private, share=share, follow=follow)
        yield Final(parts=(lay_out(answer, posted=posted, asked=text if told else ""),))

    async def shown(self, record: str, request: Request, *, follow: bool = False, told: bool = False) -> Message:
        """Show an answer of before, with what was asked where others see it.

        Raises:
            NotFoundError: there is no such answer in the person's workspace, or it is too old.
        """
        answer = await self.why(record, request)
        posted = await self._posted(request, answer)
        asked = answer.question if told else ""
        return answer_message(answer, record=record, follow=follow, posted=posted, asked=asked)

    async def rate(self, record: str, request: Request, *, good: bool) -> str:
        """Keep what a person thought of an answer, and give the language that it is in.

        Raises:
            NotFoundError: there is no such answer in the person's workspace, or it is too old.
        """
        if not await answers.rate(
            self.database, request.place, record, person=request.person, good=good, now=self.now()
        ):
            raise NotFoundError("That answer is no longer kept; ask again to rate a new one.")
        rated = await answers.why(self.database, Answer, request.place, record)
        return rated.language if rated else ""

    async def why(self, record: str, request: Request) -> Answer:
        """Give how an answer came about.

        Raises:
            NotFoundError: there is no such answer in the person's workspace, or it is too old.
        """
        answer = await answers.why(self.database, Answer, request.place, record)
        if answer is None:
            raise NotFoundError("That answer is no longer kept; ask again for a new one.")
        return answer

    def examples(self) -> Sequence[str]:
        """Give questions that the newest digest answers."""
        newest = self.corpus.library.newest(self.now())
        return examples_from(self.corpus.post(newest.slug)) if newest else ()

    def example(self, slug: str, number: int) -> str:
        """Give an example question, counted from 1, of a post.

        Raises:
            NotFoundError: it is not offered any more.
        """
        examples = examples_from(self.corpus.post(slug))
        if not 1 <= number <= len(examples):
            raise NotFoundError("That question is no longer offered; ask it in your own words.")
        return examples[number - 1]

    async def _before(self, request: Request, after: str) -> tuple[Exchange, ...]:
        """Give the conversation so far: the answer that is followed, else what we kept, else what the adapter read."""
        followed = await answers.why(self.database, Answer, request.place, after) if after else None
        if followed is not None:
            cited = frozenset(citation.post for citation in followed.citations)
            return (Exchange(question=followed.question, answer=followed.text, posts=cited),)
        said: Sequence[Turn] = request.before
        if request.place.thread or request.direct:
            kept = await turns.history(self.database, request.place, limit=2 * REMEMBERED)
            said = [Turn(by=turn.by, text=turn.text) for turn in kept] or said
        return exchanges(said)[-REMEMBERED:]

    async def _same(
        self, request: Request, text: str, zone: ZoneInfo, only: frozenset[str] | None, before: Sequence[Exchange]
    ) -> Same | None:
        """Give what an answer depends on, where it depends on nothing said before."""
        if before or request.quoted or not self.model:
            return None
        today = self.now().astimezone(zone).date().isoformat()
        revision = await posts.revision(self.database, now=self.now())
        context = " ".join((zone.key, *sorted(only or ())))
        return Same(question=text, window=today, revision=revision, model=self.model, context=context)

    async def _may_spend(self, request: Request) -> bool:
        """Count the question, and tell whether a model may answer it."""
        if not self.model:
            return True
        spent = await usage.record(self.database, **self._whose(request), questions=1)
        return spent.person.questions <= PERSON_A_DAY and spent.workspace.questions <= WORKSPACE_A_DAY

    async def _spent(self, request: Request, answer: Answer) -> None:
        metrics.ANSWERS.labels(answer.by, str(answer.answered).lower()).inc()
        metrics.DROPPED.inc(len(answer.dropped))
        if answer.usage is None:
            return
        metrics.TOKENS.labels(answer.usage.model, "in").inc(answer.usage.prompt_tokens)
        metrics.TOKENS.labels(answer.usage.model, "out").inc(answer.usage.completion_tokens)
        tokens = answer.usage.prompt_tokens + answer.usage.completion_tokens
        await usage.record(self.database, **self._whose(request), tokens=tokens)

    def _whose(self, request: Request) -> dict[str, Any]:
        place = request.place
        day = self.now().date()
        return {"platform": place.platform, "workspace": place.workspace, "person": request.person, "day": day}

    async def _posted(self, request: Request, answer: Answer) -> dict[tuple[str, str], str]:
        """Give the addresses of what was posted in the asker's workspace of the sections an answer names."""
        sections = {(citation.post, citation.section) for citation in answer.citations}
        sections |= {(hit.passage.post, hit.passage.section) for hit in answer.nearest}
        if not request.links or not sections:
            return {}
        found = await find_posted(self.database, request.place, sections)
        return {section: message.link(request.links) for section, message in found.items()}

    async def _remember(self, request: Request, text: str, answer: Answer, *, private: bool) -> str:
        """Keep the exchange for follow-ups and the answer for "why", and give the id it is kept under."""
        now, place = self.now(), request.place
        if (place.thread and not private) or request.direct:
            await turns.add_turn(self.database, place, by="person", text=text, now=now, person=request.person)
            await turns.add_turn(self.database, place, by="bot", text=answer.text, now=now)
        record = token_hex(8)
        await answers.record(self.database, place, record, answer, question=text, person=request.person, now=now)
        return record


def exchanges(said: Sequence[Turn]) -> tuple[Exchange, ...]:
    """Pair what people asked with what was answered; a question without an answer keeps an empty one."""
    pairs: list[Exchange] = []
    for turn in said:
        if turn.by == "person":
            pairs.append(Exchange(question=turn.text, answer=""))
        elif pairs and not pairs[-1].answer:
            pairs[-1] = Exchange(question=pairs[-1].question, answer=turn.text)
    return tuple(pairs)


def examples_from(post: Post) -> tuple[str, ...]:
    """Make questions from a post: about its first item, its first titled section, and its days.

    An item that leads somewhere is rather a thing with a name than a heading; one with a number is none.
    """
    held = [item for section in post.sections for item in section.items if not _NUMBERED.match(item.title)]
    items = [short_title(item.title) for item in sorted(held, key=lambda item: item.url is None)]
    titles = [short_title(section.title) for section in post.sections[1:] if section.title]
    asked = [f"What is {items[0]}?"] if items else []
    asked += [f"What does {post.period.label} say about {titles[0]}?"] if titles else []
    within = "on" if post.period.first == post.period.last else "in"
    return (*asked, f"What was new {within} {post.period.label}?")[:EXAMPLES]
