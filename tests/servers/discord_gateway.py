"""Discord's gateway: sessions that are identified, resumed with all they missed, and lost."""

import asyncio
import json
from collections import deque

from aiohttp import WSMsgType, web

from tests.servers.discord_actions import Actions
from tests.servers.discord_world import APPLICATION, BITS, BOT
from tests.servers.waiting import until

PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15


class Session:
    """One gateway session: what was sent, so that a resumed connection gets the rest, and how much was taken in."""

    def __init__(self, shard: int, intents: int) -> None:
        self.shard, self.intents = shard, intents
        self.sent: list[dict] = []
        self.heeded = 0
        self.socket: web.WebSocketResponse | None = None


class GatewayServer(Actions):
    """The world with its gateway."""

    def __init__(self) -> None:
        super().__init__()
        self.shards = 1
        self.identified: list[dict] = []
        self.resumed = 0
        self.heard: set[int] = set()
        self.deaf = False
        self.gateway_url = ""
        self.gateway_faults: deque[int] = deque()
        self._sessions: dict[str, Session] = {}
        self._left = asyncio.Event()

    async def deny(self, channel: str, *names: str) -> None:
        """Take permissions from us in a channel."""
        bits = sum(BITS[name] for name in names)
        denied = [{"id": BOT, "type": 1, "allow": "0", "deny": str(bits)}]
        self.channels[channel]["permission_overwrites"] = denied if bits else []
        await self.dispatch("CHANNEL_UPDATE", self.channels[channel])
        await self.heeded()

    async def heeded(self) -> None:
        """Wait until the bot has taken in all that was sent: asked for a heartbeat, it names the last of it."""
        live = [one for one in self._sessions.values() if one.socket is not None and not one.socket.closed]
        for session in live:
            await session.socket.send_json({"op": 1, "d": None})
        await until(lambda: all(session.heeded == len(session.sent) for session in live))

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

    async def join(self, guild: str) -> None:
        """Let somebody add us to a server."""
        self.guilds.append(guild)
        await self.dispatch("GUILD_CREATE", self.guild(guild), guild=guild)

    async def leave(self, guild: str) -> None:
        """Let somebody remove us from a server."""
        self.guilds.remove(guild)
        await self.dispatch("GUILD_DELETE", {"id": guild}, guild=guild)

    async def outage(self, guild: str) -> None:
        """Let a server be out for a while; `recover` ends it."""
        await self.dispatch("GUILD_DELETE", {"id": guild, "unavailable": True}, guild=guild)

    async def recover(self, guild: str) -> None:
        await self.dispatch("GUILD_CREATE", self.guild(guild), guild=guild)

    async def dispatch(self, event: str, data: dict, *, guild: str = "") -> None:
        """Send an event to the shard it belongs to, or keep it until that resumes."""
        guild = guild or data.get("guild_id", "")
        direct = not guild
        shard = self._shard_of(guild) if guild in self.guilds or event == "GUILD_DELETE" else 0
        for session in self._sessions.values():
            wanted = event != "MESSAGE_CREATE" or session.intents & (1 << 12 if direct else 1 << 9)
            if session.shard == shard and wanted:
                await self._send(session, event, data)

    def _shard_of(self, guild: str) -> int:
        return (int(guild) >> 22) % self.shards

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
        self.heard.add(frame["op"])
        match frame["op"]:
            case 1:
                for session in self._sessions.values():
                    session.heeded = (frame["d"] or 0) if session.socket is socket else session.heeded
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
                "v": 10, "user": self.user(BOT), "session_id": key,
                "guilds": [{"id": guild, "unavailable": True} for guild in self._guilds_of(session)],
                "resume_gateway_url": self.gateway_url.replace("/gateway/", "/elsewhere/"), "shard": wish["shard"],
                "application": {"id": APPLICATION, "flags": 0},
            }  # fmt: skip
            await self._send(session, "READY", ready)
            for guild in self._guilds_of(session):
                await self._send(session, "GUILD_CREATE", self.guild(guild))

    def _guilds_of(self, session: Session) -> list[str]:
        return [guild for guild in self.guilds if self._shard_of(guild) == session.shard]

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
