"""Showing an answer to one person alone, and the forms in which any answer can be shown."""

import logging
from collections.abc import Iterator
from dataclasses import replace

from adapters.cleaning import clean
from adapters.slack.api import Api
from adapters.slack.blocks import Unsendable, arguments
from adapters.slack.limits import FALLBACK
from adapters.slack.plainer import words_in
from adapters.slack.richtext import Json
from adapters.slack.text import escape
from bot.chat import Request, Sent
from bot.messages.message import Message

log = logging.getLogger(__name__)

#: Slack: a response URL may be used this often, within 30 minutes.
USES = 5


class Whisper:
    """An answer for one person: through the response URL, else as an ephemeral message, else as a direct one."""

    def __init__(self, api: Api, request: Request) -> None:
        """Answer a request."""
        self._api = api
        self._request = request
        self._uses = USES if request.reply.get("response_url") else 0

    async def working(self, text: str) -> None:
        """Show nothing: what is whispered cannot be taken back."""

    async def partial(self, text: str) -> None:
        """Show nothing, for the same reason."""

    async def stopped(self) -> None:
        """Show nothing."""

    async def final(self, parts: tuple[Message, ...]) -> None:
        """Show the messages in order."""
        for message in parts:
            for shown in payloads(message):
                await self.say(shown)

    async def say(self, shown: Json, *, kind: str = "ephemeral") -> bool:
        """Show one message the first way that Slack takes it."""
        place, person = self._request.place, self._request.person
        if self._uses:
            self._uses -= 1
            thread = {"thread_ts": place.thread} if place.thread else {}
            answer = shown | thread | {"response_type": kind, "replace_original": False}
            if await self._api.respond(self._request.reply["response_url"], answer):
                return True
        if isinstance(await self._api.whisper(place, person, shown), Sent):
            return True
        direct = await self._api.post(replace(place, channel=person, thread=None), shown, patient=True)
        if not isinstance(direct, Sent):
            log.error("An answer to %s could not be shown in any way: %s", self._request.id, direct.why)
        return isinstance(direct, Sent)


def payloads(message: Message) -> list[Json]:
    """Give a message's payload, or its words alone where it was not cut to the limits."""
    try:
        return [arguments(message)]
    except Unsendable as problem:
        log.error("A message of an answer was not cut: %s", problem)
        return list(plain_texts(message))


def plain_texts(message: Message) -> Iterator[Json]:
    """Give a message's words as bare text, in as many messages as they take."""
    rest = clean(words_in(message.elements)).strip() or message.summary
    while rest:
        end = FALLBACK
        while len(escape(rest[:end])) > FALLBACK:
            end = end * 3 // 4
        if end < len(rest):
            end = max(rest.rfind("\n", 0, end), rest.rfind(" ", 0, end)) + 1 or end
        yield {
            "text": escape(rest[:end]),
            "mrkdwn": False,
            "parse": "none",
            "unfurl_links": False,
            "unfurl_media": False,
        }
        rest = rest[end:]
