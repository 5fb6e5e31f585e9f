"""Answers written by a model, honest or not, as they reach a reader in Slack: the whole program over sockets."""

import asyncio
import json
import os
import signal
import sys
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.settings import ModelSettings
from bot.store import usage
from bot.store.database import Database
from tests.scenarios.conftest import serving
from tests.servers.openai import OpenAIServer, by_kind, fails, honest, says
from tests.servers.slack import SlackServer
from tests.servers.slack_reader import links, pings, visible

ROOT = Path(__file__).parents[2]
LIE = (
    "MEMENTO was published by Microsoft Research [1]. It has 99,999 stars [1]. See https://evil.example/x [1]. "
    "<!channel> @everyone must read it [9]. The moon is cheese [1]."
)


@asynccontextmanager
async def program(settings, clock, *script):
    """The program in Slack, with a model that behaves as scripted."""
    async with OpenAIServer(*script) as model, SlackServer() as slack:
        chosen = replace(settings, slack=slack.settings(), model=ModelSettings(base_url=model.url, model="scripted"))
        async with serving(chosen, clock):
            await slack.connected()
            yield slack, model


async def answered(slack, question):
    """Ask, and give the whole answer once its sources or its refusal are there."""
    asked = await slack.mention(question)
    await slack.until(lambda: any("Why this answer?" in visible(m) for m in slack.thread("C1", asked)))
    return slack.thread("C1", asked)[-1]


async def test_an_honest_model_is_shown_with_its_sources(settings, clock):
    async with program(settings, clock, honest) as (slack, model):
        answer = await answered(slack, "what is MEMENTO?")
        assert "MEMENTO" in visible(answer)
        assert "Sources" in visible(answer)
        assert model.requests


async def test_a_lying_model_shows_nothing_false_links_nowhere_and_pings_nobody(settings, clock):
    async with program(settings, clock, says(LIE)) as (slack, _):
        answer = await answered(slack, "what is MEMENTO?")
        assert "MEMENTO" in visible(answer)
        for lie in ("99,999", "evil.example", "must read it", "moon is cheese"):
            assert lie not in visible(answer)
        assert pings(answer) == []
        assert all("evil.example" not in link for link in links(answer))


@pytest.mark.parametrize(
    "script",
    [
        (fails(500),),
        (fails(401),),
        (fails(429, headers={"Retry-After": "300"}),),
        (says("<html>", raw="<html>Bad gateway</html>"),),
        (says("MEMENTO was", cut_after=1),),
    ],
    ids=["broken", "refused", "too many", "no JSON", "cut off"],
)
async def test_without_a_usable_model_the_digests_answer_in_their_own_words(settings, clock, script):
    async with program(settings, clock, *script) as (slack, _):
        answer = await answered(slack, "which repo has 60,000 stars?")
        assert "claude-mem" in visible(answer)
        assert "Sources" in visible(answer)


async def test_what_the_digests_do_not_hold_is_never_asked_of_a_model(settings, clock):
    async with program(settings, clock, says("Rust 2.0 is out [1].")) as (slack, model):
        answer = await answered(slack, "what did the digest say about Rust 2.0?")
        assert "Rust 2.0 is out" not in visible(answer)
        assert model.requests == []


async def test_the_same_question_again_costs_nothing(settings, clock):
    async with program(settings, clock, honest) as (slack, model):
        first = await answered(slack, "what is MEMENTO?")
        asked = len(model.requests)
        second = await answered(slack, "What is MEMENTO")
        assert len(model.requests) == asked
        assert visible(first).split("Sources")[0] == visible(second).split("Sources")[0]


async def test_the_same_refusal_again_costs_nothing(settings, clock):
    question = "why do small animals move the way they do?"
    async with program(settings, clock, by_kind(reword="locomotion of creatures")) as (slack, model):
        first = await answered(slack, question)
        asked = len(model.requests)
        assert asked
        second = await answered(slack, question)
        assert len(model.requests) == asked
        assert visible(first) == visible(second)


async def test_a_refusal_for_which_help_did_not_come_is_looked_for_again(settings, clock):
    question = "why do small animals move the way they do?"
    down = by_kind(reword=fails(500, headers={"Retry-After": "0"}))
    async with program(settings, clock, down) as (slack, model):
        await answered(slack, question)
        asked = len(model.requests)
        await answered(slack, question)
        assert len(model.requests) > asked


async def test_the_tokens_of_vectors_count_for_whoever_asks_and_those_of_posts_for_everyone(settings, clock):
    async with OpenAIServer(by_kind(reword="locomotion")) as server, SlackServer() as slack:
        model = ModelSettings(base_url=server.url, model="scripted", embedding_model="vectors")
        chosen = replace(settings, slack=slack.settings(), model=model)
        async with serving(chosen, clock):
            await slack.connected()
            await answered(slack, "why do small animals move the way they do?")
        written = sum(_tokens(body, "NOT IN THE DIGESTS") for body in server.requests[1:]) + _tokens(
            server.requests[0], "locomotion"
        )
        database = await Database.open(chosen.database_url)
        spent = await usage.spent(database, platform="slack", workspace=slack.team, person="U1", day=clock().date())
        await database.close()
    assert [len(texts) for texts in server.embedded].count(1) == 1
    assert spent.person.tokens == spent.workspace.tokens == written + 1
    assert spent.everyone.tokens >= spent.person.tokens


def _tokens(body, said):
    return sum(len(message["content"]) for message in body["messages"]) // 4 + len(said) // 4


async def test_sigterm_finishes_the_answer_under_way_and_leaves(settings):
    async with OpenAIServer(lambda body: replace(honest(body), pause=0.05)) as model, SlackServer() as slack:
        environ = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DIGESTBOT_CONTENT": str(settings.content),
            "DATABASE_URL": settings.database_url,
            **slack.environment(),
            "OPENAI_BASE_URL": model.url,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environ, stderr=asyncio.subprocess.PIPE
        )
        await slack.connected()
        asked = await slack.mention("what is MEMENTO?")
        await slack.until(lambda: model.requests)
        process.send_signal(signal.SIGTERM)
        _, logged = await asyncio.wait_for(process.communicate(), 10)
        assert process.returncode == 0
        assert "Traceback" not in logged.decode()
        assert any("Sources" in visible(message) for message in slack.thread("C1", asked))


async def test_a_question_set_is_measured_with_the_model_and_by_words_alone(settings, tmp_path):
    rows = [
        {
            "question": "what is MEMENTO?",
            "answerable": True,
            "gold": [{"post": None, "quote": "MEMENTO"}],
            "type": "name",
        },
        {"question": "what about Rust 2.0?", "answerable": False, "gold": [], "type": "none"},
    ]
    questions = tmp_path / "questions.jsonl"
    questions.write_text("\n".join(json.dumps(row) for row in rows))
    async with OpenAIServer(honest) as model:
        environ = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DIGESTBOT_CONTENT": str(settings.content),
            "DATABASE_URL": settings.database_url,
            "OPENAI_BASE_URL": model.url,
            "DIGESTBOT_EMBEDDING_MODEL": "vectors",
            "DIGESTBOT_SECOND_LOOK": "on",
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "eval", str(questions), "--json", "--now", "2026-05-01"),
            env=environ,
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await asyncio.wait_for(process.communicate(), 60)
        figures = json.loads(said)
    assert process.returncode == 0
    assert model.embedded
    assert any("<sentence>" in body["messages"][1]["content"] for body in model.requests)
    assert figures["tokens"] > 0
    for measured in (figures, figures["words_alone"]):
        assert measured["by_type"]["name"]["recall@5"] == 1.0
        assert measured["abstained_right"] == 1.0
    assert figures["words_alone"]["tokens"] == 0
