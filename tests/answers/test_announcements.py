"""When something came to be that a post announces in its title: told by the day of that post, and by no other."""

import pytest

from tests.answers.conftest import answering_from, asker, read

LIMIT = """---
title: Knot limit of Heddle increased from 10 to 100.
date: 2026-03-11
---

A pattern may now hold that many. Older looms keep what they have.
"""
SPUN = """---
title: Spindle sharing in Heddle is now open to all
date: 2026-03-12
---

It opens on 1 June, floor by floor.
"""


@pytest.fixture
def ask():
    return asker(answering_from(read(LIMIT, "limit"), read(SPUN, "sharing")))


async def test_a_post_that_announces_it_tells_the_day(ask):
    answer = await ask("when did the knot limit of heddle go up to 100")
    assert answer.text == "Knot limit of Heddle increased from 10 to 100 — 2026-03-11 [1]"


async def test_a_day_in_the_post_itself_comes_first(ask):
    assert "1 June" in (await ask("When was spindle sharing in Heddle opened to all?")).text


@pytest.mark.parametrize(
    "question",
    [
        "When was the knot limit of Heddle dropped?",
        "When was the knot limit of Bobbin increased to 100?",
        "When will the knot limit of Heddle be increased to 100?",
    ],
)
async def test_what_no_title_announces_has_no_day(ask, question):
    assert not (await ask(question)).answered
