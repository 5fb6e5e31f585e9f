"""Follow-ups of follow-ups, fragments, corrections and changes of topic, as people type them."""

import pytest

from bot.answers.questions.question import read_question
from tests.answers.conftest import answering_from, asker, question, read

STARS = ("how many stars does claude-mem have?", "thedotmack/claude-mem has 60,000.")


def last_of(asking, text, *before):
    return read_question(asking(text, *before)).asks[-1]


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("which one has more?", [STARS, ("and cognee?", "")], "Which has more stars, claude-mem or cognee?"),
        ("which of them has the fewest?", [STARS, ("and omi?", "")], "Which has fewest stars, claude-mem or omi?"),
        ("which has more stars?", [("what is TREX?", ""), ("what is omi?", "")], "Which has more stars, TREX or omi?"),
        ("which is faster?", [("compare TREX and AlphaLab", "")], "Which is faster, TREX or AlphaLab?"),
        (
            "and which has more?",
            [("compare TREX and AlphaLab by stars", "")],
            "Which has more stars, TREX or AlphaLab?",
        ),
    ],
)
def test_one_of_the_last_things_is_asked_for_of_both(asking, text, before, expected):
    assert last_of(asking, text, *before).whole == expected


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("which papers have more pages?", [STARS, ("and cognee?", "")]),
        ("which one has more?", [STARS]),
        ("which one has more?", [("what is TREX?", ""), ("what is omi?", "")]),
    ],
)
def test_one_of_none_or_in_no_respect_is_no_comparison(asking, text, before):
    assert " or " not in last_of(asking, text, *before).whole


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("and omi?", [STARS, ("what about cognee?", "")], "how many stars does omi have?"),
        ("and omi?", [STARS, ("thanks!", "You are welcome.")], "how many stars does omi have?"),
        ("how many parameters?", [("what is TREX?", "")], "how many parameters? (TREX)"),
        ("and when is the deal expected to close?", [("Which firm is Acme buying?", "")],
         "and when is the deal expected to close? (Acme)"),
        ("and docs freeze?", [("When is code freeze for TREX?", "")], "When is docs freeze for TREX?"),
        ("and who fixed it?", [("What was the silent bug in TREX's parser?", "")],
         "and who fixed it? (silent bug TREX's parser)"),
        ("how much?", [("Is TREX faster than AlphaLab?", "")], "how much? (TREX faster AlphaLab)"),
        ("link?", [("what is TREX?", "")], "what is TREX?"),
        ("sorry, what is omi?", [("what is TREX?", "")], "what is omi?"),
        ("谁写的？", [("TREX 是什么？", "")], "谁写的？ (TREX)"),
        ("协议呢？", [("TREX 是什么？", "")], "协议呢？ (TREX)"),
        ("那 star 数呢？", [("TREX 是什么？", "")], "那 star 数呢？ (TREX)"),
        ("论文链接呢？", [("TREX 是什么？", "")], "论文链接呢？ (TREX)"),
        ("AlphaLab 呢？", [("TREX 是什么？", "")], "AlphaLab 是什么？"),
        ("向量检索呢？", [("TREX 是什么？", "")], "向量检索 是什么？"),
    ],
)  # fmt: skip
def test_a_follow_up_leans_on_the_whole_question_before_it(asking, text, before, expected):
    assert last_of(asking, text, *before).whole == expected


@pytest.mark.parametrize(
    "text",
    [
        "what is quantization?",
        "which paper is on a model that writes proofs?",
        "Which tools are there for memory?",
        "ok, list the papers on memory",
        "what's the latest news?",
    ],
)
def test_a_change_of_topic_leans_on_nothing(asking, text):
    assert "TREX" not in last_of(asking, text, ("what is TREX?", "")).whole


def test_a_chain_of_follow_ups_keeps_its_days_until_others_are_named(asking):
    chain = [("what did W14 say about memory?", ""), ("and kernels?", "")]
    assert last_of(asking, "and agents?", *chain).window.words == "W14"
    assert last_of(asking, "and in W16?", *chain).window.words == "W16"


@pytest.mark.parametrize(
    "asked",
    ["how many stars did claude-mem have in W14 and W16?", "how did the stars of claude-mem change from W14 to W16?"],
)
def test_what_leans_on_a_question_of_several_times_is_asked_of_each(asking, asked):
    asks = read_question(asking("and omi?", (asked, ""))).asks
    assert [ask.window.words for ask in asks] == ["W14", "W16"]
    assert all("omi" in ask.whole and ask.beside for ask in asks)


def test_what_leans_on_a_question_of_several_issues_is_asked_of_each():
    posts = [read(f"---\ntitle: Loom, issue {n}\ndate: 2026-03-0{n}\n---\nA loom.", f"loom-{n}") for n in (1, 2, 3)]
    asks = read_question(question("and yarn?", ("what did issue 1 and 3 say about felt?", "")), posts).asks
    assert [ask.issues for ask in asks] == [{"loom-1"}, {"loom-3"}]
    assert all("yarn" in ask.whole for ask in asks)


def test_what_leans_on_a_question_of_posts_named_beside_their_time_is_asked_of_those():
    posts = [
        read(f"---\ntitle: {title} 1\ndate: 2026-03-05\nperiod: 2026-W10\n---\nA loom.", title.lower())
        for title in ("Yarn", "Felt")
    ]
    ask = read_question(question("and dyes?", ("what did the yarn post of W10 say of Weft?", "")), posts).asks[-1]
    assert (ask.issues, ask.window and ask.window.words) == ({"yarn"}, "W10")


def test_what_leans_on_a_quoted_text_is_asked_of_the_issue_it_names():
    posts = [read(f"---\ntitle: Loom, issue {n}\ndate: 2026-03-0{n}\n---\nA loom.", f"loom-{n}") for n in (1, 2)]
    asked = question("and yarn?", quoted="what did issue 1 say about felt?")
    assert read_question(asked, posts).asks[-1].issues == {"loom-1"}


async def test_who_is_asked_for_is_nobody_named_before():
    mill = read(
        "---\ntitle: Mill letter\ndate: 2026-03-05\n---\n"
        "Heddle now weaves on the Quarrel loom! Thanks to Ilse Brandt, Heddle can take its cards.\n\n"
        "Bo Lund cleaned the Millrace pump.\n",
        "mill",
    )
    ask = asker(answering_from(mill))
    thanked = await ask("thanks to whom?", ("does Heddle weave on the Quarrel loom?", "Yes, it does."))
    assert "Ilse Brandt" in thanked.text
    assert "Bo Lund" in (await ask("by whom?", ("was the Millrace pump cleaned?", "Yes."))).text
    assert not (await ask("thanks to whom?", ("was the Millrace pump cleaned?", "Yes."))).answered


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("what else did they release?", ("Who made heron?", "@weirtide released heron."),
         "what else did @weirtide release?"),
        ("and what is her loom?", ("Who fixed the leak?", "Ona Reed fixed the leak."), "and what is Ona Reed's loom?"),
        ("what did that person write?", ("What is heron?", "A loom by @weirtide."), "what did @weirtide write?"),
        ("how many of them are new?", ("How many released shuttle parts are there?", "There are 40."),
         "how many of them are new? (released shuttle parts)"),
    ],
)  # fmt: skip
def test_a_follow_up_keeps_the_person_and_what_was_counted(asking, text, before, expected):
    assert last_of(asking, text, before).whole == expected


def test_they_are_nobody_where_no_one_was_asked_for(asking):
    whole = last_of(asking, "what do they cost?", ("What are TREX and omi?", "Looms by @weirtide.")).whole
    assert "weirtide" not in whole


HERONS = """---
title: Loom Week
date: 2026-04-05
---

## Projects

- @weirtide released the [heron](https://heron.example) loom.
- @weirtide has also released the [plover](https://plover.example) reed.
- @sluice released the [teal](https://teal.example) spindle.
"""


async def test_what_else_is_answered_by_more_than_one_thing():
    ask = asker(answering_from(read(HERONS, "herons")))
    assert "plover" in (await ask("what else did they release?", ("Who made heron?", "@weirtide released heron."))).text
    assert not (await ask("what else did they release?", ("Who made teal?", "@sluice released teal."))).answered


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Was ist MEMENTO?", "Wer hat es gemacht?"),
        ("Qu'est-ce que MEMENTO ?", "Qui l'a fait ?"),
        ("¿Qué es MEMENTO?", "¿Quién lo hizo?"),
        ("MEMENTOとは何ですか？", "誰が作りましたか？"),
        ("MEMENTOとは何ですか？", "いつ出た？"),
    ],
)
def test_a_follow_up_in_another_language_leans_on_what_was_asked(first: str, then: str) -> None:
    (ask,) = read_question(question(then, (first, "MEMENTO — a method."))).asks
    assert "MEMENTO" in ask.whole


@pytest.mark.parametrize("then", ["Was gibt es Neues?", "今週は何があった？", "Qu'y a-t-il de neuf ?"])
def test_what_is_new_in_another_language_leans_on_nothing(then: str) -> None:
    (ask,) = read_question(question(then, ("Was ist MEMENTO?", "MEMENTO — a method."))).asks
    assert "MEMENTO" not in ask.whole


@pytest.mark.parametrize(
    "then", ["スター数は？", "その価格は？", "License?", "Stars?", "and the price?", "Lizenz?", "许可证呢？"]
)
def test_what_a_thing_has_is_asked_of_the_one_before(then: str) -> None:
    (ask,) = read_question(question(then, ("MEMENTOとは？", "MEMENTO — a method."))).asks
    assert "MEMENTO" in ask.whole


def test_a_shorter_answer_is_asked_for_in_japanese() -> None:
    (ask,) = read_question(question("もっと短く", ("MEMENTOとは？", "MEMENTO — a method."))).asks
    assert (ask.whole, ask.amount) == ("MEMENTOとは？", "less")
