"""Days that a question speaks of, numeronyms, and names joined by `and`, over posts of our own."""

from collections.abc import Callable

import pytest

from bot.answers.extraction.picks import sentences_of
from bot.search.dictionaries.numeronyms import spelled_out
from bot.search.passages import passages_of
from tests.answers.conftest import answering_from, asker, question, read

APRIL = """---
title: Cluster Weekly 2026-W14
date: 2026-04-06
slug: cluster-w14
series: cluster
period: 2026-W14
---
# Cluster Weekly 2026-W14

## Release train

The first beta of Kubernetes is planned for 17th April. Enhancements freeze comes on 2026-05-05.
Kubernetes v1.99 drops eight old gates.

## Payments

Rokid brought a payment called "Look and Pay" to its glasses.

## Around

Look at the dashboard of Volcano. The Pay screen is new. Internationalization of the dashboard was finished by Mirantis.
"""


@pytest.fixture
def ask_cluster(posts) -> Callable[..., object]:
    held = [*posts, read(APRIL, "cluster")]
    return asker(answering_from(*held))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Which beta is planned for April 17th?", "17th April"),
        ("Which beta is planned for 2026-04-17?", "17th April"),
        ("What comes for the freeze on May 5 2026?", "2026-05-05"),
    ],
)
async def test_a_day_that_no_digest_of_it_answers_is_looked_for_in_the_text(ask_cluster, text, said):
    answer = await ask_cluster(text)
    assert answer.answered
    assert said in answer.text
    assert answer.window is None


WEEK = """---
title: Mill Weekly 2026-W15
date: 2026-04-12
slug: mill-w15
series: mill
period: 2026-W15
---
# Mill Weekly 2026-W15

## Looms

Three looms were the story of the week. On April 8 Tarhand opened a mill in Lisbon, an hour before Weft 2.1 came.

## Ropes

- **Weft 2.1 at Tarhand** — Tarhand needed no more than 24 hours after the release to thread Weft 2.1.
- **Ropes** — ropes became cheaper.
"""


@pytest.mark.parametrize(
    "text",
    ["what happened on April 8?", "what was new on 8 April?", "what was released on 2026-04-08?", "4月8日发生了什么？"],
)
async def test_all_there_was_on_a_day_of_a_weekly_is_what_it_says_of_that_day(text):
    answer = await asker(answering_from(read(WEEK, "mill")))(text)
    assert [one.text.partition(" Tarhand")[0] for one in answer.sentences] == ["On April 8"]
    assert answer.notes == ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("what happened on April 9?", "No digest is of April 9 alone; this is W15."),
        ("4月9日发生了什么？", "没有只讲4月9日的一期；以下出自 W15。"),
    ],
)
async def test_a_weekly_that_says_nothing_of_the_day_is_told_with_a_word_that_says_so(text, note):
    answer = await asker(answering_from(read(WEEK, "mill")))(text)
    assert "Three looms" in answer.text
    assert answer.notes == (note,)


async def test_when_something_came_is_not_told_by_how_soon_after_it_something_else_did():
    answer = await asker(answering_from(read(WEEK, "mill")))("when was Weft 2.1 released?")
    assert answer.sentences[0].text.startswith("On April 8")


async def test_a_day_that_stands_in_no_text_finds_nothing(ask_cluster):
    assert "17th April" not in (await ask_cluster("Which beta is planned for April 19th?")).text


async def test_a_numeronym_finds_the_word_it_stands_for(ask_cluster):
    assert "Internationalization" in (await ask_cluster("who finished the i18n of the dashboard?")).text
    assert "Kubernetes" in (await ask_cluster("when is the first beta of k8s planned?")).text


async def test_a_numeronym_may_stand_in_a_name_with_a_version(ask_cluster):
    assert "v1.99 drops" in (await ask_cluster("what does k8s 1.99 drop?")).text
    assert not (await ask_cluster("what does k8s 1.98 drop?")).answered


async def test_a_name_with_and_in_it_is_one_name(ask_cluster):
    answer = await ask_cluster("What is Look and Pay?")
    assert [sentence.text for sentence in answer.sentences] == [
        'Rokid brought a payment called "Look and Pay" to its glasses.'
    ]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("k8s", "kubernetes"),
        ("i18n", "internationalization"),
        ("a11y", "accessibility"),
        ("l10n", "localization"),
        ("h2o", None),
        ("gpt4o", None),
        ("kubernetes", None),
    ],
)
def test_a_numeronym_is_told_from_other_words(word, expected):
    known = ["kubernetes", "internationalization", "accessibility", "localization", "hello"]
    assert spelled_out(word, known) == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Image: a robot reads a book about Zebrafish.", False),
        ("Figure 3: Zebrafish at work.", False),
        ("Photo by Jane Doe of Zebrafish.", False),
        ("图片来源：Zebrafish 官网。", False),
        ("Image generation by Zebrafish is fast.", True),
        ("Figures for Zebrafish rose.", True),
    ],
)
def test_the_words_under_a_picture_are_no_sentence_of_an_answer(text, kept):
    post = read(APRIL.replace("## Release train", f"## Pictures\n\n{text}\n\n## Release train"), "pictures")
    shown = [pick.text for passage in passages_of(post) for pick in sentences_of(passage)]
    assert (text in shown) is kept


def test_a_number_alone_and_a_sender_in_brackets_are_no_sentences_of_an_answer():
    text = "3、\n\n一把锯，锯得很快。（@li 投稿）\n\n（见下图）"
    post = read(APRIL.replace("## Release train", f"## Tools\n\n{text}\n\n## Release train"), "senders")
    shown = [pick.text for passage in passages_of(post) for pick in sentences_of(passage)]
    assert "一把锯，锯得很快。" in shown
    assert not {"3、", "（@li 投稿）", "（见下图）"} & set(shown)


SUMMER = """---
title: 海风周刊（第 50 期）
date: 2026-03-20
slug: haifeng-50
lang: zh
---
## 科技动态

1、问答网站 Askreef 快没有人了。

五月份，网站的新问题只有20000个。

6月份更惨，新问题只有12015个。
"""


async def test_a_chinese_month_in_either_numerals_is_looked_for_in_the_text(posts):
    held = [*posts, read(SUMMER, "haifeng")]
    answering = answering_from(*held)
    for asked, said in [("五月", "20000个"), ("5月", "20000个"), ("六月", "12015个")]:
        answer = await answering.reply(question(f"Askreef {asked}的新问题有多少？"))
        assert answer.answered, answer.text
        assert said in answer.text
