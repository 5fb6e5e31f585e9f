"""What we listen to, through Slack's own Bolt: every event is taken in, then acknowledged."""

import logging
import re
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import events, views
from adapters.slack.blocks import ASK, PRESS
from adapters.slack.errors import told
from adapters.slack.intake import Intake
from adapters.slack.richtext import Json
from adapters.slack.workspaces import NotInstalled, Workspace
from bot.chat import SORRY
from bot.troubles import trace

log = logging.getLogger(__name__)
bolt_log = logging.getLogger(f"{__name__}.bolt")

#: The message shortcut's callback_id, as the manifest has it.
SHORTCUT = "digest_ask_message"
#: What people read who use the app in a workspace that it was removed from.
GONE = "Digestbot is not installed in this workspace any longer. Ask one of its admins to install it again."


def listening(intake: Intake) -> AsyncApp:
    """Make the Bolt app, which must be made inside the running loop."""
    settings = intake.base.settings
    # Bolt warns that it leaves tokens in the environment aside; it has ours from `authorize`.
    bolt_log.setLevel(logging.ERROR)

    async def authorize(enterprise_id: str | None, team_id: str | None) -> Any:
        try:
            workspace = await intake.workspaces.of(team_id or "", enterprise_id or "")
        except NotInstalled as problem:
            log.warning("An event of a workspace without the app: %s", problem)
            return None
        me = workspace.me
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=me.team,
            bot_user_id=me.user,
            bot_id=me.bot,
            bot_token=workspace.token,
        )

    app = AsyncApp(
        name="digestbot",
        logger=bolt_log,
        client=AsyncWebClient(base_url=settings.api_url, session=intake.base.session, retry_handlers=[]),
        authorize=authorize,
        user_facing_authorize_error_message=GONE,
        signing_secret=settings.signing_secret or "unused",
        # Signatures are checked before a request reaches Bolt, which answers a wrong timestamp with status 500.
        request_verification_enabled=False,
        # A listener stores the request, so it must have run before Slack hears that all is well.
        process_before_response=True,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    # Bolt says once more, as an error, what `authorize` said of a workspace without the app.
    logging.getLogger("slack_bolt.AsyncMultiTeamsAuthorization").setLevel(logging.CRITICAL)
    _hear(app, intake)
    _serve(app, intake)
    _leave(app, intake)
    _fail(app)
    return app


async def _in(intake: Intake, body: Json, context: AsyncBoltContext) -> Workspace:
    """Give the workspace in which something happened; Bolt names none where an organisation installed the app."""
    team = events.dig(body, "team_id") or events.dig(body, "team", "id") or context.team_id or ""
    return await intake.workspaces.of(team, context.enterprise_id or "")


def _hear(app: AsyncApp, intake: Intake) -> None:
    """Listen to what is said, to tabs being opened, and to answers being stopped."""

    @app.event("app_mention")
    async def mention(body: Json, context: AsyncBoltContext) -> None:
        await intake.take(events.mention(body, (await _in(intake, body, context)).me, intake.clock()))

    @app.event("message")
    async def message(body: Json, context: AsyncBoltContext) -> None:
        await intake.take(events.message(body, (await _in(intake, body, context)).me, intake.clock()))

    @app.event("agent_session_stopped")
    async def stopped(body: Json, context: AsyncBoltContext) -> None:
        workspace = await _in(intake, body, context)
        place = events.stopped(body, workspace.me)
        if place:
            intake.tasks.start(intake.stop(workspace, place))

    @app.event("app_home_opened")
    async def opened(body: Json, context: AsyncBoltContext) -> None:
        workspace = await _in(intake, body, context)
        await intake.take(events.opened(body, workspace.me, intake.clock()))
        if events.dig(body, "event", "tab") == "messages":
            intake.tasks.start(intake.prompt(workspace, events.dig(body, "event", "channel")))


def _serve(app: AsyncApp, intake: Intake) -> None:
    """Listen to commands, buttons, the modal and the message shortcut."""

    @app.command(re.compile("^/"))
    async def command(ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        await intake.take(events.command(body, (await _in(intake, body, context)).me, intake.clock()))
        await ack()

    @app.action(re.compile(f"^{PRESS}:"))
    async def press(ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        await intake.take(events.press(body, (await _in(intake, body, context)).me, intake.clock()))
        await ack()

    @app.action(re.compile(f"^{ASK}:"))
    async def ask(ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        workspace = await _in(intake, body, context)
        hidden = events.pressed(body, workspace.me)
        if hidden:
            await _open(workspace, body, views.ask(hidden))
        await ack()

    @app.shortcut(SHORTCUT)
    async def ask_about(ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        workspace = await _in(intake, body, context)
        hidden, quoted = events.asked_about(body, workspace.me)
        await _open(workspace, body, views.ask(hidden, quoted=quoted))
        await ack()

    @app.view(views.CALLBACK)
    async def submission(ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        await intake.take(events.submission(body, (await _in(intake, body, context)).me, intake.clock()))
        await ack()

    @app.action(re.compile(""))
    async def other(ack: AsyncAck) -> None:
        await ack()


def _leave(app: AsyncApp, intake: Intake) -> None:
    """Listen to workspaces that remove the app, and to organisations that give and take them."""

    @app.event("app_uninstalled")
    async def uninstalled(body: Json, context: AsyncBoltContext) -> None:
        await forget(body, context)

    @app.event("tokens_revoked")
    async def revoked(body: Json, context: AsyncBoltContext) -> None:
        tokens = body.get("event", {}).get("tokens")
        if isinstance(tokens, dict) and tokens.get("bot"):
            await forget(body, context)

    @app.event("team_access_granted")
    async def granted(body: Json, context: AsyncBoltContext) -> None:
        await intake.workspaces.grant(_of(body, context), events.teams(body))

    @app.event("team_access_revoked")
    async def taken(body: Json, context: AsyncBoltContext) -> None:
        await intake.workspaces.revoke(_of(body, context), events.teams(body))

    async def forget(body: Json, context: AsyncBoltContext) -> None:
        team = events.dig(body, "team_id") or context.team_id or ""
        whole = bool(context.is_enterprise_install) or team.startswith("E")
        before = events.second_after(body)
        await intake.workspaces.forget(team, _of(body, context), whole=whole, before=before)


def _fail(app: AsyncApp) -> None:
    """Log what could not be taken in; Slack brings an event again, but of a command its sender must hear now."""

    @app.error
    async def failed(error: Exception, body: Json) -> BoltResponse | None:
        log.error("Slack's %s was not taken in: %s", _kind(body), error, exc_info=trace(error))
        return BoltResponse(status=200, body={"text": SORRY}) if "command" in body else None


def _kind(body: Json) -> str:
    return events.dig(body, "event", "type") or events.dig(body, "type") or "command"


def _of(body: Json, context: AsyncBoltContext) -> str:
    return events.organisation(body) or context.enterprise_id or ""


async def _open(workspace: Workspace, body: Json, view: Json) -> None:
    """Open a modal, which Slack allows within 3 seconds of the press."""
    try:
        await workspace.api.once.views_open(trigger_id=events.dig(body, "trigger_id"), view=view)
    except SlackApiError as problem:
        log.warning("Slack did not open the question's window: %s", told(problem)[1])
