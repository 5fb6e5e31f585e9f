"""An overview opens with what is new in a section, not with what every post of the series says there."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from bot.posts.post import Post
from tests.answers.conftest import answering_from, read

NOW = datetime(2026, 3, 29, tzinfo=UTC)


def asked(text: str) -> Question:
    return Question(text=text, now=NOW, zone=ZoneInfo("UTC"))


def letters(body: str) -> list[Post]:
    """Give the letters of four weeks, each with its own grain in the body; the newest tells of oats."""
    head = "---\ntitle: Mill letter {n}\ndate: 2026-03-{day:02d}\nseries: weekly\n---\n"
    grains = enumerate(("Rye", "Spelt", "Barley", "Oats"), 1)
    return [read(head.format(n=n, day=7 * n) + body.format(grain=grain), f"letter-{n}") for n, grain in grains]


async def test_an_overview_leaves_out_what_every_letter_says():
    answering = answering_from(
        *letters(
            "Hello and welcome to the mill letter, which tells what was ground.\n\n"
            "## Call for help\n\nAlways wanted to grind your own flour?\n\n{grain} has to be carried to the loft.\n"
        )
    )
    answer = await answering.reply(asked("what is new in the latest digest?"))
    assert answer.text == "Oats has to be carried to the loft. [1]"


async def test_an_overview_tells_what_came_to_pass_below_a_tag_line_and_who_speaks():
    answering = answering_from(
        *letters(
            "## Machines\n\n### Loom ([website](https://loom.example))\n\nLoom is a frame on which bags are woven.\n\n"
            "[Ona](https://people.example/ona) reports\n\n> Loom can weave bags for {grain} now. It took a winter.\n"
        )
    )
    answer = await answering.reply(asked("what is new in the latest digest?"))
    assert answer.text == "Loom can weave bags for Oats now. [1]"


@pytest.mark.parametrize("text", ["Compare the Kestrel kit and the Heron kit", "Kestrel or Heron?"])
async def test_a_comparison_that_only_a_repeated_line_tells_is_refused(text):
    gazettes = [
        read(
            f"---\ntitle: Gazette {n}\ndate: 2026-03-{n:02}\n---\n"
            "Every week we compare the Kestrel kit and the Heron kit.\n\n"
            f"Story number {n} tells of gardens by the river and of {n} lanterns.\n",
            f"gazette-{n}",
        )
        for n in range(1, 13)
    ]
    assert not (await answering_from(*gazettes).reply(asked(text))).answered
