"""A strong model writes well and not by the letter of its rules: what it means is read, over a real socket."""

import pytest

from bot.answers.model.nothing import before_denial, is_courtesy, says_not_held
from tests.servers.openai import by_kind, says

WHAT = "what is MEMENTO?"
HELD = "MEMENTO is a method by Microsoft Research"

DENIALS = [
    "The digests do not say how many stars MEMENTO has.",
    "The provided passages don't explicitly mention it.",
    "None of the passages mention a price.",
    "There is no information about a price in the provided passages.",
    "The licence is not stated in the digests.",
    "I couldn't find that in the digests.",
    "周报没有提到它的价格。",
    "日报里关于它的价格没有提到。",
    "ダイジェストには価格についての記載がありません。",
    "다이제스트에는 가격이 언급되어 있지 않습니다.",
    "Die Digests nennen keinen Preis.",
    "Les extraits n'indiquent pas le prix.",
    "Los resúmenes no mencionan el precio.",
]
TOLD = [
    "The digests say that no release is planned.",
    "According to the passages, Loom does not include a parser.",
    "The paper does not say how long it takes.",
    "There is no sign that anybody read the data.",
    "周报提到，织机没有提供手机版。",
    "資料によると、織機は価格を示していません。",
    "다이제스트에 따르면 직기는 가격을 포함하지 않습니다.",
    "Laut Digest unterstützt Loom kein Windows mehr.",
    "Selon les extraits, Loom n'est pas libre.",
    "Según los extractos, Loom no ofrece soporte.",
]


@pytest.mark.parametrize("sentence", DENIALS)
def test_a_model_may_say_in_its_own_words_that_nothing_is_held(sentence):
    assert says_not_held(sentence)


@pytest.mark.parametrize("sentence", TOLD)
def test_what_the_digests_deny_of_others_is_told_by_them(sentence):
    assert not says_not_held(sentence)


@pytest.mark.parametrize("sentence", DENIALS)
async def test_that_word_is_no_answer_nor_is_what_is_told_of_something_else(server, answering, asking, sentence):
    server.script = [by_kind(write=f"{sentence} They only note that {HELD} [1].", reword="price = cost")]
    answer = await answering.reply(asking("which plugins make MEMENTO quick on small boats?"))
    assert not answer.answered
    assert sentence not in answer.text


async def test_what_a_model_answers_stands_where_it_then_says_what_is_not_held(server, answering, asking):
    server.script = [says(f"{HELD} [1].\n\n*Note: the digests do not mention its licence.*")]
    answer = await answering.reply(asking(WHAT))
    assert answer.text == f"{HELD}. [1]"
    assert answer.by == "model"


FORMS = {
    "a source that leads": f"According to [1], {HELD}.",
    "a source that says": f"As [1] notes, {HELD}.",
    "a source in words": f"{HELD} (see passage 1).",
    "a mark in brackets": f"{HELD} ([1]).",
    "a mark with its name": f"{HELD} [passage 1].",
    "a mark of a note": f"{HELD}^[1].",
    "a mark of another tool": f"{HELD} [1†source].",
    "a label": f"**Answer:** {HELD}. [1]",
    "a list of sources": f"{HELD} [1].\n\nSources:\n[1] AI Weekly 2026-W16",
    "a heading": f"## MEMENTO\n\n{HELD} [1].",
    "an introduction and a farewell": (
        f"Sure! Here is what the digests say about that:\n\n- {HELD} [1].\n\nLet me know if you want more!"
    ),
    "a mark in round brackets": f"{HELD} (1).",
    "a source in round brackets": f"{HELD} (source: 1).",
    "a raised mark": f"{HELD}¹.",
    "a raised mark behind the stop": f"{HELD}.¹",
    "a raised mark in HTML": f"{HELD}<sup>[1]</sup>.",
    "a mark with a link": f"{HELD} [[1]](https://digests.example/w16).",
    "a mark with a short name": f"{HELD} [p. 1].",
    "a passage that leads": f"Passage 1 states that {HELD}.",
    "a mark that names": f"[1]: {HELD}.",
    "notes below": f"{HELD}.[^1]\n\n[^1]: AI Weekly 2026-W16",
    "sources below a rule": f"{HELD} [1].\n\n---\n[1] AI Weekly 2026-W16, Agent memory",
    "JSON": f'{{"answer": "{HELD}.", "citations": [1]}}',
    "JSON in a fence": f'```json\n{{"sentences": [{{"text": "{HELD}.", "sources": [{{"passage": 1}}]}}]}}\n```\nDone!',
    "praise": f"Great question! {HELD} [1].",
    "half a refusal": f"{HELD} [1], but the digests do not say when it was released.",
    "code": f"```\n{HELD} [1].\n```",
}


@pytest.mark.parametrize("written", FORMS.values(), ids=FORMS.keys())
async def test_a_sentence_is_the_same_in_every_form(server, answering, asking, written):
    server.script = [says(written)]
    answer = await answering.reply(asking(WHAT))
    assert answer.text == f"{HELD}. [1]"
    assert answer.by == "model"


async def test_a_bare_yes_is_never_shown_alone_and_weighs_nothing_against_what_stands(server, answering, asking):
    server.script = [says("Yes. Indeed: yes. MEMENTO keeps memory inside the reasoning [1].")]
    answer = await answering.reply(asking("does MEMENTO keep memory inside the reasoning?"))
    assert answer.text == "MEMENTO keeps memory inside the reasoning. [1]"
    server.script = [says("Yes.")]
    assert (await answering.reply(asking("does MEMENTO keep memory inside the reasoning?"))).by == "extract"


async def test_a_yes_before_a_sentence_does_not_drop_it(server, answering, asking):
    server.script = [says("Yes, MEMENTO keeps memory inside the reasoning [1].")]
    answer = await answering.reply(asking("does MEMENTO keep memory inside the reasoning?"))
    assert answer.text.startswith("Yes, MEMENTO keeps")


@pytest.mark.parametrize(
    "sentence", ["Here it is:", "I hope this helps!", "如需更多信息，请告诉我。", "N'hésitez pas à demander."]
)
def test_what_is_said_to_the_reader_alone_is_courtesy(sentence):
    assert is_courtesy(sentence)
    assert not is_courtesy("Loom hopes to ship in May.")


@pytest.mark.parametrize("written", ['{"answer": "MEMENTO is a method by', '{"found": false, "answer": null}'])
async def test_json_that_broke_off_or_says_nothing_is_never_shown(server, answering, asking, written):
    server.script = [says(written)]
    answer = await answering.reply(asking(WHAT))
    assert answer.by == "extract"
    assert "{" not in answer.text


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Loom is a planner, but the digests do not say who made it.", "Loom is a planner."),
        ("织机由 Heddle 开发，但周报没有提到它的价格。", "织机由 Heddle 开发。"),
        ("The digests don't give the price, but Loom is a planner.", ""),
        ("Loom runs on Linux, but not on Windows.", ""),
    ],
)
def test_what_is_told_before_a_denial_is_a_sentence_of_its_own(sentence, told):
    assert before_denial(sentence) == told
