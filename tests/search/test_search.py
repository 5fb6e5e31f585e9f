"""What is found by words, in which order and in which languages."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search.asking import language_of
from bot.search.search import Search


@pytest.fixture
def found(passage):
    """Give the texts that a question finds among some passages, each of a post of its own."""

    def find(question, *texts, **kwargs):
        search = Search()
        search.build(passage(text, slug=f"post-{number}") for number, text in enumerate(texts))
        return [hit.passage.text for hit in search.find(question, **kwargs)]

    return find


FILLER = [
    "The garden club met on Sunday and talked about roses and their stars in the show.",
    "A repository of recipes was opened to the public, with many cumulative ratings.",
    "Nothing much happened in the second half of the week.",
    "The team released a new version with small fixes for the scheduler.",
]
MIND = "With 60,000 stars cumulative, octo-labs/mind-map keeps what an agent learnt between sessions."


@pytest.mark.parametrize(
    "question",
    [
        "octo-labs/mind-map",
        "what is mind-map?",
        "mind map",
        "mindmap",
        "which repo had 60,000 stars?",
        "which project has 60k stars",
        "who has 60000",
        "what does an agent learn between sessions",
    ],
)
def test_a_name_or_number_is_found_however_it_is_written(found, question):
    assert found(question, *FILLER, MIND)[0] == MIND


def test_a_version_and_a_model_name_are_found_by_whole_and_part(found):
    text = "Claude v2.1.110 and Qwen3.6-35B-A3B were compared."
    for question in ("v2.1.110", "2.1.110", "Qwen 3.6", "qwen3.6-35b-a3b", "35B"):
        assert found(question, *FILLER, text)[0] == text


def test_all_the_rare_words_together_beat_many_common_ones(found):
    both = "Orion scored 95.6% on LongMem."
    one = "Orion Orion Orion was tested and tested again, and the accuracy of Orion is discussed by all."
    assert found("Orion LongMem accuracy", one, both, *FILLER)[0] == both


def test_a_passage_is_found_by_its_headings_and_its_week(passage):
    search = Search()
    search.build(
        [
            passage("It fell by half.", number=0, section="Local inference", item="Quantised kernels"),
            passage("It rose by half.", number=1, section="Governance", above=("Ledger rules", "Votes")),
            passage("It stayed.", slug="weekly-2026-w11", title="Weekly 2026-W11", day=date(2026, 3, 15)),
        ]
    )
    assert search.find("quantised kernels")[0].passage.text == "It fell by half."
    assert search.find("governance")[0].passage.text == "It rose by half."
    assert search.find("ledger rules")[0].passage.above == ("Ledger rules", "Votes")
    assert search.find("W11")[0].passage.text == "It stayed."


@pytest.mark.parametrize(
    ("wrong", "right"), [("MEMNTO", "MEMENTO"), ("cluade-mem", "claude-mem"), ("Karpaty", "Karpathy")]
)
def test_a_misspelt_name_is_found_when_nothing_else_fits(found, wrong, right):
    assert found(f"what is {wrong}?", *FILLER, f"{right} is new.")[0] == f"{right} is new."


def test_chinese_and_japanese_are_found_without_spaces(found):
    chinese, japanese = "论文提出了智能体记忆的新方法。", "新しい決済機能が発表されました。"
    assert found("上周有哪些智能体记忆的论文？", *FILLER, chinese, japanese)[0] == chinese
    assert found("決済機能について教えて", *FILLER, chinese, japanese)[0] == japanese
    assert found("猫", "这里有一只黑猫", "没有狗") == ["这里有一只黑猫"]
    assert found("猫", "猫咪很可爱", "没有狗") == ["猫咪很可爱"]


def test_the_language_of_the_question_comes_first(passage):
    search = Search()
    search.build(
        [
            passage("AutoMind 是一个框架。", slug="zh", language="zh-CN"),
            passage("AutoMind, a framework.", slug="en", language="en"),
        ]
    )
    assert search.find("what is AutoMind?")[0].passage.post == "en"
    assert search.find("AutoMind 是什么？")[0].passage.post == "zh"


def test_what_tells_what_a_thing_is_comes_before_what_mentions_it(found):
    mention = "Together with Orion and others, it is seen this week."
    telling = "The lab's Orion compresses what a model has read in a long session of reasoning into notes."
    assert found("what is Orion?", mention, telling)[0] == telling


def test_a_summary_comes_after_the_text_it_sums_up(passage):
    search = Search()
    search.build([passage("Orion shrinks caches.", line=0), passage("Orion shrinks caches.", number=1, line=9)])
    assert [hit.passage.number for hit in search.find("Orion")] == [1, 0]


def test_ties_go_to_the_newest_post(passage):
    search = Search()
    search.build(passage("Same words.", slug=f"d{day}", title="T", day=date(2026, 3, day)) for day in (3, 5, 4))
    assert [hit.passage.post for hit in search.find("same words")] == ["d5", "d4", "d3"]


def test_equals_come_newest_first_in_whatever_order_the_index_was_made(passage):
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(200)]
    made = [passage("MEMENTO came again.", slug=f"d{day}", title="T", item="MEMENTO", day=day) for day in days]
    built, mixed = Search(), Search()
    built.build(made)
    mixed.build(made[100:] + made[:90])
    mixed.update({one.post: [one] for one in made[80:120]})
    newest = [f"d{day}" for day in reversed(days)]
    for search in (built, mixed):
        assert [hit.passage.post for hit in search.find("MEMENTO", limit=10)] == newest[:10]
        assert [one.post for one in search.mentions("MEMENTO", limit=40)] == newest[:40]
        assert [one.post for one in search.holding("MEMENTO came", limit=8)] == newest[:8]


def test_only_allowed_posts_are_searched_and_as_many_are_found_as_wanted(passage):
    search = Search()
    search.build(passage("Orion again.", slug=f"post-{number}") for number in range(50))
    allowed = {f"post-{number}" for number in range(7)}
    assert {hit.passage.post for hit in search.find("Orion", limit=7, posts=allowed)} == allowed
    most = {f"post-{number}" for number in range(45)}
    assert {hit.passage.post for hit in search.find("Orion", limit=50, posts=most)} == most
    assert search.find("Orion", posts=()) == []
    assert search.find("Orion", posts={"unknown"}) == []
    assert len(search.find("Orion", limit=50, posts=[f"post-{number}" for number in range(50)])) == 50


def test_what_repeats_is_kept_but_not_found(passage):
    search = Search()
    search.build([passage("Orion again.", repeats=True), passage("Orion again.", number=1)])
    assert [hit.passage.number for hit in search.find("Orion")] == [1]
    assert search.by_id("weekly-2026-w10#0").repeats
    assert len(search) == 2


def test_a_post_is_replaced_and_removed(passage):
    search = Search()
    search.replace("one", [passage("Orion rose.", slug="one"), passage("Orion rose.", slug="other")])
    search.replace("two", [passage("Vega rose.", slug="two")])
    assert [hit.passage.post for hit in search.find("rose", limit=9)] == ["one", "two"]
    search.replace("one", [passage("Orion fell.", slug="one")])
    assert search.find("Orion")[0].passage.text == "Orion fell."
    search.remove("one")
    search.remove("never there")
    assert [hit.passage.post for hit in search.find("Orion rose fell")] == ["two"]
    assert search.of_post("one") == ()


def test_an_empty_search_finds_nothing():
    search = Search()
    assert search.find("anything") == []
    search.build([])
    assert search.find("anything") == []
    assert search.by_id("a#1") is None
    assert len(search) == 0


def test_neighbours_are_the_passages_around_one_in_its_section(passage):
    search = Search()
    held = [passage(f"Text {n}.", number=n, section="A" if n < 4 else "B", repeats=n == 0) for n in range(6)]
    search.build(held)
    assert search.neighbours(held[2]) == (held[1], held[3])
    assert search.neighbours(held[1]) == (held[2],)
    assert search.neighbours(held[3]) == (held[2],)
    assert search.neighbours(held[5]) == (held[4],)
    assert search.by_id("weekly-2026-w10#3") == held[3]
    assert search.by_id("weekly-2026-w10#9") is None


def test_searches_beside_changes_always_see_whole_posts(passage):
    search = Search()
    search.build(passage("Orion stays.", slug=f"post-{number}") for number in range(20))

    def ask(_):
        return len(search.find("Orion", limit=50))

    with ThreadPoolExecutor(4) as pool:
        counts = pool.map(ask, range(200))
        for number in range(20):
            search.replace(f"post-{number}", [passage("Orion stays.", slug=f"post-{number}")])
        assert set(counts) == {20}


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("what is it?", "en"),
        ("qu'est-ce que c'est dans les nouvelles", "fr"),
        ("这是什么", "zh"),
        ("これは何ですか", "ja"),
        ("이것은 무엇입니까", "ko"),
        ("Qwen3.6", ""),
    ],
)
def test_a_question_shows_its_language(question, language):
    assert language_of(question) == language


@pytest.fixture(scope="module")
def small_search(passage):
    search = Search()
    search.build(passage(text, number=number) for number, text in enumerate([*FILLER, MIND, "字"]))
    return search


@settings(max_examples=60)
@given(st.text() | st.text(alphabet='"*:()[]/\\+-~^ aБ字'))
def test_any_question_is_answered_without_an_error(small_search, question):
    assert all(hit.score > 0 for hit in small_search.find(question, limit=3))
