"""Slack and Discord that enforce their documented limits, in a process of their own: `python -m tests.servers.limited`.

It takes a line of JSON that names the platform and what there is, answers with how to reach it, and to the next line
with what arrived.
"""

import asyncio
import json
import sys
from collections import Counter, deque
from time import monotonic

from aiohttp import web

from tests.servers.discord import GUILD, DiscordServer
from tests.servers.discord_api import POST_MESSAGE
from tests.servers.discord_reader import shown
from tests.servers.slack import SlackServer
from tests.servers.slack_reader import visible

#: Slack: a message a second and channel, "short bursts" allowed.
CHANNEL_EVERY, CHANNEL_BURST = 1.0, 2
#: Slack: "several hundred messages a minute" in a workspace, "generous bursts" allowed; here 300 and 10.
WORKSPACE_EVERY, WORKSPACE_BURST = 0.2, 10
#: Discord: requests a second of one bot.
GLOBAL = 50
#: Discord tells a bucket's limit in headers; 5 messages in 5 seconds is what a channel was seen to have.
BUCKET, BUCKET_SECONDS = 5, 5.0


class Spent:
    """Counts what came against a rate with a burst."""

    def __init__(self, every: float, burst: int) -> None:
        self.every, self.burst, self.free = every, burst, 0.0

    def wait(self) -> float:
        """Give the seconds until the next one may come; 0 where it may come now."""
        return max(self.free - monotonic() - (self.burst - 1) * self.every, 0.0)

    def spend(self) -> None:
        self.free = max(self.free, monotonic()) + self.every


class Kept:
    """When messages arrived, and how many requests were refused for their number."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []
        self.limited = 0
        #: How many times slower than Slack's own its limits are.
        self.stretch = 1

    def seconds(self) -> float:
        return self.times[-1] - self.times[0]


class LimitedSlack(Kept, SlackServer):
    """Refuses what comes too fast for a channel or for a workspace."""

    def __init__(self) -> None:
        super().__init__()
        self._channels: dict[str, Spent] = {}
        self._workspaces: dict[str, Spent] = {}

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["method"] == "chat.postMessage":
            channel = (await request.post() or await request.json())["channel"]
            token = request.headers["Authorization"]
            buckets = (
                self._channels.setdefault(channel, Spent(CHANNEL_EVERY * self.stretch, CHANNEL_BURST)),
                self._workspaces.setdefault(token, Spent(WORKSPACE_EVERY * self.stretch, WORKSPACE_BURST)),
            )
            if wait := max(bucket.wait() for bucket in buckets):
                self.limited += 1
                limited = {"ok": False, "error": "ratelimited"}
                return web.json_response(limited, status=429, headers={"Retry-After": str(int(wait) + 1)})
            for bucket in buckets:
                bucket.spend()
            self.times.append(monotonic())
        return await super()._serve(request)

    def open(self, channels: int, workspaces: int) -> dict[str, object]:
        """Make channels spread over workspaces, and give how to reach them."""
        names = [(f"T{number % workspaces}", f"C{number + 100}") for number in range(channels)]
        for team, channel in names:
            self.channel(channel, name=channel.lower())
            self.tokens[f"xoxb-{team}"] = {"team_id": team}
        return {"places": names, "api_url": self.api_url}

    def read(self, channels: int) -> dict[str, list[str]]:
        """Give the words of each message of each channel; a thread that is not the headline's is told."""
        found: dict[str, list[dict]] = {f"C{number + 100}": [] for number in range(channels)}
        for message in self.stored:
            found[message["channel"]].append(message)
        return {channel: [_said(m, messages[0]) for m in messages] for channel, messages in found.items()}


def _said(message: dict, first: dict) -> str:
    astray = message is not first and message.get("thread_ts") != first["ts"]
    return visible(message) + " (astray)" * astray


class LimitedDiscord(Kept, DiscordServer):
    """Refuses what comes too fast for the bot or for a channel, whose bucket it tells in headers as Discord does."""

    def __init__(self) -> None:
        super().__init__()
        self._window: deque[float] = deque()
        self._by_channel: dict[str, deque[float]] = {}
        self._asked: deque[float] = deque()
        self._everywhere = False

    def _over(self, route: str, at: dict) -> float:
        now = monotonic()
        self._asked = self._by_channel.setdefault(f"{route} {at.get('channel')}", deque())
        for spent, seconds in ((self._window, 1.0), (self._asked, BUCKET_SECONDS)):
            while spent and now - spent[0] >= seconds:
                spent.popleft()
        self._everywhere = len(self._window) >= GLOBAL
        if self._everywhere:
            self.limited += 1
            return 1.0 - (now - self._window[0])
        if route == POST_MESSAGE and len(self._asked) >= BUCKET:
            self.limited += 1
            return BUCKET_SECONDS - (now - self._asked[0])
        self._window.append(now)
        self._asked.append(now)
        self.times.append(now)
        return 0.0

    def _slow(self, seconds: float, *, everywhere: bool = False) -> web.Response:
        return super()._slow(seconds, everywhere=everywhere or self._everywhere)

    def _ok(self, route: str, given: object, at: dict) -> web.Response:
        answer = super()._ok(route, given, at)
        if route == POST_MESSAGE:
            left = BUCKET_SECONDS - (monotonic() - self._asked[0])
            remaining = str(BUCKET - len(self._asked))
            answer.headers.update({"X-RateLimit-Limit": str(BUCKET), "X-RateLimit-Remaining": remaining})
            answer.headers["X-RateLimit-Reset-After"] = f"{left:.3f}"
        return answer

    def open(self, channels: int, workspaces: int) -> dict[str, object]:
        """Make channels, and give how to reach them."""
        names = [(GUILD, str(70_000 + number)) for number in range(channels)]
        for _, channel in names:
            self.channels[channel] = self._channel(channel, f"c{channel}", 0)
        settings = {"token": self.token, "api_url": self.api_url, "gateway_url": self.gateway_url}
        return {"places": names, **settings}

    def read(self, channels: int) -> dict[str, list[str]]:
        """Give the words of each message of each channel and then of its thread."""
        found: dict[str, list[str]] = {str(70_000 + number): [] for number in range(channels)}
        parents = {one["id"]: one.get("parent_id") for one in self.channels.values()}
        for message in self._messages.values():
            channel = message["channel_id"]
            found[channel if channel in found else parents[channel]].append(shown(message))
        return found


async def main() -> None:
    loop = asyncio.get_running_loop()
    told = json.loads(await loop.run_in_executor(None, sys.stdin.readline))
    server = {"slack": LimitedSlack, "discord": LimitedDiscord}[told["platform"]]()
    server.stretch = told["stretch"]
    async with server:
        server.times.clear()
        print(json.dumps(server.open(told["channels"], told["workspaces"])), flush=True)
        await loop.run_in_executor(None, sys.stdin.readline)
        read = server.read(told["channels"])
        report = {"read": read, "seconds": server.seconds(), "limited": server.limited, "refusals": server.refusals}
        calls = dict(Counter(name for name, _ in server.calls))
        print(json.dumps(report | {"calls": calls}), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
