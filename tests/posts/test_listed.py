"""Posts whose stories stand as a list of fields in the front matter."""

from collections.abc import Callable
from time import perf_counter

import pytest

from bot.posts.post import Post
from bot.posts.reading import Reading
from tests.posts.conftest import codes, shape

Load, Read = Callable[..., Post], Callable[..., Reading]

STORIES = """---
date: '2026-04-19'
stories:
- source: Mill Gazette
  summary: Heddle, a small mill in Tarn, bought two looms and a kiln, and pays for them
    with a loan of $4 million.
  title: 'Heddle buys two looms: what the mill in Tarn
    paid'
  url: https://gazette.example/heddle
- title: Reed turns at night
  summary: The mill of Reed turns at night only, which no other mill in the valley has ever done.
  url: javascript:alert(1)
---

<!-- made by a machine -->
"""


def test_a_list_of_stories_in_the_front_matter_is_read_as_items_with_their_links(load: Load) -> None:
    post = load(STORIES, "2026-04-19-mill-news.md")
    assert shape(post) == [("Stories", 0, 2)]
    heddle, reed = post.sections[0].items
    assert heddle.title == "Heddle buys two looms: what the mill in Tarn paid"
    assert heddle.url == "https://gazette.example/heddle"
    assert heddle.text.endswith("with a loan of $4 million.\nSource: Mill Gazette")
    assert reed.url is None
    assert [heddle.line, reed.line] == [7, 10]
    assert STORIES.split("\n")[reed.line - 1] == "- title: Reed turns at night"


def test_a_list_begins_where_its_key_stands_whatever_stands_before(load: Load) -> None:
    (section,) = load(STORIES.replace("stories:", "subtitle: two stories of mills\nstories:")).sections
    assert section.line == 4


def test_a_long_line_of_signs_costs_no_time(load: Load) -> None:
    rule = "-" * 30_000
    started = perf_counter()
    load(STORIES.replace("stories:", f"rule: '{rule}'\nstories:"))
    assert perf_counter() - started < 2


def test_what_else_is_said_of_a_story_is_one_line_without_what_is_empty(load: Load) -> None:
    story = r"""{title: Heddle, url: 'https://gazette.example/h', tags: ['', ''], by: ['', Ann], note: "a\n\nb"}"""
    (section,) = load(f"---\ndate: 2026-04-19\nstories: [{story}]\n---\n", "mill.md").sections
    assert section.items[0].text.endswith("By: Ann · Note: a b")


def test_such_a_post_without_a_title_is_named_by_its_file_with_a_remark(read: Read, load: Load) -> None:
    reading = read(STORIES, "2026-04-19-mill-news.md")
    assert reading.post is not None
    assert reading.post.title == "2026-04-19 mill news"
    assert codes(reading) == [("title-guessed", 1)]
    assert load(STORIES.replace("date:", "title: Mill news\ndate:")).title == "Mill news"
    assert load(f"{STORIES}# Looms").title == "Looms"


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Mill\ndate: 2026-04-19\nour_papers: [{headline: Heddle, link: 'https://gazette.example/h'}]\n---\n",
        '{"title": "Mill", "date": "2026-04-19", "our_papers": [{"name": "Heddle", "u": "https://gazette.example/h"}]}',
        "+++\ntitle = 'Mill'\ndate = 2026-04-19\n[[our_papers]]\nname = 'Heddle'\nu = 'https://gazette.example/h'\n+++",
    ],
)
def test_the_list_may_have_any_name_in_any_dialect(load: Load, front: str) -> None:
    (section,) = load(front).sections
    assert section.title == "Our papers"
    assert [(item.title, item.url) for item in section.items] == [("Heddle", "https://gazette.example/h")]


@pytest.mark.parametrize(
    "field",
    [
        "authors: [{name: Ann Reed, title: Miller, url: 'https://reed.example'}]",
        "stories: [{title: Heddle, source: Gazette}]",
        "stories: [Heddle, Reed]",
        "menu: [{url: 'https://reed.example'}]",
    ],
)
def test_a_list_of_anything_else_makes_no_post(read: Read, field: str) -> None:
    assert codes(read(f"---\ntitle: Mill\ndate: 2026-04-19\n{field}\n---\n")) == [("stub", 6)]


def test_a_heading_in_the_text_of_a_story_stays_in_it(load: Load) -> None:
    text = "## What was paid\n\n    The mill paid four million for two looms and a kiln."
    fields = (
        f"date: 2026-04-19\nstories:\n- title: Heddle\n  body: |\n    {text}\n- title: Reed\n  body: {'Turns. ' * 9}"
    )
    (section,) = load(f"---\n{fields}\n---\n", "mill.md").sections
    assert [item.title for item in section.items] == ["Heddle", "Reed"]
    assert "What was paid" in section.items[0].text


def test_text_below_the_front_matter_is_the_post_alone(load: Load) -> None:
    assert shape(load(f"{STORIES}# Mill\n\nThe mill turned all night, and nobody saw it stop.")) == [("", 1, 0)]


def test_the_stories_of_a_locked_post_are_kept_nowhere(read: Read) -> None:
    assert read(STORIES.replace("- source:", "- password:")).post is None


def test_the_language_of_stories_is_told_by_their_words(load: Load) -> None:
    story = (
        "{title: 磨坊买了两台织机, url: 'https://gazette.example/h', 说明: 山谷里的磨坊今天买了两台织机，邻居都来看}"
    )
    assert load(f"---\ndate: 2026-04-19\nstories: [{story}]\n---\n", "mill.md").language == "zh"


ASKED = """---
title: Mill week
date: 2026-04-19
faq:
  - question: "Who pays for the **kiln** of Tarn?"
    answer: The mill of Tarn does.
  - question: Does Reed turn by day?
    answer: |
      No.

      - It turns at night.
  - question: Who is asked here
---

## Looms

The mill of Tarn bought two looms.
"""


def test_questions_of_the_front_matter_stand_below_the_text_with_their_answers(load: Load) -> None:
    looms, asked = load(ASKED).sections
    assert (looms.title, asked.title, asked.line) == ("Looms", "FAQ", 4)
    kiln, reed = asked.items
    assert (kiln.title, kiln.text, kiln.line) == ("Who pays for the kiln of Tarn?", "The mill of Tarn does.", 5)
    assert (reed.title, reed.text, reed.line) == ("Does Reed turn by day?", "No.\nIt turns at night.", 7)


def test_a_question_that_the_text_asks_too_is_not_shown_twice(load: Load) -> None:
    *_, below = load(f"{ASKED}\n## FAQ\n\n### Does Reed turn\nby day?\n\nNo.\n").sections
    assert [item.title for item in below.items] == ["Who pays for the kiln of Tarn?"]


def test_questions_below_no_text_are_a_post(read: Read) -> None:
    reading = read(ASKED.partition("## Looms")[0])
    assert reading.post is not None
    assert shape(reading.post) == [("FAQ", 0, 2)]
