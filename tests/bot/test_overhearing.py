"""Lines in a thread where we were asked something: a talk with us goes on, and one among people is left alone."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.console.adapter import LIMITS
from bot.app import opened, unseen
from bot.chat import Place, Request
from bot.settings import Settings

NOW = datetime(2026, 4, 20, 9, tzinfo=UTC)
POSTS = Path(__file__).parents[1] / "scenarios" / "posts"
PLACE = Place(platform="slack", workspace="T1", channel="C1", thread="1.2")
ASKED = Request(id="first", kind="question", place=PLACE, person="U1", text="what is MEMENTO?", received=NOW)


@pytest.fixture
async def hear(tmp_path):
    """Say a line without a mention after U1 asked something; gives the words of the answer, None for silence."""
    shutil.copytree(POSTS, tmp_path / "content")
    settings = Settings(content=tmp_path / "content", database_url=f"sqlite:///{tmp_path}/bot.db")
    async with opened(settings, now=lambda: NOW) as world:
        service = world.service(unseen)

        async def hear(person: str, text: str) -> str | None:
            await said(ASKED)
            return await said(replace(ASKED, id=text, person=person, text=text, addressed=False))

        async def said(request: Request) -> str | None:
            if not await service.accept(request):
                return None
            (*_, last) = [state async for state in service.answer(request, LIMITS)]
            return " ".join(message.summary for message in last.parts) or None

        yield hear


@pytest.mark.parametrize(
    ("person", "text", "words"),
    [
        ("U1", "and cognee?", "16,000"),
        ("U2", "and cognee?", "16,000"),
        ("U2", "cognee呢", "16,000"),
        ("U1", "tell me about cognee", "16,000"),
        ("U2", "what about Zorblax?", "do not mention Zorblax"),
    ],
)
async def test_a_talk_with_us_goes_on(hear, person, text, words):
    assert words in (await hear(person, text) or "")


@pytest.mark.parametrize(
    ("person", "text"),
    [
        ("U2", "lol ok"),
        ("U2", "I think we should use cognee in our team"),
        ("U2", "thanks, that helps"),
        ("U2", "+1"),
        ("U1", "lol ok"),
        ("U1", "I'll ask Anna tomorrow"),
        ("U1", "the demo is at 3pm in room B"),
    ],
)
async def test_a_talk_among_people_is_left_alone(hear, person, text):
    assert await hear(person, text) is None
