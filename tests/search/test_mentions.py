"""Every passage that speaks of an item, under any of its names."""

from datetime import date

import pytest

from bot.search.search import Search

PAPER, REPO = "https://arxiv.org/abs/2504.12345v3", "https://github.com/octo-labs/mind-map"


@pytest.fixture
def search(passage):
    march, april = date(2026, 3, 8), date(2026, 4, 5)
    linked = passage("The notes are compressed, and a demo exists.", number=3, item="Mind maps for models", day=march)
    search = Search()
    search.build(
        [
            passage("With 60,000 stars, octo-labs/mind-map keeps notes. Percy Miller likes it.", day=march),
            passage("Elsewhere, we relax. @Some_One ran Claude Opus 4.7 and Relax on LongTest.", number=1, day=march),
            passage("A repeated line on octo-labs/mind-map.", number=2, day=march, repeats=True),
            linked._replace(urls=(PAPER, REPO)),
            passage("Then mind-map rose; Opus 4.7 fell. Miller was glad.", slug="w14", day=april),
            passage("Nothing but plain text about gardens.", slug="w14", number=1, day=april),
            passage("See arXiv:2504.12345 again.", slug="w14", number=2, day=april),
            passage("They came back to it.", slug="w14", number=3, item="Mind maps for models", day=april),
        ]
    )
    return search


def named(search, text, **kwargs):
    return {passage.id for passage in search.mentions(text, limit=20, **kwargs)}


@pytest.mark.parametrize(
    "text",
    ["How did Claude Opus 4.7 do?", "what about opus 4.7", "and claude-opus-4.7?", "Opus 4.7 怎么样"],
)
def test_a_model_is_met_under_each_of_its_names(search, text):
    assert named(search, text) == {"weekly-2026-w10#1", "w14#0"}


@pytest.mark.parametrize(
    "text",
    [
        "what is arXiv:2504.12345 about?",
        "summarise https://arxiv.org/pdf/2504.12345",
        "what do the posts say on mind maps for models",
    ],
)
def test_a_paper_is_met_by_its_number_its_address_and_its_title(search, text):
    assert {"weekly-2026-w10#3", "w14#2", "w14#3"} <= named(search, text)


def test_a_repository_is_met_by_its_name_and_by_links_to_it(search):
    found = named(search, "what does octo-labs/mind-map do?")
    assert {"weekly-2026-w10#0", "weekly-2026-w10#3", "w14#0"} <= found
    assert "w14#1" not in found


def test_a_handle_is_met(search):
    assert named(search, "what did @some_one run?") == {"weekly-2026-w10#1"}


def test_ordinary_words_name_nothing(search):
    assert named(search, "what did the garden do") == set()
    assert named(search, "") == set()
    assert Search().mentions("Opus 4.7", limit=3) == []


def test_only_allowed_posts_and_what_says_something_new_are_given(search):
    assert named(search, "Opus 4.7", posts={"w14"}) == {"w14#0"}
    assert named(search, "Opus 4.7", posts=()) == set()
    assert "weekly-2026-w10#2" not in named(search, "octo-labs/mind-map")


def test_every_mention_is_given_however_many_there_are(passage):
    search = Search()
    search.build(passage(f"Zephyr Notes {'again ' * n}came.", slug=f"post-{n}") for n in range(35))
    assert len(search.mentions("What of Zephyr Notes?", limit=40)) == 35
    assert len(search.mentions("What of Zephyr Notes?", limit=10)) == 10
