"""The name of a file, with the folders that say of which days it is."""

from collections.abc import Callable

import pytest

from bot.posts.folder import is_post_path
from bot.posts.post import Post
from bot.posts.reading import Reading

Load = Callable[..., Post]
Read = Callable[..., Reading]

TEXT = "# Mill letter\n\nThe mill turned all night, and nobody came to see it stop.\n"


@pytest.mark.parametrize(
    ("path", "day", "period", "slug"),
    [
        ("2026/04/12.md", "2026-04-12", "2026-04-12", "2026-04-12"),
        ("letters/2026/Apr/12.md", "2026-04-12", "2026-04-12", "2026-04-12"),
        ("letters/2026/04-April/12/index.md", "2026-04-12", "2026-04-12", "2026-04-12"),
        ("2026-04/12.md", "2026-04-12", "2026-04-12", "2026-04-12"),
        ("2026/04-12.md", "2026-04-12", "2026-04-12", "2026-04-12"),
        ("2026年/4月/12日.md", "2026-04-12", "2026-04-12", "2026-04-12"),
        ("2026-04-12/letter.md", "2026-04-12", "2026-W15", "2026-04-12-letter"),
        ("2026/04/12/letter.md", "2026-04-12", "2026-W15", "letter"),
        ("2026/week-15.md", "2026-04-12", "2026-W15", "2026-week-15"),
        ("weekly/2026/04.md", "2026-01-25", "2026-W04", "2026-w04"),
        ("loom-weekly/2026/4/index.md", "2026-01-25", "2026-W04", "2026-w04"),
        ("周刊/2026/04.md", "2026-01-25", "2026-W04", "2026-w04"),
        ("links/2026/calendar_week/04.md", "2026-01-25", "2026-W04", "2026-w04"),
        ("2026/KW/15.md", "2026-04-12", "2026-W15", "2026-w15"),
        ("letters/2026/15.md", "2026-04-12", "2026-W15", "2026-w15"),
        ("weekly/2026/04/12.md", "2026-04-12", "2026-04-12", "2026-04-12"),
        ("biweekly/2026/04.md", "2026-04-30", "2026-04", "2026-04"),
        ("2026/w15/index.md", "2026-04-12", "2026-W15", "2026-w15"),
        ("2026/April.md", "2026-04-30", "2026-04", "2026-04"),
        ("2026-04.md", "2026-04-30", "2026-04", "2026-04"),
        ("2026-april-letter.md", "2026-04-30", "2026-04", "2026-april-letter"),
        ("2026/04/letter.md", "2026-04-30", "2026-04", "letter"),
        ("2026-4-12-letter.md", "2026-04-12", "2026-W15", "2026-4-12-letter"),
        ("2026-04-12-letter/index.en.md", "2026-04-12", "2026-W15", "2026-04-12-letter-en"),
    ],
)
def test_folders_and_name_tell_the_days_of_a_post_together(
    load: Load, path: str, day: str, period: str, slug: str
) -> None:
    post = load(TEXT, path)
    assert (post.published.isoformat(), post.period.label, post.slug) == (day, period, slug)


@pytest.mark.parametrize("path", ["v/2026.4.1.md", "04/12.md", "2026/4.md", "tool-2026-4-1.md"])
def test_numbers_that_are_no_date_name_none(read: Read, path: str) -> None:
    assert [problem.code for problem in read(TEXT, path).problems] == ["date-missing"]


def test_a_month_folder_makes_no_monthly_of_a_dated_post(load: Load) -> None:
    post = load(f"---\ndate: 2026-04-15\n---\n{TEXT}", "2026/04/quiet-mills.md")
    assert (post.series, post.period.label, post.slug) == ("post", "2026-W16", "quiet-mills")


def test_the_readme_of_a_day_or_week_is_a_post(load: Load) -> None:
    for path in ("letters/2026-04-12/README.md", "2026/week-15/readme.md"):
        assert is_post_path(path)
    for path in ("README.md", "letters/README.md", "2026/README.md", "2026/04/README.md"):
        assert not is_post_path(path)
    assert load(TEXT, "letters/2026-04-12/README.md").slug == "2026-04-12"


@pytest.mark.parametrize("folder", ["12", "012", "issue-12", "Issue_012", "vol.3", "weekly/7", "第12期", "#12"])
def test_the_readme_of_an_issue_is_a_post_or_named_for_what_it_lacks(read: Read, load: Load, folder: str) -> None:
    assert is_post_path(f"{folder}/README.md")
    assert [problem.code for problem in read(TEXT, f"{folder}/README.md").problems] == ["date-missing"]
    assert load(f"---\ndate: 2026-04-15\n---\n{TEXT}", f"{folder}/README.md").published.isoformat() == "2026-04-15"


@pytest.mark.parametrize("folder", ["chapter-1", "2026", "issues", "v1.2", "2026/04"])
def test_the_readme_of_any_other_folder_is_no_post(folder: str) -> None:
    assert not is_post_path(f"{folder}/README.md")
