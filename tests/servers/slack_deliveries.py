"""How Slack brings events, commands and presses to the app: over its socket, or as signed requests; once, or again."""

import asyncio
import hashlib
import hmac
import json
from dataclasses import dataclass
from time import monotonic, time
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.servers.slack_api import WebApi
from tests.servers.waiting import PATIENCE

SECRET = "shh"


@dataclass(frozen=True)
class Ack:
    """What the app answered a delivery with: nothing within 3 seconds is not ok."""

    ok: bool
    seconds: float
    status: int = 200
    body: object = None


class Deliveries(WebApi):
    """The workspace, its Web API, and the ways from it to the app."""

    def __init__(self) -> None:
        super().__init__()
        self.events_url = ""
        self.closed_door = 0
        self.acks: list[Ack] = []
        self.sockets: list[web.WebSocketResponse] = []
        self._waiting: dict[str, asyncio.Future] = {}
        self._last: tuple[str, dict] = ("", {})

    async def deliver(self, kind: str, body: dict, *, retry: int = 0) -> Ack:
        """Send something to the app, over its socket where it has one, else as a signed request."""
        self._last = kind, body
        ack = await (self._over_http(kind, body, retry) if self.events_url else self._over_socket(kind, body, retry))
        self.acks.append(ack)
        return ack

    async def repeat(self, *, retry: int = 1) -> Ack:
        """Deliver the last thing again."""
        return await self.deliver(*self._last, retry=retry)

    async def _over_socket(self, kind: str, body: dict, retry: int) -> Ack:
        id = f"envelope-{next(self._numbers)}"
        envelope = {"type": kind, "envelope_id": id, "payload": body, "accepts_response_payload": kind != "events_api"}
        envelope |= {"retry_attempt": retry, "retry_reason": "timeout" if retry else ""} if kind == "events_api" else {}
        self._waiting[id] = asyncio.get_running_loop().create_future()
        began = monotonic()
        await self.sockets[-1].send_json(envelope)
        try:
            answer = await asyncio.wait_for(self._waiting[id], 3)
        except TimeoutError:
            return Ack(ok=False, seconds=monotonic() - began, status=0)
        return Ack(ok=True, seconds=monotonic() - began, body=answer)

    async def _over_http(self, kind: str, body: dict, retry: int) -> Ack:
        form = {"interactive": lambda: {"payload": json.dumps(body)}, "slash_commands": lambda: body}.get(kind)
        sent = urlencode(form()) if form else json.dumps(body)
        headers = {"Content-Type": "application/x-www-form-urlencoded" if form else "application/json"}
        headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"} if retry else {}
        return await self.request(sent, headers | self.signature(sent))

    def signature(self, body: str, *, at: float | None = None, secret: str = SECRET) -> dict[str, str]:
        """Give the headers by which Slack signs a body."""
        stamp = str(int(at or time()))
        digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}

    async def request(self, body: str | bytes, headers: dict[str, str]) -> Ack:
        """Send a request as it is to the app's address."""
        began = monotonic()
        within = aiohttp.ClientTimeout(3)
        try:
            async with self._http.post(self.events_url, data=body, headers=headers, timeout=within) as got:
                return Ack(ok=got.status == 200, seconds=monotonic() - began, status=got.status, body=await got.text())
        except TimeoutError:
            return Ack(ok=False, seconds=monotonic() - began, status=0)

    async def _link(self, request: web.Request) -> web.StreamResponse:
        if self.closed_door or request.query.get("ticket") not in self._tickets:
            self.closed_door = max(self.closed_door - 1, 0)
            raise web.HTTPForbidden
        self._tickets.discard(request.query["ticket"])
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        await socket.send_json({"type": "hello", "num_connections": len(self.sockets)})
        async for message in socket:
            answer = json.loads(message.data)
            waiting = self._waiting.get(answer.get("envelope_id"))
            if waiting and not waiting.done():
                waiting.set_result(answer.get("payload"))
        if socket in self.sockets:
            self.sockets.remove(socket)
        return socket

    async def connected(self, *, after: web.WebSocketResponse | None = None) -> None:
        """Wait until the app hears: it holds a socket, or its address passes the check that Slack makes of it.

        `after` names a socket that is about to go, and does not count.
        """
        if not self.events_url:
            await self.until(lambda: self.sockets and self.sockets[-1] is not after)
            return
        async with asyncio.timeout(PATIENCE):
            while not await self._verified():  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    async def _verified(self) -> bool:
        check = json.dumps({"type": "url_verification", "challenge": f"c{next(self._numbers)}"})
        try:
            return (await self.request(check, {"Content-Type": "application/json"} | self.signature(check))).ok
        except aiohttp.ClientConnectionError:
            return False

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask the app to connect anew, as Slack does every few hours."""
        await self.sockets[-1].send_json({"type": "disconnect", "reason": reason})

    async def hang_up(self) -> None:
        """Close every socket without a word."""
        # While one is being closed, the app may already have opened another, which stays.
        sockets, self.sockets = self.sockets, []
        for socket in sockets:
            await socket.close()
