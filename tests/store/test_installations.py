"""Installations, their states, and what goes with a workspace."""

from datetime import timedelta

import pytest
from sqlmodel import SQLModel, func, select

from bot.chat import Place
from bot.store import answers, inbox, readers, turns, usage
from bot.store.database import Database
from bot.store.installations import (
    OWNED,
    consume_state,
    find_installation,
    forget_note,
    forget_platform,
    forget_workspace,
    issue_state,
    note_workspaces,
    remove_installation,
    replace_secret,
    save_installation,
    workspaces_of,
)
from bot.store.ledger.subscriptions import add_subscription

OURS = {"platform": "slack"}


async def test_a_workspaces_own_installation_comes_before_its_organisations(database: Database, now):
    await save_installation(database, **OURS, enterprise="E1", workspace="", secret="org", now=now)
    await save_installation(database, **OURS, enterprise="E1", workspace="T1", secret="own", now=now)
    find = lambda enterprise, team: find_installation(database, **OURS, enterprise=enterprise, workspace=team)  # noqa: E731
    assert await find("E1", "T1") == "own"
    assert await find("E1", "T2") == "org"
    assert await find("", "T1") == "own"
    assert await find("", "T2") is None
    assert await find("", "") is None
    assert await find("E2", "T2") is None


async def test_an_installation_is_replaced_and_removed(database: Database, now):
    for secret in ("one", "two"):
        await save_installation(database, **OURS, enterprise="", workspace="T1", secret=secret, now=now)
    assert await find_installation(database, **OURS, enterprise="", workspace="T1") == "two"
    assert await replace_secret(database, platform="slack", old="two", new="three")
    assert not await replace_secret(database, platform="slack", old="two", new="four")
    gone = {**OURS, "enterprise": "", "workspace": "T1"}
    assert not await remove_installation(database, **gone, before=now)
    assert await find_installation(database, **gone) == "three"
    assert await remove_installation(database, **gone, before=now + timedelta(seconds=1))
    assert await find_installation(database, **gone) is None


async def test_a_state_ends_one_install_in_time(database: Database, now):
    await issue_state(database, "s1", until=now + timedelta(minutes=10), now=now)
    await issue_state(database, "s2", until=now + timedelta(minutes=10), now=now)
    assert await consume_state(database, "s1", now=now)
    assert not await consume_state(database, "s1", now=now)
    assert not await consume_state(database, "s2", now=now + timedelta(minutes=11))
    assert not await consume_state(database, "never", now=now)


async def fill(database: Database, place: Place, ask, now) -> None:
    request = ask(f"Ev{place.workspace}", place=place)
    await inbox.accept(database, request, now=now)
    await turns.add_turn(database, place, by="bot", text="hello", now=now)
    await usage.record(database, platform="slack", workspace=place.workspace, person="U1", day=now.date(), questions=1)
    same = answers.Same(question="q", window="", revision="1", model="m")
    await answers.keep(database, place, same, {"a": 1}, now=now)
    await answers.record(database, place, "r1", {"a": 1}, question="q", person="U1", now=now)
    await answers.rate(database, place, "r1", person="U1", good=True, now=now)
    await readers.set_reader(database, place, "U1", readers.Reader(language="en"))
    await readers.watch(database, place, "U1", "MEMENTO")
    await add_subscription(
        database, platform="slack", workspace=place.workspace, channel="C1", series="weekly", times="mon 09:00",
        zone="UTC", by="U1", now=now,
    )  # fmt: skip


async def counted(database: Database, workspace: str) -> list[int]:
    async with database.read() as session:
        found = []
        for table in OWNED:
            query = select(func.count()).select_from(table).where(table.workspace == workspace)
            found.append((await session.exec(query)).one())
        return found


async def test_a_workspace_that_leaves_takes_all_its_rows_and_no_others(database: Database, place, ask, now):
    other = Place(platform="slack", workspace="T2", channel="C1", thread="1.1")
    await fill(database, place, ask, now)
    await fill(database, other, ask, now)
    await forget_workspace(database, place)
    assert set(await counted(database, place.workspace)) == {0}
    assert 0 not in await counted(database, other.workspace)


async def test_a_note_is_forgotten_and_an_installation_of_ones_own_stays(database: Database, now):
    await save_installation(database, **OURS, enterprise="E1", workspace="", secret="org", now=now)
    await save_installation(database, **OURS, enterprise="E1", workspace="T2", secret="own", now=now)
    await note_workspaces(database, **OURS, enterprise="E1", workspaces=["T1", "T2"], now=now)
    assert await workspaces_of(database, **OURS, enterprise="E1") == ["T1"]
    for team in ("T1", "T2"):
        await forget_note(database, **OURS, enterprise="E1", workspace=team)
    assert await find_installation(database, **OURS, enterprise="", workspace="T1") is None
    assert await find_installation(database, **OURS, enterprise="", workspace="T2") == "own"


async def test_a_platform_that_leaves_takes_all_rows_but_those_of_who_installed_alone(database, place, ask, now):
    other = Place(platform="slack", workspace="T2", channel="C1", thread="1.1")
    await fill(database, place, ask, now)
    await fill(database, other, ask, now)
    await save_installation(database, **OURS, enterprise="", workspace="T2", secret="own", now=now)
    await forget_platform(database, "slack")
    assert set(await counted(database, place.workspace)) == {0}
    assert 0 not in await counted(database, other.workspace)


def test_every_table_with_a_workspace_is_cleared():
    shared = {"installation"}
    with_workspace = {name for name, table in SQLModel.metadata.tables.items() if "workspace" in table.columns}
    assert with_workspace - shared - {"feedback"} == {table.__tablename__ for table in OWNED}


@pytest.mark.parametrize("written", ["MEMENTO", "memento", "Memento"])
async def test_a_watched_name_is_one_in_any_case_and_each_workspace_has_its_own(database: Database, place, written):
    other = Place(platform="slack", workspace="T2", channel="C1")
    await readers.watch(database, place, "U1", "MEMENTO")
    await readers.watch(database, place, "U1", written)
    assert list(await readers.watched(database, place, "U1")) == ["MEMENTO"]
    assert list(await readers.watched(database, other, "U1")) == []
    assert list(await readers.watched(database, place, "U2")) == []
    assert await readers.unwatch(database, place, "U1", written)
    assert not await readers.unwatch(database, place, "U1", written)


async def test_a_reader_keeps_what_was_chosen_last(database: Database, place):
    assert await readers.get_reader(database, place, "U1") == readers.Reader()
    await readers.set_reader(database, place, "U1", readers.Reader(language="zh"))
    await readers.set_reader(database, place, "U1", readers.Reader(zone="Asia/Tokyo"))
    assert await readers.get_reader(database, place, "U1") == readers.Reader(zone="Asia/Tokyo")
