"""From an event to its answer: stored before it is acknowledged, answered in a task that is never lost sight of."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime

from slack_sdk.errors import SlackApiError

from adapters.slack.api import Api
from adapters.slack.errors import advice, told
from adapters.slack.limits import LIMITS
from adapters.slack.replies import show
from adapters.slack.sessions import Sessions
from adapters.slack.workspaces import Workspace, Workspaces
from adapters.tasks import Tasks
from bot.chat import Handler, Place, Request

log = logging.getLogger(__name__)

#: Slack: questions offered in the agent tab.
PROMPTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Takes requests in and answers them.

    Attributes:
        base: the Web API of the app itself.
        pace: seconds between two edits of one message.
        sessions: what is being answered, by thread.
        clock: gives the instant, aware.
    """

    base: Api
    workspaces: Workspaces
    handler: Handler
    tasks: Tasks
    pace: float
    clock: Callable[[], datetime]
    sessions: Sessions = field(default_factory=Sessions)

    async def take(self, request: Request | None) -> None:
        """Store a request and start its answer; returning acknowledges it.

        The work is a task of its own, so that it goes on when the connection that brought it breaks.
        """
        if request is not None:
            await asyncio.shield(self.tasks.start(self._take(request)))

    async def _take(self, request: Request) -> None:
        if await self.handler.accept(request):
            self.tasks.start(self.answer(request))

    async def answer(self, request: Request, *, again: bool = False) -> None:
        """Answer an accepted request; `again` when an earlier process may have begun to."""
        try:
            with self.sessions.answering(request.place) as stop:
                workspace = await self.workspaces.of(request.place.workspace)
                complete = await workspace.people.complete(await _placed(workspace, request))
                async with aclosing(self.handler.answer(complete, LIMITS)) as states:
                    await show(workspace.api, complete, states, stop, pace=self.pace, again=again)
        except asyncio.CancelledError:
            await self.handler.release(request)
            raise
        except SlackApiError as problem:
            log.error("The answer to %s could not be shown: %s", request.id, advice(told(problem)[1] or str(problem)))
        except Exception:
            # The last resort: an answer that cannot be shown must not be tried again at every start.
            log.exception("The answer to %s could not be shown", request.id)
        await self.handler.finish(request)

    async def stop(self, workspace: Workspace, place: Place) -> None:
        """Stop what is being answered in a thread; what is not ours to stop any more is said to be over."""
        if not self.sessions.stop(place):
            await workspace.api.status(place, "")

    async def prompt(self, workspace: Workspace, channel: str) -> None:
        """Offer questions in the agent tab."""
        questions = await self.handler.suggest("question", "")
        prompts = [{"title": choice.label, "message": choice.value} for choice in questions[:PROMPTS]]
        if channel and prompts:
            await workspace.api.prompts(channel, prompts)

    def take_up(self, left: Iterable[Request]) -> None:
        """Answer what an earlier process accepted and did not."""
        for request in left:
            self.tasks.start(self.answer(request, again=True))

    async def take_over(self) -> None:
        """Answer what a process that serves beside us lets go of, for as long as this runs."""
        async for request in self.handler.released("slack"):
            self.tasks.start(self.answer(request, again=True))


async def _placed(workspace: Workspace, request: Request) -> Request:
    """Give a request from a person's page the channel of their direct messages."""
    place = request.place
    if place.channel != request.person or request.reply.get("home"):
        return request
    channel = await workspace.api.direct(request.person)
    return replace(request, place=replace(place, channel=channel)) if channel else request
