"""What has the most or least of something, by the figures of all posts."""

from collections.abc import Awaitable, Callable

import pytest

from bot.answers.answer import Answer
from bot.answers.patterns.ranking import ranking_asked
from tests.answers.conftest import answering_from, asker, question, read

FIRST = """---
title: Harbour Weekly 2026-W10
date: 2026-03-06
---
## Repositories

- **brine/knots** — a library of knots, with 4,000 stars.
- **tarhand/ropes** — ropes for ships, with 9,500 stars and 120 forks.
- **fog/lamp** — a lamp in Rust, with 1,200 stars.

## Models

- Kelp Large has 120B total parameters and reads charts.
- Gull is a 7B model for birds.

## Money

Brine Labs raised $40 million in a round led by the harbour.
Tarhand raised $6 million.
"""
SECOND = """---
title: Harbour Weekly 2026-W11
date: 2026-03-13
---
## Repositories

- **brine/knots** — the library of knots now has 12,000 stars.
- **sail/maker** — sails from cloth, with 700 stars and 90 forks.
- **dock/gate** — gained 3,000 stars this week.
- **pier/plank** ⭐ 5,100 (today +240) planks.
- **oar/row** ⭐ 2,300 (today +1,010) oars.
"""


@pytest.fixture
def ask() -> Callable[..., Awaitable[Answer]]:
    return asker(answering_from(read(FIRST, "w10"), read(SECOND, "w11")))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("which repo has the most stars?", "brine/knots"),
        ("what's the most starred project?", "brine/knots"),
        ("which repo has the fewest stars?", "sail/maker"),
        ("which project has the most forks?", "tarhand/ropes"),
        ("which model has the most parameters?", "Kelp Large"),
        ("what is the smallest model?", "Gull"),
        ("which company raised the most money?", "Brine Labs"),
        ("哪个仓库的星最多？", "brine/knots"),
        ("一番スターの多いリポジトリは？", "brine/knots"),
        ("スター数が最も少ないプロジェクトは何ですか？", "sail/maker"),
        ("Welches Repo hat die meisten Sterne?", "brine/knots"),
        ("quel dépôt a le plus d'étoiles ?", "brine/knots"),
        ("¿Qué repositorio tiene más estrellas?", "brine/knots"),
        ("which repo gained the most stars?", "dock/gate"),
        ("which repo had the most stars in week 10?", "tarhand/ropes"),
    ],
)
async def test_the_one_with_the_most_or_least_is_given_alone(ask, question: str, first: str) -> None:
    answer = await ask(question)
    assert answer.answered
    assert answer.text.startswith(first)
    assert answer.text.count("—") <= 1


async def test_the_newest_figure_of_each_counts_and_the_answer_says_of_how_many(ask) -> None:
    answer = await ask("top 3 repos by stars")
    assert [sentence.text.split()[0] for sentence in answer.sentences] == ["brine/knots", "tarhand/ropes", "pier/plank"]
    assert answer.notes == ("Compared: the 6 for which the digests give such a figure.",)


async def test_all_beyond_a_figure_are_listed(ask) -> None:
    answer = await ask("which repos have more than 5,000 stars?")
    assert [sentence.text.split()[0] for sentence in answer.sentences] == ["brine/knots", "tarhand/ropes", "pier/plank"]
    assert not (await ask("which repos have more than 50,000 stars?")).answered
    assert (await ask("models with over 70 billion parameters")).text.startswith("Kelp Large")


async def test_what_was_won_is_not_what_there_is(ask) -> None:
    answer = await ask("top 2 repos by stars gained")
    assert [sentence.text.split()[0] for sentence in answer.sentences] == ["dock/gate", "oar/row"]


@pytest.mark.parametrize(
    "question",
    [
        "which repo has the most downloads?",
        "which Haskell repo has the most stars?",
        "which project has the most contributors?",
        "which repo had the most stars in week 30?",
    ],
)
async def test_nothing_is_first_where_no_two_have_a_figure(ask, question: str) -> None:
    assert not (await ask(question)).answered


async def test_what_else_is_asked_must_be_told_of_what_is_ranked() -> None:
    post = FIRST.replace("ropes for ships", "ropes in Rust")
    answer = await asker(answering_from(read(post, "w10")))("which Rust repo has the fewest stars?")
    assert answer.text.startswith("fog/lamp")


async def test_what_a_post_itself_calls_the_first_needs_no_figures() -> None:
    post = "---\ntitle: One\ndate: 2026-03-06\n---\nOf all the harbours Stillwater has the most users of the ferry.\n"
    answer = await asker(answering_from(read(post, "one")))("which harbour has the most users?")
    assert "Stillwater" in answer.text


async def test_the_same_figure_in_two_languages_is_one_thing() -> None:
    english = (
        "---\ntitle: One\ndate: 2026-03-06\n---\nThe knots project has 36,871 stars.\n\nThe oars one has 12 stars.\n"
    )
    chinese = "---\ntitle: 一\ndate: 2026-03-07\nlanguage: zh\n---\n绳结项目拥有36871颗星，很受欢迎。\n"
    ask = asker(answering_from(read(english, "one"), read(chinese, "zh")))
    assert len((await ask("top 3 projects by stars")).sentences) == 2
    assert "knots" in (await ask("which project has the most stars?")).text
    assert "绳结" in (await ask("哪个项目星标最多？")).text


@pytest.mark.parametrize(
    "question",
    [
        "what are the most interesting papers?",
        "how many stars does knots have?",
        "which issue mentions the most repos?",
        "who is most active?",
        "which papers help people with the most common bugs?",
        "what does the top repo do with stars?",
        "What did the largest user study show?",
        "What did the largest model score on OwlBench?",
    ],
)
def test_a_question_that_ranks_by_no_figure_is_none(question: str) -> None:
    assert ranking_asked(question) is None


FIELDS = "---\ntitle: Loom letter\ndate: 2026-04-19\n---\n" + "".join(
    f"## {name}\n\n- Stars: {stars}\n- Language: {language}\n\n{told}\n\n"
    for name, stars, language, told in (
        ("omi", 120, "Python", "A second brain that you host yourself."),
        ("khoj", 33, "Go", "An assistant over your own files."),
        ("wale", 33, "Go", "A whale that keeps the logs."),
    )
)


@pytest.mark.parametrize("asked", ["Which repository has the most stars?", "哪个仓库的星最多？"])
async def test_a_field_is_told_with_the_heading_that_says_whose_it_is(asked: str) -> None:
    answer = await answering_from(read(FIELDS, "letter")).reply(question(asked))
    assert [sentence.text for sentence in answer.sentences] == ["omi — Stars: 120"]
    assert [citation.quote for citation in answer.citations] == ["Stars: 120"]
