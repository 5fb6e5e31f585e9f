"""App Home: a reader's own page, published anew whenever it is opened or something on it is pressed."""

import logging

from slack_sdk.errors import SlackApiError

from adapters.slack.api import Api
from adapters.slack.blocks import Unsendable, page
from adapters.slack.errors import told
from bot.chat import Request
from bot.messages.message import Message

log = logging.getLogger(__name__)


class Home:
    """An answer that is the asker's own page."""

    def __init__(self, api: Api, request: Request) -> None:
        """Answer a request."""
        self._api = api
        self._request = request

    async def working(self, text: str) -> None:
        """Show nothing: the page stays as it is until the next one is there."""

    async def partial(self, text: str) -> None:
        """Show nothing, for the same reason."""

    async def stopped(self) -> None:
        """Show nothing."""

    async def final(self, parts: tuple[Message, ...]) -> None:
        """Publish the page."""
        try:
            blocks = page(parts)
        except Unsendable as problem:
            log.error("A page was not cut: %s", problem)
            return
        try:
            view = {"type": "home", "blocks": blocks}
            await self._api.patient.views_publish(user_id=self._request.person, view=view)
        except SlackApiError as problem:
            log.warning("Slack did not take a page: %s", told(problem)[1])
