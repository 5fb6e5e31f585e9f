"""A name that is a word of asking elsewhere: the posts tell which it is."""

from datetime import UTC, datetime

import pytest

from tests.answers.conftest import answering_from, question, read

TEXT = """---
title: Mill Weekly 3
date: 2026-03-04
---
## Looms

- **Ropes** — New ropes are tied in Make and hold for a year.
- **Knots** — The mill moved its knots from yarn to Make in March.
- **Nets** — All nets of the mill use Make as well.

## Other

Weft 3 is out, and people read how to take it apart.
"""


@pytest.fixture
def ask_mill():
    answering = answering_from(read(TEXT, "mill"))

    async def asked(text):
        return await answering.reply(question(text, now=datetime(2026, 4, 20, tzinfo=UTC)))

    return asked


@pytest.mark.parametrize("asked", ["Make", "What is new in Make?"])
async def test_a_name_that_the_posts_have_is_asked_about(ask_mill, asked: str):
    answer = await ask_mill(asked)
    assert "Make" in answer.text
    assert "Weft 3" not in answer.text


@pytest.mark.parametrize("asked", ["Overview", "Take", "What is new?"])
async def test_a_word_that_the_posts_write_small_asks_for_what_is_new(ask_mill, asked: str):
    assert "Weft 3" in (await ask_mill(asked)).text
