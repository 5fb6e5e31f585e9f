"""The forms under which a word is found."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.words import fold, tokens, words_in


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (
            "octo-labs/mind-map",
            {"octo-labs/mind-map", "octo-labs", "mind-map", "mindmap", "octo", "labs", "mind", "map"},
        ),
        ("Qwen3.6-35B-A3B", {"qwen3.6-35b-a3b", "qwen3.6", "qwen", "3.6", "35b", "a3b"}),
        ("v2.1.110", {"v2.1.110", "2.1.110"}),
        ("MARS²", {"mars2"}),
        ("60,000", {"60000"}),
        ("60k", {"60000", "60k"}),
        ("60 thousand", {"60000"}),
        ("1.2M", {"1200000", "1.2m"}),
        ("6万", {"60000"}),
        ("95.6%", {"95.6%", "95.6"}),
        ("4.4×", {"4.4x", "4.4"}),
        ("#1234", {"#1234", "1234"}),
        ("@Some_Handle", {"@some_handle", "some_handle", "some", "handle"}),
        ("ChromaDB", {"chromadb", "chroma", "db"}),
        ("arXiv:2504.12345v2", {"arxiv:2504.12345v2", "2504.12345v2", "2504.12345"}),
        ("café", {"café", "cafe"}),
        ("Agents", {"agents", "agent"}),
        ("Anthropic’s", {"anthropic"}),
        ("ＧＰＴ－５", {"gpt-5", "gpt", "5"}),
        ("智能体", {"智能", "能体", "体"}),
    ],
)
def test_a_name_is_found_by_its_whole_and_its_parts(text, forms):
    assert forms <= set(tokens(text))


@pytest.mark.parametrize(("one", "other"), [("MARS²", "mars2"), ("60,000", "60k"), ("ＬＬＭ", "llm"), ("4.4×", "4.4x")])
def test_two_ways_of_writing_the_same_share_a_form(one, other):
    assert set(tokens(one)) & set(tokens(other))


def test_plural_abbreviations_are_not_torn_apart():
    assert "ll" not in tokens("LLMs")


def test_stop_words_leave_a_question_but_not_the_index():
    assert [word.exact[0] for word in words_in("what is the memory of agents?")] == ["memory", "agents"]
    assert "the" in tokens("the memory")


def test_a_question_of_stop_words_alone_keeps_them():
    assert [word.exact[0] for word in words_in("what is this")] == ["what", "is", "this"]


def test_a_chinese_question_loses_what_only_asks():
    assert [word.exact[0] for word in words_in("智能体记忆是什么？")] == ["智能", "能体", "体记", "记忆"]


def test_a_single_chinese_character_stays():
    assert [word.exact[0] for word in words_in("猫")] == ["猫"]


def test_a_very_long_word_is_cut_but_found_by_its_parts():
    assert max(map(len, tokens("x" * 5000))) <= 64
    assert all(len(form.encode()) < 65_000 for form in tokens("a/" * 9000))


@given(st.text())
def test_any_text_gives_folded_forms_without_white_space(text):
    assert all(form and not any(map(str.isspace, form)) for form in tokens(text))
    assert all(word.forms for word in words_in(text))


@given(st.text())
def test_what_a_question_asks_for_is_held_by_the_same_text(text):
    held = set(tokens(text))
    assert all(held & set(word.forms) for word in words_in(text))


def test_folding_makes_width_and_signs_plain():
    assert fold("４．４×　‘ok’") == "4.4x 'ok'"


def test_a_long_run_of_digits_costs_no_time():
    started = perf_counter()
    assert tokens("1," * 15_000)
    assert perf_counter() - started < 2


def test_the_number_in_a_numeronym_is_no_word_of_its_own():
    assert "8" not in tokens("k8s")
    assert "86" in tokens("x86")
