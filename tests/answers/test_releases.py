"""The latest release of a thing, all that the posts tell of, and a time where it is asked when."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bot.answers.answer import Answer
from bot.answers.kinds.wanted import gives_wanted
from tests.answers.conftest import answering_from, asker, read

MAY = """---
title: Bench Notes in May
date: 2026-05-18
---
## Releases

- **Cargo Lens v3.2.2** - fixes a crash on start.
- **Cargo Lens v3.2.1** - mends a leak of memory brought in with Lens v3.1.0.
- **Pelican 0.9.8** - brings dark mode.

## Elsewhere

We tried Heron with Pelican v9.9.9 hooks.

Ottavia gained a 91.5% hit rate on Ledger; the code of Ottavia is at https://example.org/ottavia.

Grebe was published in March 2026 and its code was opened on 4 April 2026.
"""
JUNE = """---
title: Bench Notes in June
date: 2026-06-01
---
## Releases

- **Pelican 0.10.0** - drops dark mode again.
- **Cargo Lens v3.1.9** - a fix carried back to the old line.
"""


@pytest.fixture
def ask() -> Callable[..., Awaitable[Answer]]:
    return asker(answering_from(read(MAY, "may"), read(JUNE, "june")), now=datetime(2026, 6, 9, 9, tzinfo=UTC))


@pytest.mark.parametrize("question", ["What is the latest version of Pelican?", "latest Pelican release"])
async def test_the_latest_release_is_given_alone(ask, question: str):
    said = [one.text for one in (await ask(question)).sentences]
    assert said == ["Pelican 0.10.0 - drops dark mode again."]


async def test_the_highest_version_comes_before_a_newer_release_of_an_old_line(ask):
    said = [one.text[:17] for one in (await ask("What is the latest release of Cargo Lens?")).sentences]
    assert said == ["Cargo Lens v3.2.2", "Cargo Lens v3.1.9"]


async def test_each_release_is_given_where_several_are_asked_for(ask):
    said = [one.text[:17] for one in (await ask("Which Cargo Lens versions are mentioned?")).sentences]
    assert said == ["Cargo Lens v3.2.2", "Cargo Lens v3.2.1", "Cargo Lens v3.1.9"]


async def test_a_share_is_no_version(ask):
    assert not (await ask("What is the latest version of Ottavia?")).answered


async def test_a_day_must_be_told_of_what_is_asked_about(ask):
    assert not (await ask("When was the code of Ottavia published?")).answered
    assert "4 April" in (await ask("When was the code of Grebe opened?")).text


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Heron can do so since 1.50.", True),
        ("It came with v2.1.", True),
        ("Heron reaches 85.2% on Weir.", False),
        ("Heron is 1.7x faster and weighs 3.5 GB.", False),
    ],
)
def test_a_version_tells_when_and_a_figure_does_not(text: str, gives: bool):
    assert gives_wanted("When was Heron made faster?", text) is gives
