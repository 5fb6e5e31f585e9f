"""An overview opens with what is new in a section, not with what every post of the series says there."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from tests.answers.conftest import answering_from, read

GRAIN = ("Rye", "Spelt", "Barley", "Oats")


async def test_an_overview_leaves_out_what_every_letter_says():
    letters = [
        read(
            f"---\ntitle: Mill letter {n}\ndate: 2026-03-{7 * n:02d}\nseries: weekly\n---\n"
            "Hello and welcome to the mill letter, which tells what was ground.\n\n"
            f"## Call for help\n\nAlways wanted to grind your own flour?\n\n{grain} has to be carried to the loft.\n",
            f"letter-{n}",
        )
        for n, grain in enumerate(GRAIN, 1)
    ]
    answering = answering_from(*letters)
    now = datetime(2026, 3, 29, tzinfo=UTC)
    answer = await answering.reply(Question(text="what is new in the latest digest?", now=now, zone=ZoneInfo("UTC")))
    assert answer.text == "Oats has to be carried to the loft. [1]"


async def test_an_overview_tells_what_came_to_pass_below_a_tag_line_and_who_speaks():
    letters = [
        read(
            f"---\ntitle: Mill letter {n}\ndate: 2026-03-{7 * n:02d}\nseries: weekly\n---\n"
            "## Machines\n\n### Loom ([website](https://loom.example))\n\nLoom is a frame on which bags are woven.\n\n"
            f"[Ona](https://people.example/ona) reports\n\n> Loom can weave bags for {grain} now. It took a winter.\n",
            f"letter-{n}",
        )
        for n, grain in enumerate(GRAIN, 1)
    ]
    answering = answering_from(*letters)
    now = datetime(2026, 3, 29, tzinfo=UTC)
    answer = await answering.reply(Question(text="what is new in the latest digest?", now=now, zone=ZoneInfo("UTC")))
    assert answer.text == "Loom can weave bags for Oats now. [1]"


@pytest.mark.parametrize("text", ["Compare the Kestrel kit and the Heron kit", "Kestrel or Heron?"])
async def test_a_comparison_that_only_a_repeated_line_tells_is_refused(text):
    letters = [
        read(
            f"---\ntitle: Gazette {n}\ndate: 2026-03-{n:02}\n---\n"
            "Every week we compare the Kestrel kit and the Heron kit.\n\n"
            f"Story number {n} tells of gardens by the river and of {n} lanterns.\n",
            f"gazette-{n}",
        )
        for n in range(1, 13)
    ]
    now = datetime(2026, 3, 29, tzinfo=UTC)
    answering = answering_from(*letters)
    assert not (await answering.reply(Question(text=text, now=now, zone=ZoneInfo("UTC")))).answered
