"""Questions and sentences made to be slow to read each get an answer; `benchmarks/hostile.py` tells how soon."""

import pytest

from bot.answers.questions.question import LONGEST
from bot.answers.texts.claims import read_claim

UNITS = (
    "a ", "A ", "a.", "a.com", "x.com.", "Claude ", "Zorgblatt-Quux ", "2026-04-01 ", "7,700 ", "50% ", "twenty-one ",
    '"a ', "“a「b«", "anthropics/skills ", "https://a.com/b ", "@a ", "<@", "> a\n", "a? ", "智能体记忆", "a: ", "-",
    "!", "é ",
)  # fmt: skip


def repeated(unit: str) -> str:
    return f"What is {unit * LONGEST}"[:LONGEST]


@pytest.mark.parametrize("unit", UNITS)
async def test_a_hostile_question_is_answered(ask, unit):
    assert (await ask(repeated(unit))).text


async def test_names_that_the_digests_do_not_mention_are_said_back_once_each_and_in_short(ask):
    for unit in ("@a ", "x.y/z ", "@someone ", "Zorg/", "Zorgblatt-Quux "):
        answer = await ask(unit * 2_000)
        told = answer.text.removeprefix("The digests do not mention ").removesuffix(".")
        names = told.replace(" or ", ", ").split(", ")
        assert len(answer.text) < 500
        assert len(set(names)) == len(names)


async def test_many_names_numbers_and_misspelt_words_are_answered(ask):
    for pattern in ("Zorg-{} ", "2026-04-{} ", "{},{}00 ", "#{} ", "owner{}/name{} ", "Claudde{}xq ", "W{} ", "k{}s "):
        assert (await ask("".join(pattern.replace("{}", str(number)) for number in range(400))[:LONGEST])).text


@pytest.mark.parametrize("unit", UNITS)
def test_a_hostile_sentence_is_taken_apart(unit):
    assert read_claim(repeated(unit)).items is not None


def test_an_address_of_many_parts_is_still_seen():
    for text in ("See a.b.c.d.e.f.g.h.i.j.k.l.m.n.example.com now", "See evil.example.com/x", "See www.example.x"):
        assert read_claim(text).links, text


def test_a_word_that_only_begins_like_an_address_is_none():
    assert read_claim("Read config.community and a.com-1 or b.com.x1.").links == ()
