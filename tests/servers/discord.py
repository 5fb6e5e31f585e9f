"""A strict Discord on 127.0.0.1, for driving the real discord.py over sockets.

    async with DiscordServer() as discord_:                    # server GUILD, channels GENERAL, NEWS, FORUM, DM,
        adapter = DiscordAdapter(discord_.settings())          # people ALICE and BOSS (who may manage the server)
        running = asyncio.create_task(adapter.run(handler))
        await discord_.connected()
        asked = await discord_.mention("what is MEMENTO?", user=ALICE, channel=GENERAL)
        await discord_.until(lambda: discord_.messages(GENERAL))
        print(shown(discord_.messages(GENERAL)[0]))            # from tests.servers.discord_reader

What people do: `mention`, `say` (a line without a mention), `dm`, each giving the message's id and taking `reply_to=`;
`command("digest read", period="W16")`, `type_in("digest read", period="W")` (completions), `press(message, label)`,
`submit(form, text)` and `ask_about(message id)`, each giving the Interaction, whose `ack`, `seconds`, `private`,
`messages`, `choices` and `modal` tell what became of it.
What Discord does: `hang_up()` (resumable), `ask_to_reconnect()`, `invalidate()` (the session is lost), `shards`,
`deny(channel, permission…)`, `expire(interaction)`, `delete(message id)`, `limit(route, count, seconds)`, and
`fail(route, how)`, where a route is such as "POST /channels/{channel}/messages" and how is a status, `500 after` (kept,
then 500), `drop`, `drop after`, `429`, `hang`, or a tuple of status and code.
What became of it: `messages(channel)`, `thread(message id)`, `interactions`, `commands`, `registrations`, `published`,
`typed`, `calls`, and `refusals`, every request that Discord would have refused, which a good test leaves empty.
"""

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable
from time import monotonic

from aiohttp import WSMsgType, web

from bot.settings import DiscordSettings
from tests.servers.discord_rules import V2, walk
from tests.servers.discord_world import (
    ALICE,
    APPLICATION,
    BITS,
    BOSS,
    BOT,
    DM,
    FORUM,
    GENERAL,
    GUILD,
    NEWS,
    PRIVATE,
    THREAD,
    Interaction,
    Refused,
    World,
)

__all__ = ["ALICE", "BOSS", "BOT", "DM", "FORUM", "GENERAL", "GUILD", "NEWS", "V2", "DiscordServer", "Interaction"]

POST_MESSAGE = "POST /channels/{channel}/messages"
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15


class Session:
    """One gateway session: what was sent, so that a resumed connection gets the rest."""

    def __init__(self, shard: int, intents: int) -> None:
        self.shard, self.intents = shard, intents
        self.sent: list[dict] = []
        self.socket: web.WebSocketResponse | None = None


class DiscordServer(World):
    """The API, the gateway, and the people."""

    def __init__(self) -> None:
        super().__init__()
        self.shards = 1
        self.calls: list[tuple[str, dict | None]] = []
        self.identified: list[dict] = []
        self.resumed = 0
        self.deaf = False
        self.gateway_faults: deque[int] = deque()
        self._sessions: dict[str, Session] = {}
        self._faults: dict[str, deque] = {}
        self._limits: dict[str, tuple[int, float]] = {}
        self._spent: dict[str, list[float]] = {}
        self._changed = asyncio.Event()
        self._left = asyncio.Event()

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

    async def until(self, true: Callable[[], object], seconds: float = 5.0) -> None:
        """Wait until something is so."""
        end = monotonic() + seconds
        while not true():
            if monotonic() > end:
                raise TimeoutError(f"not so within {seconds} s; refusals: {self.refusals}; calls: {self.calls[-5:]}")
            await asyncio.sleep(0.005)

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
        if self.channels[channel]["type"] != PRIVATE:
            event |= {"guild_id": GUILD, "member": {k: v for k, v in self.member(user).items() if k != "user"}}
        await self.dispatch("MESSAGE_CREATE", event)
        return message["id"]

    async def again(self, message: str) -> None:
        """Deliver a message's event a second time."""
        await self.dispatch("MESSAGE_CREATE", self.seen(self._messages[message]) | {"guild_id": GUILD})

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

    async def press(self, message: dict, label: str, *, user: str = ALICE) -> Interaction:
        button = next(one for one in walk(message["components"]) if one.get("label") == label)
        data = {"component_type": 2, "custom_id": button["custom_id"], "id": button["id"]}
        return await self._interacted(3, data, user, message["channel_id"], message)

    async def submit(self, form: Interaction, text: str) -> Interaction:
        box = {"type": 4, "custom_id": form.modal["components"][0]["component"]["custom_id"], "value": text, "id": 2}
        data = {"custom_id": form.modal["custom_id"], "components": [{"type": 18, "id": 1, "component": box}]}
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
        return {"id": "1", "name": name, "type": 1, "options": [{"name": sub, "type": 1, "options": given}]}

    async def _interacted(
        self, kind: int, data: dict, user: str, channel: str, message: dict | None = None
    ) -> Interaction:
        number = self.snowflake()
        done = Interaction(number, f"token-{number}", kind, user, channel, data, monotonic(), message)
        self.interactions[number] = done
        event = {
            "id": number, "application_id": APPLICATION, "type": kind, "token": done.token, "version": 1, "data": data,
            "channel": self.channels[channel], "channel_id": channel, "locale": "en-GB", "app_permissions": "0",
            "entitlements": [], "attachment_size_limit": 10_000_000, "authorizing_integration_owners": {},
        }  # fmt: skip
        if self.channels[channel]["type"] == PRIVATE:
            event |= {"user": self.user(user), "context": 1}
        else:
            bits = BITS["manage_guild"] if user == BOSS else 0
            event |= {"guild_id": GUILD, "member": self.member(user) | {"permissions": str(bits)}, "context": 0}
        if message is not None:
            event["message"] = {name: value for name, value in message.items() if name != "edits"}
        await self.dispatch("INTERACTION_CREATE", event)
        return done

    # What Discord does.

    def fail(self, route: str, *how: object) -> None:
        """Let the next requests to a route go wrong, one after the other."""
        self._faults.setdefault(route, deque()).extend(how)

    def limit(self, route: str, requests: int, seconds: float) -> None:
        """Allow so many requests to a route in so many seconds."""
        self._limits[route] = (requests, seconds)

    def expire(self, interaction: Interaction) -> None:
        interaction.expired = True

    async def deny(self, channel: str, *names: str) -> None:
        """Take permissions from us in a channel."""
        bits = sum(BITS[name] for name in names)
        denied = [{"id": BOT, "type": 1, "allow": "0", "deny": str(bits)}]
        self.channels[channel]["permission_overwrites"] = denied if bits else []
        await self.dispatch("CHANNEL_UPDATE", self.channels[channel])

    async def hang_up(self, code: int = 4000) -> None:
        """Cut every connection; sessions can be resumed."""
        for session in self._sessions.values():
            socket, session.socket = session.socket, None
            if socket is not None:
                await socket.close(code=code)

    async def ask_to_reconnect(self) -> None:
        await self._control({"op": 7, "d": None})

    async def invalidate(self, *, resumable: bool = False) -> None:
        sockets = await self._control({"op": 9, "d": resumable})
        if not resumable:
            self._sessions = {key: one for key, one in self._sessions.items() if one not in sockets}

    async def _control(self, frame: dict) -> list[Session]:
        live = [one for one in self._sessions.values() if one.socket is not None]
        for session in live:
            socket, session.socket = session.socket, None
            await socket.send_json(frame)
        return live

    async def dispatch(self, event: str, data: dict) -> None:
        """Send an event to the shard it belongs to, or keep it until that resumes."""
        direct = "guild_id" not in data
        shard = 0 if direct else (int(GUILD) >> 22) % self.shards
        for session in self._sessions.values():
            wanted = event != "MESSAGE_CREATE" or session.intents & (1 << 12 if direct else 1 << 9)
            if session.shard == shard and wanted:
                await self._send(session, event, data)

    async def _send(self, session: Session, event: str, data: dict) -> None:
        session.sent.append({"op": 0, "t": event, "s": len(session.sent) + 1, "d": data})
        if session.socket is not None and not session.socket.closed:
            await session.socket.send_json(session.sent[-1])

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoclose=not self.deaf)
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 200}})
        while (frame := await socket.receive()).type is WSMsgType.TEXT:
            await self._frame(socket, json.loads(frame.data))
        if self.deaf:
            await self._left.wait()
        for session in self._sessions.values():
            session.socket = None if session.socket is socket else session.socket
        return socket

    async def _frame(self, socket: web.WebSocketResponse, frame: dict) -> None:
        match frame["op"]:
            case 1:
                await socket.send_json({"op": 11, "d": None})
            case 2:
                await self._identify(socket, frame["d"])
            case 6:
                await self._resume(socket, frame["d"])

    async def _identify(self, socket: web.WebSocketResponse, wish: dict) -> None:
        if self.gateway_faults:
            await socket.close(code=self.gateway_faults.popleft())
        elif wish["token"] != self.token:
            await socket.close(code=4004)
        elif wish["intents"] & PRIVILEGED:
            await socket.close(code=4014)
        else:
            self.identified.append(wish)
            key = f"session-{len(self.identified)}"
            session = self._sessions[key] = Session(wish["shard"][0], wish["intents"])
            session.socket = socket
            ready = {
                "v": 10, "user": self.user(BOT), "guilds": [{"id": GUILD, "unavailable": True}], "session_id": key,
                "resume_gateway_url": self.gateway_url.replace("/gateway/", "/elsewhere/"), "shard": wish["shard"],
                "application": {"id": APPLICATION, "flags": 0},
            }  # fmt: skip
            await self._send(session, "READY", ready)
            if session.shard == (int(GUILD) >> 22) % self.shards:
                await self._send(session, "GUILD_CREATE", self.guild())

    async def _resume(self, socket: web.WebSocketResponse, wish: dict) -> None:
        session = self._sessions.get(wish["session_id"])
        if session is None or wish["token"] != self.token:
            await socket.send_json({"op": 9, "d": False})
            return
        self.resumed += 1
        session.socket = socket
        for event in session.sent[wish["seq"] :]:
            await socket.send_json(event)
        await self._send(session, "RESUMED", {})

    # The API.

    def _routes(self) -> dict[str, Callable]:
        """Give every route we serve: a function of the path's parts, the body and the query."""
        return {
            "GET /users/@me": lambda at, body, query: self.user(BOT),
            "GET /oauth2/applications/@me": lambda at, body, query: {
                "id": APPLICATION, "name": "digestbot", "description": "", "icon": None, "bot_public": True,
                "bot_require_code_grant": False, "owner": self.user(BOSS), "verify_key": "", "flags": 0,
            },
            "GET /gateway/bot": lambda at, body, query: {
                "url": self.gateway_url, "shards": self.shards,
                "session_start_limit": {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1},
            },
            "PUT /applications/{application}/commands": lambda at, body, query: self.register(body),
            "POST /users/@me/channels": lambda at, body, query: self.channels[DM],
            "GET /channels/{channel}": lambda at, body, query: self.need(at["channel"]),
            "GET /guilds/{guild}": lambda at, body, query: self.guild(),
            "GET /guilds/{guild}/members/{user}": lambda at, body, query: self.member(at["user"]),
            "GET /guilds/{guild}/threads/active": lambda at, body, query: {
                "threads": [one for one in self.channels.values() if one["type"] == THREAD], "members": [],
            },
            "GET /channels/{channel}/threads/archived/public": lambda at, body, query: {
                "threads": [], "members": [], "has_more": False,
            },
            POST_MESSAGE: lambda at, body, query: self.post(at["channel"], body),
            "GET /channels/{channel}/messages": lambda at, body, query: self.history(
                at["channel"], after=int(query.get("after", 0)), limit=int(query.get("limit", 50))
            ),
            "GET /channels/{channel}/messages/{message}": lambda at, body, query: self.seen(
                self.one(at["channel"], at["message"])
            ),
            "PATCH /channels/{channel}/messages/{message}": lambda at, body, query: self.change(
                at["channel"], at["message"], body
            ),
            "POST /channels/{channel}/messages/{message}/crosspost": lambda at, body, query: self.crosspost(
                at["channel"], at["message"]
            ),
            "POST /channels/{channel}/messages/{message}/threads": lambda at, body, query: self._thread(at, body),
            "POST /channels/{channel}/threads": lambda at, body, query: self.start_forum_post(at["channel"], body),
            "POST /channels/{channel}/typing": lambda at, body, query: self.typed.append(at["channel"]),
            "POST /interactions/{interaction}/{token}/callback": lambda at, body, query: self.called_back(
                self.interactions.get(at["interaction"]), body
            ),
            "PATCH /webhooks/{application}/{token}/messages/@original": lambda at, body, query: self.original(
                self._by_token(at["token"]), body
            ),
            "POST /webhooks/{application}/{token}": lambda at, body, query: self.follow_up(
                self._by_token(at["token"]), body
            ),
        }  # fmt: skip

    def _thread(self, at: dict, body: dict) -> dict:
        self.need(at["channel"], "create_public_threads")
        self.one(at["channel"], at["message"])
        return self.start_thread(at["channel"], body["name"], at["message"])

    def _by_token(self, token: str) -> Interaction:
        found = next((one for one in self.interactions.values() if one.token == token), None)
        if found is None:
            raise Refused(404, 10015, "Unknown Webhook")
        if found.expired:
            raise Refused(401, 50027, "Invalid Webhook Token")
        return found

    def _serving(self, route: str, answer: Callable) -> Callable:
        async def serve(request: web.Request) -> web.StreamResponse:
            body = json.loads(await request.read() or b"null")
            self.calls.append((route, body))
            fault = self._faults[route].popleft() if self._faults.get(route) else None
            if fault in ("drop", "hang", "429") or isinstance(fault, int | tuple):
                return await self._broken(request, fault)
            if "{token}" not in route and request.headers.get("Authorization") != f"Bot {self.token}":
                return self._error(401, 0, "401: Unauthorized")
            if wait := self._over(route, request.match_info):
                return self._slow(wait)
            try:
                given = answer(request.match_info, body, request.query)
            except Refused as refused:
                if refused.status == 400 and refused.code == 50035:
                    self.refusals.append(f"{route}: {refused.why}")
                return self._error(refused.status, refused.code, refused.why)
            return await self._broken(request, fault) if fault else self._ok(route, given)

        return serve

    def _over(self, route: str, at: dict) -> float:
        """Count a request against its bucket; give the seconds to wait where that is empty."""
        allowed, seconds = self._limits.get(route, (1_000, 1.0))
        key = f"{route} {at.get('channel') or at.get('token')}"
        spent = self._spent[key] = [one for one in self._spent.get(key, []) if monotonic() - one < seconds]
        if len(spent) >= allowed:
            return seconds - (monotonic() - spent[0]) + 0.01
        spent.append(monotonic())
        return 0.0

    def _ok(self, route: str, given: object) -> web.Response:
        if given is None:
            return web.Response(status=204)
        allowed, seconds = self._limits.get(route, (1_000, 1.0))
        headers = {
            "Content-Type": "application/json",
            "X-RateLimit-Limit": str(allowed),
            "X-RateLimit-Remaining": str(max(allowed - 1, 1)),
            "X-RateLimit-Reset-After": str(seconds),
            "X-RateLimit-Bucket": re.sub(r"\W", "", route).lower(),
        }
        return web.Response(body=json.dumps(given).encode(), headers=headers)

    def _error(self, status: int, code: int, why: str) -> web.Response:
        body = json.dumps({"code": code, "message": why}).encode()
        return web.Response(status=status, body=body, headers={"Content-Type": "application/json"})

    def _slow(self, seconds: float) -> web.Response:
        body = json.dumps({"message": "You are being rate limited.", "retry_after": seconds, "global": False}).encode()
        headers = {"Content-Type": "application/json", "Via": "1.1 google", "Retry-After": "1"}
        return web.Response(status=429, body=body, headers=headers)

    async def _broken(self, request: web.Request, fault: object) -> web.StreamResponse:
        match fault:
            case "429":
                return self._slow(0.05)
            case "500 after":
                return self._error(500, 0, "Internal Server Error")
            case int():
                return self._error(fault, 0, "Something broke")
            case (status, code):
                return self._error(status, code, "Refused")
            case "hang":
                await self._left.wait()
        request.transport.abort()
        return web.Response()
