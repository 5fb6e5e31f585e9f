"""A whole question for what there was in some days is on no thing asked about before, and tells of every post."""

import pytest

from bot.answers.questions.question import read_question
from tests.answers.conftest import answering_from, asker, question, read


def read_after(text, *before):
    return read_question(question(text, *before)).asks[-1]


@pytest.mark.parametrize(
    "text",
    [
        "what happened since W14?",
        "What happened this week?",
        "what did I miss in W14?",
        "what's been going on last week?",
        "did we miss anything in April?",
    ],
)
def test_what_happened_in_some_days_is_asked_of_all_of_them(text):
    alone, after = read_after(text), read_after(text, ("what is TREX?", "TREX is a search tree."))
    assert "TREX" not in after.whole
    assert (alone.form, after.form) == ("overview", "overview")
    assert after.window is not None


@pytest.mark.parametrize(
    "text",
    [
        "was ist letzte Woche passiert?",
        "was war letzte woche los?",
        "Die wichtigsten Themen der letzten Woche",
        "qu'est-ce que j'ai raté la semaine dernière ?",
        "¿qué noticias hay de la semana pasada?",
        "o que aconteceu na semana passada?",
        "resumo da semana passada",
        "cosa è successo la settimana scorsa?",
        "riassunto della settimana scorsa",
        "wat is er vorige week gebeurd?",
        "지난주에 무슨 일이 있었나요?",
        "지난 주 요약해줘",
        "지난주 주요 뉴스 알려줘",
        "先週の要約をお願いします",
        "帮我总结上周",
        "上周有什么值得关注的？",
        "上周最重要的新闻是什么？",
        "catch me up on last week",
        "key takeaways from last week?",
        "what was the big theme last week?",
        "what's up this week?",
    ],
)
def test_all_there_was_is_asked_for_in_any_language(text):
    ask = read_after(text)
    assert (ask.form, ask.window is not None) == ("overview", True)


@pytest.mark.parametrize("text", ["was ist mit Loom passiert?", "notizie su Loom", "지난주 Loom 소식", "what is VAT?"])
def test_what_there_was_of_something_is_no_question_for_all(text):
    assert read_after(text).form != "overview"


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("in one sentence, what was W16 about?", 1),
        ("summarize W16 in 3 bullets", 3),
        ("give me 5 bullet points for last week", 5),
        ("今週の重要なニュースを3つ教えて", 3),
        ("Give me last week in Two sentences", 2),
        ("Fasse die letzte Woche in 3 Sätzen zusammen", 3),
        ("résume la semaine dernière en une phrase", 1),
        ("用一句话总结上周", 1),
        ("上周的内容用两句话总结", 2),
        ("先週を3行でまとめて", 3),
        ("summarize last week in a few words", 0),
    ],
)
def test_how_an_overview_is_to_be_told_is_nothing_to_look_for(text, most):
    ask = read_after(text)
    assert (ask.form, ask.most) == ("overview", most)


@pytest.mark.parametrize(
    "text",
    [
        "explain MEMENTO simply",
        "explain MEMENTO like I'm five",
        "what is MEMENTO in plain English?",
        "MEMENTO, briefly",
    ],
)
def test_how_something_is_to_be_told_is_nothing_to_look_for(text):
    assert [word.exact[0] for word in read_after(text).words] == ["memento"]


@pytest.mark.parametrize("text", ["how is Loom written in 3 lines of code?", "which models speak in English?"])
def test_what_only_sounds_like_a_manner_of_telling_is_looked_for(text):
    assert len(read_after(text).words) > 1


@pytest.mark.parametrize("text", ["what happened to it in W14?", "what happened next?", "and what happened?"])
def test_what_happened_to_something_is_asked_of_that(text):
    assert "TREX" in read_after(text, ("what is TREX?", "TREX is a search tree.")).whole


async def test_an_overview_of_several_posts_tells_of_each_of_them():
    letters = [
        read(
            f"---\ntitle: Mill letter {week}\ndate: {day}\nperiod: 2026-{week}\n---\n"
            + "".join(
                f"## Part {n}\n\nIn {week} the miller mended wheel {n} of the {mill} mill.\n\n" for n in range(6)
            ),
            f"mill-{week.lower()}",
        )
        for week, day, mill in (
            ("W14", "2026-04-05", "upper"),
            ("W15", "2026-04-12", "lower"),
            ("W16", "2026-04-19", "old"),
        )
    ]
    answer = await answering_from(*letters).reply(question("what happened since W14?"))
    assert {citation.title for citation in answer.citations} == {
        "Mill letter W14",
        "Mill letter W15",
        "Mill letter W16",
    }


async def test_an_overview_names_its_items_and_tells_papers_by_their_titles():
    letter = read(
        "---\ntitle: Mill letter\ndate: 2026-04-19\n---\n## Tools\n\n- **Loom 6.0** -- It weaves twice as fast.\n\n"
        "## News\n\n- **The guild files for a charter**. Two towns object to it.\n",
        "mill",
    )
    answer = await answering_from(letter).reply(question("what happened last week?"))
    assert [sentence.text for sentence in answer.sentences] == [
        "Loom 6.0: It weaves twice as fast.",
        "The guild files for a charter",
    ]
    papers = read(
        "---\ntitle: Loom papers\ndate: 2026-04-19\n---\n"
        + "".join(
            f"### {title}\n_{names}, +9 more_ • 2026-04-18\n\nPaper heddles {deed} in damp mills.\n\n"
            for title, names, deed in (
                ("Heddles: Threads of Paper", "Ilse Brandt, Benno Lindqvist", "swell"),
                ("Reeds: Combs of Straw", "Ona Reedham, Dipa Mahatre", "break"),
            )
        ),
        "papers",
    )
    answer = await answering_from(papers).reply(question("what happened last week?"))
    assert [sentence.text for sentence in answer.sentences] == ["Heddles: Threads of Paper", "Reeds: Combs of Straw"]


OPENED = """---
title: Reel Weekly 12
date: 2026-03-06
---
{opening}

The guild of Ghent opened its new mill.

## Mills

{again}

The old mill burned down on Tuesday.
"""


@pytest.mark.parametrize(
    "line",
    [
        "Published 6 March 2026 by Marta Holm",
        "Published 6 March.",
        "Posted on March 6, 2026.",
        "by Marta Holm on 6 March 2026",
        "Friday, 6 March 2026.",
        "发布于 2026-03-06。",
        "Hello everyone, welcome to issue 12!",
        "Hi all, it is Friday.",
        "Welcome back to Reel Weekly.",
        "It's Friday, so here is your weekly dose of loom news.",
        "Thanks for reading!",
        "Hallo zusammen!",
        "Bonjour à tous !",
        "大家好，欢迎阅读第12期。",
    ],
)
async def test_an_overview_opens_with_news_not_with_a_greeting_or_the_day_of_its_post(line: str) -> None:
    ask = asker(answering_from(read(OPENED.format(opening=line, again=line), "w10")))
    said = [sentence.text for sentence in (await ask("what happened in W10 2026?")).sentences]
    assert said == ["The guild of Ghent opened its new mill.", "The old mill burned down on Tuesday."]


@pytest.mark.parametrize(
    "line",
    [
        "Heddle 2.0 came out on April 20, 2026.",
        "Here is a reel that winds itself.",
        "Hidden threads were found.",
        "Loom 2026 was sold.",
    ],
)
async def test_what_names_a_day_and_tells_more_is_news(line: str) -> None:
    ask = asker(answering_from(read(OPENED.format(opening=line, again=""), "w10")))
    assert (await ask("what happened in W10 2026?")).sentences[0].text == line


EDITION = (
    "---\ntitle: {title}\ndate: 2026-03-06\nseries: daily\nlanguage: {language}\n---\n{title} 2026/3/6\n\n{text}\n"
)
EDITIONS = (
    ("en", "Mill Daily", "The old mill burned down on Tuesday."),
    ("zh", "磨坊日报", "旧磨坊周二被烧毁。"),
    ("ja", "水車日報", "古い水車小屋が火曜日に焼けた。"),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what happened on March 6?", EDITIONS[0][2]),
        ("3月6日有什么新闻？", EDITIONS[1][2]),
        ("3月6日のニュースは？", EDITIONS[2][2]),
        ("最新的日报讲了什么？", EDITIONS[1][2]),
        ("give me the gist", EDITIONS[0][2]),
        ("what's hot right now?", EDITIONS[0][2]),
    ],
)
async def test_an_overview_is_of_the_edition_in_the_language_asked_in(text: str, told: str) -> None:
    posts = [
        read(EDITION.format(language=language, title=title, text=said), f"daily-{language}")
        for language, title, said in EDITIONS
    ]
    answer = await asker(answering_from(*posts))(text)
    assert [sentence.text for sentence in answer.sentences] == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3月の要点は？", ["粉屋が新しい石臼を買った。"]),
        ("What happened in March?", ["The miller bought new stones.", "Sailcloth costs twice as much."]),
    ],
)
async def test_a_digest_with_editions_is_told_in_the_asker_s_alone(text: str, told: list[str]) -> None:
    said = [
        ("en", "04", "The miller bought new stones."),
        ("ja", "04", "粉屋が新しい石臼を買った。"),
        ("en", "05", "Sailcloth costs twice as much."),
    ]
    posts = [
        read(
            f"---\ntitle: Mill {day}\ndate: 2026-03-{day}\nseries: daily\nlanguage: {language}\n---\n{story}\n",
            f"mill-{day}-{language}",
        )
        for language, day, story in said
    ]
    answer = await asker(answering_from(*posts))(text)
    assert [sentence.text for sentence in answer.sentences] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("4月20日の要点は？", "粉屋が新しい石臼を買った。"),
        ("what happened on April 20?", "Sailcloth costs twice as much."),
    ],
)
async def test_the_nearest_edition_is_one_in_the_asker_s_language(text: str, told: str) -> None:
    said = [
        ("en", "18", "The miller bought new stones."),
        ("ja", "18", "粉屋が新しい石臼を買った。"),
        ("en", "19", "Sailcloth costs twice as much."),
    ]
    posts = [
        read(
            f"---\ntitle: Mill {day}\ndate: 2026-04-{day}\nseries: daily\nlanguage: {language}\n---\n{story}\n",
            f"mill-{day}-{language}",
        )
        for language, day, story in said
    ]
    answer = await asker(answering_from(*posts))(text)
    assert [sentence.text for sentence in answer.sentences] == [told]
    assert answer.notes
