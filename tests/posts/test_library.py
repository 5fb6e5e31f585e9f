"""Which post is meant: by week, day, name or newest; and nobody hears of what they may not see."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.errors import NotFoundError
from bot.posts.library import Library
from bot.posts.periods import Wanted, parse_period
from bot.posts.picking import Pick
from bot.posts.post import Post

Make = Callable[..., Post]
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)  # a Friday in 2026-W47
BERLIN = ZoneInfo("Europe/Berlin")


def pick(posts: list[Post], words: str, now: datetime = NOW, zone: ZoneInfo = BERLIN, **kind: str) -> Pick:
    wanted = parse_period(words, today=now.astimezone(zone).date())
    return Library(posts).pick(wanted, now=now, zone=zone, **kind)


def slug(posts: list[Post], words: str, **kind: str) -> str:
    return pick(posts, words, **kind).post.slug


def refusal(posts: list[Post], words: str, **kind: str) -> str:
    with pytest.raises(NotFoundError) as caught:
        pick(posts, words, **kind)
    return str(caught.value)


def test_this_week_is_the_post_that_covers_it(make: Make) -> None:
    posts = [make("old", "2026-W46"), make("now", "2026-W47", published=date(2026, 11, 20))]
    assert pick(posts, "this-week") == Pick(post=posts[1], note="")


def test_this_week_is_else_what_came_out_in_it(make: Make) -> None:
    found = pick([make("older", "2026-W45"), make("last", "2026-W46")], "this-week")
    assert found.post.slug == "last"
    assert found.note == "Nothing covers 2026-W47; this is 2026-W46, published in it."


def test_this_week_is_at_last_the_newest_there_is_and_says_so(make: Make) -> None:
    found = pick([make("spring", "2026-W16"), make("winter", "2026-W02")], "this-week")
    assert found.post.slug == "spring"
    assert found.note == "Nothing for 2026-W47 yet; this is the newest, 2026-W16."


def test_last_week_is_never_just_the_newest(make: Make) -> None:
    posts = [make("spring", "2026-W16"), make("winter", "2026-W02")]
    assert refusal(posts, "last-week") == "There is no digest for 2026-W46. The nearest is `2026-W16`."
    assert slug([*posts, make("last", "2026-W46")], "last-week") == "last"
    assert slug([*posts, make("before", "2026-W45")], "last-week") == "before"


def test_this_week_is_the_askers_own(make: Make) -> None:
    posts = [make("w46", "2026-W46"), make("w47", "2026-W47", published=date(2026, 11, 15))]
    sunday_night = datetime(2026, 11, 16, 3, tzinfo=UTC)
    assert pick(posts, "this-week", sunday_night, ZoneInfo("America/Los_Angeles")).post.slug == "w46"
    assert pick(posts, "this-week", sunday_night, ZoneInfo("Asia/Tokyo")).post.slug == "w47"


def test_a_named_week_is_found_or_its_neighbours_are_named(make: Make) -> None:
    posts = [make("a", "2026-W10"), make("b", "2026-W20"), make("c", "2026-W30")]
    assert slug(posts, "2026-W20") == "b"
    assert slug(posts, "W20") == "b"
    assert refusal(posts, "2026-W15") == "There is no digest for 2026-W15. The nearest are `2026-W10` and `2026-W20`."
    assert refusal(posts, "2026-W47").endswith("The nearest is `2026-W30`.")


def test_a_week_prefers_its_weekly_and_takes_its_newest_daily_otherwise(make: Make) -> None:
    dailies = [make("monday", "2026-11-09"), make("sunday", "2026-11-15")]
    assert slug([*dailies, make("weekly", "2026-W46")], "2026-W46") == "weekly"
    found = pick(dailies, "2026-W46")
    assert found.post.slug == "sunday"
    assert "the daily of 2026-11-15" in found.note


def test_a_day_prefers_its_daily_and_takes_the_weekly_over_it_otherwise(make: Make) -> None:
    weekly, daily = make("weekly", "2026-W46"), make("daily", "2026-11-11")
    assert pick([weekly, daily], "2026-11-11") == Pick(post=daily)
    found = pick([weekly, daily], "2026-11-12")
    assert found.post is weekly
    assert found.note == "Nothing for 2026-11-12 itself; this is 2026-W46."
    assert "The nearest" in refusal([weekly, daily], "2026-10-01")


def test_today_and_yesterday_are_days(make: Make) -> None:
    posts = [make("t", "2026-11-20"), make("y", "2026-11-19")]
    assert (slug(posts, "today"), slug(posts, "yesterday")) == ("t", "y")
    assert "2026-11-19" in refusal(posts[:1], "yesterday")


def test_of_two_posts_for_one_week_the_newer_is_taken_then_the_slug_decides(make: Make) -> None:
    early, late = make("a", "2026-W46", published=date(2026, 11, 12)), make("b", "2026-W46")
    assert slug([early, late], "2026-W46") == "b"
    assert slug([make("d", "2026-W46"), make("c", "2026-W46")], "2026-W46") == "c"


def test_the_newest_is_the_latest_published(make: Make) -> None:
    posts = [make("a", "2026-W10"), make("b", "2026-11-19"), make("c", "2026-W45")]
    assert slug(posts, "latest") == "b"


def test_an_edition_in_the_language_asked_for_comes_first_then_english(make: Make) -> None:
    posts = [make(f"w46-{code}", "2026-W46", language=code) for code in ("zh", "fr", "en")]
    assert slug(posts, "2026-W46", language="zh-CN") == "w46-zh"
    assert slug(posts, "2026-W46", language="ja") == "w46-en"
    assert slug(posts, "latest") == "w46-en"
    assert slug(posts[:2], "latest") == "w46-fr"
    assert slug([*posts, make("w45-zh", "2026-W45", language="zh")], "latest", language="zh") == "w46-zh"


def test_the_newest_in_a_language_may_be_older_than_the_newest(make: Make) -> None:
    posts = [make("w46-zh", "2026-W46", language="zh"), make("w45-en", "2026-W45")]
    library = Library(posts)
    assert [post.slug for post in (library.newest(NOW, language="en"), library.newest(NOW)) if post] == [
        "w45-en",
        "w46-zh",
    ]


def test_a_slug_is_found_in_any_case_or_by_its_beginning(make: Make) -> None:
    posts = [make("river-weekly-2026-w14-en", "2026-W14"), make("harbour", "2026-W15")]
    assert slug(posts, "River-Weekly-2026-W14-EN") == "river-weekly-2026-w14-en"
    assert slug(posts, "river") == "river-weekly-2026-w14-en"


def test_a_post_that_only_begins_as_asked_is_said_to_be_another(make: Make) -> None:
    posts = [make("river-weekly-2026-w14-en", "2026-W14"), make("harbour", "2026-W15")]
    notes = [pick(posts, said).note for said in ("river", "harbour", "river-weekly-2026-w14")]
    assert notes == ["There is no digest named “river”; this is river-weekly-2026-w14-en.", "", ""]


def test_a_name_that_reads_as_a_week_is_a_post_where_no_post_is_of_that_week(make: Make) -> None:
    posts = [make("week16", "2025-W17"), make("other", "2026-W40")]
    assert slug(posts, "week16") == "week16"
    assert slug([*posts, make("spring", "2026-W16")], "week16") == "spring"


def test_a_beginning_that_fits_several_names_them(make: Make) -> None:
    posts = [make("river-a", "2026-W14"), make("river-b", "2026-W15")]
    assert refusal(posts, "river") == "“river” could be `river-b` or `river-a`; say which."


def test_a_name_without_its_language_is_that_issue_in_the_language_that_suits(make: Make) -> None:
    posts = [make(f"river-{code}", "2026-W14", language=code) for code in ("en", "zh")]
    posts.append(make("river-mouth", "2026-W15"))
    assert slug(posts, "river", language="zh") == "river-zh"
    assert slug(posts, "river") == "river-en"


def test_an_unknown_name_is_answered_with_names_like_it(make: Make) -> None:
    assert "`harbour`" in refusal([make("harbour", "2026-W15")], "harbor")
    assert "this-week" in refusal([make("harbour", "2026-W15")], "zzzz")


def test_what_may_not_be_seen_exists_for_nobody(make: Make) -> None:
    hidden = [
        make("secret-draft", "2026-W47", status="draft"),
        make("secret-hidden", "2026-W46", status="hidden"),
        make("secret-locked", "2026-11-20", locked=True),
        make("secret-future", "2026-W45", published_at=datetime(2026, 11, 21, tzinfo=UTC)),
    ]
    library = Library(hidden)
    assert library.visible(NOW) == ()
    assert library.newest(NOW) is None
    for words in ("this-week", "last-week", "latest", "today", "2026-W45", "secret-draft", "secret"):
        assert "secret" not in refusal(hidden, words).replace("“secret”", "").replace("“secret-draft”", "")
    seen = [*hidden, make("harbour", "2026-W10")]
    assert slug(seen, "latest") == "harbour"
    assert "2026-W45" not in refusal(seen, "2026-W44")
    assert "secret-d" not in refusal(seen, "secret-locke").replace("secret-locke", "")
    assert [post.slug for post in library.posts] == [post.slug for post in Library(reversed(hidden)).posts]


def test_a_library_knows_posts_by_slug_and_key(make: Make) -> None:
    post = make("harbour", "2026-W15")
    library = Library([post, make("harbour", "2026-W16", path="z.md")])
    assert library.get("HARBOUR") is post
    assert library.get("other") is None
    assert library.by_key(post.key) is post
    assert library.by_key("0" * 12) is None


def test_visible_posts_come_newest_first(make: Make) -> None:
    posts = [make("b", "2026-W10"), make("a", "2026-W10"), make("c", "2026-W11"), make("d", "2027-W10")]
    assert [post.slug for post in Library(posts).visible(NOW)] == ["c", "a", "b"]


def test_where_there_are_no_posts_that_is_said() -> None:
    assert refusal([], "this-week") == "There are no digests yet; come back soon."


def test_a_month_takes_the_newest_weekly_in_it(make: Make) -> None:
    posts = [make("a", "2026-W10"), make("b", "2026-W11"), make("c", "2026-W20")]
    wanted = parse_period("2026-03", today=NOW.date())
    found = Library(posts).pick(wanted, now=NOW, zone=BERLIN)
    assert found.post.slug == "b"
    assert found.note == "Nothing for 2026-03 itself; this is 2026-W11."


def test_the_wish_for_a_post_may_be_made_by_hand(make: Make) -> None:
    wanted = Wanted(kind="slug", slug="harbour", words="harbour")
    assert Library([make("harbour", "2026-W10")]).pick(wanted, now=NOW, zone=BERLIN).post.slug == "harbour"


def test_a_post_of_the_very_day_is_what_was_asked_for(make: Make) -> None:
    posts = [make("letter", "2026-W46", published=date(2026, 11, 11))]
    assert pick(posts, "2026-11-11") == Pick(post=posts[0], note="")
    assert pick(posts, "2026-11-12").note == "Nothing for 2026-11-12 itself; this is 2026-W46."
