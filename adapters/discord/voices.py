"""Two ways of showing an answer that grows: in a channel, and in the place of "thinking…"."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Protocol

import discord
from discord.http import HTTPClient

from adapters.discord import wire
from adapters.discord.components import marker, payload
from adapters.discord.plain import footer
from adapters.discord.rows import Json, Pages, can_page
from bot.chat import Request
from bot.messages.message import Message, Note
from bot.posts.blocks import plain

log = logging.getLogger(__name__)

#: Discord: a token answers for 15 minutes; we stop a little before.
TOKEN_LIFE = timedelta(minutes=14)
#: Discord's codes for a token or an original answer that is no more.
GONE = (10008, 10015, 50027)
#: Discord: follow-ups of one interaction where only a person brought us.
FOLLOW_UPS = 5
#: Said under the last one where there is more.
NO_MORE = Note(spans=plain("Discord lets us say no more here; ask in a direct message to read the rest."))
#: Said under the beginning of an answer when nobody knows whether the next part stands.
MISSING = Note(spans=plain("Discord may have lost the part that follows; if it is not below, please ask again."))


class Voice(Protocol):
    """One way of showing an answer."""

    async def show(self, message: Message) -> None:
        """Show what is known so far."""
        ...

    async def say(self, parts: tuple[Message, ...]) -> None:
        """Show the whole answer."""
        ...


def snowflake(moment: datetime) -> int:
    """Give the id that Discord would give to something made at a moment."""
    return discord.utils.time_snowflake(moment)


def voice_for(
    http: HTTPClient, request: Request, us: int, clock: Callable[[], datetime], *, again: bool = False
) -> Voice:
    """Choose how to answer a request; `again` when an earlier process may have begun to."""
    if request.reply.get("token"):
        return Interaction(http, request, us, clock, again=again)
    return Channel(http, request, us, again=again)


class Channel:
    """An answer as a message, in reply to the one that asked; it pings nobody."""

    def __init__(self, http: HTTPClient, request: Request, us: int, *, channel: int = 0, again: bool = False) -> None:
        """Answer in the place of a request, or in another channel."""
        self._http = http
        self._request = request
        self._us = us
        self._channel = channel or int(request.place.thread or request.place.channel)
        self._message = 0
        self._doubtful = again

    async def show(self, message: Message) -> None:
        """Show what is known so far, as a message that grows."""
        if self._message:
            await wire.patch(self._http, self._channel, self._message, payload(message, key=self._key(0)))
        elif not self._doubtful:
            self._message = await self._post(message, 0)

    async def say(self, parts: tuple[Message, ...], *, first: int = 0) -> None:
        """Say the whole; the nonce and the marker of each message see to it that nothing is said twice."""
        for number, message in enumerate(parts, first):
            sent = self._message if number == 0 else 0
            if not sent and self._doubtful:
                sent = await self._find(number)
            stands = bool(sent)
            sent = sent or await self._post(message, number)
            if stands or self._doubtful:
                # A nonce that was used already gives back the message as it was, so it is brought up to date.
                await wire.patch(self._http, self._channel, sent, payload(message, key=self._key(number)))

    async def _post(self, message: Message, number: int) -> int:
        body: Json = payload(message, key=self._key(number))
        asked = self._request.reply.get("message")
        if asked and not self._is_moved():
            body["message_reference"] = {"message_id": asked, "fail_if_not_exists": False}
        # Until Discord says that it has it, it may stand or not; a nonce is good for a few minutes only.
        doubtful, self._doubtful = self._doubtful, True
        sent = await wire.post(self._http, self._channel, body)
        self._doubtful = doubtful
        return int(sent["id"])

    def _is_moved(self) -> bool:
        """Tell whether we answer in the thread of the question, from where it cannot be referred to."""
        return bool(self._request.reply.get("thread")) and self._request.place.thread is not None

    async def _find(self, number: int) -> int:
        mark = marker(self._key(number))
        try:
            async for message in wire.history(self._http, self._channel, after=snowflake(self._since())):
                if is_marked(message, self._us, mark):
                    return int(message["id"])
        except discord.Forbidden:
            log.info("the history is closed to us, so only the nonce guards this answer")
        return 0

    def _since(self) -> datetime:
        return self._request.received - timedelta(minutes=1)

    def _key(self, number: int) -> str:
        return blake2b(f"{self._request.id} {number}".encode(), digest_size=12).hexdigest()


def is_marked(message: Json, us: int, mark: int) -> bool:
    """Tell whether a message of the history is ours and carries a marker."""
    ours = str(message.get("author", {}).get("id")) == str(us)
    feet = [(embed.get("footer") or {}).get("text") for embed in message.get("embeds") or ()]
    return ours and (footer(mark) in feet or any(one.get("id") == mark for one in message.get("components") or ()))


class Interaction:
    """An answer in the place of "thinking…"; too late for that, in the channel, or to the asker alone."""

    def __init__(
        self, http: HTTPClient, request: Request, us: int, clock: Callable[[], datetime], *, again: bool = False
    ) -> None:
        """Answer a command, a button or a form that was acknowledged."""
        self._http = http
        self._request = request
        self._us = us
        self._clock = clock
        self._again = again
        self._application = int(request.reply["application"])
        self._token = request.reply["token"]
        self._private = bool(request.reply.get("private"))
        self._guest = bool(request.reply.get("guest"))
        self._page = int(request.reply.get("page") or 0)

    async def show(self, message: Message) -> None:
        """Show what is known so far; a page that is turned stays until the next one is there."""
        if not self._page and not self._is_late():
            await self._edit(payload(message))

    async def say(self, parts: tuple[Message, ...]) -> None:
        """Say the whole: a private answer page by page, since nothing keeps Discord from taking a follow-up twice."""
        if self._is_late():
            return await self._elsewhere(parts)
        page = min(max(self._page, 1), len(parts))
        pages = self._pages(parts) if self._private or self._page else None
        try:
            await self._edit(payload(parts[page - 1], pages=pages))
        except discord.HTTPException as error:
            if error.code not in GONE:
                raise
            return await self._elsewhere(parts)
        if len(parts) > 1 and pages is None:
            await self._go_on(parts)
        return None

    def _pages(self, parts: tuple[Message, ...]) -> Pages | None:
        """Give how the parts are turned, where they can be shown again one by one."""
        command = parts[0].again or self._request.text
        if len(parts) == 1 or not (parts[0].again or self._request.kind == "command") or not can_page(command):
            return None
        return Pages(number=min(max(self._page, 1), len(parts)), count=len(parts), command=command)

    async def _edit(self, body: Json) -> None:
        await wire.edit_original(self._http, self._application, self._token, body)

    async def _go_on(self, parts: tuple[Message, ...]) -> None:
        """Say the rest: in the channel, where no message is taken twice, else in pages, else after the original."""
        if not (self._private or self._guest):
            try:
                return await Channel(self._http, self._request, self._us, again=self._again).say(parts[1:], first=1)
            except (discord.Forbidden, discord.NotFound):
                log.info("the rest of an answer stands beside its beginning", extra={"action": "answer_beside"})
        if pages := self._pages(parts):
            return await self._edit(payload(parts[0], pages=pages))
        following = parts[1:]
        if self._guest and len(following) > FOLLOW_UPS:
            last = following[FOLLOW_UPS - 1]
            following = (*following[: FOLLOW_UPS - 1], replace(last, elements=(*last.elements, NO_MORE)))
        for message in following:
            await self._follow_up(parts[0], payload(message))
        return None

    async def _follow_up(self, first: Message, body: Json) -> None:
        """Say more, once; whether it stands cannot be looked up, so the beginning says what may be missing."""
        try:
            await wire.follow_up(self._http, self._application, self._token, body, private=self._private)
        except wire.Ambiguous as doubt:
            log.warning("a part of an answer may be missing: %s", doubt, extra={"action": "part_missing"})
            await self._edit(payload(replace(first, elements=(*first.elements, MISSING))))

    async def _elsewhere(self, parts: tuple[Message, ...]) -> None:
        """Say it where no token is needed; to the asker alone what was for them alone, or where we may not post."""
        if self._page:
            return
        channel = 0
        if self._private or self._guest:
            direct = await self._http.start_private_message(int(self._request.person))
            channel = int(direct["id"])
        await Channel(self._http, self._request, self._us, channel=channel, again=True).say(parts)

    def _is_late(self) -> bool:
        return self._clock() - self._request.received > TOKEN_LIFE
