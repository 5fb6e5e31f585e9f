"""Discord's API over HTTP: routes, tokens, rate limits, and everything that can go wrong on the way."""

import json
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from aiohttp import web

from tests.servers.discord_gateway import GatewayServer
from tests.servers.discord_world import APPLICATION, BOSS, BOT, DM, THREAD, Interaction, Refused

POST_MESSAGE = "POST /channels/{channel}/messages"
CROSSPOST = "POST /channels/{channel}/messages/{message}/crosspost"


@dataclass
class Bucket:
    """So many requests until a moment, when it is full again."""

    allowed: int
    left: int
    until: float


class ApiServer(GatewayServer):
    """The world with its gateway and its API."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, dict | None]] = []
        self._faults: dict[str, deque] = {}
        self._limits: dict[str, tuple[int, float]] = {}
        #: Limits of which no header tells, only a 429: ten messages an hour of one channel are published to followers.
        self.hidden: dict[str, tuple[int, float]] = {CROSSPOST: (10, 3_600.0)}
        self._spent: dict[str, list[float]] = {}
        self._buckets: dict[str, Bucket] = {}
        self.slowed: list[str] = []

    def fail(self, route: str, *how: object) -> None:
        """Let the next requests to a route go wrong, one after the other."""
        self._faults.setdefault(route, deque()).extend(how)

    def limit(self, route: str, requests: int, seconds: float) -> None:
        """Allow so many requests to a route in so many seconds."""
        self._limits[route] = (requests, seconds)

    def expire(self, interaction: Interaction) -> None:
        interaction.expired = True

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
            "GET /guilds/{guild}": lambda at, body, query: self._guild(at["guild"]),
            "GET /guilds/{guild}/members/{user}": lambda at, body, query: (
                self._guild(at["guild"]) and self.member(at["user"])
            ),
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
            "DELETE /channels/{channel}/messages/{message}": lambda at, body, query: self.remove(
                at["channel"], at["message"]
            ),
            "PATCH /channels/{channel}": lambda at, body, query: self.archive(at["channel"], body),
            CROSSPOST: lambda at, body, query: self.crosspost(
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
            "GET /webhooks/{application}/{token}/messages/@original": lambda at, body, query: self.shown(
                self._by_token(at["token"])
            ),
            "POST /webhooks/{application}/{token}": lambda at, body, query: self.follow_up(
                self._by_token(at["token"]), body
            ),
        }  # fmt: skip

    def _guild(self, guild: str) -> dict:
        if guild not in self.guilds:
            raise Refused(404, 10004, "Unknown Guild")
        return self.guild(guild)

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
            if fault in ("drop", "hang", "429", "429 global") or isinstance(fault, int | tuple):
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
            return await self._broken(request, fault) if fault else self._ok(route, given, request.match_info)

        return serve

    def _over(self, route: str, at: dict) -> float:
        """Count a request against its bucket; give the seconds to wait where that is empty."""
        if route in self.hidden:
            return self._spend(route, at)
        bucket = self._bucket(route, at)
        if bucket.left <= 0:
            self.slowed.append(route)
            return bucket.until - monotonic() + 0.01
        bucket.left -= 1
        return 0.0

    def _spend(self, route: str, at: dict) -> float:
        """Count a request against a limit that no header names; give the seconds to wait where it is spent."""
        allowed, seconds = self.hidden[route]
        key = f"{route} {at.get('channel')}"
        spent = self._spent[key] = [one for one in self._spent.get(key, []) if monotonic() - one < seconds]
        if len(spent) >= allowed:
            return seconds - (monotonic() - spent[0]) + 0.01
        spent.append(monotonic())
        return 0.0

    def _bucket(self, route: str, at: dict) -> Bucket:
        """Give the bucket of a route and channel or token, full again where its time is over."""
        allowed, seconds = self._limits.get(route, (1_000, 1.0))
        key = f"{route} {at.get('channel') or at.get('token')}"
        bucket = self._buckets.get(key)
        if bucket is None or bucket.until <= monotonic():
            bucket = self._buckets[key] = Bucket(allowed, allowed, monotonic() + seconds)
        return bucket

    def _ok(self, route: str, given: object, at: dict) -> web.Response:
        if given is None:
            return web.Response(status=204)
        bucket = self._bucket(route, at)
        headers = {
            "Content-Type": "application/json",
            "X-RateLimit-Limit": str(bucket.allowed),
            "X-RateLimit-Remaining": str(bucket.left),
            "X-RateLimit-Reset-After": f"{bucket.until - monotonic() + 0.01:.3f}",
            "X-RateLimit-Bucket": re.sub(r"\W", "", route).lower(),
        }
        return web.Response(body=json.dumps(given).encode(), headers=headers)

    def _error(self, status: int, code: int, why: str) -> web.Response:
        body = json.dumps({"code": code, "message": why}).encode()
        return web.Response(status=status, body=body, headers={"Content-Type": "application/json"})

    def _slow(self, seconds: float, *, everywhere: bool = False) -> web.Response:
        slow = {"message": "You are being rate limited.", "retry_after": seconds, "global": everywhere}
        body = json.dumps(slow).encode()
        headers = {"Content-Type": "application/json", "Via": "1.1 google", "Retry-After": "1"}
        return web.Response(status=429, body=body, headers=headers)

    async def _broken(self, request: web.Request, fault: object) -> web.StreamResponse:
        match fault:
            case "429" | "429 global":
                return self._slow(0.05, everywhere=fault != "429")
            case "500 after":
                return self._error(500, 0, "Internal Server Error")
            case int():
                return self._error(fault, 0, "Something broke")
            case (status, code):
                return self._error(status, code, "Refused")
            case "hang":
                await self._left.wait()
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
