"""Slack as a chat platform."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from adapters.slack.limits import LIMITS
from bot.chat import Handler, Health, Outcome, Place, Sent
from bot.errors import SettingsError
from bot.messages.message import Part
from bot.settings import SlackSettings

if TYPE_CHECKING:
    from aiohttp import web
    from slack_bolt.async_app import AsyncApp

    from adapters.slack.api import Api
    from adapters.slack.connection import Socket
    from adapters.slack.intake import Intake

log = logging.getLogger(__name__)


class SlackAdapter:
    """One workspace: over Socket Mode where there is an app token, over signed HTTP where there is a signing secret.

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
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Prepare; nothing is opened before the first call.

        Args:
            settings: how to reach Slack.
            pace: seconds between two edits of a growing answer (Slack advises 3).
            timeout: seconds a call to Slack may take.
            patience: seconds without a connection that the SDK has for reconnecting before we begin anew.
            drain: seconds that a shutdown waits for the answers under way.
            clock: gives the instant, aware.
        """
        self._settings = settings
        self._pace = pace
        self._timeout = timeout
        self._patience = patience
        self._drain = drain
        self._clock = clock
        self._api: Api | None = None
        self._bolt: AsyncApp | None = None
        self._socket: Socket | None = None

    def attach(self, application: "web.Application") -> None:
        """Add the route for Slack's signed requests to a web application; none without a signing secret."""
        from adapters.slack import web

        if self._settings.signing_secret:
            web.attach(application, self._settings.signing_secret, lambda: self._bolt)

    def ready(self) -> bool:
        """Tell whether events reach us now."""
        return self._socket.ready() if self._socket else self._bolt is not None

    async def run(self, handler: Handler) -> None:
        """Connect and serve until cancelled, then finish what is being said.

        Raises:
            SettingsError: Slack does not know a token.
            SlackApiError, aiohttp.ClientError, TimeoutError: Slack cannot be reached for now.
        """
        from adapters.slack.intake import Intake, Tasks
        from adapters.slack.people import People

        api = self._opened()
        tasks = Tasks()
        intake = Intake(api=api, handler=handler, people=People(api), tasks=tasks, pace=self._pace, clock=self._clock)
        try:
            await self._connect(intake)
            await intake.take_up()
            await (self._socket.watch() if self._socket else asyncio.Event().wait())
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
            bolt = await listening(intake)
            if self._settings.app_token:
                setting = "SLACK_APP_TOKEN"
                self._socket = Socket(bolt, intake.api, patience=self._patience)
                await self._socket.connect()
        except SlackApiError as problem:
            error = told(problem)[1]
            if error in REFUSED:
                raise SettingsError(
                    f"Slack does not take {setting} ({error}); copy it anew from the app's page"
                ) from problem
            raise
        self._bolt = bolt
        log.info("Connected to Slack as @%s", (await intake.api.me()).name)

    def _opened(self) -> "Api":
        from adapters.slack.api import Api

        if self._api is None:
            self._api = Api(self._settings, timeout=self._timeout)
        return self._api

    async def close(self) -> None:
        """Close the session with Slack; the next call opens another."""
        api, self._api = self._api, None
        if api:
            await api.close()

    async def publish(self, place: Place, part: Part, *, key: str) -> Outcome:
        """Post one part once; the key stands in the message's metadata."""
        from adapters.slack import publishing

        return await publishing.publish(self._opened(), place, part, key=key)

    async def find(self, place: Place, key: str, *, since: datetime) -> Sent | None:
        """Look on Slack for a part we may have posted.

        Raises:
            LookupFailed: Slack does not let us look.
        """
        from adapters.slack import publishing

        return await publishing.find(self._opened(), place, key, since=since)

    async def edit(self, sent: Sent, part: Part, *, key: str) -> Outcome:
        """Replace what a sent part shows; Slack notifies nobody of it."""
        from adapters.slack import publishing

        return await publishing.edit(self._opened(), sent, part, key=key)

    async def inspect(self, place: Place) -> Health:
        """Check that a place can be posted to, read back and threaded in."""
        from adapters.slack import publishing

        return await publishing.inspect(self._opened(), place)

    async def examine(self, places: Sequence[Place]) -> Sequence[tuple[str, Health]]:
        """Check tokens, scopes and places without serving, and close the session again."""
        from adapters.slack import examining

        try:
            return await examining.examine(self._opened(), places)
        finally:
            await self.close()
