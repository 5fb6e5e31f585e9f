"""The workspaces that installed the app: their tokens, sealed in our database, and renewed before they end."""

import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe
from time import time
from typing import TYPE_CHECKING, Any

import aiohttp
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models.installation import Installation
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from adapters.slack.errors import told
from adapters.slack.events import Me
from bot.chat import Place
from bot.errors import DigestbotError, SettingsError
from bot.settings import SlackSettings
from bot.store import installations as stored
from bot.store.database import Database

if TYPE_CHECKING:
    from adapters.slack.api import Api

log = logging.getLogger(__name__)

INSTALL = "/slack/install"
#: How long an install may take from its first page to its last.
STATE = timedelta(minutes=10)
#: Slack: workspaces on one page of an organisation's list.
TEAMS = 1_000
#: Seconds before its end from which a token is renewed; Slack's last 12 hours.
EARLY = 2 * 3_600


class NotInstalled(DigestbotError):
    """The app is not, or no longer, installed in a workspace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """An installation as it is now.

    Attributes:
        sealed: as the database holds it.
        whole: it is of a whole organisation.
    """

    sealed: str
    token: str
    user: str
    bot: str
    enterprise: str
    whole: bool

    def me(self, team: str) -> Me:
        """Tell who we are in a workspace of it."""
        return Me(team=team, user=self.user, bot=self.bot, name="digest", enterprise=self.enterprise)


class Installations(AsyncInstallationStore, AsyncOAuthStateStore):
    """Keeps installations for Slack's own install flow: what is secret is sealed before it leaves this class."""

    def __init__(self, settings: SlackSettings, database: Callable[[], Awaitable[Database]], api: "Api") -> None:
        """Take the keys (the first one seals, each of them opens), the database, and the Web API without a token."""
        self._settings = settings
        self._database = database
        self._api = api
        self._seal = MultiFernet([Fernet(key.strip()) for key in settings.encryption_key.split(",")])

    @property
    def logger(self) -> logging.Logger:
        """Where the flow logs."""
        return log

    async def async_issue(self, *_: Any, **__: Any) -> str:
        """Begin an install."""
        state, now = token_urlsafe(24), datetime.now(UTC)
        await stored.issue_state(await self._database(), state, until=now + STATE, now=now)
        return state

    async def async_consume(self, state: str) -> bool:
        """End an install that was begun, once."""
        return await stored.consume_state(await self._database(), state, now=datetime.now(UTC))

    async def async_save(self, installation: Installation) -> None:
        """Keep an installation in place of the one before."""
        whole = bool(installation.is_enterprise_install)
        await stored.save_installation(
            await self._database(),
            platform="slack",
            enterprise=installation.enterprise_id or "",
            workspace="" if whole else installation.team_id or "",
            secret=self._sealed(_written(installation)),
            now=datetime.now(UTC),
        )
        if whole:
            await self.grant(installation.enterprise_id or "", await self._teams(installation.bot_token or ""))
        log.info("The app was installed in %s", installation.team_name or installation.enterprise_name or "a workspace")

    async def _teams(self, token: str) -> list[str]:
        """Ask which workspaces an organisation gave the app; those that Slack does not tell now are met later."""
        client, cursor = self._api.with_token(token).patient, ""
        teams: list[str] = []
        try:
            while True:
                reply = await client.auth_teams_list(limit=TEAMS, cursor=cursor or None)
                teams += (str(team["id"]) for team in reply["teams"])
                cursor = str((reply.get("response_metadata") or {}).get("next_cursor") or "")
                if not cursor:
                    return teams
        except (SlackApiError, aiohttp.ClientError, OSError, KeyError, TypeError) as problem:
            log.info("Slack does not list an organisation's workspaces: %s", problem)
            return teams

    async def all(self) -> Sequence[tuple[str, str]]:
        """Give the workspace and organisation of each installation; the workspace is empty where it is of the whole."""
        return await stored.installations(await self._database(), platform="slack")

    async def grant(self, enterprise: str, teams: Sequence[str]) -> None:
        """Note the workspaces that an organisation gave the app, so that they can be posted to and forgotten."""
        await stored.note_workspaces(
            await self._database(), platform="slack", enterprise=enterprise, workspaces=teams, now=datetime.now(UTC)
        )

    async def revoke(self, enterprise: str, teams: Sequence[str]) -> list[str]:
        """Forget every row of workspaces that an organisation took from the app, and give their ids.

        A workspace that installed the app itself keeps it.
        """
        database, gone = await self._database(), []
        for team in teams:
            await stored.forget_note(database, platform="slack", enterprise=enterprise, workspace=team)
            if await stored.find_installation(database, platform="slack", enterprise="", workspace=team) is None:
                await stored.forget_workspace(database, Place(platform="slack", workspace=team, channel=""))
                gone.append(team)
        return gone

    async def stands(self, team: str, enterprise: str, sealed: str) -> bool:
        """Tell whether an installation is still the one that was read; another replica may have changed it."""
        database = await self._database()
        kept = await stored.find_installation(database, platform="slack", enterprise=enterprise, workspace=team)
        return kept == sealed

    async def find(self, team: str, enterprise: str) -> Installed:
        """Give a workspace's installation, its token renewed where it is about to end.

        Raises:
            NotInstalled: there is none.
            SettingsError: it was sealed with another key.
        """
        database = await self._database()
        sealed = await stored.find_installation(database, platform="slack", enterprise=enterprise, workspace=team)
        if sealed is None:
            raise NotInstalled(f"The app is not installed in {team or 'the workspace'}; open {INSTALL} to install it.")
        written = self._opened(sealed)
        if 0 < written["ends"] < time() + EARLY:
            sealed, written = await self._renewed(team, enterprise, sealed, written)
        if written["whole"] and team:
            await self.grant(written["enterprise"], [team])
        return Installed(
            sealed=sealed, **{name: written[name] for name in ("token", "user", "bot", "enterprise", "whole")}
        )

    async def _renewed(
        self, team: str, enterprise: str, sealed: str, written: dict[str, Any]
    ) -> tuple[str, dict[str, Any]]:
        """Renew a token; a refresh token is good for one use, so whoever comes second takes what the first stored."""
        database = await self._database()
        try:
            reply = await self._api.patient.oauth_v2_access(
                client_id=self._settings.client_id,
                client_secret=self._settings.client_secret,
                grant_type="refresh_token",
                refresh_token=written["refresh"],
            )
        except SlackApiError as problem:
            log.warning(
                "Slack did not renew the token of %s (%s); when it ends, the app must be installed there again, at %s",
                team or enterprise,
                told(problem)[1] or problem,
                INSTALL,
            )
            now = await stored.find_installation(database, platform="slack", enterprise=enterprise, workspace=team)
            return (now, self._opened(now)) if now else (sealed, written)
        new = written | {
            "token": str(reply["access_token"]),
            "refresh": str(reply.get("refresh_token") or ""),
            "ends": int(time()) + int(reply.get("expires_in") or 0),
        }
        resealed = self._sealed(new)
        await stored.replace_secret(database, platform="slack", old=sealed, new=resealed)
        return resealed, new

    async def remove(self, team: str, enterprise: str, *, whole: bool, before: datetime) -> list[str]:
        """Forget an installation and every row of its workspaces, and give their ids.

        One that was made since is kept with all of it: Slack tells us late where we did not hear it before.
        """
        database = await self._database()
        gone = {"platform": "slack", "enterprise": enterprise, "workspace": "" if whole else team}
        if not await stored.remove_installation(database, **gone, before=before):
            log.info("Slack told late that %s removed the app, which has installed it again", team or enterprise)
            return []
        if whole:
            return await self.revoke(
                enterprise, await stored.workspaces_of(database, platform="slack", enterprise=enterprise)
            )
        return await self.revoke(enterprise, [team] if team else [])

    def _sealed(self, written: dict[str, Any]) -> str:
        return self._seal.encrypt(json.dumps(written).encode()).decode()

    def _opened(self, sealed: str) -> dict[str, Any]:
        try:
            written: dict[str, Any] = json.loads(self._seal.decrypt(sealed.encode()))
        except (InvalidToken, ValueError) as error:
            raise SettingsError(
                "The stored Slack tokens were sealed with another DIGESTBOT_ENCRYPTION_KEY; "
                "put that key behind the new one, with a comma between, or let the workspaces install again."
            ) from error
        return written


def _written(installation: Installation) -> dict[str, Any]:
    return {
        "token": installation.bot_token or "",
        "refresh": installation.bot_refresh_token or "",
        "ends": int(installation.bot_token_expires_at or 0),
        "user": installation.bot_user_id or "",
        "bot": installation.bot_id or "",
        "enterprise": installation.enterprise_id or "",
        "whole": bool(installation.is_enterprise_install),
    }
