"""A crowd that mentions the bot in Slack, and what became of each mention."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from tests.servers.openai import OpenAIServer
from tests.servers.slack import SlackServer
from tests.servers.slack_reader import visible

QUESTIONS = ("what is MEMENTO?", "which repo has 60,000 stars?", "how many stars has cognee?", "what moved to the Mac?")


class SlowModel(OpenAIServer):
    """A model that thinks for a while before its first word."""

    thinks = 1.0

    async def _chat(self, request):
        await asyncio.sleep(self.thinks)
        return await super()._chat(request)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a crowd.

    Attributes:
        slowest: seconds of the slowest acknowledgement.
        lost, doubled: mentions with no answer, and with more than one.
        seconds: from the first mention to the last answer.
    """

    mentions: int
    slowest: float
    median: float
    lost: int
    doubled: int
    seconds: float
    refusals: tuple[str, ...]


async def crowd(slack: SlackServer, mentions: int, *, within: float, patience: float) -> Outcome:
    """Let people mention the bot evenly over some seconds, each also as the channel's message, and wait for answers."""
    began = monotonic()

    async def one(number: int) -> str:
        await asyncio.sleep(within * number / mentions)
        # Numbered, so that none is answered from before.
        return await slack.mention(
            f"{QUESTIONS[number % len(QUESTIONS)]} ({number})", user="U1", doubled=number % 3 == 0
        )

    threads = await asyncio.gather(*(one(number) for number in range(mentions)))

    def answers(thread: str) -> list[dict]:
        return [message for message in slack.thread("C1", thread) if "bot_id" in message]

    def whole() -> bool:
        return all(any(message.get("metadata") for message in answers(thread)) for thread in threads)

    with suppress(TimeoutError):
        await slack.until(whole, patience)
    seconds = monotonic() - began
    await asyncio.sleep(0.3)
    spans = sorted(ack.seconds if ack.ok else 9.0 for ack in slack.acks)
    told = [[message for message in answers(thread) if visible(message).strip()] for thread in threads]
    return Outcome(
        mentions=mentions,
        slowest=spans[-1],
        median=spans[len(spans) // 2],
        lost=sum(not messages for messages in told),
        doubled=sum(len(messages) > 1 for messages in told),
        seconds=seconds,
        refusals=tuple(slack.refusals),
    )
