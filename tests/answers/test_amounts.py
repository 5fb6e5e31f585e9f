"""`more` goes on where the answer ended, and `shorter` gives its beginning."""

import pytest

from bot.answers.answer import Exchange
from bot.answers.questions.amounts import amount_of, asked_last, before_last, shown_before

CODEX = "How many stars does codex have?"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("more", "more"),
        ("Tell me more, please", "more"),
        ("anything else?", "more"),
        ("go on", "more"),
        ("继续", "more"),
        ("もっと詳しく", "more"),
        ("mehr dazu", "more"),
        ("más corto", "less"),
        ("shorter", "less"),
        ("a bit shorter please", "less"),
        ("in one sentence", "less"),
        ("短一点", "less"),
        ("are you sure?", ""),
        ("in Chinese please", ""),
        ("more stars than codex?", ""),
        ("Is there a shorter paper?", ""),
    ],
)
def test_a_wish_for_more_or_less_names_nothing_new(text, amount):
    assert amount_of(text) == amount


def test_wishes_lean_on_the_last_question_of_its_own():
    said = (("who made omi?", "Ann."), (CODEX, "72k. [1]"), ("shorter", "72k."), ("more", "It grew."))
    before = [Exchange(question=asked, answer=answer) for asked, answer in said]
    assert asked_last(before) == CODEX
    assert before_last(before) == before[:1]
    assert shown_before(before) == "72k. [1]\n72k.\nIt grew."
    assert (asked_last([]), before_last([]), shown_before([])) == ("", (), "")
    assert asked_last(before[2:]) == "more"


async def conversation(ask, *texts):
    before, answers = [], []
    for text in texts:
        answer = await ask(text, *before)
        before.append((text, answer.text))
        answers.append(answer)
    return answers


async def test_more_gives_sentences_that_were_not_shown_until_there_are_none(ask):
    first, *others = await conversation(ask, "What is MEMENTO?", "more", "go on", "more", "more", "more")
    shown = [sentence.text for sentence in first.sentences]
    assert shown
    assert others[0].answered
    for answer in others:
        assert not {sentence.text for sentence in answer.sentences} & set(shown)
        assert all(citation.quote for citation in answer.citations)
        shown += [sentence.text for sentence in answer.sentences]
    assert (others[-1].answered, others[-1].text) == (False, "The digests say no more about that.")


async def test_more_keeps_to_the_days_that_were_asked_about(ask):
    _, *others = await conversation(ask, "What was new in W14?", "more", "more")
    assert [answer.window.words for answer in others] == ["W14", "W14"]
    assert {citation.post for answer in others for citation in answer.citations} <= {"weekly-w14"}


async def test_shorter_gives_the_first_sentence_and_then_more_goes_on(ask):
    first, short, more = await conversation(ask, "What was new in W14?", "shorter please", "more")
    assert len(first.sentences) > 1
    assert [sentence.text for sentence in short.sentences] == [first.sentences[0].text]
    assert not {sentence.text for sentence in more.sentences} & {sentence.text for sentence in first.sentences}


async def test_more_of_a_german_question_is_said_in_german(ask):
    *_, last = await conversation(ask, "Was ist MEMENTO?", *["more"] * 5)
    assert last.text == "Mehr steht dazu nicht in den Digests."
