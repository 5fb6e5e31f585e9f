"""The checker against claims over passages of our own."""

import pytest

from bot.answers.checking.evidence import Checker
from tests.answers.claims import BENCH, FALSE, TRUE
from tests.answers.conftest import passage


def stays(source, claim):
    return Checker([source], urls={}).check(claim, [0]).stays


def test_the_bench_is_large_and_even():
    assert len(TRUE) + len(FALSE) >= 100
    assert len(TRUE) == len(FALSE)


def test_at_least_97_of_100_false_claims_go():
    kept = [claim for source, claim in FALSE if stays(source, claim)]
    assert 1 - len(kept) / len(FALSE) >= 0.97, kept


def test_at_least_95_of_100_true_claims_stay():
    dropped = [(claim, Checker([source]).check(claim, [0]).why) for source, claim in TRUE if not stays(source, claim)]
    assert 1 - len(dropped) / len(TRUE) >= 0.95, dropped


def test_every_sentence_of_a_passage_stands_on_it():
    for source in BENCH:
        for sentence in source.text.split("\n")[-1].split(". "):
            assert stays(source, sentence), sentence


@pytest.mark.parametrize("claim", [claim for _, claim in TRUE[::6]])
def test_a_dropped_claim_says_why_and_a_kept_one_does_not(claim):
    nowhere = Checker([passage("Nothing of the kind is written in this one.")]).check(claim, [0])
    assert not nowhere.stays
    assert nowhere.why


@pytest.mark.parametrize(
    ("claim", "true"),
    [
        ("claude-mem has 60,000 stars.", True),
        ("MEMENTO has 60,000 stars.", False),
        ("claude-mem 有 6 万颗星。", True),
        ("MEMENTO 有 6 万颗星。", False),
    ],
)
def test_a_number_belongs_to_the_name_whose_own_it_is_called(claim, true):
    source = passage("Agent memory grew up, from Microsoft's MEMENTO to claude-mem and its 60,000 stars.")
    assert stays(source, claim) is true


CHINESE = passage(
    "微软研究院的论文 MEMENTO 让模型把自己的推理压缩成简短的摘要。峰值 KV 缓存降到约 1/2.5，吞吐量提升约 1.75 倍。"
    "claude-mem 已有 6 万颗星，cognee 有 1.6 万颗星。黄仁勋反对停止向中国出售芯片。4月16日，OpenAI 把 Codex "
    "带到了桌面。推理模型让每次回答的成本不再趋近于零。",
)


@pytest.mark.parametrize(
    ("claim", "true"),
    [
        ("微软的 MEMENTO 把推理压缩成摘要。", True),
        ("MEMENTO 让吞吐量提升约 1.75 倍。", True),
        ("MEMENTO 让吞吐量提升约 1.85 倍。", False),
        ("claude-mem 有 60,000 颗星。", True),
        ("claude-mem 有 1.6 万颗星。", False),
        ("cognee 有 6 万颗星。", False),
        ("黄仁勋反对停止向中国出售芯片。", True),
        ("黄仁勋支持停止向中国出售芯片。", False),
        ("4 月 16 日 OpenAI 把 Codex 带到了桌面。", True),
        ("4 月 17 日 OpenAI 把 Codex 带到了桌面。", False),
        ("推理模型让每次回答的成本趋近于零。", False),
        ("claude-mem has 60,000 stars.", True),
        ("claude-mem has 60,000 forks.", False),
    ],
)
def test_chinese_claims_are_held_to_the_same_rules(claim, true):
    assert stays(CHINESE, claim) is true
