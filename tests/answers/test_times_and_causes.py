"""The checker on what is last and what is next, and on causes that no passage gives."""

import pytest

from bot.answers.checking.evidence import Checker
from tests.answers.conftest import passage

CAUSE = "its passages do not give this cause"


def why(text, claim):
    """Say why a claim goes on a passage; an empty text where it stays."""
    return Checker([passage(text)]).check(claim, [0]).why


@pytest.mark.parametrize(
    ("text", "false"),
    [
        ("Heron's budget for the next quarter is small.", "Heron's budget for the last quarter is small."),
        ("Heron's budget for the past quarter was small.", "Heron's budget for the coming quarter was small."),
        ("Kestrel's talk of last week is online.", "Kestrel's talk of next week is online."),
        ("Kestrel's plan for the coming year has four parts.", "Kestrel's plan for the previous year has four parts."),
        ("Raven's tour of next summer goes through Oslo.", "Raven's tour of last summer goes through Oslo."),
    ],
)
def test_what_is_next_is_not_what_was_last(text, false):
    assert why(text, text) == ""
    assert "the passages do not say" in why(text, false)


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("Heron's budget for the next quarter is small.", "The budget of Heron for the coming quarter is small."),
        ("Heron's budget for the past quarter was small.", "Heron's budget of the last quarter was small."),
        ("Kestrel's talks of last week and next week are online.", "Kestrel's talk of next week is online."),
        ("Kestrel's talk of last week is online.", "Kestrel's talk of the last week is online."),
        (
            "Raven's tour of last summer led to a book for the next year.",
            "Raven's book for the next year came of a tour.",
        ),
    ],
)
def test_the_same_time_in_another_word_and_one_of_several_stay(text, true):
    assert why(text, true) == ""


def test_of_another_span_nothing_is_said_by_the_one_that_is_told():
    assert "do not say" not in why(
        "Heron's budget for the next quarter is small.", "Heron's budget of last month is small."
    )


TOLD = "Kestrel postponed its second release after a leak in the cache of its planner. Heron sells lamps to hospitals."


@pytest.mark.parametrize("cause", ["because of", "due to", "owing to", "on account of", "as a result of"])
def test_a_cause_that_no_passage_gives_goes_however_it_is_led_up_to(cause):
    assert why(TOLD, f"Kestrel postponed its second release {cause} a leak in the cache.") == ""
    assert why(TOLD, f"Kestrel postponed its second release {cause} lazy engineers.") == CAUSE


@pytest.mark.parametrize(
    "true",
    [
        "Kestrel postponed its second release because its planner's cache had a leak.",
        "Because of a leak in the cache, Kestrel postponed its second release.",
        "Kestrel postponed its second release due to Heron.",
    ],
)
def test_a_cause_in_words_or_names_of_the_passage_stays(true):
    assert why(TOLD, true) == ""


def test_a_cause_ends_where_its_clause_does():
    assert (
        why(TOLD, "Kestrel postponed its second release because of lazy engineers, a leak in the planner's cache.")
        == CAUSE
    )
    assert why(TOLD, "Because of lazy engineers and a drought, Kestrel postponed its second release.") == CAUSE
    assert (
        why(TOLD, "Kestrel postponed its second release because of a leak, after which its planner went on.") != CAUSE
    )


def test_half_of_the_words_of_a_cause_are_enough_and_fewer_are_not():
    assert why(TOLD, "Kestrel postponed its second release because of a cache failure.") == ""
    assert why(TOLD, "Kestrel postponed its second release because of a sudden cache failure.") == CAUSE


def test_a_cause_told_in_chinese_is_not_compared_word_by_word():
    told = "由于缓存泄漏，Kestrel 推迟了第二个版本的发布。"
    assert why(told, "Kestrel postponed its second release because of a leak.") != CAUSE
    assert why("Kestrel 推迟了第二个版本的发布。", "Kestrel postponed its second release because of a leak.") == CAUSE
