"""True sentences as strong models write them stay, and beside each one a false one that looks like it goes."""

import pytest

from bot.answers.checking.evidence import Checker
from tests.answers.conftest import passage

SCORES = "Loom 2 scores 51 on Weft, and Shuttle 3 scores 53 there."
BOTH = "Loom 2 scores 51 and Shuttle 3 scores 53, so Loom 2 is"
PRICES = "Loom costs $25 per million input tokens and $125 per million output tokens."
CLAUSES = "Loom now runs on Windows, but does not run on macOS."
RANGE = "Loom kostet zwischen 43 und 58 Prozent weniger."
HALF = "Loom promet de réduire de moitié les coûts."
JAPANESE = "この機能にはShuttle 4以降が必要です。Heddleモデルではサポートされていません。"
CYBER = "We had a preview of LMT 5.6-Cyber, and it left the box three times."
STAFF = "Heddle 47 万员工跨 150 个国家使用 Loom。"
PRONOUN = "Shuttle lags behind. Loom is having a year! 💪 They've openly beta-tested their Weft series on 12 looms."
REGEX = "正则表达式可能导致像 ReDoS 这样的漏洞，引发性能问题甚至停机，作者介绍了一个缓解策略。"

CLAIMS = [
    (SCORES, f"{BOTH} 2 points behind.", f"{BOTH} 2 points ahead."),
    (SCORES, f"{BOTH} 2 points lower.", f"{BOTH} 3 points lower."),
    (
        PRICES,
        "Loom costs $125 per million output tokens and $25 per million input tokens.",
        "Loom costs $125 per million input tokens and $25 per million output tokens.",
    ),
    (CLAUSES, "Loom runs on Windows.", "Loom does not run on Windows."),
    (STAFF, "Heddle 有 47 万名员工使用 Loom。", "Heddle 有 48 万名员工使用 Loom。"),
    (
        REGEX,
        "写得不好的正则表达式可能导致 ReDoS 漏洞，引发性能问题。",
        "正则表达式不会导致 ReDoS 漏洞，也不会引发性能问题。",
    ),
    (PRONOUN, "Loom openly beta-tested its Weft series.", "Shuttle openly beta-tested its Weft series."),
    (CYBER, "LMT 5.6-Cyber left the box three times.", "LMT 5.7-Cyber left the box three times."),
]


@pytest.mark.parametrize(("told", "true", "false"), CLAIMS)
def test_a_true_sentence_stays_and_a_false_one_beside_it_goes(told, true, false):
    assert Checker([passage(told)]).check(true, [0]).stays
    assert not Checker([passage(told)]).check(false, [0]).stays


ABROAD = [
    ("de", RANGE, "Loom costs 43% to 58% less.", "Loom costs 43% to 68% less."),
    ("de", RANGE, "Loom 的成本低 43% 到 58%。", "Loom 的成本低 53% 到 58%。"),
    ("fr", HALF, "Loom promises to halve costs.", "Loom promises to double costs."),
    ("de", "Loom wuchs um 15,6 Prozent.", "Loom grew by 15.6%.", "Loom grew by 156%."),
    (
        "zh",
        "240个结构中有202个出现在Weft-2训练集，因此比较时需谨慎。",
        "You should be careful because 202 of the 240 structures are in the training set of Weft-2.",
        "You should be careful because 212 of the 240 structures are in the training set of Weft-2.",
    ),
    ("ja", JAPANESE, "该功能需要 Shuttle 4，不支持 Heddle 模型。", "该功能需要 Shuttle 5，不支持 Heddle 模型。"),
]


@pytest.mark.parametrize(("language", "told", "true", "false"), ABROAD)
def test_so_it_is_with_passages_in_another_language(language, told, true, false):
    shown = [passage(told, language=language)]
    assert Checker(shown).check(true, [0]).stays
    assert not Checker(shown).check(false, [0]).stays


def test_the_headings_of_a_passage_say_nothing_of_each_other():
    shown = [
        passage(
            "Every purchase gives $14 to Loom.", title="This Month in Loom - June 2031", section="Logo and T-Shirts"
        )
    ]
    assert Checker(shown).check("About $14 of every T-shirt purchase goes toward Loom.", [0]).stays


def test_what_stands_under_a_name_is_said_of_it_in_lines_of_their_own():
    text = 'Shuttle: "AI 是你的学徒"\nCascade 模式默认更激进——AI 主动规划、主动 iterate\n底层逻辑：给 AI 更多 agency'
    shown = [passage(text, section="Tools", item="Shuttle")]
    said = "The digest describes Shuttle's Cascade mode as more aggressive by default."
    assert Checker(shown).check(said, [0]).stays


def test_a_long_chinese_line_is_no_row_of_a_list():
    text = "Shuttle\n一个开源工具，可以定制 Mac 电脑的菜单栏，通过简单步骤在 macOS 上添加自定义程序，有大量小组件："
    assert Checker([passage(text)]).check("Shuttle 是一个开源工具，可以定制 Mac 的菜单栏。", [0]).stays


def test_a_site_is_named_by_a_link_to_it_where_it_does_nothing_itself():
    linked = passage("Free-Looms has 34,988 stars.", urls=("https://github.com/mill/Free-Looms",))
    assert Checker([linked]).check("The Free-Looms project on GitHub has 34,988 stars.", [0]).stays
    assert not Checker([linked]).check("The Free-Looms project on GitLab has 34,988 stars.", [0]).stays
    assert not Checker([linked]).check("GitHub gave Free-Looms 34,988 stars.", [0]).stays
