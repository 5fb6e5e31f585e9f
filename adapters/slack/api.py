"""Slack's Web API for one workspace: every call goes to the address of the settings, and every write has an outcome."""

import logging
from collections.abc import Awaitable
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.errors import ALONE, AMBIGUOUS, LIMITED, PASSING, advice, told
from adapters.slack.events import Me
from adapters.slack.richtext import Json
from adapters.slack.streaming import Streams
from bot.chat import NotSent, Outcome, Place, Sent, Unknown
from bot.settings import SlackSettings

log = logging.getLogger(__name__)

#: Seconds until a connection stands; a failure before it means that nothing was written.
CONNECT = 10
#: How often a reply waits out Slack's `Retry-After`; the sender of digests decides for itself instead.
PATIENCE = 2


class Api:
    """The calls we make, through one shared session.

    Attributes:
        once: never sends a request twice.
        patient: waits out rate limits, which is safe for posts since a limited one was not posted.
    """

    def __init__(
        self,
        settings: SlackSettings,
        session: aiohttp.ClientSession,
        *,
        token: str = "",
        team: str = "",
        enterprise: str = "",
    ) -> None:
        """Speak for one workspace.

        Args:
            settings: how to reach Slack.
            session: shared by all workspaces.
            token: the workspace's; empty for what belongs to the app itself.
            team: the workspace, where the token is of a whole organisation.
            enterprise: the organisation, if any.
        """
        self.settings = settings
        self.session = session
        self.token = token
        self._team = team
        self._enterprise = enterprise
        self.once = self._client(retries=0)
        self.patient = self._client(retries=PATIENCE)
        self._me: Me | None = None
        self._shows_status = True
        self.streams = Streams()

    @classmethod
    def opened(cls, settings: SlackSettings, *, timeout: float) -> "Api":
        """Open a session inside the running loop; `timeout` is in seconds for a whole call."""
        limits = aiohttp.ClientTimeout(total=timeout, sock_connect=CONNECT)
        return cls(settings, aiohttp.ClientSession(timeout=limits), token=settings.bot_token)

    def with_token(self, token: str, *, team: str = "", enterprise: str = "") -> "Api":
        """Speak for another workspace through the same session."""
        return Api(self.settings, self.session, token=token, team=team, enterprise=enterprise)

    def _client(self, *, retries: int) -> AsyncWebClient:
        # The SDK's own default sends a post again after a dropped connection, which posts it twice.
        return AsyncWebClient(
            token=self.token or None,
            base_url=self.settings.api_url,
            session=self.session,
            retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=retries)] if retries else [],
        )

    async def me(self) -> Me:
        """Tell who we are, asked once.

        Raises:
            SlackApiError, aiohttp.ClientError, TimeoutError: Slack does not know the token, or cannot be reached.
        """
        if self._me is None:
            known = await self.once.auth_test()
            self._me = Me(
                team=self._team or str(known.get("team_id") or ""),
                user=str(known.get("user_id") or ""),
                bot=str(known.get("bot_id") or ""),
                name=str(known.get("user") or "digest"),
                enterprise=str(known.get("enterprise_id") or self._enterprise),
                url=str(known.get("url") or ""),
            )
        return self._me

    async def post(self, place: Place, shown: Json, *, patient: bool = False) -> Outcome:
        """Post a message in a place; `shown` is everything but channel and thread."""
        client = self.patient if patient else self.once
        return await outcome(client.chat_postMessage(channel=place.channel, thread_ts=place.thread, **shown), place)

    async def update(self, sent: Sent, shown: Json, *, patient: bool = False) -> Outcome:
        """Replace what a message shows."""
        client = self.patient if patient else self.once
        kept = {name: value for name, value in shown.items() if not name.startswith("unfurl_")}
        kept.setdefault("blocks", [])
        return await outcome(client.chat_update(channel=sent.place.channel, ts=sent.message_id, **kept), sent.place)

    async def delete(self, sent: Sent, *, patient: bool = False) -> Outcome:
        """Take a message of ours back; when that fails it stays, and one that is gone already is as good."""
        client = self.patient if patient else self.once
        call = client.chat_delete(channel=sent.place.channel, ts=sent.message_id)
        return await outcome(_gone(call, sent.message_id), sent.place)

    async def whisper(self, place: Place, person: str, shown: Json) -> Outcome:
        """Show a message to one person of a channel."""
        call = self.patient.chat_postEphemeral(
            channel=place.channel, user=person, thread_ts=place.thread, text=shown["text"], blocks=shown.get("blocks")
        )
        return await outcome(call, place)

    async def status(self, place: Place, text: str) -> bool:
        """Show under a thread what we are doing, until our next message there; False where Slack does not take it."""
        if not place.thread or not self._shows_status:
            return False
        try:
            await self.once.assistant_threads_setStatus(channel_id=place.channel, thread_ts=place.thread, status=text)
        except SlackApiError as problem:
            status, error, _ = told(problem)
            self._shows_status = status >= 429 or error in LIMITED | AMBIGUOUS
            log.info("Slack shows no status here: %s", error or status)
            return False
        except (aiohttp.ClientError, OSError) as problem:
            log.info("Slack shows no status now: %r", problem)
            return False
        return True

    async def direct(self, person: str) -> str:
        """Give the channel of a person's direct messages with us; empty where Slack opens none."""
        try:
            opened = await self.patient.conversations_open(users=person)
        except (SlackApiError, aiohttp.ClientError, OSError) as problem:
            log.warning("Slack opened no direct message: %s", problem)
            return ""
        return str((opened.get("channel") or {}).get("id") or "")

    async def prompts(self, channel: str, prompts: list[dict[str, str]]) -> None:
        """Offer questions in the agent tab; where Slack has none, nothing is lost."""
        try:
            await self.patient.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts)
        except (SlackApiError, aiohttp.ClientError, OSError) as problem:
            log.info("Slack offers no questions here: %s", problem)

    async def respond(self, url: str, shown: Json) -> bool:
        """Answer through a response URL (5 times within 30 minutes); False when Slack does not take it."""
        if not self._is_slacks(url):
            return False
        try:
            async with self.session.post(url, json=shown) as response:
                if response.status == 200:
                    return True
                log.warning("Slack refused an answer through the response URL with status %s", response.status)
        except (aiohttp.ClientError, TimeoutError) as problem:
            log.warning("The response URL cannot be reached: %r", problem)
        return False

    def _is_slacks(self, url: str) -> bool:
        """Tell whether an address may be Slack's: encrypted, or on the very server the settings name."""
        try:
            return url.startswith("https://") or urlsplit(url).netloc == urlsplit(self.settings.api_url).netloc
        except ValueError:
            return False

    async def close(self) -> None:
        """Close the session."""
        await self.session.close()


async def _gone(call: Awaitable[AsyncSlackResponse], ts: str) -> AsyncSlackResponse | Json:
    """Make a call that deletes a message, and take one that is not there for done."""
    try:
        return await call
    except SlackApiError as problem:
        if told(problem)[1] != "message_not_found":
            raise
        return {"ts": ts}


async def outcome(call: Awaitable[AsyncSlackResponse | Json], place: Place) -> Outcome:
    """Make a call that writes, and say what became of the message."""
    try:
        response = await call
    except SlackApiError as problem:
        return refusal(problem)
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as problem:
        log.warning("Slack cannot be reached: %r", problem)
        return NotSent(why="Slack cannot be reached; check the network and SLACK_API_URL.")
    except (aiohttp.ClientError, OSError) as problem:
        log.warning("The connection to Slack broke before its answer: %r", problem)
        return Unknown(why=f"The connection to Slack broke before its answer ({type(problem).__name__}).")
    except (AttributeError, TypeError, ValueError) as problem:
        # What the SDK makes of an answer that is no JSON object, such as a proxy's page.
        log.warning("Slack's answer cannot be read: %r", problem)
        return Unknown(why="Slack's answer cannot be read; is there a proxy in between?")
    # An ephemeral message has a timestamp of its own name, and cannot be found or edited.
    ts = response.get("ts") or response.get("message_ts")
    return Sent(message_id=str(ts), place=place) if ts else Unknown(why="Slack answered without a message timestamp.")


def refusal(problem: SlackApiError) -> NotSent | Unknown:
    """Read an answer that is not `ok`: surely not posted, or nobody knows."""
    status, error, headers = told(problem)
    if status == 429 or error in LIMITED:
        return NotSent(why="Slack asks us to slow down.", retry_after=_seconds(headers.get("Retry-After")))
    if status >= 500 or error in AMBIGUOUS or (not error and status == 200):
        return Unknown(why=f"Slack failed while it had the message (status {status}, {error or 'no reason given'}).")
    permanent = bool(error) and error not in PASSING
    return NotSent(why=advice(error or f"status {status}"), permanent=permanent, alone=error in ALONE)


def _seconds(value: object) -> float:
    try:
        return max(float(str(value)), 0.0)
    except ValueError:
        return 1.0
