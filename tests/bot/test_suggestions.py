"""Completions while a person types."""

from zoneinfo import ZoneInfo

from bot import suggestions
from bot.asking import examples_from
from bot.posts.reading import read_post


def test_a_city_finds_its_time_zone():
    assert suggestions.timezones("berlin")[0].value == "Europe/Berlin"


def test_a_city_of_two_words_finds_its_time_zone():
    assert "America/New_York" in [choice.value for choice in suggestions.timezones("new york")]


def test_nothing_typed_offers_the_fixed_periods_first():
    assert [choice.value for choice in suggestions.periods([], "")] == ["this-week", "last-week", "latest"]


def test_no_more_choices_are_offered_than_discord_takes():
    assert len(suggestions.timezones("")) == 25
    assert len(suggestions.names(str(number) for number in range(60))) == 25


def test_a_name_too_long_to_send_back_is_not_offered():
    assert suggestions.names(["x" * 101, "short"])[0].value == "short"


def test_a_post_is_offered_by_its_title_and_a_week_that_the_title_does_not_say():
    posts = [
        read_post(f"# {title}\n\nRye.\n".encode(), path="2026-w16.md", zone=ZoneInfo("UTC")).post
        for title in ("Mills 2026-W16", "Mills")
    ]
    assert [choice.label for choice in suggestions.periods(posts, "mills")] == ["Mills 2026-W16", "Mills · 2026-W16"]


def test_questions_that_are_offered_ask_for_things_and_not_for_headings():
    text = (
        "# Mills 2026-10-10\n\n## News\n\n### 1. Highlights\n\nRye is dear.\n\n### 🌊 Water\n\nTwo of them.\n\n"
        "## Tools\n\n- **[Querl](https://querl.example)** — A querl that grinds by itself.\n"
    )
    post = read_post(text.encode(), path="2026-10-10.md", zone=ZoneInfo("UTC")).post
    assert examples_from(post) == (
        "What is Querl?",
        "What does 2026-10-10 say about Tools?",
        "What was new on 2026-10-10?",
    )
