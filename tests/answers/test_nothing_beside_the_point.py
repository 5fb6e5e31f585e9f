"""An answer without a model is the sentence that answers, and no other that only shares a word with the question."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Answer, Question
from bot.answers.extraction.weighing import pairs_in
from tests.answers.conftest import answering_from, read

HARBOUR = """---
title: The Harbour News
date: 2026-03-03
---
# The Harbour News

## Boats

Mirelle Okafor told the harbour that the ferry Pelican would be repainted. The paint is blue.

Head Pilot Mirelle Okafor warned the crews that the northern channel silts up.

The Tern Society gave away Brinecast, with which one may study birds of the shore.

## Calendar

* 2026-05-02 | Gullpoint, NL | Harbour Days Gullpoint Group, Gull Con Point rehearsal
* 2026-05-10 | Gullpoint, NL | GullCon 2026

## The lighthouse repair

* First visit: March 4, 2026
* Last visit: March 9, 2026
"""
MARKET = """---
title: The Market News
date: 2026-03-10
---
# The Market News

## Stalls

Heron 3 comes in two sizes of lamp: Heron 3 small at $25, and Heron 3 tall at $40.

Sellers of wool, of salt and of lamps now have a stall each, like Brinecast and its friends.

## Weather

Price of the storm: Ward 3 of the depot lost $900 of goods, a price nobody had expected.
"""
GUILDS = """---
title: The Guild News
date: 2026-03-17
---
# The Guild News

## Looms

Toll barges of the lower canal were changed to steam.

Ice closed the lower canal in the night of the fair.

Quarrytech claims that its Slipheddle is 5 times faster than Weftmill and all other looms of the town.

Quarrytech opened a second hall by the river.

## People

Mara Dell was nominated as speaker of the potters, and Per Quist to serve.

Ines Varga puts it plainly: "Barrels are no longer wood. They are a promise." She sells forty a day.

The rope makers nominated Oda Lund as their new treasurer.

Per Quist has been nominated to serve as one more warden of the dyers.
"""
POSTS = {"harbour": HARBOUR, "market": MARKET, "guilds": GUILDS}


@pytest.fixture
def ask() -> Callable[[str], Awaitable[list[str]]]:
    answering = answering_from(*(read(text, name) for name, text in POSTS.items()))

    async def reply(text: str) -> list[str]:
        now = datetime(2026, 4, 20, 9, tzinfo=UTC)
        answer: Answer = await answering.reply(Question(text=text, now=now, zone=ZoneInfo("UTC")))
        return [sentence.text for sentence in answer.sentences]

    return reply


@pytest.mark.parametrize("question", ["What is the price of the Heron 3?", "price of heron 3 small lamp"])
async def test_a_sentence_that_adds_only_a_word_posts_may_leave_out_is_not_given(ask, question):
    assert await ask(question) == ["Heron 3 comes in two sizes of lamp: Heron 3 small at $25, and Heron 3 tall at $40."]


async def test_who_acts_by_a_longer_name_is_not_passed_over_for_a_sentence_that_holds_less(ask):
    assert await ask("What did Mirelle Okafor warn about?") == [
        "Head Pilot Mirelle Okafor warned the crews that the northern channel silts up."
    ]


@pytest.mark.parametrize(
    ("question", "told"),
    [("When was the last visit of the lighthouse repair?", "March 9"), ("When is GullCon 2026?", "2026-05-10")],
)
async def test_of_two_with_the_same_words_the_one_that_puts_them_as_the_question_does_is_given(ask, question, told):
    [sentence] = await ask(question)
    assert told in sentence


def test_two_words_side_by_side_both_say_something():
    assert pairs_in("When was the last commit of Ono's tag-release fix?") == {
        ("last", "commit"),
        ("ono", "tag"),
        ("tag", "releas"),
        ("releas", "fix"),
    }


async def test_another_mention_of_a_name_says_nothing_of_what_it_is(ask):
    assert await ask("What is Brinecast?") == [
        "The Tern Society gave away Brinecast, with which one may study birds of the shore."
    ]


async def test_a_sentence_that_gives_what_is_asked_of_all_that_are_named_stands_alone(ask):
    assert await ask("How much faster than Weftmill does Quarrytech say Slipheddle is?") == [
        "Quarrytech claims that its Slipheddle is 5 times faster than Weftmill and all other looms of the town."
    ]


async def test_where_each_of_two_has_its_sentence_no_third_stands_beside_them(ask):
    assert await ask("What were Oda Lund and Per Quist each nominated for?") == [
        "The rope makers nominated Oda Lund as their new treasurer.",
        "Per Quist has been nominated to serve as one more warden of the dyers.",
    ]


async def test_a_sentence_that_opens_a_quotation_is_given_with_the_rest_of_it(ask):
    assert await ask("What does Ines Varga say about barrels?") == [
        'Ines Varga puts it plainly: "Barrels are no longer wood.',
        'They are a promise."',
    ]


async def test_of_what_changed_only_sentences_that_hold_all_of_it_are_given(ask):
    assert await ask("What changed for the barges of the lower canal?") == [
        "Toll barges of the lower canal were changed to steam."
    ]


async def test_a_question_that_a_post_leaves_open_tells_nothing_of_whom_it_names(asking) -> None:
    week = (
        "---\ntitle: The Quay Week\ndate: 2026-03-17\n---\n"
        "At the quay, Ida Brandvold runs the ferries, and Osric Fenwick moved to chair of the harbour board.\n\n"
        "To watch next week: whether the ferries keep their hours now that Fenwick does not run them.\n"
    )
    answer = await answering_from(read(week, "week")).reply(asking("what does Fenwick do now?", posts=None))
    assert "chair of the harbour board" in answer.text
    assert "To watch" not in answer.text
