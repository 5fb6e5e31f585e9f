"""Discord as a chat of the scenarios."""

from collections.abc import Awaitable
from typing import Any

from tests.scenarios.chats import Shown
from tests.servers import discord_reader
from tests.servers.discord import ALICE, BOSS, DM, GENERAL, DiscordServer

#: How the words people type in Slack are typed in Discord: the command, and the box for what follows.
TYPED = {
    "ask": ("digest ask", "question"),
    "search": ("digest search", "words"),
    "items": ("digest items", "name"),
    "list": ("digest list", ""),
    "help": ("digest help", ""),
    "watch": ("digest watch", "name"),
    "unwatch": ("digest unwatch", "name"),
    "language": ("digest language", "language"),
    "timezone": ("digest timezone", "timezone"),
    "subscriptions": ("digest-admin subscriptions", ""),
    "pause": ("digest-admin pause", "series"),
    "resume": ("digest-admin resume", "series"),
    "unsubscribe": ("digest-admin unsubscribe", "series"),
    "posts-language": ("digest-admin language", "language"),
}


class DiscordChat:
    """Discord: a mention is answered in reply to it, a command in the place of "thinking…" for the asker alone."""

    def __init__(self, server: DiscordServer) -> None:
        self.server, self.refusals = server, server.refusals
        self._last = ""

    async def command(self, words: str, *, boss: bool = False) -> Shown:
        verb, _, rest = words.partition(" ")
        user = BOSS if boss else ALICE
        if verb == "subscribe":
            series, at = rest.split(" ", 1)
            return await self._alone(self.server.command("digest-admin subscribe", user=user, series=series, at=at))
        if verb not in TYPED:
            return await self._alone(self.server.command("digest read", user=user, period=words))
        name, box = TYPED[verb]
        return await self._alone(self.server.command(name, user=user, **({box: rest} if rest else {})))

    async def press(self, message: Shown, label: str) -> Shown:
        return await self._alone(self.server.press(message, label))

    async def _alone(self, done: Awaitable[Any]) -> Shown:
        used = await done
        await self.server.until(lambda: used.original and "Still writing" not in self.words(used.original))
        assert used.private
        assert used.seconds < 3
        return used.original

    async def fill(self, message: Shown, label: str, text: str) -> Shown:
        return await self._alone(self._filled(self.server.press(message, label), text))

    async def about(self, said: str, text: str) -> Shown:
        message = await self.server.say(said, user=BOSS)
        return await self._alone(self._filled(self.server.ask_about(message), text))

    async def _filled(self, opened: Awaitable[Any], text: str) -> Any:
        form = await opened
        await self.server.until(lambda: form.modal)
        return await self.server.submit(form, text)

    async def share(self, message: Shown, label: str) -> Shown:
        used = await self.server.press(message, label)
        await self.server.until(lambda: used.original)
        assert not used.private
        return used.original

    async def ask(self, text: str) -> Shown:
        return await self._aloud(self._said(self.server.mention(text)))

    async def _said(self, done: Awaitable[str]) -> None:
        self._last = await done

    async def again(self) -> None:
        await self.server.again(self._last)

    async def follow(self, answer: Shown, text: str) -> Shown:
        return await self._aloud(self.server.say(text, reply_to=answer["id"], ping=True))

    async def tell(self, text: str) -> Shown:
        return await self._aloud(self.server.dm(text), DM)

    async def _aloud(self, done: Awaitable[Any], channel: str = GENERAL) -> Shown:
        before = len(self.server.messages(channel))
        await done
        await self.server.until(lambda: self._ended(channel)[before:])
        return self._ended(channel)[-1]

    def _ended(self, channel: str) -> list[Shown]:
        return [one for one in self.server.messages(channel) if "Still writing" not in self.words(one)]

    def public(self) -> list[Shown]:
        return self.server.messages(GENERAL)

    def words(self, message: Shown) -> str:
        return discord_reader.shown(message)

    def labels(self, message: Shown) -> list[str]:
        return discord_reader.buttons(message)

    def pings(self, message: Shown) -> list[str]:
        return discord_reader.visible(message).mentions

    def links(self, message: Shown) -> list[str]:
        seen = discord_reader.visible(message)
        return [*seen.links, *seen.previews]
