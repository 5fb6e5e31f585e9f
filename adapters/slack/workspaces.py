"""The workspaces we are in: one, named by the settings, or many, each with a token of its own that it installed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Protocol

from adapters.slack.api import Api
from adapters.slack.events import Me
from adapters.slack.installing import Installations, NotInstalled
from adapters.slack.people import People
from bot.chat import Place
from bot.errors import StoreError
from bot.store.database import Database
from bot.store.installations import forget_platform, forget_workspace

log = logging.getLogger(__name__)

#: Seconds for which an installation is not looked at closely, as long as nobody changed it.
FRESH = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """One workspace: its Web API, its people, and who we are there as far as is known without asking."""

    api: Api
    people: People
    me: Me
    token: str


class Workspaces(Protocol):
    """Gives a workspace by its id."""

    async def of(self, team: str, enterprise: str = "") -> Workspace:
        """Give a workspace.

        Raises:
            NotInstalled: the app is not, or no longer, installed there.
        """
        ...

    async def forget(self, team: str, enterprise: str, *, whole: bool, before: datetime) -> None:
        """Forget a workspace, or a whole organisation, that removed the app, with every row that is theirs.

        What was installed again since, not before the moment, stays.
        """
        ...

    async def grant(self, enterprise: str, teams: Sequence[str]) -> None:
        """Note workspaces that their organisation gave the app."""
        ...

    async def revoke(self, enterprise: str, teams: Sequence[str]) -> None:
        """Forget workspaces that their organisation took from the app, with every row that is theirs."""
        ...


class One:
    """The one workspace that the settings name."""

    def __init__(self, api: Api, database: Callable[[], Awaitable[Database]] | None) -> None:
        """Take its Web API, and a way to the database for when it leaves."""
        self._api = api
        self._people = People(api)
        self._database = database

    async def of(self, team: str, enterprise: str = "") -> Workspace:
        """Give the workspace, whatever the id: the token decides."""
        me = await self._api.me()
        return Workspace(api=self._api, people=self._people, me=me, token=self._api.token)

    async def forget(self, team: str, enterprise: str, *, whole: bool, before: datetime) -> None:
        """Delete the workspace's rows; its token stands in the settings, and is for the operator to remove."""
        log.warning("The app was removed from %s; remove SLACK_BOT_TOKEN, or install the app again", team or enterprise)
        if self._database and whole:
            await forget_platform(await self._database(), "slack")
        elif team:
            await self.revoke(enterprise, [team])

    async def grant(self, enterprise: str, teams: Sequence[str]) -> None:
        """Note nothing: the token reaches them as it is."""

    async def revoke(self, enterprise: str, teams: Sequence[str]) -> None:
        """Delete the workspaces' rows."""
        if self._database is None:
            return
        for team in teams:
            await forget_workspace(await self._database(), Place(platform="slack", workspace=team, channel=""))


@dataclass(slots=True)
class _Known:
    workspace: Workspace
    sealed: str
    until: float


@dataclass(slots=True, kw_only=True)
class Many:
    """The workspaces that installed the app.

    Attributes:
        base: the Web API without a token, for what belongs to the app itself.
    """

    base: Api
    installations: Installations
    clock: Callable[[], float] = monotonic
    _known: dict[str, _Known] = field(default_factory=dict)
    _locks: dict[str, asyncio.Lock] = field(default_factory=dict)

    async def of(self, team: str, enterprise: str = "") -> Workspace:
        """Give a workspace, its token renewed where it is about to end.

        Raises:
            NotInstalled: the app is not, or no longer, installed there.
            SettingsError: its token was sealed with another key.
        """
        name = team or enterprise
        async with self._locks.setdefault(name, asyncio.Lock()):
            known = self._known.get(name)
            try:
                if (
                    known
                    and self.clock() < known.until
                    and await self.installations.stands(team, enterprise, known.sealed)
                ):
                    return known.workspace
                installed = await self.installations.find(team, enterprise)
            except StoreError:
                if known is None:
                    raise
                # Nothing that is said while the database is away is lost for want of a token that we have.
                return known.workspace
            if known and known.sealed == installed.sealed:
                known.until = self.clock() + FRESH
                return known.workspace
            workspace = self._workspace(
                team, installed.enterprise, installed.me(team), installed.token, installed.whole
            )
            self._known[name] = _Known(workspace, installed.sealed, self.clock() + FRESH)
            return workspace

    def _workspace(self, team: str, enterprise: str, me: Me, token: str, whole: bool) -> Workspace:
        api = self.base.with_token(token, team=team if whole else "", enterprise=enterprise)
        return Workspace(api=api, people=People(api), me=me, token=token)

    async def forget(self, team: str, enterprise: str, *, whole: bool, before: datetime) -> None:
        """Forget an installation with every row that belongs to its workspaces."""
        self._known.pop(enterprise, None)
        self._gone(await self.installations.remove(team, enterprise, whole=whole, before=before))

    async def grant(self, enterprise: str, teams: Sequence[str]) -> None:
        """Note workspaces, so that posts reach them before anybody there says a word."""
        await self.installations.grant(enterprise, teams)

    async def revoke(self, enterprise: str, teams: Sequence[str]) -> None:
        """Forget workspaces with every row that is theirs."""
        self._gone(await self.installations.revoke(enterprise, teams))

    def _gone(self, teams: Sequence[str]) -> None:
        for team in teams:
            self._known.pop(team, None)
            log.info("Forgot workspace %s, which removed the app", team)


__all__ = ["Many", "NotInstalled", "One", "Workspace", "Workspaces"]
