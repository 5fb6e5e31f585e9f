"""Send 10,000 generated messages through the rules of Discord: `python -m benchmarks.discord_messages [COUNT]`."""

import sys
from itertools import count
from time import perf_counter

from hypothesis import HealthCheck, Phase, given, seed, settings

from adapters.discord.components import payload
from adapters.discord.limits import LIMITS
from bot.messages.parts import cut
from tests.messages.strategies import MESSAGE
from tests.servers.discord_reader import visible
from tests.servers.discord_rules import message_problems


def run(wanted: int) -> tuple[int, int]:
    """Give how many messages were made, and how many payloads they became; AssertionError where one is refused."""
    made, payloads = count(), count()

    @seed(1)
    @settings(
        max_examples=wanted,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(MESSAGE)
    def check(message: object) -> None:
        next(made)
        for part in cut(message, LIMITS):
            next(payloads)
            body = payload(part, key="k1")
            seen = visible(body)
            assert message_problems(body) == []
            assert seen.mentions == seen.emoji == seen.previews == []

    check()
    return next(made), next(payloads)


if __name__ == "__main__":
    begun = perf_counter()
    messages, sent = run(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    print(f"{messages} messages, {sent} payloads, every one accepted, nobody pinged, in {perf_counter() - begun:.0f} s")
