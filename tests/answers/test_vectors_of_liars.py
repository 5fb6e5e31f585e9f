"""An embeddings server that lies about its vectors: each is put to its text, or none is believed."""

import json
import logging
from base64 import b64encode
from struct import pack

import pytest

from bot.errors import ModelUnavailable
from tests.servers.breaking import KEY, fails, sends
from tests.servers.wire import WireServer

TEXTS = ["one", "two", "three"]
RIGHT = [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]


def reply(vectors, places=None, **more):
    """Give a reply with so many vectors, each with its place; `places` may say another one."""
    rows = zip(range(len(vectors)) if places is None else places, vectors, strict=True)
    data = [{"object": "embedding", "index": place, "embedding": vector} for place, vector in rows]
    return {"object": "list", "data": data, "usage": {"prompt_tokens": 5, "total_tokens": 5}, **more}


def as_json(body):
    return sends(body if isinstance(body, str) else json.dumps(body), kind="application/json")


FALSE = {
    "fewer": reply(RIGHT[:2]),
    "more": reply([*RIGHT, [1.0, 2.0]]),
    "none": reply([]),
    "of two lengths": reply([*RIGHT[:2], [1.0]]),
    "of no length": reply([[], [], []]),
    "the same place twice": reply(RIGHT, [0, 0, 1]),
    "a place that is none": reply(RIGHT, [1, 2, 3]),
    "places counted back": reply(RIGHT, [-1, -2, -3]),
    "places in words": reply(RIGHT, ["0", "1", "2"]),
    "some places": reply(RIGHT, [None, 1, 2]),
    "no number": reply([[float("nan"), 1.0]] * 3),
    "without end": reply([[float("inf"), 1.0]] * 3),
    "beyond four bytes": reply([[1e300, 1.0]] * 3),
    "beyond all bytes": reply([[10**400, 1]] * 3),
    "words": reply([["a", "b"]] * 3),
    "yes and no": reply([[True, False]] * 3),
    "nested": reply([[[1.0], [2.0]]] * 3),
    "null": reply([None] * 3),
    "packed": reply([b64encode(pack("<2f", 1, 2)).decode()] * 3),
    "packed garbage": reply(["!!!"] * 3),
    "no data": {"data": None},
    "data of nothing": {"data": [None] * 3},
    "a list": [1],
    "null alone": None,
    "cut off": '{"data": [{"index": 0, "embed',
    "nested too deep": "[" * 100_000,
    "a page": "<html>Sign in</html>",
}


@pytest.mark.parametrize("name", FALSE)
async def test_vectors_that_cannot_be_put_to_their_texts_are_none(model_at, name):
    async with WireServer(as_json(FALSE[name])) as server, model_at(server) as model:
        with pytest.raises(ModelUnavailable):
            await model.embed(TEXTS)


@pytest.mark.parametrize(
    "body",
    [
        reply(RIGHT),
        reply(RIGHT[::-1], [2, 1, 0]),
        {"data": [{"embedding": vector} for vector in RIGHT]},
        reply([[1, 0], [0, 1], [1, 1]]),
    ],
    ids=["in order", "shuffled", "without places", "whole numbers"],
)
async def test_vectors_are_put_to_their_texts(model_at, body):
    async with WireServer(as_json(body)) as server, model_at(server) as model:
        given = await model.embed(TEXTS)
    assert given.given.tolist() == RIGHT


@pytest.mark.parametrize(
    "usage", [None, "many", {"prompt_tokens": 10**30}, {"prompt_tokens": -7}, {"prompt_tokens": True}]
)
async def test_a_count_that_is_none_is_guessed(model_at, usage):
    async with WireServer(as_json(reply(RIGHT, usage=usage))) as server, model_at(server) as model:
        given = await model.embed(TEXTS)
    assert 0 < given.cost.prompt_tokens < 10


async def test_texts_and_key_go_to_no_other_address_nor_into_the_log(model_at, caplog):
    caplog.set_level(logging.INFO)
    async with WireServer(as_json(reply(RIGHT))) as elsewhere:
        for way in (sends("", f"Location: {elsewhere.url}/embeddings", status="307 x"), fails("401 x")):
            async with WireServer(way) as server, model_at(server) as model:
                with pytest.raises(Exception, match="OPENAI_"):
                    await model.embed(TEXTS)
    assert elsewhere.asked == []
    assert KEY not in caplog.text
