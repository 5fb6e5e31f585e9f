"""What our own sentences name to be typed: shown as code, in the way of the reader's platform."""

import json

import pytest

from bot.commands import as_typed
from bot.messages.listing import hit_list, lines_message, notice
from bot.messages.message import Part
from bot.messages.wording import worded
from bot.platforms import limits_of, payload_of
from bot.posts.blocks import Span, plain


def shown(platform, message):
    """The payload of a message, as one text."""
    return json.dumps(payload_of(platform)(Part(number=1, where="channel", message=message)), ensure_ascii=False)


def test_a_sentence_is_words_and_code():
    assert worded("Try `latest`.") == (Span(text="Try "), Span(text="latest", code=True), Span(text="."))
    assert worded("No mark.") == plain("No mark.")
    assert worded("") == plain("")
    assert worded("One ` alone.") == plain("One ` alone.")
    quoted = "No “what is `watch`” here; try "
    assert worded(f"{quoted}`list`.") == (Span(text=quoted), Span(text="list", code=True), Span(text="."))


@pytest.mark.parametrize(
    ("platform", "words", "typed"),
    [
        ("discord", "watch cognee", "/digest watch name: cognee"),
        ("discord", "subscribe weekly mon 09:00", "/digest-admin subscribe"),
        ("discord", "posts-language", "/digest-admin language"),
        ("slack", "watch cognee", "/digest watch cognee"),
        ("discord", "this-week", "this-week"),
        ("slack", "weekly-2026-w16", "weekly-2026-w16"),
    ],
)
def test_a_command_is_named_as_people_type_it_there_and_all_else_as_it_is(platform, words, typed):
    assert as_typed(limits_of(platform).typed)(words) == typed


@pytest.mark.parametrize("platform", ["slack", "discord"])
def test_no_platform_shows_the_backticks_of_a_sentence_as_letters(platform):
    way = as_typed(limits_of(platform).typed)
    for message in (
        notice("You watch nothing yet; say `watch MEMENTO`.", typed=way),
        lines_message([plain("Nothing is posted here yet; say `subscribe weekly mon 09:00`.")], typed=way),
        hit_list("millet", [], typed=way),
    ):
        told = shown(platform, message)
        assert "/digest" in told
        assert "\\\\`" not in told
        assert ("`" in told) is (platform == "discord")
        assert "`" not in message.summary
