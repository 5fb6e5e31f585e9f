"""Questions read by rules: kind, asks, days, and what a follow-up leaves out."""

from datetime import date

import pytest

from bot.answers.question import read_question


def read(asking, text, *before):
    return read_question(asking(text, *before))


def whole(asking, text, *before):
    return [ask.whole for ask in read(asking, text, *before).asks]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hi", "greeting"),
        ("Hello there!", "greeting"),
        ("你好", "greeting"),
        ("👋", "greeting"),
        ("thank you so much", "thanks"),
        ("谢谢", "thanks"),
        ("who are you?", "about"),
        ("help", "about"),
        ("Hi, what can you do?", "about"),
        ("你能做什么？", "about"),
        ("hi, what is MEMENTO?", "ask"),
        ("thanks to whom did Codex grow?", "ask"),
        ("what is help desk automation?", "ask"),
    ],
)
def test_the_kind_of_a_message_is_told(asking, text, kind):
    assert read(asking, text).kind == kind


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("and its stars?", ("what is claude-mem?", "a memory"), "and its stars? (claude-mem)"),
        (
            "what does it do?",
            ("which repo has 60,000 stars?", "thedotmack/claude-mem has."),
            "what does it do? (thedotmack/claude-mem)",
        ),
        ("what about cognee?", ("How many stars does claude-mem have?", ""), "How many stars does cognee have?"),
        ("and TREX?", ("what is AlphaLab?", ""), "what is TREX?"),
        ("and 16,000?", ("which repo has 60,000 stars?", ""), "which repo has 16,000 stars?"),
        ("tell me more", ("what is omi?", ""), "what is omi?"),
        ("它有多少星？", ("什么是 claude-mem？", ""), "它有多少星？ (claude-mem)"),
        ("what is TREX?", ("what is MEMENTO?", ""), "what is TREX?"),
        ("is it true that TREX is a search tree?", ("what is MEMENTO?", ""), "is it true that TREX is a search tree?"),
    ],
)
def test_a_follow_up_is_made_whole(asking, text, before, expected):
    assert whole(asking, text, before) == [expected]


def test_a_follow_up_to_nothing_stays_as_it_is(asking):
    assert whole(asking, "and its stars?") == ["and its stars?"]


def test_a_quoted_message_is_what_it_is_about(asking):
    reading = read_question(asking("what is it?", quoted="MEMENTO is out"))
    assert "MEMENTO" in reading.asks[0].whole


def test_several_asks_are_told_apart_and_lean_on_each_other(asking):
    assert whole(asking, "Hi, what is MEMENTO and who made it? Also, what is TREX?") == [
        "what is MEMENTO",
        "who made it? (MEMENTO)",
        "Also, what is TREX?",
    ]


def test_what_is_said_before_a_question_belongs_to_it(asking):
    assert whole(asking, "I read about Delta-KV. How much less error does it make?") == [
        "I read about Delta-KV. How much less error does it make?"
    ]


def test_no_more_than_four_asks_are_read(asking):
    assert len(read(asking, "what is A1? " * 9).asks) == 4


def test_a_window_is_read_in_the_asker_s_zone_and_taken_out(asking):
    (ask,) = read(asking, "what did last week's digest say about memory?").asks
    assert (ask.window.first, ask.window.last) == (date(2026, 4, 13), date(2026, 4, 19))
    assert "week" not in ask.whole


def test_a_follow_up_keeps_the_window_of_its_question(asking):
    (ask,) = read(asking, "and about kernels?", ("what did W14 say about memory?", "")).asks
    assert ask.window.words == "W14"


def test_a_follow_up_of_days_alone_asks_again_of_those_days(asking):
    (ask,) = read(asking, "and last week?", ("what did the digest say about memory this week?", "")).asks
    assert "memory" in ask.whole
    assert ask.window.words == "last week"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("what is the latest on Gemma?", "latest"),
        ("when was Gemma first mentioned?", "first"),
        ("how did the stars of omi change?", "changed"),
        ("what is omi?", "best"),
    ],
)
def test_the_order_wanted_is_told(asking, text, order):
    assert read(asking, text).asks[0].order == order


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("what is MEMENTO?", "definition"),
        ("MEMENTO 是什么？", "definition"),
        ("how many stars does omi have?", "count"),
        ("how fast is Lightning OPD?", "measure"),
        ("when did Codex come to the desktop?", "date"),
        ("what's new this week?", "overview"),
        ("summarize W16", "overview"),
        ("上周有什么新内容？", "overview"),
        ("why are craft-lovers losing their craft?", "other"),
    ],
)
def test_the_form_of_an_ask_is_told(asking, text, form):
    assert read(asking, text).asks[0].form == form


@pytest.mark.parametrize(
    ("text", "language"), [("what is MEMENTO?", "en"), ("MEMENTO 是什么？", "zh"), ("MEMENTO とは何ですか", "ja")]
)
def test_the_language_of_a_question_is_told(asking, text, language):
    assert read(asking, text).language == language
