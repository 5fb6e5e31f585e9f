"""What the bot can do, one method each; `answer` never raises and always ends with something to show."""

import logging
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from time import perf_counter
from typing import Protocol
from zoneinfo import ZoneInfo

from bot import asked, commands, metrics, suggestions
from bot.accepting import Accepting
from bot.asking import Asking
from bot.browsing import Browsed, Browsing
from bot.chat import Choice, Completed, Final, Place, Request, State
from bot.corpus import Corpus
from bot.errors import DigestbotError, StoreError
from bot.fairness import Turns
from bot.messages import listing
from bot.messages.answer import why_message
from bot.messages.around import around
from bot.messages.message import Limits, Message, Note
from bot.messages.parts import cut
from bot.posts.blocks import Spans, text_of
from bot.readers import Readers
from bot.store import memos, turns
from bot.store.database import Database
from bot.store.installations import forget_workspace
from bot.suggestions import Suggesting

log = logging.getLogger(__name__)

NOT_MANAGER = "Only people who may manage this channel can change what is posted here; ask an admin."
OURS = "Something went wrong on our side, and the people who run this bot can see it in the log. Please try again."


class Schedules(Protocol):
    """What the scheduler offers people; lines to show, or UsageError with what to do instead."""

    async def change(self, verb: str, words: str, *, place: Place, person: str, zone: ZoneInfo) -> Sequence[Spans]:
        """Subscribe, unsubscribe, pause or resume a place, or list what is posted there."""
        ...


class Service:
    """The core as adapters see it: it fulfils `bot.chat.Handler`."""

    def __init__(
        self,
        *,
        database: Database,
        corpus: Corpus,
        asking: Asking,
        schedules: Schedules,
        zone: ZoneInfo,
        now: Callable[[], datetime],
        owner: str = "",
    ) -> None:
        """Take what the wiring made; `zone` serves people without one, `owner` names this replica across restarts."""
        self._database = database
        self._corpus = corpus
        self._asking = asking
        self._browsing = Browsing(corpus=corpus, now=now)
        self._suggesting = Suggesting(corpus=corpus, examples=asking.examples, now=now)
        self._readers = Readers(database=database, corpus=corpus, now=now)
        self._schedules = schedules
        self._zone = zone
        self._now = now
        self._accepting = Accepting(database, now=now, owner=owner)
        self._turns = Turns()
        self._forgotten: Counter[tuple[str, str]] = Counter()

    async def accept(self, request: Request) -> bool:
        """Store a request once; a line overheard counts only where it is said to us."""
        return await self._accepting.accept(request)

    async def answer(self, request: Request, limits: Limits) -> AsyncGenerator[State]:
        """Answer an accepted request; the last state is a Final, cut to the limits."""
        started = perf_counter()
        whose = (request.place.platform, request.place.workspace)
        forgotten = self._forgotten[whose]
        try:
            async with self._turns.turn((*whose, request.person)):
                async for state in self._states(request, limits):
                    if isinstance(state, Final):
                        state = Final(parts=tuple(piece for message in state.parts for piece in cut(message, limits)))
                    yield state
        except StoreError as error:
            # It says what the people who run this can do, and where their database is.
            log.warning("could not answer", extra={"action": "answer", "request": request.id, "why": str(error)})
            yield _said(listing.notice(OURS), limits)
        except DigestbotError as error:
            log.info("could not answer", extra={"action": "answer", "request": request.id, "why": str(error)})
            yield _said(listing.notice(str(error), typed=commands.as_typed(limits.typed)), limits)
        except Exception:
            # The last edge: whatever broke, the person gets a sentence and the log the cause.
            log.exception("failed to answer", extra={"action": "answer", "request": request.id})
            metrics.FAILURES.labels(request.place.platform).inc()
            yield _said(listing.notice(OURS), limits)
        finally:
            metrics.SECONDS.labels(request.place.platform).observe(perf_counter() - started)
            if forgotten != self._forgotten[whose]:
                # What was kept of this answer since its workspace was forgotten.
                await self.forget(*whose)

    async def finish(self, request: Request) -> None:
        """Note that a request was answered."""
        await self._accepting.finish(request)

    async def unfinished(self, platform: str) -> Sequence[Request]:
        """Give the requests a crash left unanswered."""
        return await self._accepting.unfinished(platform)

    async def release(self, request: Request) -> None:
        """Let go of an accepted request."""
        await self._accepting.release(request)

    def released(self, platform: str) -> AsyncIterator[Request]:
        """Give what can be answered at last: what was let go of, and what could not be stored before."""
        return self._accepting.released(platform)

    async def forget(self, platform: str, workspace: str) -> None:
        """Forget a workspace that removed us; what an answer under way still keeps goes when that ends."""
        self._forgotten[platform, workspace] += 1
        await forget_workspace(self._database, Place(platform=platform, workspace=workspace, channel=""))

    async def recall(self, name: str) -> str | None:
        """Give what an adapter remembered."""
        return await memos.recall(self._database, name)

    async def remember(self, name: str, value: str) -> None:
        """Remember a small text for an adapter."""
        await memos.remember(self._database, name, value)

    async def suggest(self, field: Completed, typed: str) -> Sequence[Choice]:
        """Complete what a person types."""
        return await self._suggesting.suggest(field, typed)

    async def watched(self, place: Place, person: str, typed: str) -> Sequence[Choice]:
        """Complete a name out of those that a person watches."""
        return suggestions.watched(await self._readers.names(place, person), typed)

    async def _states(self, request: Request, limits: Limits) -> AsyncIterator[State]:
        """Read what is asked for, and answer a question as it goes, or show at once what a command asks for."""
        reader = await self._readers.reader(request)
        zone = self._zone_of(reader.zone or request.timezone)
        command, shared = self._read(request, self._now().astimezone(zone).date())
        alone = request.private and not shared
        if isinstance(command, asked.Ask):
            async for state in self._asking.ask(
                request,
                command.question,
                zone=zone,
                posts=self._only(command.key),
                private=alone,
                share=alone and limits.shares,
                follow=limits.follows,
                after=command.record,
                # Nobody else saw what was put into a box or behind a button.
                told=request.kind == "command" and not alone and not request.direct,
            ):
                yield state
            return
        notes: tuple[Note, ...] = ()
        if isinstance(command, asked.Read):
            command, notes = self._browsing.picked(command.words, zone, reader.language)
        message = await self._shown(command, request, limits, zone, notes)
        # What a button under everybody's digest opens is for the one who pressed it.
        theirs = isinstance(command, asked.Rate | asked.Why) or (request.kind == "command" and not shared)
        private = alone or (theirs and not request.direct)
        if private and limits.shares and (words := commands.sharing(command)):
            message = listing.with_share(message, words)
        await self._spoken(request, message)
        yield Final(parts=(replace(message, private=private),))

    def _read(self, request: Request, today: date) -> tuple[asked.Command, bool]:
        """Give what a request asks for, and whether that is for everybody to see."""
        parse = commands.parse if request.kind == "command" else commands.parse_question
        command = parse(request.text, today=today)
        shared = isinstance(command, asked.Share)
        while isinstance(command, asked.Share):
            command = command.command
        if isinstance(command, asked.ShowAnswer):
            command = replace(command, aloud=shared)
        if isinstance(command, asked.Example):
            command = asked.Ask(self._asking.example(self._browsing.slug(command.key), command.number))
        if isinstance(command, asked.Ask):
            command = self._browsing.named(command) or command
        return command, shared

    async def _spoken(self, request: Request, message: Message) -> None:
        """Note what was said aloud in a conversation, so that it can go on without another mention."""
        if request.kind == "question" and request.place.thread:
            now, place = self._now(), request.place
            await turns.add_turn(self._database, place, by="person", text=request.text, now=now, person=request.person)
            await turns.add_turn(self._database, place, by="bot", text=message.summary, now=now)

    async def _shown(
        self, command: asked.Command, request: Request, limits: Limits, zone: ZoneInfo, notes: tuple[Note, ...]
    ) -> Message:
        """Do what a command asks, and give what shows it."""
        if isinstance(command, Browsed):
            return await self._browsing.show(command, limits, zone, notes)
        way = commands.as_typed(limits.typed)
        match command:
            case asked.Schedule():
                return await self.schedule(command, request, limits, zone)
            case asked.Rate() | asked.Why() | asked.ShowAnswer():
                return await self._answered(command, request, limits)
            case asked.Watch() | asked.Choose() | asked.ScheduleOf():
                return listing.notice(await self._set(command, request, zone), typed=way)
            case asked.Home(then=then):
                return await self._home(then, request, limits, zone)
            case asked.Help(note=note) if note:
                return listing.notice(note, hint="`help` shows everything you can ask.", typed=way)
            case asked.Help():
                return listing.help_message(typed=limits.typed, examples=self._asking.examples())
            case asked.Hello():
                return listing.hello_message(self._corpus.library.newest(self._now()), self._asking.examples())
        raise AssertionError(command)

    async def _set(
        self, command: asked.Watch | asked.Choose | asked.ScheduleOf, request: Request, zone: ZoneInfo
    ) -> str:
        match command:
            case asked.Watch():
                return await self._readers.watch(command, request)
            case asked.Choose():
                return await self._readers.choose(command, request)
            case asked.ScheduleOf(verb=verb):
                series, place = await self._readers.scheduled(command, request)
                lines = await self._schedules.change(verb, series, place=place, person=request.person, zone=zone)
                return " ".join(map(text_of, lines))

    async def _home(self, then: asked.Command | None, request: Request, limits: Limits, zone: ZoneInfo) -> Message:
        """Do something on a reader's page, and show the page with what became of it."""
        said = ""
        if isinstance(then, asked.Watch | asked.Choose | asked.ScheduleOf):
            try:
                said = await self._set(then, request, zone)
            except DigestbotError as error:
                said = str(error)
            zone = self._zone_of((await self._readers.reader(request)).zone or request.timezone)
        return await self._readers.home(request, limits, zone, said=said)

    async def schedule(self, command: asked.Schedule, request: Request, limits: Limits, zone: ZoneInfo) -> Message:
        """Show or change what is posted in the request's place."""
        if command.verb != "subscriptions" and not request.manager:
            return listing.notice(NOT_MANAGER)
        place = Place(platform=request.place.platform, workspace=request.place.workspace, channel=request.place.channel)
        lines = await self._schedules.change(command.verb, command.words, place=place, person=request.person, zone=zone)
        return listing.lines_message(lines, typed=commands.as_typed(limits.typed))

    async def _answered(
        self, command: asked.Rate | asked.Why | asked.ShowAnswer, request: Request, limits: Limits
    ) -> Message:
        match command:
            case asked.Rate(record=record, good=good):
                words = around(await self._asking.rate(record, request, good=good))
                return listing.notice(words.noted if good else words.missed)
            case asked.Why(record=record):
                return why_message(await self._asking.why(record, request))
            case asked.ShowAnswer(record=record, aloud=aloud):
                return await self._asking.shown(record, request, follow=limits.follows, told=aloud)

    def _only(self, key: str) -> frozenset[str] | None:
        return frozenset({self._browsing.slug(key)}) if key else None

    def _zone_of(self, name: str | None) -> ZoneInfo:
        try:
            return ZoneInfo(name) if name else self._zone
        except (KeyError, ValueError, OSError):
            return self._zone


def _said(message: Message, limits: Limits) -> Final:
    return Final(parts=cut(message, limits))
