"""What Slack sends, read into requests: pure, and total over whatever stands in a body."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from adapters.slack.richtext import Json
from adapters.slack.text import incoming, mentioned
from adapters.slack.views import hidden_of, quoted_in, typed_in
from bot.chat import Place, Request

#: A message without a subtype, or with one of these, was said by a person; all others tell of something else.
SAID = ("", "thread_broadcast", "file_share")
#: A command that begins so is meant for everybody; all else after a slash is for the asker's eyes.
SHARE = "share"
#: A command that begins so is done on a person's page.
HOME = "home"
#: The end of all time, or nearly.
LAST = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """Who we are in a workspace.

    Attributes:
        enterprise: the organisation that the workspace belongs to, if any.
        url: the workspace's own address.
    """

    team: str
    user: str
    bot: str
    name: str
    enterprise: str = ""
    url: str = ""

    @property
    def links(self) -> str:
        """How Slack's addresses of messages are made; a reply's opens its thread."""
        if not self.url.startswith("https://") or set(self.url) & set("{}"):
            return ""
        return self.url.rstrip("/") + "/archives/{channel}/p{message}?thread_ts={thread}&cid={channel}"


def dig(body: Any, *path: str) -> str:
    """Give the text at a path of a body; empty where there is none, or something else."""
    for step in path:
        body = body.get(step) if isinstance(body, dict) else None
    return body if isinstance(body, str) else ""


def mention(body: Json, me: Me, now: datetime) -> Request | None:
    """Read an `app_mention`; None when a bot said it."""
    return _said(body, me, now, addressed=True)


def message(body: Json, me: Me, now: datetime) -> Request | None:
    """Read a `message`: a direct message, or a line overheard in a thread.

    None for what bots say, edits and deletions, lines outside threads, lines for other people, and mentions of us,
    which come again as `app_mention`.
    """
    event = body.get("event")
    if dig(event, "channel_type") == "im":
        return _said(body, me, now, addressed=True, direct=True)
    thread = dig(event, "thread_ts")
    if not thread or thread == dig(event, "ts") or mentioned(dig(event, "text")):
        return None
    return _said(body, me, now, addressed=False)


def _said(body: Json, me: Me, now: datetime, *, addressed: bool, direct: bool = False) -> Request | None:
    event = body.get("event")
    channel, ts, person = dig(event, "channel"), dig(event, "ts"), dig(event, "user")
    if not (channel and ts and person) or person == me.user or dig(event, "bot_id"):
        return None
    if dig(event, "subtype") not in SAID:
        return None
    keys = (
        _key("event", dig(body, "event_id")),
        _key("message", f"{channel}:{ts}"),
        _key("client", dig(event, "client_msg_id")),
    )
    return Request(
        id=keys[0] or keys[1],
        keys=tuple(filter(None, keys)),
        kind="question",
        place=_place(dig(body, "team_id") or me.team, channel, dig(event, "thread_ts") or ts),
        person=person,
        text=incoming(dig(event, "text"), me.user),
        received=now,
        addressed=addressed,
        direct=direct,
        manager=direct,
        reply={"ts": ts, "joined": "yes" if addressed and not direct and dig(event, "thread_ts") else ""},
    )


def stopped(body: Json, me: Me) -> Place | None:
    """Read an `agent_session_stopped`: the thread in which a reader pressed stop."""
    event = body.get("event")
    channel, thread = dig(event, "channel"), dig(event, "thread_ts")
    return _place(dig(body, "team_id") or me.team, channel, thread) if channel and thread else None


def organisation(body: Json) -> str:
    """Give the organisation that an event is of; empty where it is of a workspace alone.

    Slack names it beside the event or inside it, and where a whole organisation removes the app, as the team.
    """
    named = dig(body, "enterprise_id") or dig(body, "event", "enterprise_id")
    return named or (dig(body, "team_id") if dig(body, "team_id").startswith("E") else "")


def second_after(body: Json) -> datetime:
    """Give the end of the second in which something happened; that of all time where the event has no date."""
    second = body.get("event_time")
    if not isinstance(second, int) or not 0 < second < LAST.timestamp():
        return LAST
    return datetime.fromtimestamp(second + 1, UTC)


def teams(body: Json) -> list[str]:
    """Read which workspaces a `team_access_granted` or `team_access_revoked` names."""
    event = body.get("event")
    inner = event.get("event") if isinstance(event, dict) else None
    for named in (event, inner):
        found = named.get("team_ids") if isinstance(named, dict) else None
        if isinstance(found, list):
            return [team for team in found if isinstance(team, str) and team]
    return []


def opened(body: Json, me: Me, now: datetime) -> Request | None:
    """Read an `app_home_opened` of the Home tab; None for the other tabs."""
    event = body.get("event")
    person = dig(event, "user")
    if dig(event, "tab") != "home" or not person:
        return None
    return _at_home("home", dig(body, "team_id") or me.team, person, _key("event", dig(body, "event_id")), now)


def _at_home(text: str, team: str, person: str, key: str, now: datetime) -> Request | None:
    if not key:
        return None
    return Request(
        id=key,
        keys=(key,),
        kind="command",
        place=_place(team, person, ""),
        person=person,
        text=text,
        received=now,
        private=True,
        reply={"home": "yes"},
    )


def command(body: Json, me: Me, now: datetime) -> Request | None:
    """Read a slash command; None for one that names no person or channel."""
    channel, person, trigger = dig(body, "channel_id"), dig(body, "user_id"), dig(body, "trigger_id")
    if not (channel and person and trigger):
        return None
    text = incoming(dig(body, "text"))
    direct = dig(body, "channel_name") == "directmessage"
    return Request(
        id=_key("trigger", trigger),
        keys=(_key("trigger", trigger),),
        kind="command",
        place=_place(dig(body, "team_id") or me.team, channel, dig(body, "thread_ts")),
        person=person,
        text=text,
        received=now,
        direct=direct,
        manager=direct,
        private=bool(_private(text)),
        reply={"response_url": dig(body, "response_url")},
    )


def press(body: Json, me: Me, now: datetime) -> Request | None:
    """Read the press of a button, whose value is a command."""
    hidden = pressed(body, me)
    trigger = dig(body, "trigger_id")
    if hidden and hidden["command"].split(" ", 1)[0] == HOME:
        return _at_home(hidden["command"], hidden["team"], hidden["person"], _key("trigger", trigger), now)
    return _sent(hidden, hidden["command"], trigger, now) if hidden and trigger else None


def pressed(body: Json, me: Me) -> dict[str, str]:
    """Give where and by whom a button was pressed, as ids; empty where a body does not tell."""
    actions = body.get("actions")
    action = actions[0] if isinstance(actions, list) and actions else None
    value = dig(action, "value") or dig(action, "selected_option", "value")
    at_home = dig(body, "container", "type") == "view"
    # What is pressed on a page is answered in the person's direct messages, which Slack finds by the person's id.
    channel = dig(body, "user", "id") if at_home else dig(body, "channel", "id") or dig(body, "container", "channel_id")
    if not (value and channel and dig(body, "user", "id")):
        return {}
    container = body.get("container")
    ephemeral = isinstance(container, dict) and container.get("is_ephemeral") is True
    top = "" if ephemeral else dig(body, "message", "ts") or dig(container, "message_ts")
    return {
        "command": value,
        "team": dig(body, "team", "id") or dig(body, "user", "team_id") or me.team,
        "channel": channel,
        "thread": dig(body, "message", "thread_ts") or dig(container, "thread_ts") or top,
        "person": dig(body, "user", "id"),
        "response_url": dig(body, "response_url"),
        "private": _private(value) if ephemeral else "",
        "label": dig(action, "text", "text"),
    }


def asked_about(body: Json, me: Me) -> tuple[dict[str, str], str]:
    """Read "Ask about this" on a message: where it was chosen, and the message's words."""
    said = body.get("message")
    hidden = {
        "command": "",
        "team": dig(body, "team", "id") or me.team,
        "channel": dig(body, "channel", "id"),
        "thread": dig(said, "thread_ts") or dig(said, "ts"),
        "person": dig(body, "user", "id"),
        "response_url": dig(body, "response_url"),
        "private": "yes",
    }
    return hidden, incoming(dig(said, "text"))


def submission(body: Json, me: Me, now: datetime) -> Request | None:
    """Read a submitted modal: a button's command and the line typed, or a question about a message."""
    view = body.get("view")
    if not isinstance(view, dict):
        return None
    hidden, typed = hidden_of(view), typed_in(view)
    if not typed or hidden.get("person") != dig(body, "user", "id"):
        return None
    hidden["team"] = hidden.get("team") or me.team
    if hidden.get("command", "").split(" ", 1)[0] == HOME:
        text = f"{hidden['command']} {typed}"
        return _at_home(text, hidden["team"], hidden["person"], _key("trigger", dig(view, "id")), now)
    return _sent(hidden, f"{hidden.get('command', '')} {typed}".strip(), dig(view, "id"), now, quoted=quoted_in(view))


def _sent(hidden: dict[str, str], text: str, trigger: str, now: datetime, *, quoted: str = "") -> Request | None:
    channel = hidden.get("channel", "")
    if not channel or not trigger:
        return None
    direct = channel.startswith("D") or channel == hidden["person"]
    return Request(
        id=_key("trigger", trigger),
        keys=(_key("trigger", trigger),),
        kind="command" if hidden.get("command") else "question",
        place=_place(hidden["team"], channel, hidden.get("thread", "")),
        person=hidden["person"],
        text=text,
        received=now,
        direct=direct,
        manager=channel.startswith("D"),
        quoted=quoted,
        private=bool(hidden.get("private")),
        reply={"response_url": hidden.get("response_url", "")},
    )


def _private(text: str) -> str:
    return "" if text.split(" ", 1)[0].lower() == SHARE else "yes"


def _place(team: str, channel: str, thread: str) -> Place:
    return Place(platform="slack", workspace=team, channel=channel, thread=thread or None)


def _key(kind: str, value: str) -> str:
    return f"{kind}:{value}" if value else ""
