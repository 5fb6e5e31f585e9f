"""Whoever asks much waits for themselves; nobody else waits for them."""

import asyncio

import pytest

from bot.fairness import AT_ONCE, EACH, Turns


@pytest.fixture
def at_work():
    """Begin so much for a person, of what ends when it is told to; gives who is at work, and that word."""
    turns, working, over = Turns(), [], asyncio.Event()

    async def work(person):
        async with turns.turn(person):
            working.append(person)
            await over.wait()

    async def begin(*people):
        tasks = [asyncio.create_task(work(person)) for person in people]
        await asyncio.sleep(0.01)
        return tasks

    return begin, working, over


async def test_one_person_has_a_few_turns_at_once_and_everybody_else_theirs(at_work):
    begin, working, over = at_work
    tasks = await begin(*["crier"] * 500, "reader")
    assert working == ["crier"] * EACH + ["reader"]
    over.set()
    await asyncio.gather(*tasks)
    assert working.count("crier") == 500


async def test_no_more_are_answered_at_once_than_leave_room_for_what_comes_next(at_work):
    begin, working, over = at_work
    tasks = await begin(*map(str, range(40)))
    assert len(working) == AT_ONCE
    over.set()
    await asyncio.gather(*tasks)
    assert len(working) == 40


async def test_who_leaves_before_the_turn_takes_none_away(at_work):
    begin, working, over = at_work
    tasks = await begin(*["crier"] * 20)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    over.set()
    await asyncio.gather(*await begin(*["crier"] * 20))
    assert len(working) == EACH + 20
