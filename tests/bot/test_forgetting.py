"""A workspace that removes us is forgotten, also in the middle of an answer."""

import shutil
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from adapters.console.adapter import LIMITS
from bot.app import opened, unseen
from bot.chat import Final, Place, Request
from bot.settings import Settings
from bot.store.installations import OWNED

NOW = datetime(2026, 4, 20, 9, tzinfo=UTC)
POSTS = Path(__file__).parents[1] / "scenarios" / "posts"


def question(workspace: str) -> Request:
    place = Place(platform="discord", workspace=workspace, channel="C1", thread="T1")
    return Request(id=workspace, kind="question", place=place, person="U1", text="what is MEMENTO?", received=NOW)


@pytest.mark.parametrize("to_the_end", [True, False])
async def test_what_an_answer_under_way_keeps_goes_with_its_workspace(tmp_path, to_the_end):
    shutil.copytree(POSTS, tmp_path / "content")
    settings = Settings(content=tmp_path / "content", database_url=f"sqlite:///{tmp_path}/bot.db")
    async with opened(settings, now=lambda: NOW) as world:
        service = world.service(unseen)
        for workspace in ("leaves", "stays"):
            assert await service.accept(question(workspace))
            async with aclosing(service.answer(question(workspace), LIMITS)) as states:
                async for state in states:
                    if workspace == "leaves" and not isinstance(state, Final):
                        await service.forget("discord", workspace)
                    if isinstance(state, Final) and not to_the_end:
                        break
        async with world.database.read() as session:
            rows = [row for table in OWNED for row in (await session.exec(select(table))).all()]
    assert {row.workspace for row in rows} == {"stays"}
