"""Items copied from pages: their titles are numbered, and stand again in the text after what the page opens with."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from bot.posts.titles import place_of_news, without_number
from tests.answers.conftest import answering_from, read

DAILY = read(
    """---
title: Quarry Daily 2026-03-03
date: 2026-03-03
---
## Firms

**1. Lamp maker Glimmerick buys the camera firm Ostrander**
In Brief Posted: 1:44 PM · March 2, 2026 Image Credits: Getty Lamp maker Glimmerick buys the camera firm Ostrander \
Glimmerick has bought the camera firm Ostrander for $300 million.
[Read more](https://news.example/ostrander)

**2. Brinecast opens a hall**
The hall of Brinecast has room for 90 looms.
[Read more](https://news.example/hall)
""",
    "quarry-daily-2026-03-03",
)


@pytest.mark.parametrize("question", ["how much did glimmerick pay for ostrander?", "whats the price of Ostrander?"])
async def test_what_a_copied_page_opens_with_is_no_part_of_the_answer(question):
    now = datetime(2026, 3, 20, 9, tzinfo=UTC)
    answer = await answering_from(DAILY).reply(Question(text=question, now=now, zone=ZoneInfo("UTC")))
    assert answer.text.endswith("Glimmerick has bought the camera firm Ostrander for $300 million. [1]"), answer.text
    assert "Getty" not in answer.text


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("3. Kiln news", "Kiln news"),
        ("3、窑炉", "窑炉"),
        ("2.0 is out", "2.0 is out"),
        ("2026 in looms", "2026 in looms"),
        ("12) Kiln", "Kiln"),
    ],
)
def test_a_title_is_told_without_its_number_in_a_list(title, told):
    assert without_number(title) == told


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("By Ada The loom that never sleeps It weaves at night.", "It weaves at night."),
        (
            "The paper The loom that never sleeps says it weaves.",
            "The paper The loom that never sleeps says it weaves.",
        ),
        ("The loom that never sleeps", "The loom that never sleeps"),
    ],
)
def test_only_what_begins_anew_after_the_title_is_the_news(text, news):
    assert text[place_of_news(text, "The loom that never sleeps") :] == news
