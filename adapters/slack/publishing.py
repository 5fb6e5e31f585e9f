"""Posting digests, finding them again, editing them, and checking a place beforehand."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from adapters.slack.api import Api
from adapters.slack.blocks import EVENT_TYPE, Unsendable, payload
from adapters.slack.errors import advice, told
from adapters.slack.text import unescape
from bot.chat import Health, NotSent, Outcome, Place, Sent
from bot.errors import LookupFailed
from bot.messages.message import Part

#: How far Slack's clock may be behind ours; a message missed for that would be posted twice.
SKEW = timedelta(minutes=5)
#: Messages a page; Slack gives an app outside its rules for internal ones 15, whatever it asks for.
PAGE = 100

_UNREACHABLE = (aiohttp.ClientError, OSError, TimeoutError)


async def publish(api: Api, place: Place, part: Part, *, key: str) -> Outcome:
    """Post one part once."""
    try:
        shown = payload(part, key=key)
    except Unsendable as problem:
        return NotSent(why=str(problem), permanent=True, alone=True)
    return await api.post(place, shown)


async def edit(api: Api, sent: Sent, part: Part, *, key: str) -> Outcome:
    """Replace what a sent part shows."""
    try:
        shown = payload(part, key=key)
    except Unsendable as problem:
        return NotSent(why=str(problem), permanent=True, alone=True)
    return await api.update(sent, shown)


async def find(api: Api, place: Place, key: str, *, since: datetime) -> Sent | None:
    """Look in a channel or thread for a message of ours with a key.

    Raises:
        LookupFailed: Slack does not let us look, so that the message may or may not be there.
    """
    return await _find(api, place, since, lambda message: _key(message) == key)


async def find_beginning(api: Api, place: Place, words: str, *, since: datetime) -> Sent | None:
    """Look in a thread for an unmarked message of ours that shows the beginning of some words.

    Raises:
        LookupFailed: Slack does not let us look.
    """
    whole = _letters(words)

    def begins(message: dict[str, Any]) -> bool:
        shown = _letters(str(message.get("text") or ""))
        return _key(message) is None and bool(shown) and whole.startswith(shown)

    return await _find(api, place, since, begins)


def _letters(text: str) -> str:
    """Give the letters and digits of a text, which no markup changes."""
    return "".join(filter(str.isalnum, unescape(text)))


async def _find(api: Api, place: Place, since: datetime, fits: Callable[[dict[str, Any]], bool]) -> Sent | None:
    try:
        me = await api.me()
        async for message in _messages(api, place, since - SKEW):
            ours = message.get("bot_id") == me.bot or message.get("user") == me.user
            if ours and fits(message):
                return Sent(message_id=str(message["ts"]), place=place)
    except SlackApiError as problem:
        _, error, _ = told(problem)
        raise LookupFailed(advice(error or "no reason given")) from problem
    except _UNREACHABLE as problem:
        raise LookupFailed("Slack cannot be reached to look for the message; try again later.") from problem
    return None


async def _messages(api: Api, place: Place, since: datetime) -> AsyncIterator[dict[str, Any]]:
    cursor = ""
    while True:
        asked: dict[str, Any] = {
            "channel": place.channel,
            "oldest": f"{since.timestamp():.6f}",
            "inclusive": True,
            "include_all_metadata": True,
            "limit": PAGE,
            "cursor": cursor or None,
        }
        if place.thread:
            page = await api.once.conversations_replies(ts=place.thread, **asked)
        else:
            page = await api.once.conversations_history(**asked)
        for message in page.get("messages") or ():
            yield message
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def _key(message: dict[str, Any]) -> str | None:
    metadata = message.get("metadata")
    if not isinstance(metadata, dict) or metadata.get("event_type") != EVENT_TYPE:
        return None
    payload = metadata.get("event_payload")
    return payload.get("delivery") if isinstance(payload, dict) else None


async def private(api: Api, place: Place, person: str) -> Place:
    """Give the conversation with a person.

    Raises:
        LookupFailed: Slack opens none.
    """
    try:
        opened = await api.once.conversations_open(users=person)
        return replace(place, channel=str(opened["channel"]["id"]), thread=None)
    except SlackApiError as problem:
        raise LookupFailed(advice(told(problem)[1] or "no reason given")) from problem
    except (*_UNREACHABLE, AttributeError, KeyError, TypeError, ValueError) as problem:
        raise LookupFailed("Slack cannot be reached to speak to a person; it is tried again.") from problem


async def inspect(api: Api, place: Place) -> Health:
    """Check that a place can be posted to and read back."""
    name = "digest"
    try:
        name = (await api.me()).name
        channel = (await api.once.conversations_info(channel=place.channel)).get("channel") or {}
    except SlackApiError as problem:
        _, error, _ = told(problem)
        return Health(problems=(advice(error or "no reason given", name),))
    except _UNREACHABLE:
        return Health(problems=("Slack cannot be reached; check the network and SLACK_API_URL.",))
    where = f"#{channel['name']}" if channel.get("name") else place.channel
    if channel.get("is_archived"):
        return Health(problems=(f"Unarchive {where}, or choose another channel.",))
    if channel.get("is_im") or channel.get("is_member"):
        return Health()
    return Health(problems=(f"Invite the bot: type /invite @{name} in {where}.",))
