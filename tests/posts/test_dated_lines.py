"""Posts whose day stands in a line of their text alone."""

from collections.abc import Callable

import pytest

from bot.posts.post import Post
from bot.posts.reading import Reading

Load = Callable[..., Post]
Read = Callable[..., Reading]

BODY = "\n\n## Grain\n\nThe mill turned all night, and nobody came to see it stop.\n\n## Flour\n\nTwo sacks are left.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Published on April 19, 2026",
        "*Published: 19 April 2026*",
        "**Date:** 2026-04-19",
        "- **Date:** 2026-04-19\n- **Present:** Ada, Bob",
        "**Date:** April 19, 2026\n**Written by:** Ada of the upper mill, with Bob and Eve",
        "_Sunday, April 19, 2026_",
        "**Issue #12 · April 19, 2026**",
        "Issue 12 | April 19, 2026 | by Ada",
        "> April 19, 2026",
        "### April 19, 2026",
        "by Ada Mill on April 19, 2026",
        "| Date | 2026-04-19 |\n|---|---|\n| Editor | Ada |",
        "Window: 2026-04-13 .. 2026-04-19",
        "*Week 16, 2026*",
    ],
)
def test_a_short_line_below_the_title_dates_a_post_that_nothing_else_does(load: Load, line: str) -> None:
    assert load(f"# Mill letter\n\n{line}{BODY}", "mill.md").published.isoformat() == "2026-04-19"


def test_a_line_at_the_end_dates_a_post_where_it_says_when_it_was_made(load: Load, read: Read) -> None:
    assert load(f"# Mill letter{BODY}\n*Generated on 2026-04-19*\n", "mill.md").published.day == 19
    assert read(f"# Mill letter{BODY}\nThe fair, 2026-04-19\n", "mill.md").post is None


@pytest.mark.parametrize(
    "line",
    [
        "The wheel has turned since April 18, 2026.",
        "Next meeting: April 26, 2026",
        "[The fair of April 26, 2026](https://mill.example)",
        "From the bakers who wrote to us about the bread of April 26, 2026",
        "`2026-04-26`",
        "The weir was closed: April 26, 2026 was its last day",
    ],
)
def test_sentences_links_and_days_to_come_date_nothing(read: Read, line: str) -> None:
    assert [problem.code for problem in read(f"# Mill letter\n\n{line}{BODY}", "mill.md").problems] == ["date-missing"]


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("- Opened: April 2, 2026\n- Committed: April 19, 2026 (17 days and 2 commits later)", "2026-04-19"),
        ("**Closed:** 2026-04-19", "2026-04-19"),
        ("- Merged on: 19 April 2026\n- Deadline: April 26, 2026\n- Next review: April 27, 2026", "2026-04-19"),
    ],
)
def test_the_last_day_on_which_a_line_says_that_something_was_done_dates_what_nothing_else_does(
    read: Read, lines: str, day: str
) -> None:
    reading = read(f"# The weir leaks{BODY}\n## Timeline\n\n{lines}\n\n## Thanks\n\nTo the carpenter.\n", "3545454.md")
    assert reading.post
    assert reading.post.published.isoformat() == day
    assert [problem.code for problem in reading.problems] == ["date-guessed"]


def test_of_the_days_in_headings_the_latest_dates_a_list_of_changes(read: Read) -> None:
    reading = read("# Mill\n\n## 1.1 - 2026-04-12\n\nStone.\n\n## 1.2 - 2026-04-19\n\nOak.\n", "changes.md")
    assert reading.post
    assert reading.post.published.day == 19
    assert [problem.code for problem in reading.problems] == ["date-guessed"]


@pytest.mark.parametrize(
    "fields",
    [
        "date_published: 2026-04-19",
        "publishedOn: 2026-04-19",
        "post_date: 2026-04-19T10:00:00.000Z",
        "DateApproved: 4/19/2026",
        "timestamp: 1776556800",
        "date: 1776556800000",
        'date: "[[2026-04-19]]"',
        "year: 2026\nweek: 16",
        "start_date: 2026-04-13\nend_date: 2026-04-19",
    ],
)
def test_fields_by_many_names_tell_the_day(load: Load, fields: str) -> None:
    post = load(f"---\ntitle: Mill letter\n{fields}\n---{BODY}", "mill.md")
    assert (post.published.isoformat(), post.period.label) == ("2026-04-19", "2026-W16")


def test_a_month_of_a_year_is_what_a_post_covers(load: Load) -> None:
    assert load(f"---\ntitle: Mill letter\nyear: 2026\nmonth: 4\n---{BODY}", "mill.md").period.label == "2026-04"
    assert load(f"---\ntitle: Mill\ndate: 2026-05-02\nissue: 12\nrelease: 1.2\n---{BODY}", "mill.md").published.day == 2


def test_a_date_of_several_days_is_of_the_last_and_says_what_the_post_covers(load: Load) -> None:
    post = load(f"---\ntitle: Mill letter\ndate: 2026-04-13 ~ 2026-04-19\n---{BODY}", "mill.md")
    assert (post.published.isoformat(), post.period.label) == ("2026-04-19", "2026-W16")


@pytest.mark.parametrize(("path", "day"), [("2026-04-05-mill.md", "2026-04-05"), ("2026-05-04-mill.md", "2026-05-04")])
def test_of_two_days_that_a_date_may_be_the_one_that_is_named_elsewhere_is_taken(
    load: Load, read: Read, path: str, day: str
) -> None:
    text = f"---\ntitle: Mill letter\ndate: 04/05/2026\n---{BODY}"
    assert load(text, path).published.isoformat() == day
    for other in ("mill.md", "2026-01-05-mill.md"):
        assert [problem.code for problem in read(text, other).problems] == ["bad-date"]


def test_a_folder_further_out_dates_a_post_that_nothing_else_does(load: Load) -> None:
    post = load(f"# Mill{BODY}", "2026-04-13_to_2026-04-19/letters/mill.md")
    assert post.published.isoformat() == "2026-04-19"
