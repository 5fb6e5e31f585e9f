"""A model that lies in every way: nothing of it is shown, what stands is cited, and what goes is kept for why."""

import pytest

from bot.answers.answer import Accepted, Answer
from bot.search.passages import passages_of
from tests.answers.conftest import question
from tests.servers.breaking import sends
from tests.servers.lying import LIES
from tests.servers.wire import WireServer, stream


@pytest.mark.parametrize("name", LIES)
async def test_no_lie_is_shown_and_whatever_is_stands_in_a_post(weekly, answering_by, model_at, name):
    text, never = LIES[name]
    async with WireServer(sends(stream(text))) as server, model_at(server) as model:
        steps = [step async for step in answering_by(model).answer(question("what is MEMENTO?"))]
    answer = steps[-1]
    assert isinstance(answer, Answer)
    assert answer.answered
    assert "MEMENTO" in answer.text
    shown = [answer.text, *answer.notes, *(step.text for step in steps if isinstance(step, Accepted))]
    assert not [part for part in never for said in shown if part in said]
    assert all(sentence.citations for sentence in answer.sentences)
    assert all(one.quote in "\n".join(passage.text for passage in passages_of(weekly)) for one in answer.citations)
    assert all(one.url is None or "evil" not in one.url for one in answer.citations)
    assert all(one.text and one.why for one in answer.dropped)
    assert "".join((answer.text, *(one.text for one in answer.dropped))).encode()


async def test_the_time_of_a_reply_does_not_grow_with_what_is_written(answering_by, model_at):
    # Reading a megabyte of stops took minutes, during which nobody else was answered.
    for text in ("!" * 1_000_000, "![" * 500_000, "[" * 1_000_000, "<think>" * 100_000, "MEMENTO. " * 100_000):
        async with WireServer(sends(stream(text))) as server, model_at(server, seconds=2.0) as model:
            answer = await answering_by(model).reply(question("what is MEMENTO?"))
            assert answer.answered
            assert answer.model_ms < 2_000
