"""Slips in plain words are read as meant; names, known words and other words stay."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from bot.answers.kinds.counted import counted_noun
from bot.answers.questions.cleaning import with_apostrophes
from bot.answers.questions.slips import as_meant
from bot.search.dictionaries.abbreviations import written_otherwise


def read(text: str, known: str = "") -> str:
    question = Question(text=text, now=datetime(2026, 4, 20, tzinfo=UTC), zone=ZoneInfo("UTC"))
    return as_meant(question, lambda word: int(word.exact[0] in known.split()))[0].text


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("how many paramters has tangram", "how many parameters has tangram"),
        ("which verison came out?", "which version came out?"),
        ("how many employes, and which langauges?", "how many employees, and which languages?"),
        ("who sugested it, and at what pirce?", "who suggested it, and at what price?"),
        ("how much memroy, when was the relese", "how much memory, when was the release"),
        ("how many contributers recieved it", "how many contributors received it"),
    ],
)
def test_a_slip_in_a_plain_word_is_read_as_meant(asked: str, meant: str):
    assert read(asked) == meant


@pytest.mark.parametrize(
    "asked",
    [
        "how many lawyers has it?",
        "who planned the trail of the angel in the desert?",
        "which crates reused the divers' preset?",
        "Verison raised money",
        "who teaches at stanford?",
        "get verison.js",
        "versioned",
        "combien de paramètres, licenses",
    ],
)
def test_other_words_stay(asked: str):
    assert read(asked) == asked


def test_a_word_that_a_post_holds_is_no_slip():
    assert read("what is verison", known="verison") == "what is verison"


def test_what_was_read_as_what_is_told():
    question = Question(text="which verison?", now=datetime(2026, 4, 20, tzinfo=UTC), zone=ZoneInfo("UTC"))
    assert as_meant(question, lambda _: 0)[1] == [("verison", "version")]


def test_what_is_done_many_times_is_counted():
    assert counted_noun("How many times has Tangram been downloaded?") == counted_noun("how many downloads")


def test_a_short_month_stands_for_the_long_one():
    assert written_otherwise("tangram downloads jan")["jan"] == "january"
    assert "apr" not in written_otherwise("qui est parti après")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("whats the code of the loom", "what's the code of the loom"),
        ("Whos Ilse, and it isnt her", "Who's Ilse, and it isn't her"),
        ("whos Ada, and why doesnt it weave", "who's Ada, and why doesn't it weave"),
        ("WHATS new", "WHAT'S new"),
        ("dont, shows, the Arent, whatsapp", None),
        ("its looms wont stop, and node/whats or @whats is no word", None),
        ("read whats.up", None),
    ],
)
def test_a_short_form_without_its_apostrophe_is_read_with_it(typed: str, meant: str | None):
    assert with_apostrophes(typed) == (meant or typed)
