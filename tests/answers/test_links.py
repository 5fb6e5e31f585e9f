"""In a digest of links, the link of a source is the one that its sentence is about."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from bot.answers.answering import Answering
from tests.answers.conftest import answering_from, asker, read

TITLES = {
    "Project news": (
        "Barley 3.1 grinds twice as fast", "Introducing Quern, a hand mill for rye", "Millstone changelog #44",
        "Sieve gets a finer mesh", "Hopper learns to weigh oats", "Announcing Winnow 1.0", "Trough now holds spelt",
        "Granary moves to oak barrels", "Flail is looking for a new keeper", "Scythe turns forty",
    ),
    "Thoughts": (
        "Dressing stones by hand, still", "A river as my teacher of sluices", "The case against steel rollers",
        "Buckwheat deserves better", "Dust and its explosions", "A year of baking with einkorn",
        "Notes on keeping weevils out",
        "Measuring moisture without a meter", "Letters from a windmill in Frisia",
        "A sack of flour in days of yore",
    ),
    "Walkthroughs": (
        "Build a small water wheel from larch", "Balance a runner stone in an afternoon",
        "Sharpen furrows with a mill bill",
        "Fit a new tentering screw", "Hang a damsel without noise", "Line a bin with tin", "Cure a leaking penstock",
        "Set the sails for a gale", "Grease a wooden bearing with tallow", "Draw a belt tight",
    ),
}  # fmt: skip
LINKS = {
    title: f"https://mill{number}.example/{kind[:3].lower()}/{number * 7919 % 1000}"
    for kind, titles in TITLES.items()
    for number, title in enumerate(titles)
}
LETTER = "\n".join(
    [
        "---\ntitle: The Mill Letter 12\ndate: 2026-03-18\nseries: weekly\n---\nWelcome.\n",
        "## News from mills\n",
        *(
            f"### {kind}\n\n" + "\n".join(f"* [{title}]({LINKS[title]})" for title in titles) + "\n"
            for kind, titles in TITLES.items()
        ),
        "## Evenings\n\n### Europe\n",
        "* 2026-03-20 | Ghent, BE | [Millers of Ghent](https://ghent.example/)",
        "    * [**Stones and songs**](https://ghent.example/stones)",
        "* 2026-03-21 | Lucerne, CH | [Lucerne Mills](https://lucerne.example/)",
        "    * [**Turbines in old walls**](https://lucerne.example/turbines)",
        "\n# Saying of the week\n\n> Whoever comes first grinds first.",
    ]
)


@pytest.fixture(scope="module")
def answering() -> Answering:
    return answering_from(read(LETTER, "letter-12"))


def asked(text: str) -> Question:
    return Question(text=text, now=datetime(2026, 3, 19, tzinfo=UTC), zone=ZoneInfo("UTC"))


@pytest.mark.parametrize("title", LINKS)
async def test_a_title_asked_for_word_by_word_is_cited_with_its_own_link(answering, title):
    answer = await answering.reply(asked(title))
    cited = next(citation for citation in answer.citations if title in citation.quote)
    assert (cited.url, cited.section) == (LINKS[title], "News from mills")


async def test_an_evening_is_given_with_its_talk(answering):
    answer = await answering.reply(asked("Lucerne"))
    assert answer.sentences[0].text == "2026-03-21 | Lucerne, CH | Lucerne Mills — Turbines in old walls"
    assert answer.citations[0].url in ("https://lucerne.example/", "https://lucerne.example/turbines")
    assert answer.citations[0].section == "Evenings"


REELS = """---
title: Reel Letter 3
date: 2026-03-18
---
## Reels

- **Heddlewright** warns before a thread breaks. It is a reel made by the river.

The firm Quillery bought the mill of Distaff for a song.

## {heading}

- [Heddlewright: a reel that warns you](https://heddle.example/)
- [Quillery buys Distaff](https://quill.example/)
- [Bobbinette, a counter of threads](https://bobbin.example/)
"""


@pytest.mark.parametrize("heading", ["Links", "Sources", "References", "Further reading", "参考链接"])
async def test_a_story_answers_before_the_links_that_go_with_it(heading: str) -> None:
    ask = asker(answering_from(read(REELS.format(heading=heading), "reels")))
    assert (await ask("What is Heddlewright?")).text.startswith("Heddlewright warns before a thread breaks.")
    assert (await ask("Who bought Distaff?")).text.startswith("The firm Quillery bought")
    assert (await ask("What is Bobbinette?")).text.startswith("Bobbinette, a counter of threads")


async def test_who_asks_for_a_link_gets_what_links() -> None:
    ask = asker(answering_from(read(REELS.format(heading="Links"), "reels")))
    (citation,) = (await ask("link to Heddlewright?")).citations
    assert citation.url == "https://heddle.example/"
