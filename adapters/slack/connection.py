"""Socket Mode, watched over: the SDK reconnects by itself, and where it is stuck we begin anew."""

import asyncio
import logging

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from adapters.slack.api import Api

log = logging.getLogger(__name__)
sdk_log = logging.getLogger(f"{__name__}.sdk")

#: Seconds between pings; the SDK takes four unanswered ones for a dead connection.
PING = 10.0
#: Seconds a first connection may take.
FIRST = 30.0


class Socket:
    """One connection to Slack, kept alive."""

    def __init__(self, app: AsyncApp, api: Api, *, patience: float) -> None:
        """Connect an app later; `patience` is how many seconds without a connection we leave to the SDK."""
        self._app = app
        self._api = api
        self._patience = patience
        self._client: SocketModeClient | None = None

    def ready(self) -> bool:
        """Tell whether events arrive now."""
        client = self._client
        if client is None or client.closed or client.stale:
            return False
        return client.current_session is not None and not client.current_session.closed

    async def connect(self) -> None:
        """Connect, having asked for an address ourselves.

        Raises:
            SlackApiError: Slack does not know the app token; the SDK would go on asking for ever.
            TimeoutError: no connection came about in time.
        """
        app_token = self._api.settings.app_token
        address = (await self._api.patient.apps_connections_open(app_token=app_token))["url"]
        sdk_log.setLevel(logging.WARNING)
        handler = AsyncSocketModeHandler(
            self._app, app_token, logger=sdk_log, web_client=self._api.once, ping_interval=PING
        )
        self._client = handler.client
        self._client.wss_uri = address
        await asyncio.wait_for(handler.connect_async(), FIRST)  # type: ignore[no-untyped-call]

    async def watch(self) -> None:
        """Keep the connection until cancelled.

        The SDK tries one address over and over while a server refuses it, and an address is good for one use: after
        an outage it can be stuck, so a connection that stays away is made anew.
        """
        away = 0.0
        step = min(1.0, self._patience)
        while True:
            await asyncio.sleep(step)
            away = 0.0 if self.ready() else away + step
            if away >= self._patience:
                log.warning("Slack has been out of reach for %.0f seconds; connecting anew", away)
                await self.close()
                await self.connect()
                away = 0.0

    async def close(self) -> None:
        """Close the connection and everything the SDK started for it."""
        client, self._client = self._client, None
        if client is None:
            return
        started = [client.message_processor, client.current_session_monitor, client.message_receiver]
        await client.close()  # type: ignore[no-untyped-call]
        await asyncio.gather(*(task for task in started if task is not None), return_exceptions=True)
