"""The model behind the real openai client, against a server on a socket."""

import asyncio
import time

import pytest

from bot.answers.answer import Usage
from bot.answers.model.client import Model
from bot.errors import ModelRefused, ModelUnavailable
from bot.settings import ModelSettings
from tests.servers.openai import OpenAIServer, Reply, fails, refuses, says


async def written(model: Model) -> tuple[str, Usage]:
    pieces = [piece async for piece in model.write("rules", "question")]
    usage = pieces.pop()
    assert isinstance(usage, Usage)
    return "".join(str(piece) for piece in pieces), usage


async def listen(model: Model, heard: list[str]) -> None:
    async for piece in model.write("rules", "question"):
        heard.append(str(piece))


async def test_text_is_streamed_and_its_cost_comes_last(server, model):
    server.script = [says("One two three.")]
    text, usage = await written(model)
    assert text == "One two three."
    assert usage.model == "tiny"
    assert usage.completion_tokens == 3


async def test_only_portable_parameters_are_sent(server, model):
    server.script = [says("Fine.")]
    await written(model)
    assert set(server.requests[0]) == {"model", "messages", "temperature", "max_tokens", "stream"}


async def test_a_server_without_a_key_gets_a_stand_in(server, model):
    server.script = [says("Fine.")]
    await written(model)
    assert server.headers[0]["Authorization"] == "Bearer none"


async def test_a_refused_parameter_is_renamed_once_and_for_all(server, model):
    server.script = [refuses("max_tokens", refuses("temperature", says("Fine.")))]
    assert (await written(model))[0] == "Fine."
    assert [set(body) & {"max_tokens", "max_completion_tokens", "temperature"} for body in server.requests] == [
        {"max_tokens", "temperature"},
        {"max_completion_tokens", "temperature"},
        {"max_completion_tokens"},
    ]
    await written(model)
    assert len(server.requests) == 4


async def test_a_refusal_that_names_no_parameter_is_not_tried_again(server, model):
    server.script = [fails(400, "the prompt is too long")]
    with pytest.raises(ModelRefused):
        await written(model)
    assert len(server.requests) == 1


async def test_a_busy_server_is_asked_again_after_the_time_it_names(server, model):
    server.script = [fails(429, headers={"Retry-After": "0.1"}), says("Fine.")]
    started = time.perf_counter()
    assert (await written(model))[0] == "Fine."
    assert 0.1 <= time.perf_counter() - started < 2.0


async def test_a_server_busy_beyond_our_deadline_is_not_waited_for(server, model):
    server.script = [fails(429, headers={"Retry-After": "300"})]
    started = time.perf_counter()
    with pytest.raises(ModelUnavailable, match="busy"):
        await written(model)
    assert time.perf_counter() - started < 30
    assert len(server.requests) == 1


async def test_a_failing_server_is_tried_again_and_then_given_up(server, model):
    server.script = [fails(500, headers={"Retry-After": "0"})]
    with pytest.raises(ModelUnavailable):
        await written(model)
    assert len(server.requests) == 3


async def test_an_account_without_credit_is_a_refusal(server, model):
    server.script = [fails(429, code="insufficient_quota", headers={"Retry-After": "0"})]
    with pytest.raises(ModelRefused, match="credit"):
        await written(model)


@pytest.mark.parametrize(
    ("status", "word"), [(401, "OPENAI_API_KEY"), (403, "OPENAI_API_KEY"), (404, "DIGESTBOT_MODEL"), (422, "refused")]
)
async def test_what_asking_again_cannot_help_is_a_refusal(server, model, status, word):
    server.script = [fails(status)]
    with pytest.raises(ModelRefused, match=word):
        await written(model)
    assert len(server.requests) == 1


async def test_an_html_page_in_place_of_an_answer_is_no_answer(server, model):
    server.script = [lambda body: Reply(raw="<html>Gateway</html>")]
    with pytest.raises(ModelUnavailable):
        await written(model)


async def test_an_html_error_page_is_unavailable(server, model):
    server.script = [lambda body: Reply(raw="<html>Bad gateway</html>", status=502, headers={"Retry-After": "0"})]
    with pytest.raises(ModelUnavailable):
        await written(model)


async def test_an_empty_reply_is_unavailable(server, model):
    server.script = [says("Nobody hears this.", no_choices=True)]
    with pytest.raises(ModelUnavailable, match="empty"):
        await written(model)


async def test_the_deadline_holds_for_the_whole_reply(server):
    server.script = [says("slow " * 1000, pause=0.02)]
    model = Model(ModelSettings(base_url=server.url, model="tiny"), seconds=0.4)
    started = time.perf_counter()
    with pytest.raises(ModelUnavailable, match="too long"):
        await written(model)
    assert time.perf_counter() - started < 10
    await model.close()


async def test_a_server_silent_to_the_end_is_left_in_peace_for_a_while(server):
    server.script = [says("Too late.", pause=5.0), says("Well again.")]
    model = Model(ModelSettings(base_url=server.url, model="tiny"), seconds=1.0, rest=1.5)
    with pytest.raises(ModelUnavailable, match="too long"):
        await written(model)
    with pytest.raises(ModelUnavailable, match="silent a moment ago"):
        await written(model)
    assert len(server.requests) == 1
    await asyncio.sleep(1.6)
    assert (await written(model))[0] == "Well again."
    await model.close()


async def test_a_server_that_said_something_before_the_deadline_is_asked_again_at_once(server):
    server.script = [says("slow " * 1000, pause=0.02), says("Well again.")]
    model = Model(ModelSettings(base_url=server.url, model="tiny"), seconds=2.0)
    with pytest.raises(ModelUnavailable, match="too long"):
        await written(model)
    assert (await written(model))[0] == "Well again."
    await model.close()


async def test_text_before_a_broken_stream_was_given(server, model):
    server.script = [says("One two three four five.", cut_after=3)]
    heard = []
    with pytest.raises(ModelUnavailable):
        await listen(model, heard)
    assert "".join(heard) == "One two three "


async def test_a_server_that_counts_no_tokens_gets_an_estimate(server, model):
    server.script = [says("12345678", usage=False)]
    _, usage = await written(model)
    assert (usage.prompt_tokens, usage.completion_tokens) == (4, 2)


async def test_nobody_listening_is_unavailable():
    model = Model(ModelSettings(base_url="http://127.0.0.1:9/v1", model="tiny"), seconds=3.0)
    with pytest.raises(ModelUnavailable, match="cannot be reached"):
        await written(model)
    await model.close()


async def test_vectors_come_back_in_the_order_of_their_texts(server, model):
    texts = [f"text {number}" for number in range(300)]
    vectors = (await model.embed(texts)).given
    assert vectors.shape == (300, 8)
    assert [len(batch) for batch in server.embedded] == [128, 128, 44]
    again = (await model.embed(texts[200:201])).given
    assert (vectors[200] == again[0]).all()


async def test_no_texts_need_no_server(server, model):
    assert (await model.embed([])).given.shape[0] == 0
    assert server.embedded == []


async def test_closing_twice_is_harmless():
    async with OpenAIServer(says("Fine.")) as server:
        model = Model(ModelSettings(base_url=server.url, model="tiny"))
        await written(model)
        await model.close()
        await model.close()
