"""A model that goes by two names is answered for under either."""

import pytest

from tests.answers.conftest import answering_from, question, read

POST = """---
title: AI Weekly 2026-{week}
date: 2026-04-{day}
slug: {slug}
---
## Models

- **{title}** — {text}
- **Gardens** — Nothing much happened among the roses this week, said the club.
"""
SCORED = "Opus 4.7 scored 87.6% on SWE-bench and costs the same as before."
USED = "Claude Opus 4.7 was used by the Lyra team for its tests."


@pytest.fixture
def answering():
    posts = [
        read(POST.format(week="W14", day="05", slug="w14", title="A new model", text=SCORED), "w14"),
        read(POST.format(week="W15", day="12", slug="w15", title="Tests at Lyra", text=USED), "w15"),
    ]
    return answering_from(*posts)


@pytest.mark.parametrize("name", ["Claude Opus 4.7", "Opus 4.7"])
@pytest.mark.parametrize(("asked", "said"), [("What did {} score on SWE-bench?", SCORED), ("Who used {}?", USED)])
async def test_a_model_is_answered_for_under_either_of_its_names(answering, name, asked, said):
    answer = await answering.reply(question(asked.format(name)))
    assert said.split(" 4.7 ")[1] in answer.text


async def test_a_question_sees_every_mention_of_what_it_names(answering):
    _, hits = await answering.examine(question("What of Claude Opus 4.7?"))
    found = {hit.passage.text for hit in hits}
    assert any(SCORED in text for text in found)
    assert any(USED in text for text in found)


@pytest.mark.parametrize(
    ("name", "held"), [("VS Pad", True), ("Visual Sketch Pad", True), ("VX Pad", False), ("VS Board", False)]
)
async def test_a_name_may_give_its_first_words_by_their_letters(name, held):
    text = "With 2.40 the Visual Sketch Pad editor runs on Raspberry boards without any more work."
    answering = answering_from(read(POST.format(week="W14", day="05", slug="w14", title="Editors", text=text), "w14"))
    answer = await answering.reply(question(f"Does {name} run on Raspberry boards?"))
    assert answer.answered is held
