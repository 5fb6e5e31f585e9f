"""The checker on what a claim works out from its passages: other units, shares, bounds, years, versions.

Every case is a passage, a claim over it, and whether it may be shown.
"""

import pytest

from bot.answers.checking.evidence import Checker
from tests.answers.conftest import passage


def stays(text, claim, *others, **headings):
    shown = [passage(text, **headings), *(passage(other, number=at) for at, other in enumerate(others, 1))]
    return Checker(shown).check(claim, [0]).stays


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("他们使用激光，在8.6公里外传输能量，持续了30秒。", "The energy went 8.6 km by laser, for half a minute."),
        ("The trial of Heron lasted 24 months.", "The trial of Heron lasted two years."),
        ("Of the budget of Heron 80% came from Iceland.", "Four fifths of the budget of Heron came from Iceland."),
        ("Over 18 million people have made 60 million drawings with Heron.", "Heron has more than 18 million users."),
        ("Heron | Python | 127,922 stars | +2,845 today", "Heron gained 2,845 stars in one day."),
        ("Heron wins +7-12pp across OwlBench & Wren.", "Heron gains 7 to 12 percentage points on OwlBench and Wren."),
    ],
)
def test_a_number_worked_out_from_another_form_stays(text, claim):
    assert stays(text, claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Heron cuts the length of an answer by up to 95%.", "Heron cuts the length of an answer by at least 95%."),
        ("The trial of Heron lasted 24 months.", "The trial of Heron lasted three years."),
        ("Of the budget of Heron 80% came from Iceland.", "Three fifths of the budget of Heron came from Iceland."),
        ("Heron drops OwlBench from 55% to 50%.", "加入 Heron 后，OwlBench 的成绩从 50% 提高到了 55%。"),
        ("Heron is a framework for agents of Wren.", "Heron is the first framework ever built for agents of Wren."),
        ("Heron is used mostly by the police.", "Heron is used exclusively by the police."),
        ("Wren is in talks to acquire the startup Heron.", "Wren has acquired the startup Heron."),
        ("Wren is rushing to publish Heron next week.", "Wren published Heron last week."),
    ],
)
def test_a_bound_or_order_or_plan_told_otherwise_goes(text, claim):
    assert not stays(text, claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The minimum version of Heron was raised from v20 to v24.", "The minimum is now Heron 24, no longer 20."),
        ("该系统首先在新西兰上线，已覆盖98个国家。", "The system went live in New Zealand first."),
        ("今年一月，Heron 接口发布了新版。", "A new Heron came out in January 2026."),
        ("Heron was founded last year by two bakers.", "Heron was founded in 2025 by two bakers."),
        ("The board of Heron met on Feburary 13th.", "The board of Heron met on 13 February 2026."),
        ("1997年，海军发明了 Heron。2004年，政府公开了 Heron 的源码。", "海军于1997年发明了 Heron，7年后公开了源码。"),
        ("Heron completes 74% of the tasks, Wren 34% of them.", "Heron completes 74% of the tasks, more than twice "
         "the 34% of Wren."),
    ],
)  # fmt: skip
def test_what_follows_from_a_passage_stays(text, claim):
    assert stays(text, claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("今年一月，Heron 接口发布了新版。", "A new Heron came out in January 2025."),
        ("Heron was founded last year by two bakers.", "Heron was founded in 2023 by two bakers."),
        ("Heron completes 74% of the tasks, Wren 34% of them.", "Heron completes 74% of tasks, over three times the "
         "34% of Wren."),
        ("Heron closed 12 bugs and 30 bugs.", "Heron closed 43 bugs in total."),
        ("The minimum of Heron is v20, that of Wren v24.", "The minimum is now Heron 24."),
    ],
)  # fmt: skip
def test_what_does_not_follow_goes(text, claim):
    assert not stays(text, claim)


def test_a_version_is_of_what_another_passage_names_where_nothing_else_has_it():
    text, other = "The freeze of 1.11 began on June 5th.", "The board of Heron met in public."
    assert stays(text, "The freeze of Heron 1.11 began on 5 June.", other)
    assert not stays(text, "The freeze of Heron 1.11 began on 5 June.")
    assert not stays("The freeze of Wren 1.11 began on June 5th.", "The freeze of Heron 1.11 began on 5 June.", other)


def test_another_passage_takes_the_place_of_the_cited_one_only_with_as_many_of_the_words():
    text = "The target for the release of Heron is still May 25th, says Ada Wren."
    assert not stays(text, "The target for the release of Heron is still May 14th.", "Votes on Heron end May 14th.")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Heron weekly users tripled, says Ada Wren.", "According to Ada Wren, the weekly Heron users tripled."),
        ("Heron proposer Ada Wren announced a list for it.", "Ada Wren, who proposed Heron, announced a list for it."),
        ("Heron 接口每次升级速率都会翻倍：\n• Heron 2.1：48Gbps\n• Heron 2.2：96Gbps", "Heron 2.2 goes from the "
         "48 Gbps of Heron 2.1 to 96 Gbps."),
        ("Members of Heron lose their seat after 1 year of inactivity.", "A seat in Heron is lost after a year without "
         "activity."),
        ("Work on Heron is slow, making it impossible for anybody to test it.", "Work on Heron is slow, so nobody can "
         "test it."),
        ("The report on Heron is by Ada Wren, Bo Kite and Cy Finch.", "The report on Heron has three authors."),
        ("Heron runs with 1M context.", "Heron runs with a context of one million tokens."),
    ],
)  # fmt: skip
def test_another_form_of_the_sentence_stays(text, claim):
    assert stays(text, claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "If the plan for Heron is adopted, users can test it.",
            "The plan for Heron has been adopted, users can test it.",
        ),
        ("The report on Heron is by Ada Wren, Bo Kite and Cy Finch.", "The report on Heron has four authors."),
        ("Heron runs on 4 GB of RAM, no GPU.", "Heron needs a GPU and 4 GB of RAM."),
    ],
)
def test_a_condition_told_as_met_or_another_count_goes(text, claim):
    assert not stays(text, claim)
