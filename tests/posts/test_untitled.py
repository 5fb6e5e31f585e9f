"""Posts that no heading names."""

from collections.abc import Callable

import pytest

from bot.posts.post import Post
from bot.posts.reading import Reading

Load = Callable[..., Post]
Read = Callable[..., Reading]

STORIES = "# Mill rebuilt\n\nThe mill was rebuilt.\n\n# Bakery sold\n\nThe bakery was sold.\n\n# Fair opens\n\nSoon.\n"


def test_a_post_of_large_headings_alone_is_named_by_its_file(load: Load, read: Read) -> None:
    post = load(STORIES, "letters/valley-2026-04-19.md")
    assert post.title == "valley 2026-04-19"
    assert [section.title for section in post.sections] == ["Mill rebuilt", "Bakery sold", "Fair opens"]
    assert [problem.code for problem in read(STORIES, "valley-2026-04-19.md").problems] == ["title-guessed"]
    assert load(STORIES.replace("# ", "## "), "valley-2026-04-19.md").title == "valley 2026-04-19"


@pytest.mark.parametrize(
    "title",
    [
        "# Valley letter 12\n\nHello.",
        "# Mill newsletter – April\n\nHello.",
        "# This week in the valley\n\nHello.",
        "# The long winter",
        "# Quiet mills\n\nHello.\n\n## Contents\n\nAll.",
        "# The valley\n\nHello.",
        "# Rundbrief aus dem Tal\n\nHello.",
        "# Дайджест мельницы\n\nHello.",
        "# Bản tin cối xay\n\nHello.",
        "# 磨坊消息第12期\n\nHello.",
    ],
)
def test_a_first_large_heading_that_is_called_as_issues_are_or_stands_over_all_names_the_post(
    load: Load, title: str
) -> None:
    post = load(f"{title}\n\n{STORIES}", "valley-2026-04-19.md")
    assert post.title == title.split("\n")[0][2:]


@pytest.mark.parametrize("path", ["2026-04-19.md", "2026/04/19.md"])
def test_a_file_that_is_only_named_for_its_day_names_a_post_too(load: Load, path: str) -> None:
    assert load(STORIES, path).title == "2026-04-19"
    assert (
        load(f"[Back](index.md)\n\n# 2026-04-19\n\n## Grain\n\n{STORIES.replace('# ', '### ')}", path).title
        == "2026-04-19"
    )


def test_the_first_large_heading_names_a_post_where_it_tells_the_one_day_that_any_does(load: Load) -> None:
    assert load(f"# Mills | 2026-04-19\n\nHello.\n\n{STORIES}", "2026-04-19.md").title == "Mills | 2026-04-19"
    changes = "# 1.1 (2026-04-19)\n\nFaster.\n\n# 1.0 (2026-03-01)\n\nNew.\n"
    assert load(changes, "2026-04-19.md").title == "2026-04-19"


def test_text_without_headings_on_top_is_named_by_a_file_that_tells_its_day(load: Load, read: Read) -> None:
    text = "Good morning from the mill.\n\n## Grain\n\nThe wheel turns.\n"
    assert load(text, "mill-2026-04-19.md").title == "mill 2026-04-19"
    for source, path in ((text, "mill.md"), (f"---\ndate: 2026-04-19\n---\n{text}", "mill-2026-04-19.md")):
        assert "title-missing" in [problem.code for problem in read(source, path).problems]


def test_a_first_heading_that_names_a_day_as_the_others_do_names_no_post(load: Load) -> None:
    text = "".join(
        f"## 磨坊消息({day})\n\n1. 卖了 https://mill.example/{day}\n\n" for day in ("2026-04-18", "2026-04-19")
    )
    assert load(text, "20260413-20260419.md").title == "20260413-20260419"


def test_a_file_named_by_a_date_alone_still_names_its_post(load: Load) -> None:
    assert load(STORIES, "2026/Apr/19.md").title == "2026-04-19"
    assert load("Good morning.\n\n## Grain\n\nThe wheel turns.\n", "2026/April.md").title == "2026-04"


def test_a_first_line_that_is_called_as_issues_are_names_the_post(load: Load) -> None:
    text = "Ada's April newsletter: wheels, stones & flour\n\nGood morning.\n\n## Grain\n\nThe wheel turns.\n"
    assert load(text, "2026/April.md").title == "Ada's April newsletter: wheels, stones & flour"


FRONT = "---\ndate: 2026-04-19\n---\n"


@pytest.mark.parametrize("body", ["## Grain\n\nThe wheel turns.\n", STORIES.replace("# ", "## "), "The wheel turns.\n"])
def test_what_neither_front_matter_nor_large_heading_nor_file_names_is_an_error(read: Read, body: str) -> None:
    reading = read(FRONT + body, "letters/valley.md")
    assert reading.post is None
    assert [(problem.level, problem.code) for problem in reading.problems] == [("error", "title-missing")]


@pytest.mark.parametrize(
    ("body", "path", "title"),
    [
        ("## Valley newsletter\n\nHello.\n", "letters/mill.md", "Valley newsletter"),
        ("## The mill of spring\n\nHello.\n", "letters/mill-news.md", "The mill of spring"),
        ("## Grain\n\nThe wheel turns.\n", "letters/valley-12.md", "Grain"),
        ("Hello.\n\n# Grain\n\nThe wheel turns.\n", "letters/valley.md", "Grain"),
    ],
)
def test_a_smaller_heading_names_a_post_where_it_or_the_file_tells_an_issue(
    load: Load, body: str, path: str, title: str
) -> None:
    assert load(FRONT + body, path).title == title
