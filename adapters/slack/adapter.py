"""Slack as a chat platform."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from adapters.slack.limits import LIMITS
from bot.chat import Handler, Health, NotSent, Outcome, Place, Sent
from bot.errors import DigestbotError, LookupFailed, SettingsError
from bot.messages.message import Part
from bot.settings import SlackSettings

if TYPE_CHECKING:
    from aiohttp import web
    from slack_bolt.async_app import AsyncApp

    from adapters.slack.api import Api
    from adapters.slack.connection import Socket
    from adapters.slack.installing import Installations
    from adapters.slack.intake import Intake
    from adapters.slack.workspaces import Workspaces
    from bot.store.database import Database

log = logging.getLogger(__name__)


class SlackAdapter:
    """One workspace, or all that installed the app; over Socket Mode with an app token, else over signed HTTP.

    Slack's SDK is loaded when it is first needed, so that a bot without Slack starts fast.
    """

    name = "slack"
    limits = LIMITS

    def __init__(
        self,
        settings: SlackSettings,
        *,
        pace: float = 3.0,
        timeout: float = 30.0,
        patience: float = 60.0,
        drain: float = 8.0,
        database: Callable[[], Awaitable["Database"]] | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Prepare; nothing is opened before the first call.

        Args:
            settings: how to reach Slack.
            pace: seconds between two edits of a growing answer (Slack advises 3).
            timeout: seconds a call to Slack may take.
            patience: seconds without a connection that the SDK has for reconnecting before we begin anew.
            drain: seconds that a shutdown waits for the answers under way.
            database: opens the database, for installations and for forgetting workspaces that leave.
            clock: gives the instant, aware.
        """
        self._settings = settings
        self._pace = pace
        self._timeout = timeout
        self._patience = patience
        self._drain = drain
        self._open_database = database
        self._database: Database | None = None
        self._opening = asyncio.Lock()
        self._clock = clock
        self._api: Api | None = None
        self._workspaces: Workspaces | None = None
        self._bolt: AsyncApp | None = None
        self._socket: Socket | None = None

    def attach(self, application: "web.Application") -> None:
        """Add the route for Slack's signed requests to a web application; none without a signing secret."""
        from adapters.slack import web

        if self._settings.signing_secret:
            web.attach(application, self._settings.signing_secret, lambda: self._bolt)
        if self._many:
            from adapters.slack import pages

            pages.attach(application, self._settings, self._installations)

    @property
    def _many(self) -> bool:
        """True when workspaces install the app themselves."""
        return not self._settings.bot_token

    def ready(self) -> bool:
        """Tell whether events reach us now."""
        return self._socket.ready() if self._socket else self._bolt is not None

    async def run(self, handler: Handler) -> None:
        """Connect and serve until cancelled, then finish what is being said.

        Raises:
            SettingsError: Slack does not know a token.
            Unreachable: Slack cannot be reached for now.
        """
        import aiohttp
        from slack_sdk.errors import SlackApiError

        from adapters.slack.errors import unreachable
        from adapters.slack.intake import Intake
        from adapters.tasks import Tasks

        tasks = Tasks()
        intake = Intake(
            base=self._opened(),
            workspaces=self._known(),
            handler=handler,
            tasks=tasks,
            pace=self._pace,
            clock=self._clock,
        )
        try:
            # Asked before anything new can come, which is not an earlier process's although it is not answered yet.
            left = await handler.unfinished("slack")
            await self._connect(intake)
            intake.take_up(left)
            tasks.beside(intake.take_over())
            await (self._socket.watch() if self._socket else asyncio.Event().wait())
        except (SlackApiError, aiohttp.ClientError, OSError) as problem:
            raise unreachable(problem) from problem
        finally:
            self._bolt, socket, self._socket = None, self._socket, None
            if socket:
                await socket.close()
            await tasks.drain(self._drain)
            await self.close()

    async def _connect(self, intake: "Intake") -> None:
        from slack_sdk.errors import SlackApiError

        from adapters.slack.connection import Socket
        from adapters.slack.errors import REFUSED, told
        from adapters.slack.listening import listening

        setting = "SLACK_BOT_TOKEN"
        try:
            bolt = listening(intake)
            name = "" if self._many else f" as @{(await intake.base.me()).name}"
            if self._settings.app_token:
                setting = "SLACK_APP_TOKEN"
                self._socket = Socket(bolt, intake.base, patience=self._patience)
                await self._socket.connect()
        except SlackApiError as problem:
            error = told(problem)[1]
            if error in REFUSED:
                raise SettingsError(
                    f"Slack does not take {setting} ({error}); copy it anew from the app's page"
                ) from problem
            raise
        self._bolt = bolt
        log.info("Connected to Slack%s", name)

    def _opened(self) -> "Api":
        from adapters.slack.api import Api

        if self._api is None:
            self._api = Api.opened(self._settings, timeout=self._timeout)
        return self._api

    def _known(self) -> "Workspaces":
        from adapters.slack.workspaces import Many, One

        if self._workspaces is None:
            api = self._opened()
            if self._many:
                self._workspaces = Many(base=api, installations=self._installations())
            else:
                self._workspaces = One(api, self._stored if self._open_database else None)
        return self._workspaces

    def _installations(self) -> "Installations":
        from adapters.slack.installing import Installations

        return Installations(self._settings, self._stored, self._opened())

    async def _installed(self) -> Sequence[tuple[str, str]]:
        """Give the workspace and organisation of each installation; none where the database does not tell."""
        try:
            return await self._installations().all()
        except DigestbotError as problem:
            log.warning("The workspaces that installed the app are not known: %s", problem)
            return ()

    async def _stored(self) -> "Database":
        """Give the database, opened when it is first needed."""
        async with self._opening:
            if self._database is None:
                if self._open_database is None:
                    raise SettingsError("Installing into many workspaces needs a database; set DATABASE_URL.")
                self._database = await self._open_database()
            return self._database

    async def _at(self, place: Place) -> "Api | NotSent":
        """Give what speaks for us in a place, or why nothing can; only an app that is gone stays so."""
        try:
            return (await self._known().of(place.workspace)).api if self._many else self._opened()
        except (DigestbotError, OSError) as problem:
            from adapters.slack.installing import NotInstalled

            why = str(problem) if isinstance(problem, DigestbotError) else "Slack cannot be reached; check the network."
            return NotSent(why=why, permanent=isinstance(problem, NotInstalled))

    async def close(self) -> None:
        """Close the session with Slack and the database; the next call opens others."""
        api, self._api, self._workspaces = self._api, None, None
        database, self._database = self._database, None
        if api:
            await api.close()
        if database:
            await database.close()

    async def publish(self, place: Place, part: Part, *, key: str) -> Outcome:
        """Post one part once; the key stands in the message's metadata."""
        from adapters.slack import publishing

        api = await self._at(place)
        return api if isinstance(api, NotSent) else await publishing.publish(api, place, part, key=key)

    async def find(self, place: Place, key: str, *, since: datetime) -> Sent | None:
        """Look on Slack for a part we may have posted.

        Raises:
            LookupFailed: Slack does not let us look.
        """
        from adapters.slack import publishing

        api = await self._at(place)
        if isinstance(api, NotSent):
            raise LookupFailed(api.why)
        return await publishing.find(api, place, key, since=since)

    async def edit(self, sent: Sent, part: Part, *, key: str) -> Outcome:
        """Replace what a sent part shows; Slack notifies nobody of it."""
        from adapters.slack import publishing

        api = await self._at(sent.place)
        return api if isinstance(api, NotSent) else await publishing.edit(api, sent, part, key=key)

    async def delete(self, sent: Sent) -> Outcome:
        """Take a sent part back."""
        api = await self._at(sent.place)
        return api if isinstance(api, NotSent) else await api.delete(sent)

    async def spread(self, sent: Sent) -> None:
        """Do nothing: Slack has no channels that others follow from elsewhere."""

    async def private(self, place: Place, person: str) -> Place:
        """Give the conversation with a person of a workspace.

        Raises:
            LookupFailed: Slack opens none.
        """
        from adapters.slack import publishing

        api = await self._at(place)
        if isinstance(api, NotSent):
            raise LookupFailed(api.why)
        return await publishing.private(api, place, person)

    def address(self, place: Place) -> str:
        """Give where people open a conversation, in whichever of Slack's programs they use."""
        return f"https://slack.com/app_redirect?team={place.workspace}&channel={place.channel}"

    async def inspect(self, place: Place) -> Health:
        """Check that a place can be posted to, read back and threaded in."""
        from adapters.slack import publishing

        api = await self._at(place)
        return Health(problems=(api.why,)) if isinstance(api, NotSent) else await publishing.inspect(api, place)

    async def examine(self, places: Sequence[Place]) -> Sequence[tuple[str, Health]]:
        """Check tokens, scopes and places without serving, and close the session again."""
        from adapters.slack import examining

        try:
            if self._many:
                return await examining.examine_many(self._opened(), self._known(), await self._installed(), places)
            return await examining.examine(self._opened(), places)
        finally:
            await self.close()
