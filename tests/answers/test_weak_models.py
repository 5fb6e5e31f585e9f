"""A small model writes what small models write: nothing of it makes an answer worse than the digests' own words."""

import pytest

from tests.servers.openai import by_kind, says

HOW_MUCH = "how much does throughput rise with MEMENTO?"

WEAK = {
    "a figure alone": ("how many stars does claude-mem have?", "The answer is: 4."),
    "a day alone": ("when did OpenAI bring Codex to the desktop?", "On April 19 [1]."),
    "an answer to nothing": (
        "does MEMENTO keep memory inside the reasoning?",
        "The answer to this question is no [1].",
    ),
    "the question over again": (
        "how many stars does claude-mem have?",
        "The stars of claude-mem are the number of stars in a single drawer [1].",
    ),
    "what is told of another": (
        "what is MEMENTO?",
        "MEMENTO is a quiet weakness of the sailing rules in Claude Code [1].",
    ),
    "what is not asked": (HOW_MUCH, "MEMENTO is a method by Microsoft Research [1]."),
    "the prompt": (HOW_MUCH, '<passage n="7" date="2026-04-19" from="AI Weekly › MEMENTO 2">\nMEMENTO\n</passage>'),
}


@pytest.mark.parametrize(("question", "written"), WEAK.values(), ids=WEAK.keys())
async def test_what_answers_nothing_is_not_shown_where_the_words_answer(server, answering, asking, question, written):
    server.script = [says(written)]
    answer = await answering.reply(asking(question))
    assert server.requests
    assert answer.answered
    assert answer.by == "extract"
    assert answer.dropped


async def test_of_a_writer_who_mostly_invents_nothing_is_shown(server, answering, asking):
    server.script = [
        says(
            "MEMENTO was founded in 2019 by a team of dreamers. Its boats sail to Lisbon every Tuesday. "
            "MEMENTO is a method by Microsoft Research [1]. Its 12 captains love oranges."
        )
    ]
    answer = await answering.reply(asking("what is MEMENTO?"))
    assert answer.by == "extract"
    assert len(answer.dropped) == 4


async def test_a_sentence_written_again_and_again_is_shown_once(server, answering, asking):
    server.script = [says("MEMENTO is a method by Microsoft Research [1]. " * 3)]
    answer = await answering.reply(asking("what is MEMENTO?"))
    assert [sentence.text for sentence in answer.sentences] == ["MEMENTO is a method by Microsoft Research."]
    assert answer.by == "model"


async def test_what_leads_to_the_answer_is_shown_with_it(server, answering, asking):
    server.script = [
        says("MEMENTO is a method by Microsoft Research [1]. Throughput rises by about 1.75× on Qwen3 [1].")
    ]
    answer = await answering.reply(asking(HOW_MUCH))
    assert answer.by == "model"
    assert len(answer.sentences) == 2
    assert answer.dropped == ()


async def test_chatter_in_place_of_words_and_of_an_order_does_no_harm(server, answering, asking):
    chatter = "The answer is:\nThe question is an example of a logical fallacy, and it does not say what was wrong."
    server.script = [by_kind(reword=chatter, order="The answer is no.", write="The answer to this question is no.")]
    answer = await answering.reply(asking("which methods save the most memory on servers?"))
    assert not answer.answered
