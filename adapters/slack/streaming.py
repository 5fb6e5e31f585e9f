"""Slack's own streams: a message that grows by checked sentences, with what is being done shown as tasks.

Slack ends a stream about five minutes after its start, and counts calls by workspace: about 20 starts and 100 appends a
minute. What a stream cannot take is shown by editing instead, so it only ever tells how far it got.
"""

import logging
from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal

import aiohttp
from slack_sdk.errors import SlackApiError

from adapters.slack.blocks import Unsendable, marked, render
from adapters.slack.errors import AMBIGUOUS, LIMITED, told
from adapters.slack.limits import BLOCKS, MARKDOWN
from adapters.slack.richtext import Json
from adapters.slack.text import markdown
from bot.chat import Place, Request, Sent
from bot.messages.message import Message
from bot.posts.blocks import Paragraph, text_of

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

log = logging.getLogger(__name__)

#: Starts and appends a minute and workspace; Slack allows about 20 and 100, and others of ours may be in between.
STARTS, APPENDS = 18, 80
#: Seconds between two appends to one stream.
STEP = 0.7
#: Seconds after which a stream is left alone; Slack closes it at about 300.
LIFE = 270.0
#: What Slack says where it has no streams, so that nobody asks again.
LACKING = frozenset(
    {
        "unknown_method",
        "missing_scope",
        "not_allowed_token_type",
        "method_not_supported_for_channel_type",
        "no_permission",
    }
)
_STOPPED = "stopped_by_user"

Outcome = Literal["done", "refused", "unknown", "stopped"]


class Budget:
    """Calls a minute, counted as they are made."""

    def __init__(self, most: int, *, clock: Callable[[], float] = monotonic) -> None:
        """Allow `most` calls in any minute; `clock` gives seconds."""
        self._most = most
        self._clock = clock
        self._made: deque[float] = deque()

    def take(self) -> bool:
        """Count a call, where one is left."""
        now = self._clock()
        while self._made and now - self._made[0] >= 60:
            self._made.popleft()
        if len(self._made) >= self._most:
            return False
        self._made.append(now)
        return True


class Streams:
    """What a workspace allows: whether it has streams at all, and how many calls are left."""

    def __init__(self, *, clock: Callable[[], float] = monotonic) -> None:
        """Begin with all of it; `clock` gives seconds."""
        self.clock = clock
        self.starts = Budget(STARTS, clock=clock)
        self.appends = Budget(APPENDS, clock=clock)
        self.lacking = False


class Stream:
    """One streamed message in a thread.

    Attributes:
        sent: the message, once there is one.
        text: what it surely shows, before Markdown's marks.
        sure: False once a call failed, so that what is shown is not known for certain.
    """

    def __init__(self, client: "AsyncWebClient", streams: Streams, request: Request, *, pace: float = STEP) -> None:
        """Prepare; nothing is sent yet. `pace` is in seconds between two appends, at most STEP."""
        self._client = client
        self._streams = streams
        self._request = request
        self._step = min(pace, STEP)
        self._tasks: list[str] = []
        self._next = 0.0
        self._ends = 0.0
        self.sent: Sent | None = None
        self.text = ""
        self.sure = True
        self.stopped = False

    async def start(self, text: str, tasks: list[str]) -> Outcome:
        """Begin with the first sentences, below what was done for them."""
        place = self._request.place
        if self._streams.lacking or not self._streams.starts.take():
            return "refused"
        now = self._streams.clock()
        self._next, self._ends = now + self._step, now + LIFE
        self._tasks = list(tasks)
        chunks = [*(_task(number, title, "complete") for number, title in enumerate(tasks)), _words(text)]
        call = self._client.chat_startStream(
            channel=place.channel,
            thread_ts=place.thread or "",
            recipient_team_id=place.workspace,
            recipient_user_id=self._request.person,
            chunks=chunks,
        )
        outcome, reply = await self._made(call)
        if outcome == "done" and reply.get("ts"):
            self.sent = Sent(message_id=str(reply["ts"]), place=place)
            self.text = text
        return outcome

    async def extend(self, text: str) -> None:
        """Show the sentences so far, where Slack lets us now; what is left out now comes later."""
        new = text[len(self.text) :]
        if text.startswith(self.text) and new and await self._append([_words(new)]):
            self.text = text

    async def work(self, title: str) -> None:
        """Show what is being done."""
        number = len(self._tasks)
        if await self._append([_task(number, title, "in_progress")]):
            self._tasks.append(title)

    async def _append(self, chunks: list[Json]) -> bool:
        now = self._streams.clock()
        if self.sent is None or not self.sure or self.stopped or now < self._next or now > self._ends:
            return False
        if not self._streams.appends.take():
            return False
        self._next = now + self._step
        call = self._client.chat_appendStream(channel=self.sent.place.channel, ts=self.sent.message_id, chunks=chunks)
        outcome, _ = await self._made(call)
        self.sure = self.sure and outcome == "done"
        self.stopped = outcome == "stopped"
        return outcome == "done"

    async def stop(self, message: Message, key: str) -> Outcome:
        """End with the whole message, where it goes on from what is shown; `refused` asks for an edit."""
        if self.sent is None or self.stopped:
            return "stopped" if self.stopped else "refused"
        rest = self._rest(message)
        if rest is None or not self.sure:
            outcome = await self._stop([], [], None)
            return "stopped" if outcome == "stopped" else "refused"
        tail, blocks = rest
        done = [_task(number, title, "complete") for number, title in enumerate(self._tasks)]
        return await self._stop([*done, *([_words(tail)] if tail else [])], blocks, key)

    async def leave(self, text: str, note: Message) -> Outcome:
        """End where a reader stopped it, with the sentences that were checked and are not shown yet."""
        if self.sent is None or self.stopped:
            return "stopped"
        rest = text[len(self.text) :] if self.sure and text.startswith(self.text) else ""
        done = [_task(number, title, "complete") for number, title in enumerate(self._tasks)]
        return await self._stop([*done, *([_words(rest)] if rest else [])], render(note), None)

    async def _stop(self, chunks: list[Json], blocks: list[Json], key: str | None) -> Outcome:
        assert self.sent is not None  # noqa: S101 - only called with a message
        more: Json = {"chunks": chunks} if chunks else {}
        more |= {"blocks": blocks} if blocks else {}
        more |= marked({}, key) if key else {}
        call = self._client.chat_stopStream(channel=self.sent.place.channel, ts=self.sent.message_id, **more)
        outcome, _ = await self._made(call)
        self.stopped |= outcome == "stopped"
        return outcome

    def _rest(self, message: Message) -> tuple[str, list[Json]] | None:
        """Give what is still to be said: the end of the first paragraph and the blocks after it; None for an edit."""
        first, *others = message.elements or (None,)
        if not isinstance(first, Paragraph) or any(span.url or span.code for span in first.spans):
            return None
        whole = text_of(first.spans)
        if not self.text or not whole.startswith(self.text) or len(markdown(whole)) > MARKDOWN:
            return None
        try:
            blocks = render(Message(summary=message.summary, elements=tuple(others)))
        except Unsendable:
            return None
        return (whole[len(self.text) :], blocks) if len(blocks) < BLOCKS else None

    async def _made(self, call: Awaitable[Any]) -> tuple[Outcome, Any]:
        try:
            return "done", await call
        except SlackApiError as problem:
            status, error, _ = told(problem)
            log.info("Slack did not take a step of a stream: %s", error or status)
            self._streams.lacking |= error in LACKING
            if error == _STOPPED:
                return "stopped", {}
            unsure = status >= 500 or error in AMBIGUOUS or not error
            return ("unknown" if unsure and status != 429 and error not in LIMITED else "refused"), {}
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            return "refused", {}
        except (aiohttp.ClientError, OSError, AttributeError, TypeError, ValueError) as problem:
            log.info("A step of a stream has no known outcome: %r", problem)
            return "unknown", {}


def may_stream(place: Place) -> bool:
    """Tell whether a place takes streams: they stand in threads of a workspace."""
    return bool(place.thread and place.workspace)


def _words(text: str) -> Json:
    return {"type": "markdown_text", "text": markdown(text)}


def _task(number: int, title: str, status: str) -> Json:
    return {"type": "task_update", "id": f"task{number}", "title": title, "status": status}
