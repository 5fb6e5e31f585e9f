"""Mention the bot 200 times within 10 seconds, with a model that thinks for one: `python -m benchmarks.slack_load`.

The program runs in a process of its own over Socket Mode; Slack and the model are servers on 127.0.0.1 in this one.
"""

import asyncio
import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.servers.crowd import SlowModel, crowd
from tests.servers.slack import SlackServer

POSTS = Path(__file__).parents[1] / "tests" / "scenarios" / "posts"


async def main(mentions: int = 200, within: float = 10.0) -> int:
    with tempfile.TemporaryDirectory() as folder:
        async with SlackServer() as slack, SlowModel() as model:
            program = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "run",
                env=environment(slack, model, folder),
                stderr=asyncio.subprocess.DEVNULL,
            )
            try:
                await slack.connected(30)
                outcome = await crowd(slack, mentions, within=within, patience=90)
            finally:
                program.terminate()
                await program.wait()
    print(json.dumps(asdict(outcome), indent=1))
    good = outcome.slowest < 1 and not outcome.lost and not outcome.doubled
    return 0 if good else 1


def environment(slack: SlackServer, model: SlowModel, folder: str) -> dict[str, str]:
    settings = slack.settings()
    return {
        **{name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV")},
        "DIGESTBOT_CONTENT": str(POSTS),
        "DATABASE_URL": f"sqlite:///{folder}/bot.db",
        "SLACK_BOT_TOKEN": settings.bot_token,
        "SLACK_APP_TOKEN": settings.app_token,
        "SLACK_API_URL": settings.api_url,
        "OPENAI_BASE_URL": model.url,
        "DIGESTBOT_MODEL": "slow-model",
    }


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*map(int, sys.argv[1:2]))))
