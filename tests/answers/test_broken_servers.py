"""A model's server that breaks in every way: the digests answer in their own words, in time, and the log says why."""

import asyncio
import logging

import pytest

from tests.answers.conftest import question
from tests.servers.breaking import AGAIN, BROKEN, KEY, ODD, SLOW, endless, endless_thought, sends, stalls
from tests.servers.wire import WireServer, stream

ASKED = question("what is MEMENTO?")


def is_in_own_words(answer):
    return (answer.answered, answer.by, answer.whole) == (True, "extract", False) and "MEMENTO" in answer.text


@pytest.mark.parametrize("name", BROKEN)
async def test_the_digests_answer_and_the_log_has_the_cause_without_the_key(answering_by, model_at, caplog, name):
    caplog.set_level(logging.INFO)
    async with WireServer(BROKEN[name]) as server, model_at(server, seconds=1.0) as model:
        answer = await answering_by(model).reply(ASKED)
        assert len({request.path for request in server.asked}) == 1
    assert is_in_own_words(answer)
    assert any("out of reach" in note for note in answer.notes)
    assert answer.model_ms < 2_000
    assert any(record.name.startswith("bot.") and record.levelname == "WARNING" for record in caplog.records)
    assert not any(record.exc_info for record in caplog.records)
    assert KEY not in caplog.text
    assert max(len(record.getMessage()) for record in caplog.records) < 700


@pytest.mark.parametrize("name", AGAIN)
async def test_a_busy_server_is_asked_again_and_given_up_in_time(answering_by, model_at, caplog, name):
    async with WireServer(AGAIN[name]) as server, model_at(server, seconds=1.0) as model:
        answer = await answering_by(model).reply(ASKED)
        assert len(server.asked) == 2
    assert is_in_own_words(answer)
    assert answer.model_ms < 1_500
    assert KEY not in caplog.text


@pytest.mark.parametrize("name", SLOW)
async def test_a_server_that_takes_for_ever_takes_no_longer_than_its_time(answering_by, model_at, name):
    async with WireServer(SLOW[name]) as server, model_at(server, seconds=0.4) as model:
        answer = await answering_by(model).reply(ASKED)
    assert is_in_own_words(answer)
    assert answer.model_ms < 1_000


@pytest.mark.parametrize("name", ODD)
async def test_what_is_odd_about_a_reply_loses_nothing_of_it(answering_by, model_at, name):
    async with WireServer(ODD[name]) as server, model_at(server) as model:
        answer = await answering_by(model).reply(ASKED)
    assert [sentence.text for sentence in answer.sentences] == ["Microsoft Research published MEMENTO."]
    assert answer.by == "model"


async def test_a_sentence_before_a_stall_stays(answering_by, model_at):
    async with WireServer(stalls) as server, model_at(server, seconds=0.6) as model:
        answer = await answering_by(model).reply(ASKED)
    assert answer.text == "Microsoft Research published MEMENTO. [1]"
    assert any("broke off" in note for note in answer.notes)


@pytest.mark.parametrize("way", [endless, endless_thought])
async def test_a_reply_without_end_is_heard_no_longer_than_an_answer_is(answering_by, model_at, way):
    async with WireServer(way) as server, model_at(server, seconds=20.0) as model:
        answer = await answering_by(model).reply(ASKED)
        assert len(server.asked) == 1
    assert is_in_own_words(answer)
    assert answer.model_ms < 5_000
    assert len(answer.dropped) < 400


async def test_a_question_is_sent_to_no_other_address(answering_by, model_at):
    async with WireServer(sends(stream("Microsoft Research published MEMENTO [1]."))) as elsewhere:
        for status in (301, 302, 303, 307, 308):
            way = sends("", f"Location: {elsewhere.url}/chat/completions", status=f"{status} x")
            async with WireServer(way) as server, model_at(server) as model:
                assert is_in_own_words(await answering_by(model).reply(ASKED))
    assert elsewhere.asked == []


async def test_where_nobody_listens_the_digests_answer(answering_by, model_at):
    async with WireServer(sends("")) as server:
        pass
    async with model_at(server, seconds=1.0) as model:
        assert is_in_own_words(await answering_by(model).reply(ASKED))


async def test_one_broken_question_leaves_the_others_alone(answering_by, model_at):
    async def way(wire):
        broken = "Desktop" in wire.asked.body["messages"][-1]["content"].rpartition("<question>")[2]
        await (stalls if broken else sends(stream("Microsoft Research published MEMENTO [1].")))(wire)

    async with WireServer(way) as server, model_at(server, seconds=1.0) as model:
        answering = answering_by(model)
        asked = [question("what did OpenAI move onto the Mac for Desktop?"), *[ASKED] * 8]
        _, *others = await asyncio.gather(*map(answering.reply, asked))
    assert {answer.text for answer in others} == {"Microsoft Research published MEMENTO. [1]"}
    assert all(answer.by == "model" and answer.model_ms < 900 for answer in others)
