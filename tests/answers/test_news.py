"""News of a name or subject: a line of each item that is on it."""

from collections.abc import Awaitable, Callable

import pytest

from bot.answers.answer import Answer
from bot.answers.patterns.news import asks_news, asks_releases
from tests.answers.conftest import answering_from, asker, read

FIRST = """---
title: Harbour Weekly 2026-W10
date: 2026-03-06
---
## News

- **Brine Labs opens a pier** — the pier is for sail boats.
- **New ropes** — Tarhand's ropes hold twice as long, says Brine Labs.
- **Brineworks** — a factory that nobody should take for the labs.

## Short

Brine Labs hired forty rope makers. The weather was fine.
"""
SECOND = """---
title: Harbour Weekly 2026-W11
date: 2026-03-13
---
## News

- **Kelp 2** — Brine Labs released the second Kelp, which reads charts.
- **Fog** — fog came from the sea. It was seen by Brine Labs too.
- **A prize for Brine Labs** — for the pier of last week.
"""


@pytest.fixture
def ask() -> Callable[..., Awaitable[Answer]]:
    return asker(answering_from(read(FIRST, "w10"), read(SECOND, "w11")))


@pytest.mark.parametrize(
    "question",
    ["any news on Brine Labs?", "what's the latest on Brine Labs?", "anything about Brine Labs?",
     "any updates on Brine Labs?",
     "What do the digests say about Brine Labs?",
     "what's happening with Brine Labs?", "有什么关于Brine Labs的消息？",
     "catch me up on Brine Labs", "Brine Labs 最近有什么动作？", "Brine Labs 有什么新进展？",
     "Brine Labsの最新ニュースは？",
     "Gibt es etwas Neues zu Brine Labs?", "¿hay algo nuevo sobre Brine Labs?",
     "Was gibt es Neues bei Brine Labs?", "Gibt es Neuigkeiten zu Brine Labs?", "Quoi de neuf chez Brine Labs ?",
     "Y a-t-il du nouveau sur Brine Labs ?", "¿Qué hay de nuevo en Brine Labs?", "¿Hay novedades sobre Brine Labs?"],
)  # fmt: skip
async def test_news_of_a_name_is_a_line_of_each_item_on_it_oldest_first(ask, question: str) -> None:
    answer = await ask(question)
    lines = [sentence.text for sentence in answer.sentences]
    assert all(sentence.listed for sentence in answer.sentences)
    assert [line.partition(" — ")[0] for line in lines if " — " in line] == [
        "Brine Labs opens a pier",
        "New ropes",
        "Kelp 2",
        "A prize for Brine Labs",
    ]
    assert not any("Brineworks" in line for line in lines)


@pytest.mark.parametrize("question", ["what did Brine Labs release?", "What has Brine Labs launched in March?"])
async def test_what_somebody_brought_out_is_told_by_lines_that_say_so(ask, question: str) -> None:
    answer = await ask(question)
    assert [sentence.text.split(" —")[0] for sentence in answer.sentences] == ["Kelp 2"]


async def test_news_keeps_to_the_days_asked_about(ask) -> None:
    answer = await ask("any news on Brine Labs in week 11?")
    assert {citation.post for citation in answer.citations} == {"w11"}


async def test_news_goes_on_and_can_be_shortened(ask) -> None:
    first = await ask("any news on Brine Labs?")
    more = await ask("more", ("any news on Brine Labs?", first.text))
    assert not {one.text for one in more.sentences} & {one.text for one in first.sentences}
    short = await ask("shorter", ("any news on Brine Labs?", first.text))
    assert len(short.sentences) == 3


async def test_news_of_what_no_post_tells_is_refused(ask) -> None:
    assert not (await ask("any news on Stillwater?")).answered


async def test_news_comes_from_the_posts_in_the_askers_language() -> None:
    english = "---\ntitle: One\ndate: 2026-03-06\n---\nBrine opened a pier.\n\n## B\n\nBrine sold a boat.\n"
    chinese = (
        "---\ntitle: 一\ndate: 2026-03-06\nlanguage: zh\n---\nBrine开放了一座码头。\n\n## 乙\n\nBrine卖掉了一条船。\n"
    )
    ask = asker(answering_from(read(english, "one"), read(chinese, "zh")))
    assert {one.post for one in (await ask("any news on Brine?")).citations} == {"one"}
    assert {one.post for one in (await ask("Brine有什么新消息？")).citations} == {"zh"}


@pytest.mark.parametrize(
    "question",
    ["any news?", "what is the latest version of Kelp?", "what's new?", "what does Brine Labs say about fog?",
     "what is the latest on", "what did Brine Labs release that reads charts?", "who has news of the pier?"],
)  # fmt: skip
def test_a_question_for_one_thing_wants_no_news(question: str) -> None:
    assert not asks_news(question)
    assert not asks_releases(question)


OWN = """---
title: Harbour Weekly 2026-W12
date: 2026-03-20
---
## Tools

- **Gull** — Brine Labs' chart reader, which needs no network.
- **Sprat** — Brine Labs's planner of tides.
- **Cod** — a small open planner by Brine Labs.
- **Eel** — Tarhand's view of what Brine Labs does.
- **Hake** — a planner that Brine Labs uses.
"""


async def test_what_somebody_brought_out_is_what_items_call_theirs() -> None:
    answer = await asker(answering_from(read(OWN, "w12")))("what did brine labs release?")
    assert [sentence.text.partition(" — ")[0] for sentence in answer.sentences] == ["Gull", "Sprat", "Cod"]
