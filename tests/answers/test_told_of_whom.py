"""Sums, numbers and features are given only where they are told of whom or what is asked about."""

from collections.abc import Callable

import pytest

from bot.answers.kinds.features import feature_asked
from bot.answers.kinds.identifiers import gives_number, registry_asked
from bot.answers.kinds.payers import payer_asked
from bot.answers.kinds.wanted import gives_wanted, noun_asked_for
from tests.answers.conftest import answering_from, asker, read

MILLS = """---
title: Mill Weekly 2026-W14
date: 2026-04-06
period: 2026-W14
---
## Money

### Quarrel's forty million for Heddleworks

Quarrel put $40 million into Heddleworks on 2 April. Its founder praised the open loom and what AI does for it.
Brinewool followed and committed $25 million to Heddleworks.

### Seven mills share their locks

Heddleworks started Project Turnstile with Dunmore and six other mills. Heddleworks gave $10 million for it.

## Flaw of the week

CVE-2026-1177 lets anybody open a Turnstile lock. Ilse Brandt will write the advisory for the Turnstile locks.

## Meeting

Host: Benno Lindqvist

The Felt Fair is a fair for felt. It takes place in Lisbon in May, and at the Felt Fair all felt is free.

In 2025 Corriedale, a mill of two, sold yarn for $3 million. Corriedale's only hire was her brother Odo.
"""
OLD = """---
title: Mill Weekly 2025-W20
date: 2025-05-18
period: 2025-W20
---
## Around

Sheep were shorn. The flaw in the Dunmore gate has no number yet.

- Fresco: nobody needs it
- Target and Tuft announce carder, a comb for alpaca
- carder is based around two brushes

### Teasel

A planner for looms in damp mills

So the news is that Teasel is now to be had in Lisbon!
"""
FEW = """---
title: Mill Papers
date: 2026-04-07
---
## Papers

[WARPBAD: Loose Threads in Hand Looms](/warpbad) — by Ona Reed, Dipa Mahatre. This work introduces knots that slip.
[Damp Backdoors in Yarn](/damp) — Eden Luzzo, Guy Ammit. A damp thread lets anybody read the pattern.
"""


@pytest.fixture
def ask_mills() -> Callable[..., object]:
    return asker(answering_from(read(MILLS, "mills"), read(OLD, "old"), read(FEW, "papers")))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how much did Quarrel put into Heddleworks?", "$40 million"),
        ("how much did Brinewool commit to Heddleworks?", "$25 million"),
        ("which CVE opens a Turnstile lock?", "CVE-2026-1177"),
        ("what is the flaw of the week in W14 2026?", "CVE-2026-1177"),
        ("who will write the advisory for the Turnstile locks?", "Ilse Brandt"),
        ("who hosted the meeting?", "Benno Lindqvist"),
        ("where is the Felt Fair?", "Lisbon"),
        ("who was Corriedale's only hire in 2025?", "Odo"),
        ("who wrote WARPBAD?", "Ona Reed"),
        ("who wrote the Damp Backdoors in Yarn paper?", "Eden Luzzo"),
        ("what did WARPBAD introduce?", "knots that slip"),
        ("what does Damp Backdoors in Yarn do?", "read the pattern"),
    ],
)
async def test_what_is_told_of_it_is_given(ask_mills, question: str, told: str):
    assert told in (await ask_mills(question)).text


@pytest.mark.parametrize(
    "question",
    [
        "how much did Dunmore put into Heddleworks?",
        "how much did Quarrel put into OpenAI?",
        "which CVE did the Dunmore gate get?",
        "what is the loom of the week in W14 2026?",
        "who will write the slides for the Turnstile locks?",
        "how much does the Corriedale Fair cost?",
        "who was Corriedale's only hire in 2024?",
    ],
)
async def test_what_is_told_of_another_is_refused(ask_mills, question: str):
    assert not (await ask_mills(question)).answered


def test_a_number_of_a_registry_is_asked_for_in_english_and_chinese():
    assert registry_asked("which new MSC was opened?") == "msc"
    assert registry_asked("which CVE number did it get?") == "cve"
    assert registry_asked("这个版本修复了哪个 CVE？") == "cve"
    assert not registry_asked("which API did it get?")
    assert gives_number("msc", "MSC3952: Mentions")
    assert gives_number("ghsa", "see GHSA-x9f2-77qq-1abc")
    assert not gives_number("cve", "a CVE in the 2 locks")


def test_a_feature_is_what_an_issue_singles_out_and_no_superlative():
    feature = feature_asked("what was the bug of the week in issue 53?")
    assert feature is not None
    assert feature.search("### Bug of the Week")
    assert feature_asked("what was the biggest bug of the week?") is None
    assert feature_asked("what is the news of the week?") is None


def test_who_gave_money_is_named_behind_did():
    assert payer_asked("how much did Quarrel put into Heddleworks?") == {"quarrel"}
    assert not payer_asked("how much did the loom weigh?")


def test_the_version_of_a_name_with_a_hyphen_is_a_version():
    assert gives_wanted("which loom-raw version came out?", "loom-raw v0.16.0 is out.")
    assert not gives_wanted("which loom-raw version came out?", "We checked large parts of loom-raw.")


def test_feeling_free_is_no_price():
    assert gives_wanted("how much does the fair cost?", "The fair is free.")
    assert not gives_wanted("how much does the fair cost?", "Feel free to ask about the fair.")


def test_who_did_something_did_it_to_what_stands_behind_the_verb():
    assert noun_asked_for("who fixed the token leak in the docs build?") == "leak"
    assert noun_asked_for("who will prepare the slides?") == "slides"
    assert not noun_asked_for("who is in the mill?")


async def test_what_something_is_comes_from_where_its_kind_is_said(ask_mills):
    assert "a comb for alpaca" in (await ask_mills("what is carder?")).text
    assert (await ask_mills("what is Teasel?")).text.startswith("A planner for looms")


async def test_a_year_whose_posts_do_not_know_a_name_is_looked_for_in_what_others_tell(ask_mills):
    assert "$3 million" in (await ask_mills("how much yarn did Corriedale sell in 2025?")).text


async def test_a_name_is_not_put_together_from_words_apart(ask_mills):
    answer = await ask_mills("what did Quarrel's founder say about OpenAI?")
    assert not answer.answered
