"""A Slack workspace in memory: its people, its channels, who the app is there, and the views that people are shown."""

from itertools import count
from time import time

from tests.servers.slack_blocks import home_problem, view_problem

#: What the workspace granted the app.
SCOPES = [
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "users:read",
]
BOT_TOKEN = "xoxb-test"
#: Seconds for which a trigger opens a modal, and how often a response URL works.
TRIGGER_LIFE, RESPONSES = 3.0, 5


class Refused(Exception):
    """A call that Slack answers with ok: false."""


class Workspace:
    """What is stored; `team`, `bot_user` and `bot_id` are who the app is."""

    team, bot_user, bot_id, name = "T0TEAM", "U0BOT", "B0BOT", "digest"

    def __init__(self) -> None:
        self.channels: dict[str, dict] = {}
        self.users: dict[str, dict] = {}
        self.stored: list[dict] = []
        self.ephemeral: list[dict] = []
        self.views: list[dict] = []
        self.homes: dict[str, list[dict]] = {}
        self.prompts: list[dict] = []
        self.statuses: list[dict] = []
        self.refusals: list[str] = []
        self.triggers: dict[str, float] = {}
        self.responses: dict[str, dict] = {}
        self.agent = True
        self.scopes = list(SCOPES)
        #: Who each token speaks for: a team, or an organisation.
        self.tokens: dict[str, dict] = {BOT_TOKEN: {"team_id": self.team}}
        self.token = BOT_TOKEN
        self.streaming = True
        #: Whether a stream that a person stopped can still be ended with more words.
        self.ends_when_stopped = True
        #: The status of every thread's session with us: "processing" until we are done.
        self.sessions: dict[tuple[str, str], str] = {}
        self.streams: dict[str, dict] = {}
        self.stream_life = 300.0
        self.page = 100
        #: Seconds after which the history shows a message of ours.
        self.history_lag = 0.0
        self._written: dict[str, float] = {}
        self._ticks = count(1)
        self._start = int(time())

    def channel(
        self, id: str, *, name: str = "general", member: bool = True, creator: str = "", archived: bool = False
    ):
        self.channels[id] = {
            "id": id,
            "name": name,
            "is_im": id.startswith("D"),
            "is_channel": not id.startswith("D"),
            "is_member": member,
            "is_archived": archived,
            "creator": creator,
        }

    def user(self, id: str, *, tz: str = "Europe/Berlin", locale: str = "en-GB", admin: bool = False, team: str = ""):
        """Let there be a person; of another company where a team is named."""
        self.users[id] = {
            "id": id,
            "name": id.lower(),
            "tz": tz,
            "locale": locale,
            "is_admin": admin,
            "is_owner": False,
            **({"team_id": team} if team else {}),
        }

    def ts(self) -> str:
        """Give a timestamp of its own, in order, as Slack's ids of messages are."""
        return f"{self._start + next(self._ticks)}.000100"

    def trigger(self) -> str:
        trigger = f"{next(self._ticks)}.{self.team}"
        self.triggers[trigger] = time() + TRIGGER_LIFE
        return trigger

    def messages(self, channel: str) -> list[dict]:
        """Give our bot's messages in a channel, its threads included, in the order of posting."""
        return [m for m in self.stored if m["channel"] == channel and m.get("bot_id") == self.bot_id]

    def thread(self, channel: str, ts: str) -> list[dict]:
        """Give our bot's replies in a thread."""
        return [message for message in self.messages(channel) if message.get("thread_ts") == ts]

    def _open(self, channel: str, *, reading: bool = False) -> dict:
        if channel in self.users:
            channel = "D" + channel
            self.channels.get(channel) or self.channel(channel, name="")
        known = self.channels.get(channel)
        if known is None:
            raise Refused("channel_not_found")
        if not known["is_member"]:
            raise Refused("not_in_channel")
        if known["is_archived"] and not reading:
            raise Refused("is_archived")
        return known

    def users_info(self, user: str, include_locale: str = "") -> dict:
        if user not in self.users:
            raise Refused("user_not_found")
        known = dict(self.users[user])
        if include_locale in ("", "0", "false"):
            del known["locale"]
        return {"user": known}

    def conversations_open(self, users: str) -> dict:
        if users not in self.users:
            raise Refused("user_not_found")
        return {"channel": {"id": self._open(users)["id"]}}

    def conversations_info(self, channel: str) -> dict:
        if channel not in self.channels:
            raise Refused("channel_not_found")
        return {"channel": self.channels[channel]}

    def views_open(self, trigger_id: str, view: dict) -> dict:
        if self.triggers.pop(trigger_id, 0.0) < time():
            raise Refused("expired_trigger_id")
        wrong = view_problem(view)
        if wrong:
            raise Refused(wrong)
        self.views.append(view | {"id": f"V{next(self._ticks)}"})
        return {"view": self.views[-1]}

    def views_publish(self, user_id: str, view: dict, hash: str = "") -> dict:
        if user_id not in self.users:
            raise Refused("user_not_found")
        wrong = home_problem(view)
        if wrong:
            raise Refused(wrong)
        self.homes.setdefault(user_id, []).append(view | {"id": f"V{next(self._ticks)}"})
        return {"view": self.homes[user_id][-1]}

    def assistant_threads_set_suggested_prompts(self, channel_id: str, prompts: list, **more) -> dict:
        self._open(channel_id)
        if not 1 <= len(prompts) <= 4 or any(set(prompt) != {"title", "message"} for prompt in prompts):
            raise Refused("invalid_arguments: prompts")
        self.prompts.append({"channel": channel_id, "prompts": prompts})
        return {}

    def assistant_threads_set_status(self, channel_id: str, thread_ts: str, status: str) -> dict:
        if not self.agent:
            raise Refused("missing_scope")
        self._open(channel_id)
        self.sessions[channel_id, thread_ts] = "processing" if status else "active"
        self.statuses.append({"channel": channel_id, "thread_ts": thread_ts, "status": status})
        return {}
