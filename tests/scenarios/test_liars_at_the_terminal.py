"""`digestbot ask --json` with a model that lies or breaks: one document of what stands, the cause on stderr, no key."""

import asyncio
import json
import os
import sys
from pathlib import Path
from time import monotonic

import pytest

from tests.servers.breaking import BROKEN, KEY, sends
from tests.servers.lying import LIES, TRUE
from tests.servers.wire import WireServer, stream

ROOT = Path(__file__).parents[2]


async def told(settings, url):
    """Ask in a process of its own; give the document, what else was said, and the seconds."""
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DIGESTBOT_CONTENT": str(settings.content),
        "DATABASE_URL": settings.database_url,
        "OPENAI_BASE_URL": url,
        "OPENAI_API_KEY": KEY,
    }
    began = monotonic()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "ask", "--json", "--now", "2026-04-20T09:00:00Z", "what is MEMENTO?"),
        env=environ,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, beside = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 0
    assert KEY not in said.decode() + beside.decode()
    assert "Traceback" not in beside.decode()
    return json.loads(said), beside.decode(), monotonic() - began


@pytest.mark.parametrize("name", ["status 401 x", "events nested too deep"])
async def test_a_broken_server_leaves_the_digests_words_and_a_line_that_says_why(settings, name):
    async with WireServer(BROKEN[name]) as server:
        answer, beside, seconds = await told(settings, server.url)
    assert (answer["answered"], answer["by"]) == (True, "extract")
    assert "MEMENTO" in answer["answer"]
    assert "model" in beside
    assert seconds < 20


async def test_lies_are_named_among_what_was_dropped_and_shown_nowhere_else(settings):
    names = ("colours a terminal", "sends half a letter", "links in Markdown", "calls <!channel>", "invents a name")
    async with WireServer(sends(stream(*(f"{text} " for text, _ in map(LIES.get, names))))) as server:
        answer, _, _ = await told(settings, server.url)
    never = [part for name in names for part in LIES[name][1]]
    shown = json.dumps([answer["answer"], answer["sentences"], answer["citations"]], ensure_ascii=False)
    assert TRUE in answer["answer"]
    assert not [part for part in never if part in shown]
    assert all(one["text"] and one["why"] for one in answer["dropped"])
    dropped = " ".join(one["text"] for one in answer["dropped"])
    assert all(part in dropped for part in never if part.isprintable())
    whole = " ".join((settings.content / "weekly.md").read_text().split())
    assert all(" ".join(one["quote"].split()) in whole for one in answer["citations"])
