"""What the core may rely on from every adapter; a third one is done when these pass."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from bot.chat import NotSent, Sent
from bot.messages.message import Limits, Message, Part
from bot.messages.parts import cut
from bot.platforms import limits_of, payload_of
from bot.posts.blocks import Heading, Paragraph, plain
from tests.messages.strategies import MESSAGE

KEY = "a1b2c3d4e5f6a7b8c9d0"


def part(text: str, *, number: int = 1, where: str = "channel") -> Part:
    heading = Heading(spans=plain("AI Weekly 2026-W16"), level=1)
    message = Message(summary=text, elements=(heading, Paragraph(spans=plain(text))))
    return Part(number=number, where=where, message=message, title="AI Weekly 2026-W16")


def an_hour_ago() -> datetime:
    return datetime.now(UTC) - timedelta(hours=1)


async def test_a_published_part_can_be_found_by_its_key(platform):
    sent = await platform.adapter.publish(platform.place, part("Memory moved."), key=KEY)
    assert isinstance(sent, Sent)
    found = await platform.adapter.find(platform.place, KEY, since=an_hour_ago())
    assert found is not None
    assert found.message_id == sent.message_id


async def test_what_was_never_published_is_not_found(platform):
    assert await platform.adapter.find(platform.place, "b" * 20, since=an_hour_ago()) is None


async def test_a_thread_part_stands_in_the_thread_of_the_first_and_is_found_there(platform):
    first = await platform.adapter.publish(platform.place, part("Headline."), key=KEY)
    thread = replace(platform.place, thread=first.message_id)
    second = await platform.adapter.publish(thread, part("Section.", number=2, where="thread"), key="c" * 20)
    assert isinstance(second, Sent)
    assert second.message_id != first.message_id
    found = await platform.adapter.find(thread, "c" * 20, since=an_hour_ago())
    assert found is not None
    assert found.message_id == second.message_id


async def test_an_edited_part_keeps_its_place_and_its_key(platform):
    sent = await platform.adapter.publish(platform.place, part("Before."), key=KEY)
    edited = await platform.adapter.edit(sent, part("After."), key=KEY)
    assert isinstance(edited, Sent)
    assert edited.message_id == sent.message_id
    found = await platform.adapter.find(platform.place, KEY, since=an_hour_ago())
    assert found is not None


async def test_a_deleted_part_is_gone_and_deleting_it_again_is_as_good(platform):
    first = await platform.adapter.publish(platform.place, part("Headline."), key=KEY)
    thread = replace(platform.place, thread=first.message_id)
    second = await platform.adapter.publish(thread, part("Section.", number=2, where="thread"), key="c" * 20)
    for _ in range(2):
        assert isinstance(await platform.adapter.delete(second), Sent)
        assert await platform.adapter.find(thread, "c" * 20, since=an_hour_ago()) is None
    found = await platform.adapter.find(platform.place, KEY, since=an_hour_ago())
    assert found is not None
    assert found.message_id == first.message_id


async def test_after_a_deleted_part_another_one_can_take_its_number_under_a_key_of_its_own(platform):
    first = await platform.adapter.publish(platform.place, part("Headline."), key=KEY)
    thread = replace(platform.place, thread=first.message_id)
    section = part("Section.", number=2, where="thread")
    await platform.adapter.delete(await platform.adapter.publish(thread, section, key="c" * 20))
    again = await platform.adapter.publish(thread, section, key="d" * 20)
    assert isinstance(again, Sent)
    found = await platform.adapter.find(thread, "d" * 20, since=an_hour_ago())
    assert found is not None
    assert found.message_id == again.message_id


async def test_where_nobody_follows_a_place_nothing_is_shown_elsewhere(platform):
    sent = await platform.adapter.publish(platform.place, part("Headline."), key=KEY)
    assert not sent.spreads
    assert await platform.adapter.spread(sent) is None


async def test_what_a_subscription_may_wish_is_declared_and_looked_at(platform):
    assert platform.adapter.limits.wishes <= {"silent", "role", "tag"}
    wished = replace(platform.place, silent=True, ping="404", tags=("nothing",))
    if {"role", "tag"} & platform.adapter.limits.wishes:
        assert (await platform.adapter.inspect(wished)).refused
    else:
        assert isinstance(await platform.adapter.publish(wished, part("Headline."), key=KEY), Sent)


async def test_a_place_there_is_not_is_refused_for_good_with_what_to_do(platform):
    outcome = await platform.adapter.publish(platform.nowhere, part("Lost."), key=KEY)
    assert isinstance(outcome, NotSent)
    assert outcome.permanent
    assert outcome.why


async def test_inspecting_tells_a_good_place_from_a_bad_one(platform):
    assert (await platform.adapter.inspect(platform.place)).ok
    bad = await platform.adapter.inspect(platform.nowhere)
    assert not bad.ok
    assert all(problem.endswith((".", "…")) or problem for problem in bad.problems)


async def test_every_capability_and_limit_is_declared(platform):
    limits = platform.adapter.limits
    assert isinstance(limits, Limits)
    assert limits.text <= limits.part
    assert limits.heading <= limits.part
    assert limits.blocks > 0
    assert platform.adapter.name == platform.place.platform


@pytest.mark.parametrize("name", ["console", "slack", "discord"])
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(message=MESSAGE)
def test_every_message_cut_to_the_limits_becomes_a_payload(name, message):
    for number, piece in enumerate(cut(message, limits_of(name)), 1):
        assert payload_of(name)(Part(number=number, where="channel", message=piece))
