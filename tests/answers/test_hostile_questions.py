"""Questions and sentences made to be slow to read: none takes long, and each gets an answer."""

from time import process_time

import pytest

from bot.answers.claims import read_claim
from bot.answers.question import LONGEST

#: Seconds of the processor that such a text may take at most.
ENOUGH = 0.5

UNITS = (
    "a ", "A ", "a.", "a.com", "x.com.", "Claude ", "Zorgblatt-Quux ", "2026-04-01 ", "7,700 ", "50% ", "twenty-one ",
    '"a ', "“a「b«", "anthropics/skills ", "https://a.com/b ", "@a ", "<@", "> a\n", "a? ", "智能体记忆", "a: ", "-",
    "!", "é ",
)  # fmt: skip


def repeated(unit: str) -> str:
    return f"What is {unit * LONGEST}"[:LONGEST]


@pytest.mark.parametrize("unit", UNITS)
async def test_a_hostile_question_is_answered_at_once(ask, unit):
    begun = process_time()
    assert (await ask(repeated(unit))).text
    assert process_time() - begun < ENOUGH


async def test_many_names_numbers_and_misspelt_words_are_answered_at_once(ask):
    for pattern in ("Zorg-{} ", "2026-04-{} ", "{},{}00 ", "#{} ", "owner{}/name{} ", "Claudde{}xq ", "W{} ", "k{}s "):
        begun = process_time()
        assert (await ask("".join(pattern.replace("{}", str(number)) for number in range(400))[:LONGEST])).text
        assert process_time() - begun < ENOUGH, pattern


@pytest.mark.parametrize("unit", UNITS)
def test_a_hostile_sentence_is_taken_apart_at_once(unit):
    begun = process_time()
    assert read_claim(repeated(unit)).items is not None
    assert process_time() - begun < ENOUGH


def test_an_address_of_many_parts_is_still_seen():
    for text in ("See a.b.c.d.e.f.g.h.i.j.k.l.m.n.example.com now", "See evil.example.com/x", "See www.example.x"):
        assert read_claim(text).links, text


def test_a_word_that_only_begins_like_an_address_is_none():
    assert read_claim("Read config.community and a.com-1 or b.com.x1.").links == ()
