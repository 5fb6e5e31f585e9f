"""Replies of every kind that servers send, behind the real client: each has an outcome a reader can live with."""

from typing import Any

import pytest

from bot.answers.answer import Usage
from bot.answers.model.brief import ask_briefly
from bot.answers.model.client import THINKING, Model
from bot.answers.model.spoken import Spoken
from bot.errors import ModelError, ModelRefused, ModelUnavailable
from tests.servers.openai import Reply, by_kind, fails, refuses, says

SAID = "MEMENTO is a method by Microsoft Research [1]."


async def heard(model: Model) -> tuple[str, Usage | None, ModelError | None]:
    """Give the text, the cost and the error of one reply."""
    text, usage = "", None
    try:
        async for piece in model.write("rules", "question", max_tokens=100):
            if isinstance(piece, Usage):
                usage = piece
            else:
                text += piece
    except ModelError as error:
        return text, usage, error
    return text, usage, None


def thinks(body: dict[str, Any]) -> Reply:
    """Use up a small purse in thought and say something with a large one, as a model does that thinks first."""
    if body.get("max_tokens", body.get("max_completion_tokens")) > 100:
        return Reply(text=SAID)
    return Reply(deltas=({"content": "", "reasoning_content": "Hm, what is asked?"},), finish="length")


async def test_a_model_that_thinks_its_tokens_away_is_given_more_and_from_then_on_always(server, model):
    server.script = [thinks]
    text, usage, error = await heard(model)
    assert (text, error) == (SAID, None)
    assert [body["max_tokens"] for body in server.requests] == [100, 100 * THINKING]
    assert usage.prompt_tokens == 6, "both requests are paid for"
    await heard(model)
    assert [body["max_tokens"] for body in server.requests][2:] == [100 * THINKING]


async def test_a_model_that_only_ever_thinks_is_given_up_and_paid_for(server, model):
    server.script = [lambda body: Reply(deltas=({"reasoning": "Hm."},), finish="length")]
    text, usage, error = await heard(model)
    assert isinstance(error, ModelUnavailable)
    assert "thinks less" in str(error)
    assert usage is not None
    assert (text, len(server.requests)) == ("", 2)


@pytest.mark.parametrize(
    "said",
    [
        f"<think>Is it [1]? 99 of them.</think>\n\n{SAID}",
        f"<thinking>\nIs it?\n</thinking>{SAID}",
        f"<think>\n\n</think>\n\n{SAID}",
    ],
)
async def test_thoughts_in_tags_are_not_said(server, model, said):
    server.script = [says(said)]
    assert (await heard(model))[0].strip() == SAID


async def test_thoughts_whose_opening_tag_the_server_keeps_are_said_once_at_most(server, model):
    server.script = [says(f"Is it? </think> {SAID}")]
    await heard(model)
    assert (await heard(model))[0].strip() == SAID


async def test_a_lone_angle_is_said(server, model):
    server.script = [says("Latency is < 3 ms and <thin> stays, a <")]
    assert (await heard(model))[0] == "Latency is < 3 ms and <thin> stays, a <"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_thoughts_go_however_the_text_is_cut(size):
    text = "One. <think>two <b> three</think>Four. <thinking>five</thinking> Six <"
    spoken = Spoken()
    said = "".join(spoken.add(text[at : at + size]) for at in range(0, len(text), size)) + spoken.end()
    assert said == "One. Four.  Six <"


def test_a_thought_that_never_ends_is_never_said():
    spoken = Spoken()
    assert spoken.add("Yes. <think>One. Two.") + spoken.end() == "Yes. "


async def test_text_in_parts_is_said_without_its_thoughts(server, model):
    parts = [{"type": "thinking", "thinking": [{"type": "text", "text": "Hm."}]}, {"type": "text", "text": SAID}]
    server.script = [lambda body: Reply(deltas=({"content": parts},))]
    assert (await heard(model))[0] == SAID


async def test_a_refusal_of_the_model_is_no_answer_and_is_paid_for(server, model):
    server.script = [lambda body: Reply(deltas=({"content": None, "refusal": "I cannot help with that."},))]
    text, usage, error = await heard(model)
    assert isinstance(error, ModelRefused)
    assert (text, usage is not None, len(server.requests)) == ("", True, 1)


async def test_a_filtered_reply_is_no_answer(server, model):
    server.script = [lambda body: Reply(text="It is", finish="content_filter")]
    _, _, error = await heard(model)
    assert isinstance(error, ModelRefused)
    assert "filtered" in str(error)


async def test_a_reply_cut_for_length_is_given_and_then_an_error(server, model):
    server.script = [lambda body: Reply(text="One two three", finish="length")]
    text, usage, error = await heard(model)
    assert (text, type(error)) == ("One two three", ModelUnavailable)
    assert usage is not None


async def test_a_reply_dropped_for_the_next_one_is_given_and_then_an_error(server, model):
    server.script = [lambda body: Reply(text="One two three", finish="")]
    text, usage, error = await heard(model)
    assert (text, type(error)) == ("One two three", ModelUnavailable)
    assert usage is not None


@pytest.mark.parametrize("text", ["One two three.", "It is “three”. [1]", "一二三。[1, 2]", "One two three [1]"])
async def test_a_reply_of_whole_sentences_is_whole_though_its_server_never_tells_an_end(server, model, text):
    server.script = [lambda body: Reply(text=text, finish="")]
    given, _, error = await heard(model)
    assert (given, error) == (text, None)


async def test_a_short_reply_need_not_end_in_a_sentence_where_no_end_is_told(server, model):
    server.script = [lambda body: Reply(text="3, 1, 2", finish="")]
    reply = await ask_briefly(model, "rules", "order these")
    assert (reply.given, reply.came) == ("3, 1, 2", True)


async def test_an_error_in_the_middle_of_a_stream_is_unavailable(server, model):
    server.script = [lambda body: Reply(text="One two", fault="model runner has unexpectedly stopped")]
    text, _, error = await heard(model)
    assert (text.strip(), type(error)) == ("One two", ModelUnavailable)


async def test_a_parameter_refused_with_422_is_given_up_too(server, model):
    def strict(body: dict[str, Any]) -> Reply:
        known = "temperature" not in body
        return Reply(text=SAID) if known else Reply(text="extra_forbidden: temperature", status=422)

    server.script = [strict]
    assert (await heard(model))[0] == SAID
    assert len(server.requests) == 2


async def test_a_short_reply_is_read_without_its_thoughts(server, model):
    server.script = [refuses("reasoning_effort", says("<think>9, 8</think>2, 1"))]
    reply = await ask_briefly(model, "rules", "question")
    assert (reply.given, reply.came) == ("2, 1", True)


async def test_a_short_reply_that_failed_did_not_come(server, model):
    server.script = [fails(500, headers={"Retry-After": "0"})]
    reply = await ask_briefly(model, "rules", "question")
    assert (reply.given, reply.came) == ("", False)


@pytest.mark.parametrize("finish", ["length", ""])
async def test_an_answer_that_did_not_end_keeps_its_whole_sentences_alone(server, answering, asking, finish):
    cut = "MEMENTO is a method by Microsoft Research [1]. Throughput rises by about 1.75× on Qwen3 and"
    server.script = [by_kind(write=lambda body: Reply(text=cut, finish=finish))]
    answer = await answering.reply(asking("what is MEMENTO?"))
    assert [sentence.text for sentence in answer.sentences] == ["MEMENTO is a method by Microsoft Research."]
    assert not answer.whole
    assert any("broke off" in note for note in answer.notes)


async def test_an_answer_the_model_declines_comes_from_the_digests(server, answering, asking):
    server.script = [by_kind(write=lambda body: Reply(deltas=({"refusal": "No."},)))]
    answer = await answering.reply(asking("what is MEMENTO?"))
    assert (answer.answered, answer.by, answer.whole) == (True, "extract", False)
    assert answer.usage is not None
