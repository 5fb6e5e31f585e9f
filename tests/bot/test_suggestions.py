"""Completions while a person types."""

from bot import suggestions


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
