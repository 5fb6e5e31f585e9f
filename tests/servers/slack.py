"""A strict Slack on 127.0.0.1, for driving the real slack-bolt and slack-sdk over sockets.

    async with SlackServer() as slack:                       # U1 and channel C1 (#general, we are in it) exist already
        adapter = SlackAdapter(slack.settings())              # Socket Mode; slack.settings(http=True) for signed HTTP
        running = asyncio.create_task(adapter.run(handler))
        await slack.connected()                               # http: slack.events_url = "http://127.0.0.1:…/slack/events"
        ts = await slack.mention("what is MEMENTO?", user="U1", channel="C1")
        await slack.until(lambda: slack.thread("C1", ts))
        print(visible(slack.thread("C1", ts)[0]))             # from tests.servers.slack_blocks, beside pings and links

What people do, each giving the message's timestamp or the acknowledgement: `mention`, `say` (a line in a channel or
thread), `dm`, `command` (`/digest …`), `press(message, label)`, `submit(text)` (the last modal opened), `ask_about`.
`repeat(retry=1)` delivers the last thing again as Slack does after a lost acknowledgement. What Slack does:
`disconnect`, `hang_up`, `closed_door` (how many sockets to refuse), and `fail(method, how)` with how one of `drop`,
`429`, `hang`, one of BROKEN, or an error's name; `drop after` and the like do what was asked first.
What became of it: `messages(channel)`, `thread(channel, ts)`, `ephemeral`, `views`, `statuses`, `acks`, `calls`, and
`refusals`, every call that Slack would have refused, which a good test leaves empty.
"""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from time import monotonic, time
from urllib.parse import parse_qsl, urlencode, urlsplit

import aiohttp
from aiohttp import web

from bot.settings import SlackSettings
from tests.servers.slack_blocks import pressable
from tests.servers.slack_workspace import BOT_TOKEN, RESPONSES, Refused, Workspace

#: Answers that no Slack gives but a proxy, or Slack on a bad day: status, content type, body.
BROKEN = {
    "html": (502, "text/html", "<html>Bad gateway</html>"),
    "page": (200, "text/plain", "Please log in to the network"),
    "nonsense": (200, "application/json", "{"),
    "list": (200, "application/json", "[]"),
    "no timestamp": (200, "application/json", '{"ok": true}'),
}
APP_TOKEN, SECRET = "xapp-test", "shh"


@dataclass(frozen=True)
class Ack:
    """What the app answered a delivery with: nothing within 3 seconds is not ok."""

    ok: bool
    seconds: float
    status: int = 200
    body: object = None


class SlackServer(Workspace):
    """The workspace, its Web API, its socket, and its deliveries."""

    def __init__(self) -> None:
        super().__init__()
        self.user("U1")
        self.channel("C1")
        self.events_url = ""
        self.closed_door = 0
        self.calls: list[tuple[str, dict]] = []
        self.by: list[tuple[str, str]] = []
        self.acks: list[Ack] = []
        self.sockets: list[web.WebSocketResponse] = []
        self._faults: dict[str, list[tuple[str, float]]] = {}
        self._tickets: set[str] = set()
        self._waiting: dict[str, asyncio.Future] = {}
        self._last: tuple[str, dict] = ("", {})
        self._numbers = count(1)

    async def __aenter__(self) -> "SlackServer":
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._serve)
        app.router.add_post("/response/{id}", self._respond)
        app.router.add_get("/link", self._link)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.host = f"127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
        self.api_url = f"http://{self.host}/api/"
        self._http = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.hang_up()
        await self._http.close()
        await self._runner.cleanup()

    def settings(self, *, http: bool = False) -> SlackSettings:
        way = {"signing_secret": SECRET} if http else {"app_token": APP_TOKEN}
        return SlackSettings(bot_token=BOT_TOKEN, api_url=self.api_url, **way)

    # What people do

    async def mention(self, text: str, *, user="U1", channel="C1", thread_ts=None, doubled=False) -> str:
        """Say something to the bot; `doubled` also delivers it as the channel's message, as Slack does where it may."""
        event = self._said(f"<@{self.bot_user}> {text}", user, channel, thread_ts)
        if doubled:
            await self.event(event | {"channel_type": "channel"})
        await self.event(event | {"type": "app_mention"})
        return event["ts"]

    async def say(self, text: str, *, user="U1", channel="C1", thread_ts=None, **more) -> str:
        event = self._said(text, user, channel, thread_ts)
        await self.event(event | {"channel_type": "channel"} | more)
        return event["ts"]

    async def dm(self, text: str, *, user="U1", thread_ts=None, **more) -> str:
        channel = self._open(user)["id"]
        event = self._said(text, user, channel, thread_ts)
        await self.event(event | {"channel_type": "im"} | more)
        return event["ts"]

    def _said(self, text: str, user: str, channel: str, thread_ts: str | None) -> dict:
        event = {"type": "message", "channel": channel, "user": user, "text": text, "ts": self.ts(), "team": self.team}
        event |= {"thread_ts": thread_ts} if thread_ts else {}
        event["client_msg_id"] = f"client-{event['ts']}"
        self.stored.append(dict(event))
        return event

    async def install(self, base: str, code: str, *, state: str = "", cookie: bool = True) -> tuple[int, str]:
        """Install the app as an admin's browser does; gives the status and text of the last page."""
        jar = aiohttp.DummyCookieJar()
        async with aiohttp.ClientSession(cookie_jar=jar) as browser:
            async with browser.get(f"{base}/slack/install", allow_redirects=False) as page:
                address = page.headers["Location"]
                given = page.headers["Set-Cookie"].partition(";")[0]
            self.installing = dict(parse_qsl(urlsplit(address).query))
            asked = {"code": code, "state": state or self.installing["state"]}
            headers = {"Cookie": given} if cookie else {}
            async with browser.get(f"{base}/slack/oauth_redirect", params=asked, headers=headers) as page:
                return page.status, await page.text()

    async def event(self, event: dict, **more: object) -> Ack:
        """Deliver an event as the Events API does."""
        body = {"type": "event_callback", "team_id": self.team, "api_app_id": "A1", "event": event}
        body |= {"event_id": f"Ev{next(self._numbers)}", "event_time": int(time()), "authorizations": []}
        return await self.deliver("events_api", body | more)

    async def command(self, text: str, *, user="U1", channel="C1", command="/digest") -> Ack:
        body = {"command": command, "text": text, "user_id": user, "channel_id": channel, "team_id": self.team}
        body |= {"trigger_id": self.trigger(), "response_url": self._response_url(user, channel), "api_app_id": "A1"}
        body["channel_name"] = "directmessage" if channel.startswith("D") else "general"
        return await self.deliver("slash_commands", body)

    async def press(self, message: dict, label: str, *, user="U1") -> Ack:
        """Press the button, thumb or menu's option with a label under a message, stored or ephemeral."""
        button = pressable(message)[label]
        shown = {name: value for name, value in message.items() if name in ("ts", "thread_ts", "text", "blocks")}
        ephemeral = "ts" not in message
        container = {"type": "message", "message_ts": message.get("ts", self.ts()), "is_ephemeral": ephemeral}
        container |= {"channel_id": message["channel"]}
        container |= {"thread_ts": message["thread_ts"]} if "thread_ts" in message else {}
        body = self._interaction("block_actions", user, message["channel"])
        body |= {"actions": [button | {"action_ts": self.ts()}], "container": container}
        body |= {} if ephemeral else {"message": shown}
        return await self.deliver("interactive", body)

    async def stop(self, thread_ts: str, *, channel="C1", user="U1") -> Ack:
        """Press stop in a thread, which ends the streams there."""
        event = {"type": "agent_session_stopped", "channel": channel, "thread_ts": thread_ts, "user": user}
        live = {ts: stream for ts, stream in self.streams.items() if stream["message"]["thread_ts"] == thread_ts}
        live = {ts: stream for ts, stream in live.items() if stream["until"]}
        for stream in live.values():
            stream["stopped"] = True
        return await self.event(event | {"streaming_message_ts": list(live), "event_ts": self.ts()})

    async def open_home(self, *, user="U1", tab="home") -> None:
        """Open a tab of the app."""
        channel = self._open(user)["id"]
        await self.event({"type": "app_home_opened", "user": user, "channel": channel, "tab": tab})

    def home(self, user="U1") -> dict:
        """Give the page a person sees; none yet has no blocks."""
        return (self.homes.get(user) or [{"blocks": []}])[-1]

    async def press_home(self, label: str, *, user="U1") -> Ack:
        """Press a button on a person's page."""
        view = self.home(user)
        body = self._interaction("block_actions", user, "")
        del body["channel"], body["response_url"]
        body |= {"actions": [pressable(view)[label] | {"action_ts": self.ts()}]}
        return await self.deliver(
            "interactive", body | {"container": {"type": "view", "view_id": view["id"]}, "view": view}
        )

    async def ask_about(self, message: dict, *, user="U1") -> Ack:
        """Choose "Ask about this" in a message's menu."""
        body = self._interaction("message_action", user, message["channel"])
        return await self.deliver("interactive", body | {"callback_id": "digest_ask_message", "message": message})

    async def submit(self, text: str, *, user="U1", view: dict | None = None) -> Ack:
        view = dict(view or self.views[-1])
        field = next(block for block in view["blocks"] if block["type"] == "input")
        typed = {field["block_id"]: {field["element"]["action_id"]: {"type": "plain_text_input", "value": text}}}
        body = self._interaction("view_submission", user, "")
        del body["channel"], body["response_url"]
        return await self.deliver("interactive", body | {"view": view | {"state": {"values": typed}}})

    def _interaction(self, kind: str, user: str, channel: str) -> dict:
        body = {"type": kind, "team": {"id": self.team}, "user": {"id": user, "team_id": self.team}, "api_app_id": "A1"}
        body |= {"channel": {"id": channel}, "trigger_id": self.trigger()}
        return body | {"response_url": self._response_url(user, channel)}

    def _response_url(self, user: str, channel: str) -> str:
        id = str(next(self._numbers))
        self.responses[id] = {"user": user, "channel": channel, "left": RESPONSES}
        return f"http://{self.host}/response/{id}"

    # Deliveries

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
        async with self._http.post(
            self.events_url, data=body, headers=headers, timeout=aiohttp.ClientTimeout(3)
        ) as got:
            return Ack(ok=got.status == 200, seconds=monotonic() - began, status=got.status, body=await got.text())

    # The socket

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

    async def connected(self, seconds: float = 5) -> None:
        await self.until(lambda: self.sockets, seconds)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask the app to connect anew, as Slack does every few hours."""
        await self.sockets[-1].send_json({"type": "disconnect", "reason": reason})

    async def hang_up(self) -> None:
        """Close every socket without a word."""
        for socket in self.sockets[:]:
            await socket.close()
        self.sockets.clear()

    # The Web API

    def fail(self, method: str, how: str, *, times: int = 1, seconds: float = 0.0) -> None:
        """Let the next calls of a method fail; `seconds` is Retry-After, or how long to hang."""
        self._faults.setdefault(method, []).extend([(how, seconds)] * times)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        arguments = await _arguments(request)
        self.calls.append((method, arguments))
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        self.by.append((method, token))
        known = token == APP_TOKEN if method == "apps.connections.open" else token in self.tokens
        if not known and method != "oauth.v2.access":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        if method == "oauth.v2.access":
            client, _, secret = base64.b64decode(token.removeprefix("Basic ")).decode().partition(":")
            arguments |= {"client_id": client, "client_secret": secret}
        self.token = token
        how, seconds = self._faults[method].pop(0) if self._faults.get(method) else ("", 0.0)
        if how == "hang":
            await asyncio.sleep(seconds)
        if how.endswith(" after"):
            self._reply(method, arguments)
            how = how.removesuffix(" after")
        if how == "429":
            limited = {"ok": False, "error": "ratelimited"}
            return web.json_response(limited, status=429, headers={"Retry-After": str(int(seconds))})
        if how in BROKEN:
            status, kind, text = BROKEN[how]
            return web.Response(text=text, content_type=kind, status=status)
        if how not in ("", "hang", "drop"):
            return web.json_response({"ok": False, "error": how})
        reply = self._reply(method, arguments) if how != "drop" else {}
        if how == "drop":
            request.transport.abort()
        scopes = {"X-OAuth-Scopes": ",".join(self.scopes)} if method == "auth.test" else {}
        return web.json_response(reply, headers=scopes)

    def _reply(self, method: str, arguments: dict) -> dict:
        if method == "apps.connections.open":
            ticket = str(next(self._numbers))
            self._tickets.add(ticket)
            return {"ok": True, "url": f"ws://{self.host}/link?ticket={ticket}"}
        try:
            return {"ok": True, **self.call(method, arguments)}
        except Refused as why:
            self.refusals.append(f"{method}: {why}")
            return {"ok": False, "error": str(why).partition(":")[0]}
        except TypeError as why:
            self.refusals.append(f"{method}: {why}")
            return {"ok": False, "error": "invalid_arguments"}

    async def _respond(self, request: web.Request) -> web.Response:
        return web.Response(status=self.respond(request.match_info["id"], await request.json()), text="ok")

    async def until(self, condition: Callable[[], object], seconds: float = 5) -> None:
        """Wait until something is so."""
        end = monotonic() + seconds
        while not condition():
            assert monotonic() < end, f"not within {seconds} s; refused: {self.refusals}; calls: {self.calls[-5:]}"
            await asyncio.sleep(0.005)


async def _arguments(request: web.Request) -> dict:
    arguments = dict(request.query)
    if request.content_type == "application/json":
        return arguments | await request.json()
    arguments |= dict(await request.post())
    nested = ("blocks", "metadata", "view", "chunks", "prompts")
    return {name: json.loads(value) if name in nested else value for name, value in arguments.items()}
