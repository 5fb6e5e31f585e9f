"""The checker on what a claim works out from its passages: other units, shares, bounds, years, versions.

Every case is a passage, a claim over it, and whether it may be shown.
"""

from datetime import date

import pytest

from bot.answers.checking.evidence import Checker
from bot.search.passage import Passage


def passage(text, *, number=0, title="Weekly 2026-W16", section="", item=""):
    return Passage(
        id=f"w16#{number}", post="w16", number=number, title=title, published=date(2026, 4, 19),
        first=date(2026, 4, 13), last=date(2026, 4, 19), language="en", section=section, item=item, text=text,
    )  # fmt: skip


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
