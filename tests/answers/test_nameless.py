"""Posts that are titled with a version and no name: of what they are is told by their first lines."""

from collections.abc import Awaitable, Callable

import pytest

from bot.answers.answer import Answer
from tests.answers.conftest import answering_from, asker, read

POST = "---\ntitle: {title}\ndate: {day}\n---\n\n{text}\n"
TEXTS = (
    ("Stable release 0.7.1", "2026-02-03", "Here is Quiet Loom's 0.7.1 update! Thanks to weirtide.\n\n"
     "The next release, 0.7.2, is planned for March."),
    ("Unstable release 0.7.2", "2026-03-09", "A major update for Quiet Loom is out.\n\n"
     "Speaking of shuttles, most wooden ones were too slow. Ona Reed has rebalanced these. They cost less now.\n\n"
     "The dyes were mixed anew by weirtide.\n\nThe next release, 0.7.3, is planned for April."),
    ("Loom Weekly 12", "2026-03-10", "Sluice 0.7.2 was announced. The next issue tells of wooden bobbins next week."),
)  # fmt: skip


@pytest.fixture(scope="module")
def ask_blog() -> Callable[..., Awaitable[Answer]]:
    posts = [read(POST.format(title=title, day=day, text=text), f"post-{day}") for title, day, text in TEXTS]
    return asker(answering_from(*posts))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who reworked the wooden shuttles in quiet loom 0.7.2?", "Ona Reed"),
        ("when is Quiet Loom 0.7.2 planned?", "March"),
        ("when's the next Quiet Loom release due?", "April"),
    ],
)
async def test_a_version_stands_for_the_name_that_its_posts_release(ask_blog, question: str, told: str):
    answer = await ask_blog(question)
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "who reworked the wooden shuttles in quiet loom 0.7.1?",
        "who reworked the wooden shuttles in Sluice 0.7.2?",
        "when is Quiet Loom 0.8 planned?",
        "when's the next Sluice release due?",
        "what did weirtide change in the wooden shuttles?",
    ],
)
async def test_no_other_version_nor_name_does(ask_blog, question: str):
    assert not (await ask_blog(question)).answered
