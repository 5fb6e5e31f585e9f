"""The two addresses of an install, and what the person who installs sees there, on a phone as well."""

import logging
from collections.abc import Awaitable, Callable
from html import escape

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_bolt_request
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store.models.installation import Installation
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.installing import INSTALL, STATE, Installations
from adapters.slack.manifest import manifest
from bot.errors import DigestbotError
from bot.settings import SlackSettings

log = logging.getLogger(__name__)

REDIRECT = "/slack/oauth_redirect"

#: Nothing is loaded from anywhere, nothing runs, and no address with a code in it is passed on or kept.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.25rem; }}
h1 {{ font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }}
li {{ margin: .5rem 0; }}
code {{ background: #8882; border-radius: .25rem; padding: .1rem .3rem; overflow-wrap: anywhere; }}
.go {{ display: inline-block; background: #1f2937; color: #fff; border: 1px solid #8888; border-radius: .5rem;
  padding: .6rem 1.1rem; margin: .5rem .75rem .5rem 0; text-decoration: none; }}
.small {{ font-size: .875rem; opacity: .75; }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""
_AGAIN = f'<p><a class="go" href="{INSTALL}">Install again</a></p>'
#: What happened, in a heading and a sentence or two, by the names that Slack and Bolt have for it.
_FAILURES = {
    "access_denied": (
        "Not installed",
        "The install was cancelled, or your workspace does not let you install apps. Nothing was changed or stored.",
    ),
    "invalid_browser": (
        "This page is over",
        "If you were told before that {app} is installed, it is, and you may close this page. Otherwise install again: "
        "an install begins and ends in one browser, over https.",
    ),
    "invalid_state": (
        "This install is over",
        "It was finished before, or it took longer than ten minutes. If you were not told that {app} is installed, "
        "install again.",
    ),
    "unavailable": (
        "Not installed yet",
        "Something on the way does not answer just now, so nothing was stored. Try again in a few minutes; where it "
        "comes again, whoever runs {app} finds the cause in its log.",
    ),
}
_OTHERWISE = (
    "Not installed",
    "Slack did not confirm the install, so nothing was stored. Install again; where it comes again, whoever runs {app} "
    "finds the cause in its log.",
)


def installed_page(installation: Installation) -> str:
    """Say where the app is now, and the three things to try first; links lead back to Slack."""
    app, bot = _names()
    team, number = installation.team_id or "", installation.app_id or ""
    where = installation.team_name or installation.enterprise_name or "your workspace"
    if installation.is_enterprise_install:
        base = installation.enterprise_url or "https://app.slack.com/"
        links = {"Choose its workspaces": f"{base}manage/organization/apps/profile/{number}/workspaces/add"}
    else:
        links = {
            "Open Slack": f"slack://app?team={team}&id={number}",
            "Open it in the browser": f"https://app.slack.com/client/{team}",
        }
    buttons = "".join(f'<a class="go" href="{escape(address)}">{label}</a>' for label, address in links.items())
    return _page(
        f"{app} is installed in {where}",
        f"<p>{buttons}</p><p>To begin with, in Slack:</p><ul>"
        "<li><code>/digest this-week</code> shows you the newest digest, anywhere.</li>"
        f"<li><code>/invite @{bot}</code> in a channel lets people ask <code>@{bot}</code> there.</li>"
        "<li><code>/digest subscribe weekly mon 09:00</code> posts it in that channel every week.</li></ul>",
    )


def failed_page(reason: str) -> str:
    """Say why the app is not installed, and how to begin again."""
    app, _ = _names()
    title, text = _FAILURES.get(reason, _OTHERWISE)
    return _page(title, f'<p>{text.format(app=app)}</p>{_AGAIN}<p class="small">{app} · {escape(reason[:100])}</p>')


def _names() -> tuple[str, str]:
    shown = manifest()
    return shown["display_information"]["name"], shown["features"]["bot_user"]["display_name"]


def _page(title: str, body: str) -> str:
    return _PAGE.format(title=escape(title), body=body)


def attach(application: web.Application, settings: SlackSettings, store: Callable[[], Installations]) -> None:
    """Add the two addresses of an install; `store` is called when the first of them is opened."""

    def flow() -> AsyncOAuthFlow:
        kept = store()
        return AsyncOAuthFlow(
            client=AsyncWebClient(base_url=settings.api_url, retry_handlers=[]),
            logger=log,
            settings=AsyncOAuthSettings(
                client_id=settings.client_id,
                client_secret=settings.client_secret,
                scopes=manifest()["oauth_config"]["scopes"]["bot"],
                user_scopes=[],
                installation_store=kept,
                state_store=kept,
                state_expiration_seconds=int(STATE.total_seconds()),
                install_page_rendering_enabled=False,
                callback_options=AsyncCallbackOptions(success=_succeeded, failure=_failed),
                logger=log,
            ),
        )

    async def install(request: web.Request) -> web.StreamResponse:
        return await _shown(request, lambda asked: flow().handle_installation(asked))

    async def redirect(request: web.Request) -> web.StreamResponse:
        return await _shown(request, lambda asked: flow().handle_callback(asked))

    application.router.add_get(INSTALL, install)
    application.router.add_get(REDIRECT, redirect)


async def _shown(
    request: web.Request, handle: Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]
) -> web.StreamResponse:
    """Give the page of a step, or one that says that Slack or the database does not answer."""
    try:
        made = await handle(await to_bolt_request(request))
    except (DigestbotError, aiohttp.ClientError, OSError, AttributeError, ValueError) as problem:
        # The last two: the SDK trips over an answer that is not what Slack sends.
        log.warning("An install stopped at %s: %s", request.path, str(problem) or type(problem).__name__)
        made = BoltResponse(status=503, body=failed_page("unavailable"))
    response = web.Response(status=made.status, text=made.body, content_type="text/html", headers=_HEADERS)
    for name in ("location", "set-cookie"):
        response.headers.extend((name, value) for value in made.headers.get(name, ()))
    return response


async def _succeeded(args: AsyncSuccessArgs) -> BoltResponse:
    gone = args.settings.state_utils.build_set_cookie_for_deletion()
    return BoltResponse(status=200, body=installed_page(args.installation), headers={"Set-Cookie": gone})


async def _failed(args: AsyncFailureArgs) -> BoltResponse:
    log.info("The app was not installed: %s", args.reason[:100])
    gone = args.settings.state_utils.build_set_cookie_for_deletion()
    body = failed_page(args.reason)
    return BoltResponse(status=args.suggested_status_code, body=body, headers={"Set-Cookie": gone})
