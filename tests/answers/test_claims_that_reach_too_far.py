"""The checker on claims that go farther than their passage, or turn its bounds, changes and times round."""

import pytest

from bot.answers.checking.evidence import Checker
from tests.answers.conftest import passage


@pytest.mark.parametrize(
    ("text", "false", "true"),
    [
        ("Kestrel cuts tokens by up to 95% in tests.",
         "Kestrel cuts tokens by at least 95% in tests.",
         "In tests Kestrel cuts tokens by at most 95%."),
        ("Kestrel 将成本降低至少30%。",
         "Kestrel 最多可将成本降低30%。", "Kestrel 能让成本降低30%以上，即至少30%。"),
        ("Length penalties dropped Heron's score from 55% to 50%.",
         "长度惩罚把 Heron 的成绩从 50% 提高到 55%。",
         "Heron's score fell to 50% from 55% with length penalties."),
        ("Raven is rushing to release Heron 2 next week.",
         "Raven released Heron 2 last week.",
         "Raven is rushing to get Heron 2 out next week."),
        ("Raven is in talks to acquire Kestrel, a startup.", "Raven has acquired Kestrel, a startup.",
         "Raven is talking about acquiring Kestrel, a startup."),
        ("Heron introduces a framework for agents that explore.",
         "Heron is the first framework ever built for agents.",
         "Heron is a framework for agents that explore."),
        ("Heron is said to be used mostly for police work.",
         "Heron is said to be used exclusively for police work.",
         "Heron is, they say, mostly used for police work."),
        ("实验中 Heron 的完成率达74.57%，较 Kestrel 更高，并超越闭源模型 Raven（71.51%）。",
         "At 74.57%, Heron still falls short of the closed model Raven.",
         "At 74.57%, Heron surpasses Raven at 71.51%."),
        ("Across two tests, Heron gains +16.67% on OwlBench and +12.20% on LarkQA.",
         "Heron's accuracy on LarkQA improves by 16.67%.",
         "Heron's accuracy on LarkQA improves by 12.20%."),
    ],
)  # fmt: skip
def test_what_reaches_beyond_a_passage_goes_and_the_same_said_rightly_stays(text, false, true):
    checker = Checker([passage(text)])
    assert not checker.check(false, [0]).stays
    assert checker.check(true, [0]).stays


@pytest.mark.parametrize(
    ("text", "false", "true"),
    [
        ("Next quarter brings Heron its largest budget.",
         "The past quarter brings Heron its largest budget.",
         "The coming quarter brings Heron its largest budget."),
        ("Heron gained 300 users last month.",
         "Heron gains 300 users next month.", "Last month Heron gained 300 users."),
    ],
)  # fmt: skip
def test_what_came_is_not_told_as_to_come_nor_the_reverse(text, false, true):
    checker = Checker([passage(text)])
    assert "the passages do not say" in checker.check(false, [0]).why
    assert checker.check(true, [0]).stays


@pytest.mark.parametrize(
    ("text", "false", "true"),
    [
        ("Kestrel was removed in March after two months. Its keys had leaked.",
         "Kestrel was removed in March due to budget cuts.",
         "Kestrel was removed in March because keys had leaked."),
        ("The talk of Heron was moved to May as the hall is closed for repairs.",
         "The talk of Heron was moved to May because of illness.",
         "The talk of Heron was moved to May because of repairs of the hall."),
    ],
)  # fmt: skip
def test_a_cause_of_which_a_passage_has_no_word_goes_and_its_own_stays(text, false, true):
    checker = Checker([passage(text)])
    assert checker.check(false, [0]).why == "its passages do not give this cause"
    assert checker.check(true, [0]).stays


def test_a_passage_in_another_script_does_not_stand_in_for_the_cited_one_by_a_number_alone():
    cited = passage("Tor 规定，必须通过3个中继节点，才能连接目标网站。")
    other = passage("Tor 的志愿者来自5个国家。", number=1)
    assert not Checker([cited, other]).check("Tor requires every connection to pass five relay nodes.", [0]).stays
    assert Checker([cited, other]).check("Tor requires every connection to pass three relay nodes.", [0]).stays


def test_a_sentence_without_an_end_goes_unread():
    checker = Checker([passage("Kestrel costs 20 million dollars.")])
    verdict = checker.check("Kestrel costs 20 million dollars" + ", der Kestrel und das" * 800, [0])
    assert verdict.why == "it is too long for a sentence"
    assert checker.check("Kestrel costs 20 million dollars.", [0]).stays


def test_a_sentence_of_numbers_without_end_goes_unread():
    rows = "\n".join(f"Kestrel {n} | {n} millions | {n} forks" for n in range(300))
    checker = Checker([passage(f"Name | Price | Forks\n{rows}")])
    verdict = checker.check("; ".join(f"Kestrel {n} costs {n} millions" for n in range(60)), [0])
    assert verdict.why == "it holds too many numbers for a sentence"
    assert checker.check("Kestrel 7 costs 7 millions and Kestrel 9 costs 9 millions.", [0]).stays
