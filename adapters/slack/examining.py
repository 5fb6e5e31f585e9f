"""Looking Slack over for `digestbot doctor`: tokens, scopes against the manifest, and each place."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_sdk.errors import SlackApiError

from adapters.slack import publishing
from adapters.slack.api import Api
from adapters.slack.errors import REFUSED, told
from adapters.slack.installing import INSTALL
from adapters.slack.manifest import manifest
from bot.chat import Health, Place
from bot.errors import DigestbotError

if TYPE_CHECKING:
    from adapters.slack.workspaces import Workspaces

#: What does not work without a scope.
COSTS = {
    "app_mentions:read": "mentions in channels are not heard",
    "assistant:write": "no suggested questions and no titles in the agent tab",
    "channels:history": "no follow-ups in threads of public channels, and nothing posted there can be found again",
    "channels:read": "public channels cannot be checked before posting",
    "chat:write": "nothing can be posted at all",
    "commands": "/digest and the message shortcut are missing",
    "groups:history": "no follow-ups in threads of private channels, and nothing posted there can be found again",
    "groups:read": "private channels cannot be checked before posting",
    "im:history": "direct messages are not heard",
    "im:read": "direct messages cannot be checked before posting",
    "im:write": "no direct message can be opened",
    "users:read": "nobody's time zone, language or rights are known, so only people in direct messages may subscribe",
}
_UNREACHABLE = "Slack cannot be reached; check the network and SLACK_API_URL."


async def examine(api: Api, places: Sequence[Place]) -> Sequence[tuple[str, Health]]:
    """Check the tokens and their scopes, then each place."""
    found = [("", await _tokens(api))]
    if found[0][1].ok or await _is_known(api):
        found += [(place.channel, await publishing.inspect(api, place)) for place in places]
    return found


async def examine_many(
    base: Api, workspaces: "Workspaces", installed: Sequence[tuple[str, str]], places: Sequence[Place]
) -> Sequence[tuple[str, Health]]:
    """Check the app's own token, then each workspace that installed it or that a place is in, then each place.

    Args:
        base: the Web API without a workspace's token.
        workspaces: give each its own.
        installed: the workspace and organisation of each installation.
        places: where we post.
    """
    notes = ("workspaces install the app at /slack/install",)
    found = [("", Health(problems=tuple(await _way_in(base)), notes=notes))]
    looked_at = {team or enterprise: (team, enterprise) for team, enterprise in installed}
    for name, (team, enterprise) in ({place.workspace: (place.workspace, "") for place in places} | looked_at).items():
        try:
            api = (await workspaces.of(team, enterprise)).api
        except DigestbotError as problem:
            found.append((name, Health(problems=(str(problem),))))
            continue
        found.append((name, await _tokens(api, way_in=False)))
        found += [(place.channel, await publishing.inspect(api, place)) for place in places if place.workspace == team]
    return found


async def _is_known(api: Api) -> bool:
    """Tell whether the bot token works, so that places can be looked at in spite of a problem elsewhere."""
    try:
        await api.me()
    except (SlackApiError, aiohttp.ClientError, OSError):
        return False
    return True


async def _tokens(api: Api, *, way_in: bool = True) -> Health:
    try:
        known = await api.once.auth_test()
    except SlackApiError as problem:
        return Health(problems=(_refused("SLACK_BOT_TOKEN" if way_in else "the token it gave us", problem),))
    except (aiohttp.ClientError, OSError):
        return Health(problems=(_UNREACHABLE,))
    problems = [*_lacking(granted(known.headers)), *(await _way_in(api) if way_in else ())]
    return Health(problems=tuple(problems), notes=(f"@{known.get('user')} in {known.get('team')}",))


def granted(headers: Any) -> frozenset[str] | None:
    """Give the scopes Slack names in an answer's headers; None where it names none."""
    told_scopes = next((value for name, value in headers.items() if name.lower() == "x-oauth-scopes"), None)
    return None if told_scopes is None else frozenset(filter(None, (part.strip() for part in told_scopes.split(","))))


def _lacking(scopes: Iterable[str] | None) -> Iterator[str]:
    if scopes is None:
        return
    wanted = manifest()["oauth_config"]["scopes"]["bot"]
    for scope in sorted(set(wanted) - set(scopes)):
        yield f"Add the scope {scope} and reinstall the app; without it {COSTS[scope]}."


async def _way_in(api: Api) -> list[str]:
    """Check that events can reach us: a socket may be opened, or there is a secret to check signatures with."""
    if not api.settings.app_token:
        return [] if api.settings.signing_secret else ["Set SLACK_APP_TOKEN or SLACK_SIGNING_SECRET; events need one."]
    try:
        await api.once.apps_connections_open(app_token=api.settings.app_token)
    except SlackApiError as problem:
        return [_refused("SLACK_APP_TOKEN", problem)]
    except (aiohttp.ClientError, OSError):
        return [_UNREACHABLE]
    return []


def _refused(setting: str, problem: SlackApiError) -> str:
    status, error, _ = told(problem)
    if error in REFUSED:
        anew = "copy it anew from the app's page" if setting.isupper() else f"install the app there again at {INSTALL}"
        return f"Slack does not take {setting} ({error}); {anew}."
    return f"Slack cannot check {setting} now ({error or f'status {status}'}); try again later."
