"""A figure that is asked for by its noun must be given, and the noun need not stand in the post."""

from datetime import UTC, datetime

import pytest

from bot.answers.kinds.counted import counted_noun
from bot.answers.kinds.wanted import asks_kind, gives_wanted, words_of_kind
from tests.answers.conftest import answering_from, asker, read

MILL = """---
title: Mill Weekly 7
date: 2026-03-04
---
## News

### Shuttle 4 learns to weave in pairs

Shuttle 4 shares its bobbins between looms, which shortens the paths of the yarn. It grows from 2B to 90B parameters.

### Weir is read by fewer mills

Weir stands at 31.4% of all gates, ahead of Sluice. The keeper of Weir has cut the count of its valves by 12%.

### Heddle Cup ends in the rain

The winner of the Heddle Cup was Team Larch, after two rounds of weaving.

### Quern sheds its old gears

The patch that drops the wooden gears of Quern has 40 insertions and 2177 deletions.

### [Tangram: a map of knots](https://arxiv.org/abs/2603.01234)

Tangram draws the knots of a net as a map.

### Loom Day is over

The winner of the day was Team Alder. Nobody has drawn lots for the Reeve Cup so far.

### Flail threshes rye

Flail is a paper on rye, whose authors thresh by hand.
"""

CHINESE = """---
title: 磨坊周报 8
date: 2026-06-11
language: zh
---
## 新闻

### Sluice 面粉降价

Sluice 是一家面粉企业，今年 5 月推出新面粉，并将面粉折扣定为 40%。

### Weir 订阅份额创新高

Weir 的企业面粉订阅份额达 41%，比去年多。
"""


@pytest.fixture
def ask_mill():
    return asker(answering_from(read(MILL, "mill-7")), now=datetime(2026, 4, 20, tzinfo=UTC))


@pytest.mark.parametrize(
    ("question", "gives", "does_not"),
    [
        ("What share of the gates does Weir have?", "Weir is at 31.4%.", "Weir has most gates since 2024."),
        ("What is Weir's share of gates?", "About two thirds of all gates are Weir's.", "Weir shares its 40 gates."),
        ("What percentage speedup do the pairs bring?", "They bring 15%.", "They bring a lot of it in version 3."),
        ("What speedup does Shuttle reach?", "It weaves twice as fast.", "It weaves faster in 2026."),
        ("What was the score of Heron on WeirBench?", "Heron: 61", "Heron is better on 12 looms."),
        ("What is Heron's Elo on WeirBench?", "Heron has an Elo 1633.", "Heron runs 12 looms."),
        ("What size is Shuttle?", "It is a 7B loom.", "It came out on 3 May."),
        ("What is the context window of Shuttle?", "It reads 128k tokens.", "It reads more than version 3."),
        ("What is the valuation of Quarry?", "It is worth $3 billion.", "It has 3 mills."),
        ("What latency does Heddle have?", "It answers in 40 ms.", "It answers 40 looms."),
        ("How long did the weaving take?", "It took three weeks.", "It needs 40 GB for 12 looms."),
        ("How long is the scroll of Heddle?", "It has 12 pages.", "It is a scroll for 12 weavers."),
        ("how high did the kite fly?", "It rose to 120 m.", "It is a kite with a single string."),
        ("How many stars did Heddle gain in W30?", "Heddle is up by 900 stars.", "Heddle has ⭐26313."),
        ("On which day does the fair open?", "It opens on 3 May.", "Fair 2.15 has its key dates."),
        ("how many teams are using Sluice?", "Sluice 有 12 个团队在用。", "Sluice 是一个开源的团队协作平台。"),
        ("How big is the loom?", "It has 12 beams.", "It is made of oak."),
        ("What throughput does Heddle reach?", "It spins 40 tokens/s.", "It spins for 40 looms."),
        ("What is the wingspan of the mill?", "Its sails span 12 m.", "2) A mill with wide sails."),
        ("How old is Ona?", "Ona was born in Stillwater.", "Ona has 12 looms."),
        ("Which programming language is Quern written in?", "A Rust mill.", "It is a mill with a language of its own."),
        (
            "Which programming language is Quern written in?",
            "The language of Quern is Knotscript.",
            "A language of mills.",
        ),
        ("Quern 有多少用户？", "Quern 已有 300 万用户。", "免费用户每天可磨 3 小时。"),
        ("Weir 的份额是多少？", "Weir 达31%。", "Weir 有 31 座磨坊。"),
        ("Shuttle 的速度提升了多少？", "Shuttle 快了 3 倍。", "Shuttle 有 3 台。"),
        ("Heron 得了多少分？", "Heron 拿到 61 分。", "Heron 有 61 台。"),
        ("Shuttle 的参数量是多少？", "Shuttle 有 70 亿参数。", "Shuttle 3 出了。"),
        ("Quarry 的估值是多少？", "估值 30 亿美元。", "Quarry 有 30 台织机。"),
        ("它卖出了多少？", "它卖出 3 台。", "它卖得很好。"),
        ("Which loom came first in the Heddle Cup?", "Shuttle leads the cup.", "Shuttle took part in the cup."),
        ("Which team won the Heddle Cup?", "The winner was Team Larch.", "Team Larch wove all night."),
    ],
)
def test_a_figure_or_a_first_place_must_be_given_where_it_is_asked_for(question, gives, does_not):
    assert asks_kind(question) or counted_noun(question)
    assert gives_wanted(question, gives)
    assert not gives_wanted(question, does_not)


@pytest.mark.parametrize(
    "question",
    [
        "What is the score function of Heron?",
        "What did Ona share on looms?",
        "What is the new way of reducing the size of looms?",
        "Which loom runtime was dropped?",
        "Which mill was first to weave in pairs?",
        "What improves accuracy on WeirBench?",
        "How many stars did Heddle gain from 3 to 9 May?",
    ],
)
def test_a_noun_that_is_not_what_is_asked_for_wants_no_figure(question):
    assert gives_wanted(question, "It is about Heron.")


def test_words_of_a_size_an_address_and_a_first_place_only_say_what_is_asked_for():
    assert words_of_kind("Shuttle size in parameters?") >= {"size", "parameters"}
    assert words_of_kind("Up to what model size does it grow?") == {"model", "size"}
    assert words_of_kind("arxiv id for Tangram?") == {"arxiv", "id"}
    assert words_of_kind("Which team won the Heddle Cup?") == {"won"}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Up to what model size does Shuttle 4 grow?", "2B to 90B parameters"),
        ("shuttle 4 size in parameters?", "2B to 90B parameters"),
        ("What is Weir's share of gates?", "31.4% of all gates"),
        ("By how much did Weir reduce its valves?", "by 12%"),
        ("Which team won the Heddle Cup?", "Team Larch"),
        ("arxiv id for Tangram?", "Tangram"),
        ("What is the arXiv paper linked for Tangram?", "Tangram"),
    ],
)
async def test_a_figure_is_found_by_its_kind(ask_mill, question, answer):
    assert answer in (await ask_mill(question)).text


@pytest.mark.parametrize(
    "question",
    [
        "What percentage speedup do the pairs of Shuttle 4 bring?",
        "Which loom came first in Shuttle 4's pairs?",
        "arxiv id for Flail?",
        "What share of the yarn does Shuttle 4 take?",
        "Which team won the Reeve Cup?",
    ],
)
async def test_a_figure_that_no_post_gives_is_refused(ask_mill, question):
    assert not (await ask_mill(question)).answered


async def test_another_figure_of_the_month_asked_about_is_not_the_share_asked_for():
    post = read(CHINESE, "mill-8")
    ask = asker(answering_from(post), now=datetime(2026, 9, 20, tzinfo=UTC))
    assert not (await ask("Sluice 5 月份的面粉份额是多少？")).answered
    assert "40%" in (await ask("Sluice 的面粉折扣是多少？")).text
