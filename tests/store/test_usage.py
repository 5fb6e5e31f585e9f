"""What models cost, by person, workspace and day."""

import asyncio
from datetime import date, timedelta

from bot.store import usage
from bot.store.database import Database
from bot.store.usage import Amount, Spent

DAY = date(2026, 11, 16)


async def record(db: Database, platform: str, workspace: str, person: str, day: date = DAY, **amount: int) -> Spent:
    return await usage.record(db, platform=platform, workspace=workspace, person=person, day=day, **amount)


async def spent(db: Database, platform: str, workspace: str, person: str, day: date = DAY) -> Spent:
    return await usage.spent(db, platform=platform, workspace=workspace, person=person, day=day)


async def test_nothing_is_spent_at_first(database: Database):
    assert await spent(database, "slack", "T1", "U1") == Spent()


async def test_what_is_spent_counts_for_the_person_the_workspace_and_everyone(database: Database):
    await record(database, "slack", "T1", "U1", questions=1, tokens=100)
    await record(database, "slack", "T1", "U2", questions=1, tokens=20)
    await record(database, "slack", "T2", "U1", tokens=3)
    now = await record(database, "discord", "T1", "U1", questions=1)
    assert now == Spent(
        person=Amount(questions=1), workspace=Amount(questions=1), everyone=Amount(questions=3, tokens=123)
    )
    assert await spent(database, "slack", "T1", "U1") == Spent(
        person=Amount(questions=1, tokens=100),
        workspace=Amount(questions=2, tokens=120),
        everyone=Amount(questions=3, tokens=123),
    )


async def test_every_day_begins_anew(database: Database):
    await record(database, "slack", "T1", "U1", questions=1)
    assert await spent(database, "slack", "T1", "U1", DAY + timedelta(days=1)) == Spent()


async def test_somebody_without_a_name_is_not_taken_for_the_workspace(database: Database):
    await record(database, "slack", "T1", "U1", questions=1)
    await record(database, "", "", "", questions=1)
    nameless = await record(database, "slack", "T1", "", questions=1)
    assert nameless.person == Amount(questions=1)
    assert nameless.workspace == Amount(questions=2)
    assert nameless.everyone == Amount(questions=3)


async def test_of_twenty_questions_at_once_each_sees_a_sum_of_its_own(database: Database):
    sums = await asyncio.gather(
        *(record(database, "slack", "T1", f"U{number % 3}", questions=1, tokens=10) for number in range(20))
    )
    assert sorted(one.everyone.questions for one in sums) == list(range(1, 21))
    assert (await spent(database, "slack", "T1", "U0")).everyone == Amount(questions=20, tokens=200)


async def test_what_no_question_cost_counts_for_everyone_alone(database: Database):
    await record(database, "slack", "T1", "U1", tokens=5)
    await usage.record_own(database, day=DAY, tokens=100)
    assert await spent(database, "slack", "T1", "U1") == Spent(
        person=Amount(tokens=5), workspace=Amount(tokens=5), everyone=Amount(tokens=105)
    )


async def test_old_days_are_forgotten(database: Database):
    await record(database, "slack", "T1", "U1", questions=1)
    await usage.sweep(database, today=DAY + usage.KEPT)
    assert (await spent(database, "slack", "T1", "U1")).person == Amount(questions=1)
    await usage.sweep(database, today=DAY + usage.KEPT + timedelta(days=1))
    assert await spent(database, "slack", "T1", "U1") == Spent()
