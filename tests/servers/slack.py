"""A strict Slack on 127.0.0.1, for driving the real slack-bolt and slack-sdk over sockets.

    async with SlackServer() as slack:                       # U1 and channel C1 (#general, we are in it) exist already
        adapter = SlackAdapter(slack.settings())              # Socket Mode; slack.settings(http=True) for signed HTTP
        running = asyncio.create_task(adapter.run(handler))
        await slack.connected()                               # http: slack.events_url = "http://127.0.0.1:…/slack/events"
        ts = await slack.mention("what is MEMENTO?", user="U1", channel="C1")
        await slack.until(lambda: slack.thread("C1", ts))
        print(visible(slack.thread("C1", ts)[0]))             # from tests.servers.slack_reader, beside pings and links

What people do, each giving the message's timestamp or the acknowledgement: `mention`, `say` (a line in a channel or
thread), `dm`, `command` (`/digest …`), `press(message, label)`, `submit(text)` (the last modal opened), `ask_about`.
`repeat(retry=1)` delivers the last thing again as Slack does after a lost acknowledgement. What Slack does:
`disconnect`, `hang_up`, `closed_door` (how many sockets to refuse), and `fail(method, how)` with how one of `drop`,
`429`, `hang`, one of BROKEN, or an error's name; `drop after` and the like do what was asked first.
What became of it: `messages(channel)`, `thread(channel, ts)`, `ephemeral`, `views`, `statuses`, `acks`, `calls`, and
`refusals`, every call that Slack would have refused, which a good test leaves empty.
"""

from collections.abc import Callable
from time import time
from urllib.parse import parse_qsl, urlsplit

import aiohttp
from aiohttp import web

from bot.settings import SlackSettings
from tests.servers.slack_api import APP_TOKEN
from tests.servers.slack_deliveries import SECRET, Ack, Deliveries
from tests.servers.slack_reader import pressable
from tests.servers.slack_workspace import BOT_TOKEN, RESPONSES
from tests.servers.waiting import PATIENCE, until

__all__ = ["APP_TOKEN", "BOT_TOKEN", "SECRET", "Ack", "SlackServer"]


class SlackServer(Deliveries):
    """The workspace, its Web API, its deliveries, and what people do in it."""

    def __init__(self) -> None:
        super().__init__()
        self.user("U1")
        self.channel("C1")

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

    def environment(self) -> dict[str, str]:
        """Give what a process must find in its environment to come here, by a socket."""
        return {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": self.api_url}

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

    async def _respond(self, request: web.Request) -> web.Response:
        return web.Response(status=self.respond(request.match_info["id"], await request.json()), text="ok")

    async def until(self, true: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Wait until something is so."""
        await until(true, seconds, told=lambda: f"refused: {self.refusals}; calls: {self.calls[-5:]}")
