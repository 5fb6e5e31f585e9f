"""Slack's Web API over HTTP.

Strict: wrong blocks, wrong targets and unknown arguments are refused with Slack's own error names. A test may let the
next calls of a method fail.
"""

import asyncio
import base64
import json
import re
from itertools import count

from aiohttp import web

from tests.servers.slack_streams import Streams
from tests.servers.slack_workspace import Refused

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
#: Answers that no Slack gives but a proxy, or Slack on a bad day: status, content type, body.
BROKEN = {
    "html": (502, "text/html", "<html>Bad gateway</html>"),
    "page": (200, "text/plain", "Please log in to the network"),
    "nonsense": (200, "application/json", "{"),
    "list": (200, "application/json", "[]"),
    "no timestamp": (200, "application/json", '{"ok": true}'),
}
APP_TOKEN = "xapp-test"


class WebApi(Streams):
    """The workspace, and who may call which of its methods with which arguments."""

    def __init__(self) -> None:
        super().__init__()
        self.host = ""
        self.calls: list[tuple[str, dict]] = []
        self.by: list[tuple[str, str]] = []
        #: What an install's code, or a refresh token, is good for, once.
        self.grants: dict[str, dict] = {}
        #: The workspaces that an organisation gave the app.
        self.organisations: dict[str, list[str]] = {}
        self.token_life = 43_200
        self._faults: dict[str, list[tuple[str, float]]] = {}
        self._tickets: set[str] = set()
        self._numbers = count(1)

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


async def _arguments(request: web.Request) -> dict:
    arguments = dict(request.query)
    if request.content_type == "application/json":
        return arguments | await request.json()
    arguments |= dict(await request.post())
    nested = ("blocks", "metadata", "view", "chunks", "prompts")
    return {name: json.loads(value) if name in nested else value for name, value in arguments.items()}
