"""A strict Discord on 127.0.0.1, for driving the real discord.py over sockets.

    async with DiscordServer() as discord_:                    # server GUILD, channels GENERAL, NEWS, FORUM, DM,
        adapter = DiscordAdapter(discord_.settings())          # people ALICE and BOSS (who may manage the server)
        running = asyncio.create_task(adapter.run(handler))
        await discord_.connected()
        asked = await discord_.mention("what is MEMENTO?", user=ALICE, channel=GENERAL)
        await discord_.until(lambda: discord_.messages(GENERAL))
        print(shown(discord_.messages(GENERAL)[0]))            # from tests.servers.discord_reader

What people do: `mention`, `say` (a line without a mention), `dm`, each giving the message's id and taking `reply_to=`;
`command("digest read", period="W16")`, `type_in("digest read", period="W")` (completions; `type_on` goes on until there
are some), `press(message, label)`, `submit(form, text)` and `ask_about(message id)`, each giving the Interaction, whose
`ack`, `seconds`, `private`, `messages`, `choices` and `modal` tell what became of it; `heeded()` waits until all of it
was taken in.
A second server OTHER (`join(OTHER)`, `leave`, `outage`, `recover`), one that only its people brought us to (STRANGE),
and a talk among people without us (GROUP); their channels are OTHERS_GENERAL and STRANGE_GENERAL.
What Discord does: `hang_up()` (resumable), `ask_to_reconnect()`, `invalidate()` (the session is lost), `shards`,
`deny(channel, permission…)`, `expire(interaction)`, `delete(message id)`, `limit(route, count, seconds)`, `hidden`
(limits of which only a 429 tells: ten announcements an hour), `callable` (roles there are), and
`fail(route, how)`, where a route is such as "POST /channels/{channel}/messages" and how is a status, `500 after` (kept,
then 500), `drop`, `drop after`, `429`, `hang`, or a tuple of status and code.
What became of it: `messages(channel)`, `thread(message id)`, `interactions`, `commands`, `registrations`, `published`,
`typed`, `calls`, and `refusals`, every request that Discord would have refused, which a good test leaves empty.
"""

import asyncio
from collections.abc import Callable
from time import monotonic

from aiohttp import web

from bot.settings import DiscordSettings
from tests.servers.discord_api import ApiServer
from tests.servers.discord_rules import walk
from tests.servers.discord_world import (
    ALICE,
    APPLICATION,
    BITS,
    BOSS,
    BOT,
    DM,
    FORUM,
    GENERAL,
    GROUP,
    GUILD,
    NEWS,
    OTHER,
    OTHERS_GENERAL,
    PRIVATE,
    STRANGE,
    STRANGE_GENERAL,
    Interaction,
)
from tests.servers.waiting import PATIENCE, until

__all__ = [
    "ALICE", "BOSS", "BOT", "DM", "FORUM", "GENERAL", "GROUP", "GUILD", "NEWS", "OTHER", "OTHERS_GENERAL", "STRANGE",
    "STRANGE_GENERAL", "DiscordServer", "Interaction",
]  # fmt: skip


class DiscordServer(ApiServer):
    """The API, the gateway, and the people."""

    async def __aenter__(self) -> "DiscordServer":
        app = web.Application()
        app.router.add_get("/gateway/", self._gateway)
        for route, answer in self._routes().items():
            method, path = route.split(" ")
            app.router.add_route(method, f"/api/v10{path}", self._serving(route, answer))
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = site._server.sockets[0].getsockname()[1]
        self.api_url, self.gateway_url = f"http://127.0.0.1:{port}/api/v10", f"ws://127.0.0.1:{port}/gateway/"
        return self

    async def __aexit__(self, *exc: object) -> None:
        self._left.set()
        for session in self._sessions.values():
            if session.socket is not None:
                await session.socket.close(code=1001)
        await self._runner.cleanup()

    def settings(self, token: str = "") -> DiscordSettings:
        return DiscordSettings(token=token or self.token, api_url=self.api_url, gateway_url=self.gateway_url)

    async def connected(self, sessions: int = 1) -> None:
        """Wait until a bot listens."""
        await self.until(lambda: sum(one.socket is not None for one in self._sessions.values()) >= sessions)

    def environment(self) -> dict[str, str]:
        """Give what a process must find in its environment to come here."""
        gateway = {"DISCORD_API_URL": self.api_url, "DISCORD_GATEWAY_URL": self.gateway_url}
        return {"DISCORD_TOKEN": self.token, **gateway}

    async def until(self, true: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Wait until something is so."""
        await until(true, seconds, told=lambda: f"refusals: {self.refusals}; calls: {self.calls[-5:]}")

    # What people do.

    async def mention(self, text: str, *, user: str = ALICE, channel: str = GENERAL, reply_to: str = "") -> str:
        return await self._heard(f"<@{BOT}> {text}", user, channel, reply_to, mentions=[self.user(BOT)])

    async def say(
        self, text: str, *, user: str = ALICE, channel: str = GENERAL, reply_to: str = "", ping: bool = False
    ) -> str:
        return await self._heard(text, user, channel, reply_to, mentions=[self.user(BOT)] if ping else [])

    async def dm(self, text: str, *, user: str = ALICE, reply_to: str = "") -> str:
        return await self._heard(text, user, DM, reply_to, mentions=[])

    async def _heard(self, text: str, user: str, channel: str, reply_to: str, *, mentions: list[dict]) -> str:
        body = {"content": text, "mentions": mentions}
        if reply_to:
            body["message_reference"] = {"message_id": reply_to}
        message = self.write(channel, user, body)
        event = self.seen(message)
        if guild := self.channels[channel].get("guild_id"):
            event |= {"guild_id": guild, "member": {k: v for k, v in self.member(user).items() if k != "user"}}
        if self.is_member(self.channels[channel]):
            await self.dispatch("MESSAGE_CREATE", event)
        return message["id"]

    async def again(self, message: str) -> None:
        """Deliver a message's event a second time."""
        event = self.seen(self._messages[message])
        await self.dispatch("MESSAGE_CREATE", event | {"guild_id": self.channels[event["channel_id"]]["guild_id"]})

    async def command(
        self, words: str, /, *, user: str = ALICE, channel: str = GENERAL, **options: object
    ) -> Interaction:
        return await self._interacted(2, self._used(words, options), user, channel)

    async def type_in(
        self, words: str, /, *, user: str = ALICE, channel: str = GENERAL, **options: object
    ) -> Interaction:
        data = self._used(words, options)
        data["options"][0]["options"][-1]["focused"] = True
        return await self._interacted(4, data, user, channel)

    async def type_on(self, words: str, /, **options: object) -> Interaction:
        """Type until completions come, as people do where they are late."""
        async with asyncio.timeout(PATIENCE):
            while True:
                typed = await self.type_in(words, **options)
                await self.until(lambda typed=typed: typed.ack)
                if typed.choices:
                    return typed

    async def press(self, message: dict, label: str, *, user: str = ALICE) -> Interaction:
        every = list(walk(message["components"]))
        if button := next((one for one in every if one.get("label") == label), None):
            assert not button.get("disabled")
            data = {"component_type": 2, "custom_id": button["custom_id"], "id": button["id"]}
        else:
            menus = [(one, option) for one in every for option in one.get("options", []) if option["label"] == label]
            menu, option = menus[0]
            data = {"component_type": 3, "custom_id": menu["custom_id"], "id": menu["id"], "values": [option["value"]]}
        return await self._interacted(3, data, user, message["channel_id"], message)

    async def submit(self, form: Interaction, text: str) -> Interaction:
        """Send a form with its last box filled in; the others hold what stood in them."""
        boxes = [one["component"] for one in form.modal["components"]]
        values = [box.get("value", "") for box in boxes[:-1]] + [text]
        filled = [
            {"type": 18, "id": 2 * place + 1, "component": {
                "type": 4, "custom_id": box["custom_id"], "value": value, "id": 2 * place + 2,
            }}
            for place, (box, value) in enumerate(zip(boxes, values, strict=True))
        ]  # fmt: skip
        data = {"custom_id": form.modal["custom_id"], "components": filled}
        return await self._interacted(5, data, form.user, form.channel, form.message)

    async def ask_about(self, message: str, *, user: str = ALICE) -> Interaction:
        kept = self._messages[message]
        shown = {name: value for name, value in kept.items() if name != "edits"}
        data = {
            "id": "1", "name": "Ask about this message", "type": 3, "target_id": message,
            "resolved": {"messages": {message: shown}},
        }  # fmt: skip
        return await self._interacted(2, data, user, kept["channel_id"])

    def _used(self, words: str, options: dict[str, object]) -> dict:
        name, sub = words.split(" ")
        command = next(one for one in self.commands if one["name"] == name)
        known = next(one for one in command["options"] if one["name"] == sub)
        kinds = {one["name"]: one["type"] for one in known["options"]}
        given = [{"name": key, "type": kinds[key], "value": value} for key, value in options.items()]
        chosen = {str(value) for key, value in options.items() if kinds[key] == 8}
        roles = {one["id"]: one for one in self.guild()["roles"] if one["id"] in chosen}
        assert roles.keys() == chosen, "Discord offers only roles there are"
        resolved = {"resolved": {"roles": roles}} if roles else {}
        options = [{"name": sub, "type": 1, "options": given}]
        return {"id": "1", "name": name, "type": 1, "options": options} | resolved

    async def _interacted(
        self, kind: int, data: dict, user: str, channel: str, message: dict | None = None
    ) -> Interaction:
        number = self.snowflake()
        done = Interaction(number, f"token-{number}", kind, user, channel, data, monotonic(), message)
        self.interactions[number] = done
        event = {
            "id": number, "application_id": APPLICATION, "type": kind, "token": done.token, "version": 1, "data": data,
            "channel": self.channels[channel], "channel_id": channel, "locale": "en-GB", "app_permissions": "0",
            "entitlements": [], "attachment_size_limit": 10_000_000,
        }  # fmt: skip
        guild = self.channels[channel].get("guild_id")
        if guild:
            bits = BITS["manage_guild"] if user == BOSS else 0
            event |= {
                "guild_id": guild, "guild": {"id": guild, "locale": "en-GB", "features": []}, "context": 0,
                "member": self.member(user) | {"permissions": str(bits)},
            }  # fmt: skip
        else:
            event |= {"user": self.user(user), "context": 1 if self.channels[channel]["type"] == PRIVATE else 2}
        owner = {"0": guild or "0"} if self.is_member(self.channels[channel]) else {"1": user}
        event["authorizing_integration_owners"] = owner
        if message is not None:
            event["message"] = {name: value for name, value in message.items() if name != "edits"}
        await self.dispatch("INTERACTION_CREATE", event)
        return done
