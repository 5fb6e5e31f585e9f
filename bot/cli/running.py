"""Running: run, chat, doctor."""

import asyncio
import sys
from typing import TYPE_CHECKING

import typer

from bot.cli.output import (
    FAILED,
    INTERRUPTED,
    Json,
    document,
    opened_world,
    remark,
    say,
    settings,
    unwarned_settings,
    wait,
    warned,
)

if TYPE_CHECKING:
    from bot.loading import Load
    from bot.settings import Settings

NOT_CONNECTED = (
    "No Slack or Discord credentials are set, so this is the console chat; docs/slack.md and docs/discord.md say how to"
    " connect."
)
#: Seconds that a chat waits at its end for what still looks at the folder.
_LEAVING = 2.0
NOT_SERVED = "DIGESTBOT_HTTP serves nothing in a console chat; set the credentials of a platform, or leave it out."


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    for command in (run, chat, doctor):
        app.command()(command)


def run() -> None:
    """Start every platform that has credentials, the clock and the sender; without any, the console chat."""
    from bot.app import folder_of

    chosen = unwarned_settings()
    if not chosen.slack.configured and not chosen.discord.configured:
        # Before anything is remarked, so that a folder that is not there is all that is said.
        folder_of(chosen)
        remark(NOT_CONNECTED)
        if chosen.http:
            remark(NOT_SERVED)
        _talk(warned(chosen))
        return
    from bot.logs import start_logs
    from bot.running import run as serve

    start_logs(secrets=_secrets(chosen))
    if wait(serve(chosen)):
        raise typer.Exit(INTERRUPTED)


def chat() -> None:
    """Talk to the bot in this terminal; no token, no network."""
    _talk(settings())


def doctor(json: Json = False) -> None:
    """Check settings, database, content, model, tokens, channels and clock: ok, or the one thing to do."""
    from bot.doctor import examine

    findings = wait(examine(unwarned_settings()))
    if json:
        document({"findings": [{"part": one.part, "ok": one.ok, "message": one.message} for one in findings]})
    else:
        for one in findings:
            say(f"{'ok  ' if one.ok else 'TODO'}  {one.part}: {one.message}")
    if not all(one.ok for one in findings):
        raise typer.Exit(FAILED)


def _talk(chosen: "Settings") -> None:
    from adapters.console.adapter import ConsoleAdapter
    from bot.app import present
    from bot.following import follow

    said: set[str] = set()

    def told(load: "Load") -> None:
        problems = [problem.within(chosen.content) for problem in load.skipped]
        for problem in problems:
            if problem not in said:
                remark(problem)
        said.clear()
        said.update(problems)

    async def work() -> None:
        async with opened_world(chosen, present) as world:
            told(world.load)
            following = asyncio.create_task(follow(world.corpus, chosen.content, told))
            try:
                console = ConsoleAdapter(timezone=chosen.timezone.key)
                await console.run(world.service(console.inspect))
            finally:
                following.cancel()
                await asyncio.wait([following], timeout=_LEAVING)

    asyncio.run(work())
    sys.stdout.flush()


def _secrets(chosen: "Settings") -> list[str]:
    slack = chosen.slack
    given = [slack.bot_token, slack.app_token, slack.signing_secret, slack.client_secret]
    given += [key.strip() for key in slack.encryption_key.split(",")]
    return [secret for secret in (*given, chosen.discord.token, chosen.model.api_key) if secret]
