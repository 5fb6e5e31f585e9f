"""A Slack workspace in memory: people, channels, messages, and the Web API's methods over them.

Each method takes the arguments of a call and gives the reply as Slack would, strictly: wrong blocks, wrong targets and
unknown arguments are refused with Slack's own error names.
"""

import re
from itertools import count
from time import monotonic, time

from tests.servers.slack_blocks import chunks_problem, home_problem, problem, view_problem

MESSAGE = "channel text blocks thread_ts metadata unfurl_links unfurl_media mrkdwn parse reply_broadcast"
PAGE = "channel oldest latest inclusive include_all_metadata limit cursor"
#: The arguments we know of every method; another one is refused.
METHODS = {
    "auth.test": "",
    "auth.teams.list": "limit cursor",
    "oauth.v2.access": "code client_id client_secret redirect_uri grant_type refresh_token",
    "assistant.threads.setStatus": "channel_id thread_ts status",
    "chat.delete": "channel ts",
    "chat.postEphemeral": "channel user text blocks thread_ts parse",
    "chat.postMessage": MESSAGE,
    "chat.update": "channel ts text blocks metadata parse",
    "chat.startStream": "channel thread_ts markdown_text recipient_team_id recipient_user_id chunks task_display_mode",
    "chat.appendStream": "channel ts markdown_text chunks",
    "chat.stopStream": "channel ts markdown_text chunks blocks metadata session_status",
    "conversations.history": PAGE,
    "conversations.info": "channel",
    "conversations.open": "users",
    "conversations.replies": f"{PAGE} ts",
    "users.info": "user include_locale",
    "assistant.threads.setSuggestedPrompts": "channel_id thread_ts title prompts",
    "views.publish": "user_id view hash",
    "views.open": "trigger_id view",
}
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
        #: What an install's code, or a refresh token, is good for, once.
        self.grants: dict[str, dict] = {}
        #: The workspaces that an organisation gave the app.
        self.organisations: dict[str, list[str]] = {}
        self.streaming = True
        #: Whether a stream that a person stopped can still be ended with more words.
        self.ends_when_stopped = True
        #: The status of every thread's session with us: "processing" until we are done.
        self.sessions: dict[tuple[str, str], str] = {}
        self.streams: dict[str, dict] = {}
        self.stream_life = 300.0
        self.token_life = 43_200
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

    # What tests read

    def messages(self, channel: str) -> list[dict]:
        """Give our bot's messages in a channel, its threads included, in the order of posting."""
        return [m for m in self.stored if m["channel"] == channel and m.get("bot_id") == self.bot_id]

    def thread(self, channel: str, ts: str) -> list[dict]:
        """Give our bot's replies in a thread."""
        return [message for message in self.messages(channel) if message.get("thread_ts") == ts]

    # The Web API

    def call(self, method: str, arguments: dict) -> dict:
        if method.endswith("Stream") and not self.streaming:
            return {"ok": False, "error": "unknown_method"}
        if method not in METHODS:
            raise Refused("unknown_method")
        unknown = set(arguments) - set(METHODS[method].split())
        if unknown:
            raise Refused(f"invalid_arguments: unknown {sorted(unknown)}")
        own = re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", method.replace(".", "_"))
        return getattr(self, own)(**arguments)

    def auth_test(self) -> dict:
        return {
            **self.tokens[self.token],
            "user_id": self.bot_user,
            "bot_id": self.bot_id,
            "user": self.name,
            "team": "Test",
            "url": "https://test.slack.com/",
        }

    def auth_teams_list(self, limit: str = "100", cursor: str = "") -> dict:
        teams = self.organisations.get(self.tokens[self.token]["team_id"], [])
        start, size = int(cursor or 0), min(int(limit), self.page)
        more = str(start + size) if start + size < len(teams) else ""
        page = [{"id": team, "name": team} for team in teams[start : start + size]]
        return {"teams": page, "response_metadata": {"next_cursor": more}}

    def grant(self, code: str, *, team: str = "", enterprise: str = "", rotating: bool = False) -> None:
        """Let a code be exchanged for a token of a workspace, or of a whole organisation."""
        self.grants[code] = {"team": team, "enterprise": enterprise, "rotating": rotating}

    def oauth_v2_access(self, client_id: str, client_secret: str, code="", refresh_token="", **more) -> dict:
        if (client_id, client_secret) != ("client", "secret"):
            raise Refused("invalid_client_id")
        grant = self.grants.pop(code or refresh_token, None)
        if grant is None:
            raise Refused("invalid_refresh_token" if refresh_token else "invalid_code")
        number = next(self._ticks)
        team, enterprise = grant["team"], grant["enterprise"]
        token = f"xoxb-{team or enterprise}-{number}"
        self.tokens[token] = {"team_id": team or enterprise, **({"enterprise_id": enterprise} if enterprise else {})}
        reply = {"access_token": token, "token_type": "bot", "scope": ",".join(self.scopes), "app_id": "A1"}
        reply |= {"bot_user_id": self.bot_user, "authed_user": {"id": "U1"}, "is_enterprise_install": not team}
        reply |= {"team": {"id": team, "name": team} if team else None}
        reply |= {"enterprise": {"id": enterprise, "name": enterprise} if enterprise else None}
        if grant["rotating"]:
            self.grants[f"xoxe-{number}"] = grant
            reply |= {"refresh_token": f"xoxe-{number}", "expires_in": self.token_life}
        return reply

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

    def chat_post_message(self, channel: str, **arguments) -> dict:
        known = self._open(channel)
        wrong = problem(arguments)
        if wrong:
            raise Refused(wrong)
        thread = arguments.get("thread_ts")
        if thread and not any(m["channel"] == known["id"] and m["ts"] == thread for m in self.stored):
            raise Refused("thread_not_found")
        message = {
            "type": "message",
            "user": self.bot_user,
            "bot_id": self.bot_id,
            "channel": known["id"],
            "ts": self.ts(),
        }
        message |= arguments
        self.sessions[known["id"], thread or message["ts"]] = "active"
        self.stored.append(message)
        self._written[message["ts"]] = monotonic()
        return {"channel": known["id"], "ts": message["ts"], "message": message}

    def chat_update(self, channel: str, ts: str, **arguments) -> dict:
        self._open(channel)
        message = next((m for m in self.stored if m["channel"] == channel and m["ts"] == ts), None)
        if message is None:
            raise Refused("message_not_found")
        if message.get("bot_id") != self.bot_id:
            raise Refused("cant_update_message")
        if self.streams.get(ts, {}).get("until", 0) > time():
            raise Refused("streaming_state_conflict")
        wrong = problem(arguments)
        if wrong:
            raise Refused(wrong)
        message |= arguments | {"edited": message.get("edited", 0) + 1}
        return {"channel": channel, "ts": ts, "message": message}

    def chat_start_stream(self, channel: str, thread_ts: str = "", **arguments) -> dict:
        known = self._open(channel)
        if not any(m["channel"] == known["id"] and m["ts"] == thread_ts for m in self.stored):
            raise Refused("invalid_thread_ts")
        for name in ("recipient_user_id", "recipient_team_id"):
            if not channel.startswith("D") and not arguments.get(name):
                raise Refused(f"missing_{name}")
        message = {"type": "message", "user": self.bot_user, "bot_id": self.bot_id, "channel": known["id"]}
        message |= {"ts": self.ts(), "thread_ts": thread_ts, "text": "", "blocks": []}
        self.sessions[known["id"], thread_ts] = "processing"
        stream = {"until": time() + self.stream_life, "text": "", "tasks": {}, "message": message}
        self._grow(stream, arguments)
        self.streams[message["ts"]] = stream
        self.stored.append(message)
        return {"channel": known["id"], "ts": message["ts"]}

    def chat_append_stream(self, channel: str, ts: str, **arguments) -> dict:
        stream = self._streaming(ts)
        if stream.get("stopped"):
            raise Refused("stopped_by_user")
        self._grow(stream, arguments)
        return {"channel": channel, "ts": ts}

    def chat_stop_stream(self, channel: str, ts: str, blocks=(), metadata=None, session_status="", **arguments) -> dict:
        stream = self._streaming(ts)
        if stream.get("stopped") and not self.ends_when_stopped:
            raise Refused("stopped_by_user")
        self.sessions[channel, stream["message"]["thread_ts"]] = session_status or "active"
        wrong = problem({"text": "x", "blocks": blocks, "metadata": metadata})
        if wrong:
            raise Refused(wrong)
        self._grow(stream, arguments)
        stream["until"] = 0.0
        stream["message"]["blocks"] += list(blocks)
        stream["message"] |= {"metadata": metadata} if metadata else {}
        return {"channel": channel, "ts": ts, "message": stream["message"]}

    def _streaming(self, ts: str) -> dict:
        stream = self.streams.get(ts)
        if stream is None or stream["until"] <= time():
            raise Refused("message_not_in_streaming_state")
        return stream

    def _grow(self, stream: dict, arguments: dict) -> None:
        wrong = chunks_problem(arguments)
        if wrong:
            raise Refused(wrong)
        for chunk in arguments.get("chunks", []):
            if chunk["type"] == "task_update":
                stream["tasks"][chunk["id"]] = (chunk["title"], chunk["status"])
            else:
                stream["text"] += chunk["text"]
        stream["message"]["text"] = stream["text"]
        stream["message"]["blocks"] = [{"type": "markdown", "text": stream["text"]}]

    def chat_delete(self, channel: str, ts: str) -> dict:
        self._open(channel)
        message = next((m for m in self.stored if m["channel"] == channel and m["ts"] == ts), None)
        if message is None:
            raise Refused("message_not_found")
        if message.get("bot_id") != self.bot_id:
            raise Refused("cant_delete_message")
        self.stored.remove(message)
        return {"channel": channel, "ts": ts}

    def chat_post_ephemeral(self, channel: str, user: str, **arguments) -> dict:
        known = self._open(channel)
        wrong = problem(arguments)
        if wrong:
            raise Refused(wrong)
        self.ephemeral.append({"channel": known["id"], "user": user, "via": "chat.postEphemeral", **arguments})
        return {"message_ts": self.ts()}

    def respond(self, id: str, body: dict) -> int:
        """Use a response URL; gives the HTTP status."""
        known = self.responses.get(id)
        if known is None or known["left"] == 0:
            return 404
        known["left"] -= 1
        body = dict(body)
        kind = body.pop("response_type", "ephemeral")
        if body.pop("replace_original", False):
            return 400
        wrong = problem({name: value for name, value in body.items() if name != "thread_ts"})
        if wrong:
            self.refusals.append(f"response_url: {wrong}")
            return 400
        shown = {"channel": known["channel"], "user": known["user"], "via": "response_url", **body}
        if kind == "ephemeral":
            self.ephemeral.append(shown)
        else:
            self.stored.append(shown | {"bot_id": self.bot_id, "user": self.bot_user, "ts": self.ts()})
        return 200

    def conversations_open(self, users: str) -> dict:
        if users not in self.users:
            raise Refused("user_not_found")
        return {"channel": {"id": self._open(users)["id"]}}

    def conversations_info(self, channel: str) -> dict:
        if channel not in self.channels:
            raise Refused("channel_not_found")
        return {"channel": self.channels[channel]}

    def conversations_history(self, channel: str, **arguments) -> dict:
        self._open(channel, reading=True)
        found = [m for m in self.stored if m["channel"] == channel and m.get("thread_ts", m["ts"]) == m["ts"]]
        return self._paged(self._settled(found)[::-1], **arguments)

    def _settled(self, found: list[dict]) -> list[dict]:
        """Leave out what the history does not show yet."""
        old = monotonic() - self.history_lag
        return [message for message in found if self._written.get(message["ts"], 0.0) <= old]

    def conversations_replies(self, channel: str, ts: str, **arguments) -> dict:
        self._open(channel, reading=True)
        found = [m for m in self.stored if m["channel"] == channel and ts in (m["ts"], m.get("thread_ts"))]
        if not found:
            raise Refused("thread_not_found")
        return self._paged(self._settled(found), **arguments)

    def _paged(self, found, *, oldest="0", latest="9e9", inclusive="", include_all_metadata="", limit="100", cursor=""):
        low, high, whole = float(oldest), float(latest), inclusive not in ("", "0", "false")
        found = [m for m in found if low < float(m["ts"]) < high or (whole and float(m["ts"]) in (low, high))]
        start, size = int(cursor or 0), min(int(limit), self.page)
        page = found[start : start + size]
        if include_all_metadata in ("", "0", "false"):
            page = [{name: value for name, value in m.items() if name != "metadata"} for m in page]
        more = str(start + size) if start + size < len(found) else ""
        return {"messages": page, "has_more": bool(more), "response_metadata": {"next_cursor": more}}

    def users_info(self, user: str, include_locale: str = "") -> dict:
        if user not in self.users:
            raise Refused("user_not_found")
        known = dict(self.users[user])
        if include_locale in ("", "0", "false"):
            del known["locale"]
        return {"user": known}

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

    def views_open(self, trigger_id: str, view: dict) -> dict:
        if self.triggers.pop(trigger_id, 0.0) < time():
            raise Refused("expired_trigger_id")
        wrong = view_problem(view)
        if wrong:
            raise Refused(wrong)
        self.views.append(view | {"id": f"V{next(self._ticks)}"})
        return {"view": self.views[-1]}

    def assistant_threads_set_status(self, channel_id: str, thread_ts: str, status: str) -> dict:
        if not self.agent:
            raise Refused("missing_scope")
        self._open(channel_id)
        self.sessions[channel_id, thread_ts] = "processing" if status else "active"
        self.statuses.append({"channel": channel_id, "thread_ts": thread_ts, "status": status})
        return {}
