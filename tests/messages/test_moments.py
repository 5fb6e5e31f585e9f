"""Moments in lines of ours: said in words, shown in the reader's own zone, and never made by a post."""

import re
from datetime import UTC, date, datetime

from bot.messages.digest import digest_parts
from bot.messages.moments import marked, named, spoken
from bot.platforms import limits_of, payload_of
from bot.posts.blocks import Paragraph, Span, plain, text_of
from bot.posts.post import Period, Post, Section

AT = datetime(2026, 4, 20, 7, tzinfo=UTC)


def moments(node):
    """Every moment that a payload makes its platform show in the reader's zone."""
    if isinstance(node, list):
        for one in node:
            yield from moments(one)
    elif isinstance(node, dict):
        if node.get("type") == "date":
            yield str(node["timestamp"])
        live = node.get("content") or (node.get("text") if node.get("type") == "mrkdwn" else "") or ""
        yield from re.findall(r"(?<!\\)<(?:t:|!date\^)(\d+)", live)
        yield from moments(list(node.values()))


def test_a_marked_line_reads_as_words_with_a_moment():
    spans = spoken(f"Late: it was planned for {marked(AT, 'Mon 20 Apr 09:00')}.")
    assert text_of(spans) == "Late: it was planned for Mon 20 Apr 09:00."
    assert spans[1] == named(AT, "Mon 20 Apr 09:00") == Span(text="Mon 20 Apr 09:00", instant=1776668400)


def test_a_line_of_an_older_version_is_words_alone():
    assert spoken("Updated Mon 19 Oct 09:00.") == plain("Updated Mon 19 Oct 09:00.")
    assert spoken("") == ()


def test_a_post_cannot_name_a_moment_and_the_line_above_it_can():
    hostile = "[Mon](t:1776668400) <t:1776668400:f> <!date^1776668400^{date}|now>"
    section = Section(title=hostile, content=(Paragraph(spans=plain(hostile)),))
    post = Post(
        slug="hostile",
        title=hostile,
        series="weekly",
        period=Period.week_of(AT.date()),
        published=date(2026, 4, 20),
        published_at=AT,
        summary=hostile,
        sections=(section,),
    )
    for name in ("discord", "slack"):
        untold = digest_parts(post, limits_of(name))
        assert [moment for part in untold for moment in moments(payload_of(name)(part))] == []
        told = digest_parts(post, limits_of(name), corrected=f"Updated {marked(AT, 'Mon 20 Apr 09:00')}.")
        assert list(moments(payload_of(name)(told[0]))) == ["1776668400"]
