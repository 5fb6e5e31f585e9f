"""Who made or presented a thing, and all that is by one maker, where titles end in who that is."""

from collections.abc import Awaitable, Callable

import pytest

from bot.answers.answer import Answer
from tests.answers.conftest import answering_from, asker, read

MEETING = """---
title: Loom Meeting 7
date: 2026-04-05
slug: loom-meeting-7
---

## Talks

### [Quiet Heddle](https://loom.example/heddle) | [@ilse](https://code.example/ilse)

> A loom that makes no noise.

- Code: [@ilse](https://code.example/ilse)
- [Quiet Heddle repository](https://code.example/ilse/heddle)

### [Reedcutter](https://loom.example/reed) | [@bo](https://code.example/bo) & [@ilse](https://code.example/ilse)

> A saw for reeds, cut by lasers.

### Spinning in the Dark by Wanda Okoro

> How to spin yarn at night.

### Dyeing with Rust by Łukasz Čermák

> How to dye wool brown.

### Millhouse acquired by Pontus Vreeland

> The mill changes hands.

## Reading

- [Carding by the Sea](https://loom.example/carding)

  by Wanda Okoro

  > Salt is good for wool.
- [Felt and Fog](https://loom.example/fog)

  by Pip Arden

  > Fog is good for felt.
"""


@pytest.fixture
def ask() -> Callable[..., Awaitable[Answer]]:
    return asker(answering_from(read(MEETING, "loom-meeting-7")))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who presented Quiet Heddle?", "Quiet Heddle | @ilse [1]"),
        ("Who gave the Reedcutter talk at Loom Meeting 7?", "Reedcutter | @bo & @ilse [1]"),
        ("who is behind Reedcutter?", "Reedcutter | @bo & @ilse [1]"),
        ("who held the talk Spinning in the Dark?", "Spinning in the Dark by Wanda Okoro [1]"),
        ("who held the talk Dyeing with Rust?", "Dyeing with Rust by Łukasz Čermák [1]"),
        ("which talk did bo give at Loom Meeting 7", "Reedcutter | @bo & @ilse [1]"),
        ("what did bo present?", "Reedcutter | @bo & @ilse [1]"),
        ("which articles are by Pip Arden?", "Felt and Fog by Pip Arden [1]"),
    ],
)
async def test_a_title_says_who_presented_it(ask, question: str, told: str) -> None:
    assert (await ask(question)).text == told


async def test_the_letters_of_a_name_may_stand_in_a_word_before_it() -> None:
    ask = asker(answering_from(read(MEETING.replace("@bo", "@tal"), "loom-meeting-7")))
    assert (await ask("which talk did tal give at Loom Meeting 7")).text == "Reedcutter | @tal & @ilse [1]"


async def test_all_that_is_by_one_maker_is_given(ask) -> None:
    answer = await ask("Which two talks at Loom Meeting 7 involved ilse?")
    assert [one.text for one in answer.sentences] == ["Quiet Heddle | @ilse", "Reedcutter | @bo & @ilse"]
    written = await ask("What did Wanda Okoro write?")
    assert [one.text for one in written.sentences] == [
        "Spinning in the Dark by Wanda Okoro",
        "Carding by the Sea by Wanda Okoro",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "who presented Loud Heddle?",
        "who made Millhouse?",
        "which talks did Wim Arden give at Loom Meeting 7?",
        "which licence does Quiet Heddle by ilse have?",
    ],
)
async def test_titles_tell_of_nobody_else(ask, question: str) -> None:
    assert not (await ask(question)).answered
