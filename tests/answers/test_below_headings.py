"""A sentence below a heading that says all that is asked, before one elsewhere that shares a name with the question."""

import pytest

from tests.answers.conftest import answering_from, asker, read

NEWS = """---
title: Map news of the harbour
date: 2026-03-08
---

## Software

### Sextant 2.4

For reference, Sextant is a framework for charts that are made with Gullmap. It is quick.

## Events

### Gullmap user days in Tornhaven

It is in Tornhaven that the great gathering takes place this year, on 27 and 28 June.

## Courts

### The watchdog and the ferry

The watchdog WKDG looks into why the Pelican Line told its 300 travellers so late.
"""


@pytest.fixture
def ask():
    return asker(answering_from(read(NEWS, "2026-03-08")))


async def test_what_stands_below_a_heading_on_it_is_given(ask):
    answer = await ask("Where are the Gullmap user days?")
    assert "great gathering" in answer.text
    assert "Sextant" not in answer.text


async def test_how_high_something_was_is_told_of_that_thing(ask):
    assert not (await ask("How high was the fine the WKDG gave the Pelican Line?")).answered
