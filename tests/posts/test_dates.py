"""The date of a post: in every form, under every name, and from where it can be taken when no field gives it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from bot.posts.frontmatter.dates import day_within, read_moment
from bot.posts.frontmatter.months import month_named
from bot.posts.post import Post
from bot.posts.reading import Reading
from tests.posts.conftest import codes, front

Load = Callable[..., Post]
Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-04-19", date(2026, 4, 19)),
        ("2026/4/9", date(2026, 4, 9)),
        ("2026.04.19", date(2026, 4, 19)),
        ("20260419", date(2026, 4, 19)),
        ("2026年4月19日", date(2026, 4, 19)),
        ("Apr 19, 2026", date(2026, 4, 19)),
        ("19 April 2026", date(2026, 4, 19)),
        ("19th of April, 2026", date(2026, 4, 19)),
        ("Monday — March 23, 2026", date(2026, 3, 23)),
        ("Apr 19, 2026 03:48", datetime(2026, 4, 19, 3, 48)),  # noqa: DTZ001 - a wall time without a zone
        ("2026-04-19 3:48 pm", datetime(2026, 4, 19, 15, 48)),  # noqa: DTZ001
        ("2026-02-25T15:46", datetime(2026, 2, 25, 15, 46)),  # noqa: DTZ001
        ("2026-04-19 12:00:00 -0000", datetime(2026, 4, 19, 12, tzinfo=UTC)),
        ("2026-04-19T12:00:00.123Z", datetime(2026, 4, 19, 12, tzinfo=UTC)),
        ("2026-04-19 20:00 +0800", datetime(2026, 4, 19, 12, tzinfo=UTC)),
        ("Sun, 19 Apr 2026 07:00:00 EST", datetime(2026, 4, 19, 12, tzinfo=UTC)),
        ("2026-04-19 # as announced", date(2026, 4, 19)),
        ("Sun Apr 19 2026 08:00:00 GMT-0400 (Eastern Daylight Time)", datetime(2026, 4, 19, 12, tzinfo=UTC)),
        ("Sun Apr 19 12:00:00 UTC 2026", datetime(2026, 4, 19, 12, tzinfo=UTC)),
        ("2026-Apr-19", date(2026, 4, 19)),
        ("19/Apr/2026", date(2026, 4, 19)),
        ("Sonntag, 19. April 2026", date(2026, 4, 19)),
        ("12. März 2026", date(2026, 3, 12)),
        ("APRİL 12, 2026", date(2026, 4, 12)),
        ("12 aprıl 2026", date(2026, 4, 12)),
        ("12 set 2026", date(2026, 9, 12)),
        ("1er févr. 2026", date(2026, 2, 1)),
        ("domingo, 19 de julio de 2026", date(2026, 7, 19)),
        ("2026년 4월 19일", date(2026, 4, 19)),
        ("2026년 4월 19일 일요일", date(2026, 4, 19)),
        ("2026. 4. 19.", date(2026, 4, 19)),
        ("2026年4月19日（日）", date(2026, 4, 19)),
        ("2026年4月19日 星期日", date(2026, 4, 19)),
        ("19.4.2026", date(2026, 4, 19)),
        ("4/19/2026", date(2026, 4, 19)),
        ("19-04-2026", date(2026, 4, 19)),
        ("19 апреля 2026", date(2026, 4, 19)),
        ("19 kwietnia 2026", date(2026, 4, 19)),
        ("19 Kasım 2026", date(2026, 11, 19)),
        ("19 tháng 4 năm 2026", date(2026, 4, 19)),
    ],
)
def test_a_date_is_read_in_every_form(text: str, moment: date | datetime) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize("title", ["Runway Gen-3 2026", "Looms, Gen 3, 2026", "What is out 12 2026", "Data set 4 2026"])
def test_a_word_that_is_a_short_month_elsewhere_makes_no_date(title: str) -> None:
    assert day_within(title) is None
    assert month_named(title) is None


IMPOSSIBLE = """
2022-02-29|2025-14-07|2025-01-07 14:4g5|2025-01-07 25:00|2025-01-07 12:00 +9900|2025-01-07 12:00 XYZ
|2025-01-07 13:00 pm|07/01/2025|0001-01-01|13:00 pm|soon
"""


@pytest.mark.parametrize("text", IMPOSSIBLE.replace("\n", "").split("|"))
def test_a_date_that_does_not_exist_is_an_error_on_its_line(read: Read, text: str) -> None:
    reading = read(front(date=text))
    assert reading.post is None
    assert codes(reading) == [("bad-date", 3)]
    assert "2026-04-19" in reading.problems[0].message


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("2026-03-05-mill.md", "Mill"),
        ("2026.03.05.md", "Mill"),
        ("mill-20260305.md", "Mill"),
        ("26-03-05-mill.md", "Mill"),
        ("260305_mill.md", "Mill"),
        ("017-2026-mar-05.md", "Mill"),
        ("mill_5_Mar_2026.md", "Mill"),
        ("05.03.2026.md", "Mill"),
        ("2026/03/05/mill.md", "Mill"),
        ("mill.md", "Mill, March 5, 2026"),
        ("mill.md", "Die Mühle vom 5. März 2026"),
        ("mill.md", "La semaine du 5 mars 2026"),
    ],
)
def test_a_missing_date_is_found_in_file_name_path_or_title(load: Load, path: str, title: str) -> None:
    assert load(front(date="", title=f'"{title}"'), path).published == date(2026, 3, 5)


@pytest.mark.parametrize(
    "title",
    [
        "Mill, February 27 – March 5, 2026",
        "Mill, Mar 1-5, 2026",
        "Mill, March 1 – 5, 2026",
        "Mill, 1–5 March 2026",
        "磨坊 2026年2月27日–3月5日",
        "물레방아 2026년 3월 1일 ~ 5일",
    ],
)
def test_of_several_days_in_a_title_the_last_dates_the_post(load: Load, title: str) -> None:
    assert load(front(date="", title=f'"{title}"'), "mill.md").published == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("2026/15.md", "磨坊周刊（2月27日-3月5日）"),
        ("2026/15.md", "磨坊早报 3月5日"),
        ("2026/15.md", "물레방아 (2/27~3/5)"),
        ("mill-15.md", "Mühle 2026, Ausgabe 15 (27.02.–05.03.)"),
        ("2026/15.md", "Новости мельницы за 5 марта"),
    ],
)
def test_a_day_without_a_year_is_of_the_one_year_that_path_and_title_name(load: Load, path: str, title: str) -> None:
    assert load(front(date="", title=f'"{title}"'), path).published == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("path", "title"), [("15.md", "磨坊早报 3月5日"), ("2025/mill-15.md", "Mühle 2026 (27.02.–05.03.)")]
)
def test_a_day_of_no_year_or_of_one_of_two_is_no_date(read: Read, path: str, title: str) -> None:
    assert codes(read(front(date="", title=f'"{title}"'), path)) == [("date-missing", 1)]


def test_a_title_of_two_years_gives_its_last_day(load: Load) -> None:
    assert load(front(date="", title='"Mill, Dec 29, 2025 – Jan 4, 2026"'), "mill.md").published == date(2026, 1, 4)


def test_a_missing_date_is_found_in_the_first_heading_and_never_in_the_text(load: Load, read: Read) -> None:
    assert load("---\ntitle: Mill\n---\n## News of 2026/3/5\n\nWords.").published == date(2026, 3, 5)
    reading = read("---\ntitle: Mill\n---\nSince 2026-03-05 it has been still.")
    assert codes(reading) == [("date-missing", 1)]


@pytest.mark.parametrize(
    ("path", "title", "day"),
    [
        ("x.md", "Mill news – February 2026", date(2026, 2, 28)),
        ("x.md", "磨坊消息 2026年2月", date(2026, 2, 28)),
        ("Mill news, Dec 2025.md", "Mill", date(2025, 12, 31)),
        ("mill-news-december-2025.md", "Mill", date(2025, 12, 31)),
    ],
)
def test_a_month_alone_gives_its_last_day_with_a_remark(read: Read, path: str, title: str, day: date) -> None:
    reading = read(front(date="", title=f'"{title}"'), path)
    assert reading.post is not None
    assert (reading.post.published, reading.post.series) == (day, "monthly")
    assert codes(reading) == [("date-guessed", 1)]
    assert f"date: {day}" in reading.problems[0].message


@pytest.mark.parametrize(("path", "title"), [("2026-W10-mill.md", "Mill"), ("x.md", "Mill 2026 week 10")])
def test_a_week_alone_gives_its_last_day_with_a_remark(read: Read, path: str, title: str) -> None:
    reading = read(front(date="", title=f'"{title}"'), path)
    assert reading.post is not None
    assert (reading.post.published, reading.post.series) == (date(2026, 3, 8), "weekly")
    assert reading.post.period.label == "2026-W10"
    assert codes(reading) == [("date-guessed", 1)]
    assert "date: 2026-03-08" in reading.problems[0].message


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("x.md", "磨坊消息 2026年4月第3周"),
        ("x.md", "2026年4月 第3週"),
        ("x.md", "2026/04 3週目"),
        ("x.md", "2026년 4월 3주차 소식"),
        ("x.md", "Mill news, April 2026 (week 3)"),
        ("2026-04-w3.md", "Mill"),
        ("mill-2026-04-week-03.md", "Mill"),
    ],
)
def test_a_week_counted_within_its_month_gives_its_last_day_with_a_remark(read: Read, path: str, title: str) -> None:
    reading = read(front(date="", title=f'"{title}"'), path)
    assert reading.post is not None
    assert (reading.post.published, reading.post.series) == (date(2026, 4, 19), "weekly")
    assert reading.post.period.label == "2026-W16"
    assert codes(reading) == [("date-guessed", 1)]


@pytest.mark.parametrize("name", ["2026-04-w16", "mill-2026_04_W16"])
def test_a_week_of_the_year_may_have_its_month_before_it(read: Read, name: str) -> None:
    reading = read(front(date=""), f"{name}.md")
    assert reading.post is not None
    assert (reading.post.series, reading.post.period.label) == ("weekly", "2026-W16")


def test_a_week_counted_within_its_month_leaves_the_period_to_the_date(read: Read) -> None:
    reading = read(front(date="2026-04-13", title='"Mill news, April 2026 week 2"'))
    assert reading.post is not None
    assert (reading.post.series, reading.post.period.label) == ("weekly", "2026-W16")


@pytest.mark.parametrize(
    "title", ["2026/4 3주 연속", "2026/04の3週間", "2026/04 2周年", "2026/04 week 3.5", "2026/13 1週目"]
)
def test_weeks_that_are_only_counted_are_no_date(read: Read, title: str) -> None:
    assert codes(read(front(date="", title=f'"{title}"'))) == [("date-missing", 1)]


@pytest.mark.parametrize("path", ["201012_mill.md", "261305_mill.md", "2603051_mill.md", "260305a.md"])
def test_six_digits_that_may_be_something_else_are_no_day(read: Read, path: str) -> None:
    assert codes(read("---\ntitle: Mill\n---\nWords.", path)) == [("date-missing", 1)]


@pytest.mark.parametrize("said", ["Decemeber 6, 2019", "6th of Decmber 2019", "Decmeber 6 2019"])
def test_a_day_of_a_misspelt_month_is_read_with_a_remark(read: Read, said: str) -> None:
    reading = read(f"---\ntitle: Mill\n---\n## News of {said}\n\nWords.")
    assert reading.post is not None
    assert reading.post.published == date(2019, 12, 6)
    assert codes(reading) == [("date-guessed", 1)]
    assert said in reading.problems[0].message


@pytest.mark.parametrize("title", ["Marsh 6, 2019", "Issue 6, 2019", "What the miller may, 2026", "Since June 2026"])
def test_what_only_resembles_a_month_is_no_date(read: Read, title: str) -> None:
    assert codes(read(front(date="", title=f'"{title}"'))) == [("date-missing", 1)]


@pytest.mark.parametrize("name", ["date", "Date", "pubDate", "publish_date", "published", "published_at", "created"])
def test_the_date_goes_by_many_names(load: Load, name: str) -> None:
    assert load(front(**{"date": "", name: "2026-04-18"})).published == date(2026, 4, 18)


def test_a_date_alone_never_moves_and_begins_at_midnight_of_the_content(load: Load) -> None:
    post = load(front(), zone="America/Los_Angeles")
    assert post.published == date(2026, 4, 19)
    assert post.published_at == datetime(2026, 4, 19, 7, tzinfo=UTC)


def test_a_wall_time_is_in_the_zone_of_the_content(load: Load) -> None:
    assert load(front(date="Apr 19, 2026 03:48"), zone="Asia/Shanghai").published_at == datetime(
        2026, 4, 18, 19, 48, tzinfo=UTC
    )


def test_the_week_of_an_instant_is_taken_in_the_zone_of_the_content(load: Load) -> None:
    text = front(date="2024-01-01T05:33:00Z")
    assert load(text, zone="America/Los_Angeles").period.label == "2023-W52"
    assert load(text, zone="Europe/Berlin").period.label == "2024-W01"


def test_a_date_far_from_that_of_the_file_name_is_remarked_and_kept(load: Load) -> None:
    post = load(front(), "2026-04-01-mill.md")
    assert post.published == date(2026, 4, 19)
    assert [problem.code for problem in post.problems] == ["date-mismatch"]


def test_a_week_that_ended_on_the_day_of_the_file_name_is_no_mismatch(load: Load) -> None:
    assert not load(front(title='"Week Ending April 12, 2026"'), "2026-04-12-update.md").problems
