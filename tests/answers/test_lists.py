"""Questions for all things of a kind: each is a line of its own, by what the posts say it is."""

from collections.abc import Callable

import pytest

from bot.answers.answer import Question, Sentence, running_text
from bot.answers.patterns.listing import kind_listed, most_wanted
from bot.messages.answer import answer_message
from bot.posts.blocks import Bullets
from tests.answers.conftest import answering_from, asker, read

TIDES = """---
title: Tide Weekly 12
date: 2026-03-20
---

## Harbour logbooks

- **Gullwing** — a paper by the coast guard on logbooks that write themselves.
- **kelp/anchor** — an open-source logbook for small boats. It runs without a network.
- **Brinecast** — a small model that reads logbooks aloud. The paper came out in May.
- **Old harbours** — an essay on the logbooks of 1900, by a method for which a model was carved.

## Weather

- **Foghorn** — a model that tells fog an hour ahead.
- **Sleet** — a paper on sleet over harbours, https://arxiv.org/abs/2603.01234.
"""
MORE = "---\ntitle: Many\ndate: 2026-04-20\n---\n\n## Kites\n\n" + "\n".join(
    f"- **Kite {number}** — an open-source kite made for a wind of {number} knots." for number in range(1, 12)
)


@pytest.fixture
def ask() -> Callable[..., object]:
    return asker(answering_from(read(TIDES, "tides"), read(MORE, "many")))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("which papers on logbooks were there?", ["Gullwing", "Brinecast"]),
        ("List the models of March 20", ["Brinecast", "Foghorn"]),
        ("what papers are there about harbours?", ["Gullwing", "Brinecast", "Sleet"]),
    ],
)
async def test_each_thing_of_the_kind_asked_for_is_a_line(ask, question: str, names: list[str]):
    answer = await ask(question)
    assert [sentence.text.split(" — ")[0] for sentence in answer.sentences] == names
    assert all(sentence.listed and len(sentence.citations) == 1 for sentence in answer.sentences)
    assert answer.text.count("\n") == len(names) - 1


@pytest.mark.parametrize(
    "question", ["which open-source logbook is for small boats?", "which repos on logbooks are there?"]
)
async def test_one_thing_alone_is_no_list(ask, question: str):
    answer = await ask(question)
    assert "kelp/anchor" in answer.text
    assert not any(sentence.listed for sentence in answer.sentences)


async def test_of_many_things_eight_are_listed_and_the_rest_counted(ask):
    answer = await ask("what open-source projects are there on kites?")
    assert len(answer.sentences) == 8
    assert "8 of 11 found are listed." in answer.notes


async def test_what_is_not_there_is_not_listed(ask):
    answer = await ask("which papers on volcanoes were there?")
    assert not answer.answered


@pytest.mark.parametrize(
    "question",
    [
        "How many papers were there?",
        "Who wrote the papers?",
        "What is a model?",
        "which papers' authors are known?",
        "Which tools have the most stars?",
    ],
)
def test_a_question_for_something_else_wants_no_list(question: str):
    assert kind_listed(question) is None


@pytest.mark.parametrize(
    "question", ["any new papers on memory?", "best tools for tides", "有哪些关于潮汐的论文？", "推荐几个开源项目"]
)
def test_a_list_is_asked_for_in_many_ways(question: str):
    assert kind_listed(question) is not None


async def test_a_list_is_shown_as_one(ask):
    message = answer_message(await ask("which papers on logbooks were there?"))
    first = message.elements[0]
    assert isinstance(first, Bullets)
    assert [line.spans[0].text.split(" — ")[0] for line in first.lines] == ["Gullwing", "Brinecast"]


def test_running_text_puts_the_lines_of_a_list_apart():
    said = [
        Sentence(text="Two came.", citations=(1,)),
        Sentence(text="One", citations=(2,), listed=True),
        Sentence(text="Two", citations=(3,), listed=True),
        Sentence(text="More.", citations=()),
    ]
    assert running_text(said) == "Two came. [1]\n• One [2]\n• Two [3]\nMore."


async def test_a_plain_word_is_read_as_no_word_with_another_first_letter(ask):
    answer = await ask("what models are there on arbours?")
    assert not any("read as" in note for note in answer.notes)


async def test_an_abbreviation_that_no_post_has_is_found_by_its_words(asking: Callable[..., Question]):
    text = "---\ntitle: Dams\ndate: 2026-03-04\n---\n\n- **Sluice** — a lock that learns by reinforcement learning.\n"
    post = read(text, "dam")
    answer = await answering_from(post).reply(asking("which lock learns by RL?", posts=None))
    assert "Sluice" in answer.text


RACES = """---
title: Race Weekly 3
date: 2026-03-08
---

## Races

1. **[Regatta - Sailing for all](https://races.example/regatta)**
   - **Class:** open
   - **Boats:** 134

2. **[Lantern Regatta](https://races.example/lanterns)**
   - **Class:** open
   - **Boats:** 25

## Committee

[Ona](https://people.example/ona) announces

> The Lantern Regatta moves to the old quay.
>
> **New rules:**
>
> * Rule 5: no engines
> * Rule 6: one lamp each
>
> **Closed rules:**
>
> * Rule 2: ballast
"""


@pytest.fixture
def ask_races() -> Callable[..., object]:
    return asker(answering_from(read(RACES, "races")))


@pytest.mark.parametrize(
    ("race", "told"),
    [
        ("Regatta", "Regatta - Sailing for all [1] Boats: 134 [2]"),
        ("Lantern Regatta", "Lantern Regatta [1] Boats: 25 [2]"),
    ],
)
async def test_a_name_that_ends_a_longer_one_is_another_things(ask_races, race: str, told: str):
    assert (await ask_races(f"How many boats were in the {race}?")).text == told


async def test_a_list_ends_where_the_next_one_is_led_to(ask_races):
    said = [one.text for one in (await ask_races("Which new rules are there?")).sentences]
    assert "Rule 6: one lamp each" in "\n".join(said)
    assert "Closed rules:" not in said


@pytest.mark.parametrize(
    "question",
    ["Which models have the most stars?", "How many papers did the digest of March 20 find?", "how many papers?"],
)
async def test_what_no_post_counts_is_told_by_no_overview(ask, question: str):
    answer = await ask(question)
    assert not answer.answered, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "papers of W12",
        "the papers from March 20",
        "W12 papers",
        "W12的论文",
        "W12の論文を教えて",
        "第12週の論文",
        "Zeig mir die Papers von KW 12",
        "Muéstrame los papers de W12",
        "Montre-moi les articles de W12",
    ],
)
async def test_a_kind_that_is_named_alone_is_wanted_whole(ask, question: str):
    answer = await ask(question)
    assert [sentence.text.split(" — ")[0] for sentence in answer.sentences] == ["Gullwing", "Brinecast", "Sleet"]


@pytest.mark.parametrize(
    "question", ["谁写了这篇论文", "W12有多少篇论文", "介绍一下Gullwing论文", "how good are papers"]
)
def test_a_question_on_one_thing_wants_no_list(question: str):
    assert kind_listed(question) is None


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("list 2 papers of W12", ["Gullwing", "Brinecast"]),
        ("show me two papers on logbooks", ["Gullwing", "Brinecast"]),
        ("what are the top 2 papers of W12?", ["Gullwing", "Brinecast"]),
        ("give me 9 papers of W12", ["Gullwing", "Brinecast", "Sleet"]),
        ("W12列出两篇论文", ["Gullwing", "Brinecast"]),
    ],
)
async def test_so_many_are_listed_as_are_asked_for(ask, question: str, names: list[str]):
    answer = await ask(question)
    assert [sentence.text.split(" — ")[0] for sentence in answer.sentences] == names


def test_a_number_that_counts_no_list_stays_in_the_question():
    assert most_wanted("name the 3 mills that burned") == 0
    assert most_wanted("what happened in 3 weeks?") == 0


@pytest.mark.parametrize(
    ("praised", "plain"),
    [
        ("trending repos", "repos"),
        ("the hottest papers?", "the papers?"),
        ("any cool models?", "any models?"),
        ("which notable open-source tools were there?", "which open-source tools were there?"),
        ("最热门的论文有哪些？", "论文有哪些？"),
    ],
)
async def test_praise_of_what_is_listed_picks_out_none_of_it(ask, praised: str, plain: str) -> None:
    listed = [sentence.text for sentence in (await ask(praised)).sentences]
    assert listed
    assert listed == [sentence.text for sentence in (await ask(plain)).sentences]


async def test_the_biggest_news_is_all_the_news(ask) -> None:
    assert (await ask("what was the biggest story?")).text == (await ask("what was the story?")).text


async def test_the_biggest_of_something_else_must_be_told_so(ask) -> None:
    assert not (await ask("what was the biggest harbour?")).answered


HERRING = "Herring sorts mail on a boat without a network, and asks nobody for leave."
PLAICE = "Plaice draws charts of the sea floor from soundings that anybody may send in."
MORE_TO_SAY = " It began as a hobby of one winter and is kept by those who sail." * 5
CATCH = f"""---
title: Catch of the Day
date: 2026-04-19
---

## Harbour news

1. The pier was painted, which took the whole crew of the harbour three days of dry weather.{MORE_TO_SAY}
2. A ferry was late, since the tide stood too low for it to come in before the evening.{MORE_TO_SAY}

## Top Open-Source Projects

1. {HERRING}{MORE_TO_SAY}
2. {PLAICE}{MORE_TO_SAY}
"""


@pytest.mark.parametrize(
    "question", ["what are the top projects?", "which repos were there on April 19?", "trending repos"]
)
async def test_under_a_heading_for_such_things_each_long_line_is_on_one_of_them(question: str) -> None:
    answer = await asker(answering_from(read(CATCH, "catch")))(question)
    assert [sentence.text for sentence in answer.sentences] == [HERRING, PLAICE]
    assert all(sentence.listed for sentence in answer.sentences)


async def test_what_is_listed_so_may_be_asked_for_by_what_it_is_about() -> None:
    answer = await asker(answering_from(read(CATCH, "catch")))("which projects are about charts?")
    assert [sentence.text for sentence in answer.sentences][:1] == [PLAICE]
    assert HERRING not in answer.text
