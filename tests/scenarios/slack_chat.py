"""Slack as a chat of the scenarios."""

from collections.abc import Awaitable
from typing import Any

from tests.scenarios.chats import Shown
from tests.servers import slack_reader
from tests.servers.slack import SlackServer


class SlackChat:
    """Slack: a mention is answered in its thread, a command in a line for the asker alone."""

    def __init__(self, server: SlackServer) -> None:
        self.server, self.refusals = server, server.refusals
        # Whoever made a channel may manage it; nobody else may.
        server.channel("C1", creator="U9")
        server.user("U9")

    async def command(self, words: str, *, boss: bool = False) -> Shown:
        return await self._alone(self.server.command(words, user="U9" if boss else "U1"))

    async def press(self, message: Shown, label: str) -> Shown:
        """Press a button; an example question under everybody's greeting is answered for everybody."""
        asks = label.endswith("?") and message in self._ours("C1") and label != "Why this answer?"
        pressed = self.server.press(message, label)
        return await (self._aloud(pressed) if asks else self._alone(pressed))

    async def _alone(self, done: Awaitable[Any]) -> Shown:
        before = len(self.server.ephemeral)
        await done
        await self.server.until(lambda: len(self.server.ephemeral) > before)
        return self.server.ephemeral[-1]

    async def share(self, message: Shown, label: str) -> Shown:
        return await self._aloud(self.server.press(message, label))

    async def fill(self, message: Shown, label: str, text: str) -> Shown:
        return await self._alone(self._filled(self.server.press(message, label), text))

    async def about(self, said: str, text: str) -> Shown:
        message = {"ts": await self.server.say(said, user="U9"), "text": said, "user": "U9", "channel": "C1"}
        return await self._alone(self._filled(self.server.ask_about(message), text))

    async def _filled(self, opened: Awaitable[Any], text: str) -> None:
        before = len(self.server.views)
        await opened
        await self.server.until(lambda: len(self.server.views) > before)
        await self.server.submit(text)

    async def ask(self, text: str) -> Shown:
        return await self._aloud(self.server.mention(text))

    async def again(self) -> None:
        await self.server.repeat(retry=1)

    async def follow(self, answer: Shown, text: str) -> Shown:
        return await self._aloud(self.server.say(text, thread_ts=answer["thread_ts"]))

    async def tell(self, text: str) -> Shown:
        return await self._aloud(self.server.dm(text), "DU1")

    async def _aloud(self, done: Awaitable[Any], channel: str = "C1") -> Shown:
        before = len(self._ours(channel))
        await done
        await self.server.until(lambda: self._ended(channel)[before:])
        return self._ended(channel)[-1]

    def _ended(self, channel: str) -> list[Shown]:
        """Give what we said to its end: every message of ours has something to press."""
        return [message for message in self._ours(channel) if self.labels(message)]

    def _ours(self, channel: str) -> list[Shown]:
        return [message for message in self.server.messages(channel) if "bot_id" in message]

    def public(self) -> list[Shown]:
        return self._ours("C1")

    def words(self, message: Shown) -> str:
        return slack_reader.visible(message)

    def labels(self, message: Shown) -> list[str]:
        return list(slack_reader.pressable(message))

    def pings(self, message: Shown) -> list[str]:
        return slack_reader.pings(message)

    def links(self, message: Shown) -> list[str]:
        return slack_reader.links(message)
