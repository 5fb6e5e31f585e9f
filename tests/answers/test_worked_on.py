"""A line that links to a change or a report in a repository is on what that repository holds."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from bot.search.forms import repositories_in
from tests.answers.conftest import answering_from, read

WEEKS = [
    read(
        f"---\ntitle: This week in Wv {number}\ndate: 2026-03-{day:02}\n---\n{lines}",
        f"wv-{number}",
    )
    for number, day, lines in (
        (
            58,
            3,
            "- nettlewick dropped [two crates](https://github.com/weft/weftling/pull/1)\n"
            "- orrisroot added [bar charts](https://github.com/weft/weftling/pull/2)\n"
            "- fennelby sped up [the loom](https://github.com/loomers/heddle/pull/8)\n",
        ),
        (59, 10, "- Ostrander told of [a shell built on Weftling](https://news.example/shell)\n"),
    )
]


async def answer_to(text: str) -> str:
    now = datetime(2026, 3, 20, 9, tzinfo=UTC)
    answer = await answering_from(*WEEKS).reply(Question(text=text, now=now, zone=ZoneInfo("UTC")))
    return answer.text if answer.answered else ""


async def test_who_changed_what_in_a_repository_is_told_by_the_line_that_links_to_the_change():
    assert await answer_to("who added bar charts to weftling?") == "orrisroot added bar charts [1]"


@pytest.mark.parametrize(
    "question",
    [
        "who added scatter plots to weftling?",
        "who added bar charts to Heddle?",
        "who founded weftling?",
        "what is weftling written in?",
    ],
)
async def test_what_no_such_line_says_is_refused(question):
    assert await answer_to(question) == ""


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/weft/weftling/pull/2", "weftling"),
        ("https://gitlab.com/weft/weftling/-/merge_requests/2", "weftling"),
        ("https://github.com/weft/weftling", "weft/weftling"),
        ("https://github.com/weft/weftling/blob/main/README.md", ""),
        ("https://news.example/weft/weftling/pull/2", ""),
    ],
)
def test_a_repository_is_known_by_the_links_into_it(url, name):
    assert repositories_in([url]) == ({name} if name else frozenset())
