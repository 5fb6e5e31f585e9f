"""Showing an answer as it comes about: a status, the sentences so far, and the whole, which always lands."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import timedelta
from hashlib import sha256
from typing import Protocol

from adapters.slack.api import Api
from adapters.slack.blocks import arguments, marked
from adapters.slack.home import Home
from adapters.slack.limits import LIMITS, weigh
from adapters.slack.plainer import words_in
from adapters.slack.publishing import find, find_beginning
from adapters.slack.richtext import Json
from adapters.slack.sessions import until
from adapters.slack.streaming import Stream, may_stream
from adapters.slack.whisper import Whisper, payloads, plain_texts
from bot.chat import SORRY, Final, NotSent, Outcome, Partial, Request, Sent, State, Unknown, Working
from bot.errors import LookupFailed
from bot.messages.message import Message, Note
from bot.posts.blocks import Paragraph, plain

log = logging.getLogger(__name__)

STOPPED = "Stopped. Ask again for the rest and its sources."


class Reply(Protocol):
    """One way of showing an answer."""

    async def working(self, text: str) -> None:
        """Show what is being done."""
        ...

    async def partial(self, text: str) -> None:
        """Show the sentences so far."""
        ...

    async def final(self, parts: tuple[Message, ...]) -> None:
        """Show the whole answer."""
        ...

    async def stopped(self) -> None:
        """Leave it at what is shown, since a reader wants no more."""
        ...


async def show(
    api: Api,
    request: Request,
    states: AsyncIterator[State],
    stop: asyncio.Event,
    *,
    pace: float,
    again: bool = False,
) -> None:
    """Show the states of one answer.

    Args:
        api: the workspace's Web API.
        request: what is answered.
        states: what to show, in order.
        stop: set when a reader stops the answer; Slack may also say so when we go on.
        pace: seconds between two edits of one message (Slack advises 3).
        again: an earlier process may have shown some of it already.
    """
    reply = reply_to(api, request, stop, pace=pace, again=again)
    try:
        async with aclosing(until(states, stop)) as steps:
            async for state in steps:
                match state:
                    case Working(text=text):
                        await reply.working(text)
                    case Partial(text=text):
                        await reply.partial(text)
                    case Final(parts=parts):
                        await reply.final(parts)
                        return
    except Exception:
        # The last resort: whatever broke, the person gets a sentence and the log the cause.
        log.exception("The answer to %s broke off", request.id)
    await (reply.stopped() if stop.is_set() else reply.final((sorry(),)))


def reply_to(api: Api, request: Request, stop: asyncio.Event, *, pace: float, again: bool) -> Reply:
    """Choose how to answer: on the asker's page, for the asker's eyes, else in the request's thread."""
    if request.reply.get("home"):
        return Home(api, request)
    return Whisper(api, request) if request.private else Aloud(api, request, stop, pace=pace, again=again)


def sorry() -> Message:
    """Say that there is no answer, for reasons that only our log knows."""
    return Message(summary=SORRY, elements=(Paragraph(spans=plain(SORRY)),))


class Aloud:
    """An answer for everybody in the place: one message that grows, and further ones where it is long."""

    def __init__(self, api: Api, request: Request, stop: asyncio.Event, *, pace: float, again: bool) -> None:
        """Answer a request; `again` looks for what an earlier process posted, so that nothing is said twice."""
        self._stop = stop
        self._text = ""
        self._api = api
        self._request = request
        self._pace = pace
        self._sent: Sent | None = None
        self._doubtful = again
        self._again = again
        self._next = 0.0
        self._tasks: list[str] = []
        self._stream: Stream | None = None

    async def working(self, text: str) -> None:
        """Show a status under the thread, or a placeholder that becomes the answer."""
        # Slack puts the bot's name before a status: "digest is searching 3 digests…".
        if self._stream:
            await self._stream.work(text)
            self._heed(self._stream)
            return
        self._tasks.append(text)
        status = f"is {text[:1].lower()}{text[1:]}…"
        if self._sent is None and not await self._api.status(self._request.place, status):
            await self._draft(Message(summary=text, elements=(Note(spans=plain(text)),)))

    async def partial(self, text: str) -> None:
        """Show the sentences so far, no more often than Slack likes it."""
        if not text.strip() or weigh(text) > LIMITS.part:
            return
        self._text = text
        if self._stream:
            await self._stream.extend(text)
            self._heed(self._stream)
        elif not await self._streams(text):
            note = Note(spans=plain("Still writing …"))
            await self._draft(Message(summary=text[: LIMITS.summary], elements=(Paragraph(spans=plain(text)), note)))

    async def _streams(self, text: str) -> bool:
        """Begin a stream where Slack has them; True when it may stand there."""
        request = self._request
        if self._sent or self._doubtful or not may_stream(request.place):
            return False
        stream = Stream(self._api.once, self._api.streams, request, pace=self._pace)
        match await stream.start(text, self._tasks):
            case "done":
                self._stream = stream
            case "unknown":
                self._doubtful = self._again = True
        return self._stream is not None or self._doubtful

    async def _draft(self, message: Message) -> None:
        """Show something that the answer will replace; when that fails, the answer does without."""
        now = asyncio.get_running_loop().time()
        if self._doubtful or now < self._next:
            return
        self._next = now + self._pace
        shown = arguments(message, key=self._key(0))
        place = self._request.place
        outcome = await (self._api.update(self._sent, shown) if self._sent else self._api.post(place, shown))
        match outcome:
            case Sent():
                self._sent = outcome
            case NotSent(retry_after=seconds):
                self._next = now + max(self._pace, seconds or 0.0)
            case Unknown() if self._sent is None:
                self._doubtful = True

    async def final(self, parts: tuple[Message, ...]) -> None:
        """Say the messages in order, the first in place of what is shown already."""
        if not parts:
            await self._api.status(self._request.place, "")
            if self._sent:
                await self._api.delete(self._sent, patient=True)
        number = 0
        for message in parts:
            for shown in payloads(message):
                if number == 0 and self._stream and await self._streamed(self._stream, message):
                    if self._stop.is_set():
                        await self.stopped()
                        return
                    number += 1
                    continue
                alone = message.private and not self._request.direct
                await (self._whisper(shown) if alone else self._land(shown, message, number))
                number += 1

    async def _streamed(self, stream: Stream, message: Message) -> bool:
        """End the stream with the whole message; False where it is to be edited into place."""
        outcome = await stream.stop(message, self._key(0))
        self._sent = stream.sent
        self._heed(stream)
        return outcome in ("done", "stopped")

    def _heed(self, stream: Stream) -> None:
        """Take a stop that Slack told us of by refusing to go on, since its event may reach another replica."""
        if stream.stopped:
            self._stop.set()

    async def stopped(self) -> None:
        """Leave it at the checked sentences, and tell Slack that we work no more."""
        note = Note(spans=plain(STOPPED))
        ended = "refused"
        if self._stream:
            self._sent = self._stream.sent
            ended = await self._stream.leave(self._text, Message(summary=STOPPED, elements=(note,)))
        elif self._sent is None and self._doubtful:
            self._sent = await self._found(self._key(0), self._text)
        if self._sent and ended not in ("done", "stopped"):
            said = (Paragraph(spans=plain(self._text)),) if self._text else ()
            message = Message(summary=self._text[: LIMITS.summary] or STOPPED, elements=(*said, note))
            await self._api.update(self._sent, arguments(message, key=self._key(0)), patient=True)
        await self._api.status(self._request.place, "")

    async def _whisper(self, shown: Json) -> None:
        await self._api.status(self._request.place, "")
        await Whisper(self._api, self._request).say(shown)

    async def _land(self, shown: Json, message: Message, number: int) -> None:
        """See to it that a message is there, once, in one form or another."""
        key = self._key(number)
        outcome = await self._said(marked(shown, key), key, number, words_in(message.elements))
        if isinstance(outcome, NotSent) and outcome.permanent and "blocks" in shown:
            log.warning("Slack did not take a message as it was: %s", outcome.why)
            for text in plain_texts(message):
                outcome = await self._api.post(self._request.place, text, patient=True)
        if not isinstance(outcome, Sent):
            log.warning("An answer to %s goes to the person alone: %s", self._request.id, outcome.why)
            await Whisper(self._api, self._request).say(shown, kind="in_channel")

    async def _said(self, shown: Json, key: str, number: int, words: str) -> Outcome:
        sent = self._sent if number == 0 else None
        if sent is None and (self._again or (number == 0 and self._doubtful)):
            sent = await self._found(key, "" if number else words)
        if sent is not None:
            outcome = await self._api.update(sent, shown, patient=True)
            if isinstance(outcome, Unknown):
                # An edit says the same however often it is made.
                outcome = await self._api.update(sent, shown, patient=True)
            if isinstance(outcome, Sent):
                return outcome
            await self._api.delete(sent, patient=True)
        outcome = await self._api.post(self._request.place, shown, patient=True)
        if isinstance(outcome, Unknown):
            # An answer is worth more than the small chance of showing it twice, so it is sent again unless seen.
            return await self._found(key, "") or await self._api.post(self._request.place, shown, patient=True)
        return outcome

    async def _found(self, key: str, words: str) -> Sent | None:
        since = self._request.received - timedelta(minutes=1)
        try:
            place = self._request.place
            sent = await find(self._api, place, key, since=since)
            # A stream cannot be marked before its end, so a broken one is known by its words.
            return sent or (await find_beginning(self._api, place, words, since=since) if words else None)
        except LookupFailed as problem:
            log.warning("Slack does not show whether an answer was posted: %s", problem)
            return None

    def _key(self, number: int) -> str:
        return sha256(f"{self._request.id} {number}".encode()).hexdigest()[:24]
