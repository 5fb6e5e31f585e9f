"""Questions read by rules: kind, asks, days, and what a follow-up leaves out."""

from datetime import date

import pytest

from bot.answers.kinds.wanted import asks_kind
from bot.answers.questions.cleaning import with_apostrophes, with_language
from bot.answers.questions.question import read_question


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
        ("what is @everyone?", "about"),
        ("why?", "about"),
        ("为什么？", "about"),
        ("what is new?", "ask"),
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


def test_two_words_of_asking_together_ask_once(asking):
    assert whole(asking, "When and where is the Weir Fair? And who runs it?") == [
        "When and where is the Weir Fair?",
        "And who runs it? (Weir Fair)",
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hola", "greeting"),
        ("guten Tag", "greeting"),
        ("bonjour à tous", "greeting"),
        ("buenos días", "greeting"),
        ("おはようございます", "greeting"),
        ("大家好", "greeting"),
        ("hey @bot", "greeting"),
        ("hi <@U123> 👋", "greeting"),
        ("good morning everyone!", "greeting"),
        ("ping", "greeting"),
        ("is anyone there?", "greeting"),
        ("vielen Dank", "thanks"),
        ("muchas gracias!", "thanks"),
        ("merci beaucoup", "thanks"),
        ("ありがとうございます", "thanks"),
        ("got it, thank you!", "thanks"),
        ("great, thanks for the quick help", "thanks"),
        ("👍", "thanks"),
        ("bye", "thanks"),
        ("how do i ask you about last week?", "about"),
        ("How can I search for something?", "about"),
        ("what can you help me with?", "about"),
        ("who built you?", "about"),
        ("HELP!", "about"),
        ("help pls", "about"),
        ("which model do you use?", "about"),
        ("what languages do you speak?", "about"),
        ("谁开发了你？", "about"),
        ("怎么使用你？", "about"),
        ("你能帮我做什么？", "about"),
        ("何ができますか", "about"),
        ("使い方を教えてください", "about"),
        ("was kannst du für mich tun?", "about"),
        ("wer bist du?", "about"),
        ("que peux-tu faire ?", "about"),
        ("qui es-tu ?", "about"),
        ("¿qué puedes hacer?", "about"),
        ("¿quién te hizo?", "about"),
        ("how do I use Ollama?", "ask"),
        ("who made TREX?", "ask"),
        ("which model do people use for coding?", "ask"),
        ("what can you say about MEMENTO?", "ask"),
        ("thank you for what you did. What is MEMENTO?", "ask"),
        ("help me understand MEMENTO", "ask"),
        ("hello world in Rust?", "ask"),
    ],
)
def test_talk_with_the_bot_is_told_from_questions_in_six_languages(asking, text, kind):
    assert read(asking, text).kind == kind


@pytest.mark.parametrize("text", ["how do I use it?", "how does it work?"])
def test_a_question_on_how_to_use_the_thing_before_is_about_that_thing(asking, text):
    assert read(asking, text).kind == "about"
    assert whole(asking, text, ("what is MEMENTO?", "")) == [f"{text} (MEMENTO)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hey @bot hope you're well, quick one: what is MEMENTO?", ["what is MEMENTO?"]),
        (
            "Hi team, hope everyone is doing well. Quick question: how many stars does cognee have?",
            ["how many stars does cognee have?"],
        ),
        ("Sorry to bother you again, but what is TREX?", ["what is TREX?"]),
        ("thanks! what is TREX?", ["what is TREX?"]),
        ("请问，什么是 TREX？", ["什么是 TREX？"]),
        ("WHAT IS MEMENTO", ["what is memento"]),
        (
            "what is MEMENTO? who made TREX? how fast is AlphaLab?",
            [
                "what is MEMENTO?",
                "who made TREX?",
                "how fast is AlphaLab?",
            ],
        ),
        ("tl;dr of W14", ["tl;dr"]),
        ("GPT-5", ["GPT-5"]),
    ],
)
def test_a_question_is_taken_out_of_the_chatter_around_it(asking, text, expected):
    assert whole(asking, text) == expected


@pytest.mark.parametrize("text", ["Somebody praised cognee", "Show me cognee", "Quick question about cognee"])
def test_a_plain_word_that_opens_a_question_is_no_name(asking, text):
    assert read(asking, text).asks[0].claim.names == ()


def test_a_name_that_opens_a_question_stays_one(asking):
    assert [name.key for name in read(asking, "Codex got what?").asks[0].claim.names] == ["codex"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@everyone what is MEMENTO?", "what is MEMENTO?"),
        ("<!channel> what is <@U024BE7LH> MEMENTO?", "what is MEMENTO?"),
        ("what did @omarsar0 say?", "what did @omarsar0 say?"),
        ("@here", "@here"),
    ],
)
def test_whom_a_message_calls_is_no_part_of_the_question(asking, text, expected):
    assert whole(asking, text) == [expected]


def test_pasted_lines_are_what_a_question_is_about(asking):
    assert whole(asking, "> MEMENTO is a method\n> by Microsoft Research\nis this new?") == [
        "is this new? (Microsoft Research)"
    ]


STARS = ("how many stars does claude-mem have?", "thedotmack/claude-mem has 60,000.")
REPOS = ("which repos are on agent memory?", "thedotmack/claude-mem has 60,000 stars. topoteretes/cognee has 16,000.")


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("how many stars has it?", ("Has anybody looked at cognee?", ""), "how many stars has it? (cognee)"),
        ("when was that?", ("how many stars does cognee have?", ""), "when was that? (cognee)"),
        ("and when is the deal to close?", ("Who buys TREX?", ""), "and when is the deal to close? (TREX)"),
        ("and how many stars does omi have?", ("what is TREX?", ""), "and how many stars does omi have?"),
        ("cognee?", STARS, "how many stars does cognee have?"),
        ("same for cognee", STARS, "how many stars does cognee have?"),
        ("no, I meant cognee", STARS, "how many stars does cognee have?"),
        ("thanks! and cognee?", STARS, "how many stars does cognee have?"),
        ("那 cognee 呢？", ("claude-mem 有多少星？", ""), "cognee 有多少星？"),
        ("more", STARS, STARS[0]),
        ("shorter please", STARS, STARS[0]),
        ("why?", STARS, STARS[0]),
        ("are you sure?", STARS, STARS[0]),
        ("anything else?", STARS, STARS[0]),
        ("in Chinese please", STARS, STARS[0]),
        ("can you translate it into German", STARS, STARS[0]),
        ("用中文回答", STARS, STARS[0]),
        ("the second one", REPOS, "the second one (topoteretes/cognee)"),
        ("what is the first one?", REPOS, "what is the first one? (thedotmack/claude-mem)"),
        ("who made the latter?", REPOS, "who made the latter? (topoteretes/cognee)"),
    ],
)
def test_short_follow_ups_are_made_whole(asking, text, before, expected):
    assert whole(asking, text, before) == [expected]


def test_a_follow_up_may_ask_for_another_language(asking):
    assert read(asking, "in Chinese please", STARS).language == "zh"
    assert read(asking, "用英文", STARS).language == "en"


def test_a_figure_asked_for_without_an_apostrophe_is_one():
    assert asks_kind("what's the pass rate of Loom?")
    assert not asks_kind("whats the pass rate of Loom?")
    assert asks_kind(with_apostrophes("whats the pass rate of Loom?"))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("which are written in go?", "which are written in Go?"),
        ("rewritten in go-live week", "rewritten in go-live week"),
        ("what will go up in May?", "what will go up in May?"),
    ],
)
def test_the_language_that_things_are_written_in_has_its_capital(text, meant):
    assert with_language(text) == meant


def test_a_follow_up_made_whole_by_words_behind_it_is_put_to_a_model_once(asking):
    (ask,) = read_question(asking("and how well?", ("what does MEMENTO compress?", ""))).asks
    assert ask.put == "and how well? (MEMENTO compress)"
