"""What we listen to, through Slack's own Bolt: every event is taken in, then acknowledged."""

import logging
import re

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import events, views
from adapters.slack.blocks import ASK, PRESS
from adapters.slack.errors import told
from adapters.slack.intake import Intake
from adapters.slack.richtext import Json

log = logging.getLogger(__name__)
bolt_log = logging.getLogger(f"{__name__}.bolt")

#: The message shortcut's callback_id, as the manifest has it.
SHORTCUT = "digest_ask_message"


async def listening(intake: Intake) -> AsyncApp:
    """Make the Bolt app of one workspace, which must be made inside the running loop."""
    me = await intake.api.me()
    settings = intake.api.settings
    # Bolt warns that it leaves tokens in the environment aside; it has ours from `authorize`.
    bolt_log.setLevel(logging.ERROR)

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None, team_id=me.team, bot_user_id=me.user, bot_id=me.bot, bot_token=settings.bot_token
        )

    app = AsyncApp(
        name="digestbot",
        logger=bolt_log,
        client=AsyncWebClient(base_url=settings.api_url, session=intake.api.session, retry_handlers=[]),
        authorize=authorize,
        signing_secret=settings.signing_secret or "unused",
        # Signatures are checked before a request reaches Bolt, which answers a wrong timestamp with status 500.
        request_verification_enabled=False,
        # A listener stores the request, so it must have run before Slack hears that all is well.
        process_before_response=True,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    _hear(app, intake, me)
    _serve(app, intake, me)
    return app


def _hear(app: AsyncApp, intake: Intake, me: events.Me) -> None:
    """Listen to what is said."""

    @app.event("app_mention")
    async def mention(body: Json) -> None:
        await intake.take(events.mention(body, me, intake.clock()))

    @app.event("message")
    async def message(body: Json) -> None:
        await intake.take(events.message(body, me, intake.clock()))

    @app.event("app_home_opened")
    async def opened(body: Json) -> None:
        await intake.take(events.opened(body, me, intake.clock()))
        if events.dig(body, "event", "tab") == "messages":
            intake.tasks.start(intake.prompt(events.dig(body, "event", "channel")))


def _serve(app: AsyncApp, intake: Intake, me: events.Me) -> None:
    """Listen to commands, buttons, the modal and the message shortcut."""

    @app.command(re.compile("^/"))
    async def command(ack: AsyncAck, body: Json) -> None:
        await intake.take(events.command(body, me, intake.clock()))
        await ack()

    @app.action(re.compile(f"^{PRESS}:"))
    async def press(ack: AsyncAck, body: Json) -> None:
        await intake.take(events.press(body, me, intake.clock()))
        await ack()

    @app.action(re.compile(f"^{ASK}:"))
    async def ask(ack: AsyncAck, body: Json) -> None:
        hidden = events.pressed(body, me)
        if hidden:
            await _open(intake, body, views.ask(hidden))
        await ack()

    @app.shortcut(SHORTCUT)
    async def ask_about(ack: AsyncAck, body: Json) -> None:
        hidden, quoted = events.asked_about(body, me)
        await _open(intake, body, views.ask(hidden, quoted=quoted))
        await ack()

    @app.view(views.CALLBACK)
    async def submission(ack: AsyncAck, body: Json) -> None:
        await intake.take(events.submission(body, me, intake.clock()))
        await ack()

    @app.action(re.compile(""))
    async def other(ack: AsyncAck) -> None:
        await ack()


async def _open(intake: Intake, body: Json, view: Json) -> None:
    """Open a modal, which Slack allows within 3 seconds of the press."""
    try:
        await intake.api.once.views_open(trigger_id=events.dig(body, "trigger_id"), view=view)
    except SlackApiError as problem:
        log.warning("Slack did not open the question's window: %s", told(problem)[1])
