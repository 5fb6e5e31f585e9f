"""Questions in small letters, as phones write them, are read as if their names had the capitals of the posts."""

import pytest

from bot.answers.questions.casing import as_posts_capitalise
from tests.answers.conftest import answering_from, asker, read, search_in

POST = """---
title: Harbour Weekly
date: 2026-03-06
---
- The pier was bought by Brine Labs, and Kelp 2 reads charts for the harbour.
- Everybody uses iSail now. Ropes are strong; the harbour likes Tarhand ropes.
- Apples were sold.
- The chart is under the MIT License, and the oar under the Apache License.
"""


@pytest.mark.parametrize(
    ("asked", "read_as"),
    [
        ("what did brine labs buy?", "what did Brine Labs buy?"),
        ("what is kelp 3", "what is Kelp 3"),
        ("who uses isail in the harbour?", "who uses iSail in the harbour?"),
        ("are ropes strong? what about tarhand ropes", "are ropes strong? what about Tarhand ropes"),
        ("were apples sold?", "were apples sold?"),
        ("What did brine labs buy?", "What did Brine Labs buy?"),
        ("did Brine buy tarhand?", "did Brine buy tarhand?"),
        ("brine labs 买了什么", "Brine labs 买了什么"),
        # What is asked for is a kind of thing.
        ("which license does brine labs use?", "which license does Brine Labs use?"),
    ],
)
def test_a_name_gets_the_capitals_that_posts_give_it_alone(asked: str, read_as: str) -> None:
    assert as_posts_capitalise(asked, search_in(read(POST, "one"))) == read_as


async def test_a_thing_of_the_same_name_and_another_number_is_refused_in_small_letters_too() -> None:
    ask = asker(answering_from(read(POST, "one")))
    assert (await ask("what does kelp 2 read?")).answered
    assert not (await ask("what does kelp 3 read?")).answered
    assert (await ask("what does kelp 2 read?")).question == "what does kelp 2 read?"


def test_a_word_that_posts_have_in_front_of_a_name_alone_is_part_of_it() -> None:
    post = "---\ntitle: Notes\ndate: 2026-03-06\n---\n- Palm Alta Works cut ropes. They say that Alta cuts chains.\n"
    assert as_posts_capitalise("ropes of the palm alta one?", search_in(read(post, "one"))) == (
        "ropes of the Palm Alta one?"
    )


def test_an_everyday_word_that_posts_have_once_with_a_capital_is_no_name() -> None:
    post = "---\ntitle: Notes\ndate: 2026-03-06\n---\n- They limit Visiting for the harbour.\n- Ropes are sold.\n"
    asked = "can I see ropes without visiting the shop?"
    assert as_posts_capitalise(asked, search_in(read(post, "one"))) == asked


def test_a_plain_word_that_a_found_passage_has_once_with_a_capital_is_none_where_others_write_it_small() -> None:
    shouted = "---\ntitle: Harbour Weekly\ndate: 2026-03-06\n---\nThe pier has a REST interface for the harbour.\n"
    small = "---\ntitle: Notes\ndate: 2026-03-13\n---\nThey rest here, and the rest may go.\n"
    search = search_in(read(shouted, "one"), read(small, "two"))
    asked = "which interface for the harbour pier is shut off from the rest?"
    assert as_posts_capitalise(asked, search) == asked


def test_a_name_that_posts_have_only_behind_whose_it_is_gets_its_capitals() -> None:
    trends = (
        "---\ntitle: Trends\ndate: 2026-03-06\n---\n- brine/Kelp-Reach reads charts.\n- New is brine/Kelp-Reach 2.\n"
    )
    assert as_posts_capitalise("what is kelp-reach", search_in(read(trends, "one"))) == "what is Kelp-Reach"
