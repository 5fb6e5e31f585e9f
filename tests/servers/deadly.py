"""Slack and Discord that kill who speaks to them: at the n-th message kept, edited, deleted or spread."""

import os
import signal

from tests.servers.discord import GUILD, DiscordServer
from tests.servers.discord_reader import shown
from tests.servers.discord_world import ANNOUNCEMENT, TEXT
from tests.servers.slack import SlackServer
from tests.servers.slack_reader import visible

#: The steps before and after each call.
AROUND = {
    "post": ("call", "stored"),
    "edit": ("edit", "edited"),
    "delete": ("delete", "deleted"),
    "spread": ("publish", "published"),
}
METHODS = {"chat.postMessage": "post", "chat.update": "edit", "chat.delete": "delete"}


class Deadly:
    """What kills the life under way when a server is at a step of it."""

    step, left, life, news = "", 0, 0, False

    def aim(self, step: str, number: int) -> None:
        self.step, self.left = step, number

    def at(self, step: str) -> bool:
        """Kill if this is the step and the message; True when it did."""
        if step != self.step:
            return False
        self.left -= 1
        if self.left == 0:
            os.kill(self.life, signal.SIGKILL)
        return self.left == 0

    def around(self, kind, call, instead):
        """Make a call between its two steps; one that was killed before it has never reached us."""
        before, after = AROUND[kind]
        if self.at(before):
            return instead
        given = call()
        self.at(after)
        return given


class DeadlySlack(SlackServer, Deadly):
    def _reply(self, method, arguments):
        def call():
            return super(DeadlySlack, self)._reply(method, arguments)

        return self.around(METHODS[method], call, {"ok": False}) if method in METHODS else call()

    def open_channel(self, number):
        self.channel(f"C{number}", name=f"c{number}")
        return self.team, f"C{number}"

    def read(self, channel):
        """Give the words of each message of a channel, and whether all but the first are in its thread."""
        first, *others = self.messages(channel)
        return [visible(m) for m in (first, *others)], all(m.get("thread_ts") == first["ts"] for m in others)

    def ids(self, channel):
        return [message["ts"] for message in self.messages(channel)]

    def given(self):
        return {"bot_token": self.settings().bot_token, "app_token": "xapp-test", "api_url": self.api_url}


class DeadlyDiscord(DiscordServer, Deadly):
    def post(self, number, body):
        return self.around("post", lambda: super(DeadlyDiscord, self).post(number, body), {})

    def change(self, number, message, body):
        return self.around("edit", lambda: super(DeadlyDiscord, self).change(number, message, body), {})

    def remove(self, number, message):
        return self.around("delete", lambda: super(DeadlyDiscord, self).remove(number, message), None)

    def crosspost(self, number, message):
        return self.around("spread", lambda: super(DeadlyDiscord, self).crosspost(number, message), {})

    def start_thread(self, parent, name, number=None):
        made = super().start_thread(parent, name, number)
        self.at("thread")
        return made

    def open_channel(self, number):
        kind = ANNOUNCEMENT if self.news else TEXT
        self.channels[str(7000 + number)] = self._channel(str(7000 + number), f"c{number}", kind)
        return GUILD, str(7000 + number)

    def _of(self, channel):
        top = self.messages(channel)
        return [*top, *self.thread(top[0]["id"])]

    def read(self, channel):
        """Give the words of each message of a channel and its thread, and whether one stands in the channel."""
        return [shown(message) for message in self._of(channel)], len(self.messages(channel)) == 1

    def ids(self, channel):
        return [message["id"] for message in self._of(channel)]

    def given(self):
        return {"token": self.token, "api_url": self.api_url, "gateway_url": self.gateway_url}


SERVERS = {"slack": DeadlySlack, "discord": DeadlyDiscord}
