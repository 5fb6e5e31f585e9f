"""Series and period: what a post says of itself comes before its date."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.posts.frontmatter.coverage import read_period, week_ending, week_within
from bot.posts.frontmatter.dates import span_within
from bot.posts.post import Post

Load = Callable[..., Post]


def text(**fields: str) -> str:
    known = {"title": "Mill", "date": "2026-04-06", **fields}
    return "---\n" + "\n".join(f"{key}: {value}" for key, value in known.items()) + "\n---\nThe mill turned.\n"


@pytest.mark.parametrize(
    ("fields", "path", "series", "label"),
    [
        ({"week": "2026-W14"}, "x.md", "weekly", "2026-W14"),
        ({"slug": "mill-weekly-2026-W14-en"}, "x.md", "weekly", "2026-W14"),
        ({"title": "Mill 2026.W09"}, "x.md", "weekly", "2026-W09"),
        ({"title": "磨坊 2026 年 W10"}, "x.md", "weekly", "2026-W10"),
        ({"title": "磨坊 2026年第9周"}, "x.md", "weekly", "2026-W09"),
        ({}, "mill-2026w10.md", "weekly", "2026-W10"),
        ({}, "2026-04-06-mill-w13.md", "post", "2026-W13"),
        ({"week": "14"}, "x.md", "weekly", "2026-W14"),
        ({"title": '"Week Ending April 5, 2026"'}, "x.md", "weekly", "2026-W14"),
        ({"title": '"Week Ending April 5, 2025"'}, "x.md", "weekly", "2026-W15"),
        ({"Week Ending": '"April 5, 2026"'}, "x.md", "weekly", "2026-W14"),
        ({}, "mill.md", "post", "2026-W15"),
        ({}, "2026-04-06.md", "daily", "2026-04-06"),
        ({}, "cn/2026-04-06.md", "daily", "2026-04-06"),
        ({"title": "River notes, April 5, 2026"}, "x.md", "post", "2026-04-05"),
        ({"title": "磨坊消息 2026年4月5日 周日"}, "x.md", "post", "2026-04-05"),
        ({}, "river-notes-2026-04-05.md", "post", "2026-04-05"),
        ({"slug": "river-notes-2026-04-05-en"}, "x.md", "post", "2026-04-05"),
        ({}, "2026-04-05-river-notes.md", "post", "2026-W15"),
        ({"title": "River notes, March 30 – April 5, 2026"}, "x.md", "post", "2026-W14"),
        ({"title": "River weekly, 30 March - 5 April 2026"}, "x.md", "weekly", "2026-W14"),
        ({"title": "River notes, March 28 - April 3, 2026"}, "x.md", "post", "2026-03-28/2026-04-03"),
        ({"title": "Fluss, vom 30. März bis 5. April 2026"}, "x.md", "post", "2026-W14"),
        ({"title": "磨坊消息 2026年3月30日-4月5日"}, "x.md", "post", "2026-W14"),
        ({}, "river-2026.3.30-4.5.md", "post", "2026-W14"),
        ({"title": "磨坊周刊（3月30日-4月5日）"}, "x.md", "weekly", "2026-W14"),
        ({"title": "水車だより（3/24〜3/30）"}, "x.md", "post", "2026-03-24/2026-03-30"),
        ({"title": "La rivière, 30/3–5/4"}, "x.md", "post", "2026-W14"),
        ({"title": "물레방아 소식 (3/30~4/5)"}, "x.md", "post", "2026-W14"),
        ({"title": "Flussnachrichten (30.03.–05.04.2026)"}, "x.md", "post", "2026-W14"),
        ({"title": "Flussnachrichten (30.3.-5.4.)"}, "x.md", "post", "2026-W14"),
        ({"title": "Новости реки, 30 марта – 5 апреля"}, "x.md", "post", "2026-W14"),
        ({}, "03-30~04-05.river.md", "post", "2026-W14"),
        ({"title": "River notes, March 30 – April 5, 2025"}, "x.md", "post", "2026-W15"),
        ({"title": "The river rose 1/2-3/4"}, "x.md", "post", "2026-W15"),
        ({"title": "River notes 12 - 15 April 2026"}, "x.md", "post", "2026-W15"),
        ({"title": "River notes, March 30 – April 5, 1926"}, "x.md", "post", "2026-W15"),
        ({"title": "River notes, Week 14, 2026"}, "x.md", "weekly", "2026-W14"),
        ({"title": "A course on rivers, week 3 - 2026-04-06"}, "x.md", "post", "2026-W15"),
        ({"title": "The river, week 14 (2026-04-05)"}, "x.md", "weekly", "2026-W14"),
        ({"title": "Next Gen 2026"}, "x.md", "post", "2026-W15"),
        ({"title": "This week 14 new boats"}, "x.md", "post", "2026-W15"),
        ({"title": "River notes, week 14"}, "x.md", "post", "2026-W14"),
        ({"title": "Flussnachrichten KW 14/2026"}, "x.md", "weekly", "2026-W14"),
        ({"title": "La rivière, semaine 14 - 2026"}, "x.md", "weekly", "2026-W14"),
        ({"title": "물레방아 2026년 14주차"}, "x.md", "weekly", "2026-W14"),
        ({"title": "River notes, Week 14"}, "x.md", "post", "2026-W14"),
        ({"title": "River notes, Week 9 of the flood"}, "x.md", "post", "2026-W15"),
        ({"title": "River notes, 2026-03-30 to 2026-04-05"}, "x.md", "post", "2026-W14"),
        ({"title": "River notes, 28 March 2026 - 4 April 2026"}, "x.md", "post", "2026-03-28/2026-04-04"),
        ({}, "river_2026-03-28_to_2026-04-04.md", "post", "2026-03-28/2026-04-04"),
        ({}, "river-2026-03-30--2026-04-05.md", "post", "2026-W14"),
        ({"title": "The flood of 1926-03-30 to 1926-04-05"}, "x.md", "post", "2026-W15"),
        ({"summary": "What the river did in the week of 23 Mar 2026 - 30 Mar 2026"}, "x.md", "post", "2026-W13"),
        ({"summary": "The toll rises from 23 Mar 2026 - 30 Mar 2026"}, "x.md", "post", "2026-W15"),
        ({"title": "River notes, 30-31 March 2026"}, "x.md", "post", "2026-03-30/2026-03-31"),
        ({"title": "This week on the river, April 5, 2026"}, "x.md", "post", "2026-W15"),
        ({"title": "The flood of April 5, 1926"}, "x.md", "post", "2026-W15"),
        ({"title": "River weekly, April 5, 2026"}, "x.md", "weekly", "2026-W15"),
        ({"slug": "daily-2026-04-05"}, "x.md", "daily", "2026-04-05"),
        ({"title": "磨坊日报"}, "x.md", "daily", "2026-04-06"),
        ({"title": "Mill Daily", "week": "2026-W15"}, "x.md", "daily", "2026-04-06"),
        ({"series": "daily", "week": "2026-W15"}, "x.md", "daily", "2026-04-06"),
        ({"series": "Weekly Digest"}, "x.md", "weekly", "2026-W15"),
        ({"category": "周报"}, "x.md", "weekly", "2026-W15"),
        ({"category": "releases"}, "x.md", "releases", "2026-W15"),
        ({"category": "Tales of the river"}, "x.md", "post", "2026-W15"),
        ({"category": "Tales of the river", "slug": "mill-weekly"}, "x.md", "weekly", "2026-W15"),
        ({"categories": "weekly"}, "x.md", "weekly", "2026-W15"),
        ({"categories": "weekly tales"}, "x.md", "post", "2026-W15"),
        ({}, "harbourweekly-12.md", "weekly", "2026-W15"),
        ({"title": "The RiverDaily"}, "x.md", "daily", "2026-04-06"),
        ({"title": "A biweekly from the river"}, "x.md", "post", "2026-W15"),
        ({"title": "双周刊 第3期"}, "x.md", "post", "2026-W15"),
        ({"title": "半月刊"}, "x.md", "post", "2026-W15"),
        ({"title": "磨坊早报"}, "x.md", "daily", "2026-04-06"),
        ({"title": "磨坊週記"}, "x.md", "weekly", "2026-W15"),
        ({"title": "Wochenrückblick aus der Mühle"}, "x.md", "weekly", "2026-W15"),
        ({"title": "Lettre hebdomadaire du moulin"}, "x.md", "weekly", "2026-W15"),
        ({"title": "Lettre bi-hebdomadaire du moulin"}, "x.md", "post", "2026-W15"),
        ({"title": "Resumen diario del molino"}, "x.md", "daily", "2026-04-06"),
        ({"title": "Diário de bordo do moinho"}, "x.md", "post", "2026-W15"),
        ({"title": "주간 물레방아"}, "x.md", "weekly", "2026-W15"),
        ({"title": "Еженедельный дайджест мельницы"}, "x.md", "weekly", "2026-W15"),
        ({"title": "Haftalık değirmen bülteni"}, "x.md", "weekly", "2026-W15"),
        ({"title": "Revue mensuelle du moulin"}, "x.md", "monthly", "2026-04"),
        ({"title": "River notes – March 2026"}, "x.md", "monthly", "2026-03"),
        ({"title": "River notes (Feb 2026)"}, "x.md", "monthly", "2026-02"),
        ({"title": "River notes (Jan 2026)"}, "x.md", "post", "2026-W15"),
        ({"title": "River notes | Apr. 2026"}, "x.md", "monthly", "2026-04"),
        ({"title": "April 2026 on the river"}, "x.md", "monthly", "2026-04"),
        ({"title": "磨坊消息 2026年4月"}, "x.md", "monthly", "2026-04"),
        ({"title": "磨坊消息 2026年4月号"}, "x.md", "monthly", "2026-04"),
        ({}, "river-notes-march-2026.md", "monthly", "2026-03"),
        ({"title": "The flood of April 1926"}, "x.md", "post", "2026-W15"),
        ({"title": "What March 2026 taught the miller"}, "x.md", "post", "2026-W15"),
        ({"title": "The mill since March 2026"}, "x.md", "post", "2026-W15"),
        ({"title": "River notes, February – March 2026"}, "x.md", "post", "2026-W15"),
        ({"title": "River notes, April 2026"}, "river-notes-2026-04-05.md", "post", "2026-04-05"),
        ({"title": "River notes, March 2026"}, "2026-04-05-river-notes.md", "monthly", "2026-03"),
        ({"title": "Weekly notes, March 2026"}, "x.md", "weekly", "2026-W15"),
        ({"title": "What the miller may, 2026"}, "x.md", "post", "2026-W15"),
        ({"edition": "12"}, "x.md", "post", "2026-W15"),
        ({"series": "monthly"}, "x.md", "monthly", "2026-04"),
        ({"period": "2026-03"}, "x.md", "post", "2026-03"),
        ({"period": "2026-03-23"}, "x.md", "post", "2026-03-23"),
        ({"period": "2026-03-02 to 2026-03-08"}, "x.md", "post", "2026-W10"),
        ({"period": "2026-03-02/2026-03-10"}, "x.md", "post", "2026-03-02/2026-03-10"),
        ({"period": "2026-12-30 – 2026-01-05"}, "x.md", "post", "2025-12-30/2026-01-05"),
    ],
)
def test_a_post_covers_what_it_says(load: Load, fields: dict[str, str], path: str, series: str, label: str) -> None:
    post = load(text(**fields), path)
    assert (post.series, post.period.label) == (series, label)
    assert not post.problems


def test_a_post_named_for_its_days_came_out_on_the_last_of_them(load: Load) -> None:
    post = load("# Mill\n\nThe mill turned.\n", path="mill_2026-03-28_to_2026-04-04.md")
    assert (post.published, post.period.first) == (date(2026, 4, 4), date(2026, 3, 28))


@pytest.mark.parametrize("week", ["2026-W00", "2026-W54", "2025-W53", "W60", "sometime"])
def test_a_week_that_does_not_exist_is_remarked_and_derived(load: Load, week: str) -> None:
    post = load(text(week=week))
    assert post.period.label == "2026-W15"
    assert [(problem.code, problem.line) for problem in post.problems] == [("bad-week", 4)]
    assert "write it like `period: 2026-W16`" in post.problems[0].message


@pytest.mark.parametrize(
    ("day", "label"),
    [("2020-12-30", "2020-W53"), ("2021-01-03", "2020-W53"), ("2019-12-31", "2020-W01"), ("2024-12-30", "2025-W01")],
)
def test_weeks_are_iso_weeks_across_the_turn_of_the_year(load: Load, day: str, label: str) -> None:
    assert load(text(date=day)).period.label == label


def test_a_leap_day_of_a_year_without_one_begins_no_days() -> None:
    assert span_within("Feb 29 - Jan 5, 2028") is None
    assert span_within("Dec 29 - Jan 5, 2028") == (date(2027, 12, 29), date(2028, 1, 5))


def test_words_that_only_resemble_weeks_are_none() -> None:
    assert week_within("WHO 2026 report") is None
    assert week_within("v2026-W99") is None
    assert week_within("2026-W531") is None


def test_a_week_without_a_year_is_the_nearest_one() -> None:
    period = read_period("W01", date(2025, 12, 28))
    assert period is not None
    assert period.label == "2026-W01"


def test_a_week_that_ends_on_a_monday_is_the_one_before() -> None:
    assert week_ending(date(2018, 2, 5)).label == "2018-W05"
    assert week_ending(date(2018, 2, 11)).label == "2018-W06"


@pytest.mark.parametrize(
    ("title", "line", "series", "label"),
    [
        ("This Week in Mills 12", "Words of the mill.", "weekly", "2026-W15"),
        ("The week in mills", "Words of the mill.", "weekly", "2026-W15"),
        ("This Week in Mills: 2026-04-06", "Words of the mill.", "weekly", "2026-W15"),
        ("Mill letter [April 2026 Edition]", "Words of the mill.", "monthly", "2026-04"),
        ("Mill scan — April 6, 2026, weekly", "**Period covered:** March 30 – April 5, 2026", "weekly", "2026-W14"),
        ("Mill weekly", "*March 30 – April 5, 2026*", "weekly", "2026-W14"),
        ("磨坊周报", "统计周期：2026-03-30 至 2026-04-05", "weekly", "2026-W14"),
        (
            "Mill weekly",
            "**Period covered:** March 30 – April 5, 2026\n**Mills seen:** 12 of them",
            "weekly",
            "2026-W14",
        ),
        ("Mill weekly", "_Covering 2026-03-30 to 2026-04-05._", "weekly", "2026-W14"),
        ("Mill weekly", "Covering 2026-03-29 to 2026-04-05.", "weekly", "2026-W14"),
        ("Mill weekly", "The fair of Leeds, March 30 – April 5, 2026", "weekly", "2026-W15"),
        ("Mill weekly W15 2026", "*March 30 – April 5, 2026*", "weekly", "2026-W15"),
    ],
)
def test_a_name_or_a_line_below_the_title_says_of_which_days_a_post_is(
    load: Load, title: str, line: str, series: str, label: str
) -> None:
    post = load(f'---\ntitle: "{title}"\ndate: 2026-04-06\n---\n\n{line}\n\n## News\n\nThe mill turned.\n', "mill.md")
    assert (post.series, post.period.label) == (series, label)
