"""Questions that name a series: it says which posts are meant, and is nothing that their text must hold."""

from collections.abc import Callable

import pytest

from bot.answers.answer import Answer
from bot.answers.questions.series import find_series
from bot.posts.post import Post
from tests.answers.conftest import answering_from, asker, read

TEXTS = [
    "---\ntitle: 'Tidal Quillworks Newsletter #{}'\ndate: {}\nslug: quill-{}\nseries: post\n---\n{}\n".format(*post)
    for post in (
        (7, "2026-02-03", 7, "The guild names a new warden of inks.\n\n## Inks\n\nOsprey ink dries in 40 minutes."),
        (8, "2026-03-03", 8, "A proposal to cut goose quills by machine.\n\n## Nibs\n\nCutting by machine is fast."),
    )
] + [
    "---\ntitle: 'PlumbLine 週報 - {}'\ndate: {}\nslug: {}\nseries: weekly\n---\n## Tools\n\n{}\n".format(*post)
    for post in (
        ("2026.02.10", "2026-02-10", "plumb-6", "Gantry 2.1 supports rope, chain and wire."),
        ("2026.04.14", "2026-04-14", "plumb-15", "Gantry 2.4 supports magnets. Osprey ink is used for its labels."),
    )
]  # fmt: skip


@pytest.fixture(scope="module")
def series() -> list[Post]:
    return [read(text, str(number)) for number, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def ask_series(series: list[Post]) -> Callable[..., object]:
    return asker(answering_from(*series))


def _slugs(answer: Answer) -> set[str]:
    return {citation.post for citation in answer.citations}


async def test_the_newest_issue_of_a_series_is_told_by_its_lead(ask_series) -> None:
    for text in ("What's the newest Quillworks issue about?", "What did the latest Tidal Quillworks newsletter cover?"):
        answer = await ask_series(text)
        assert answer.answered, text
        assert "goose quills by machine" in answer.text
        assert _slugs(answer) == {"quill-8"}


async def test_a_month_beside_a_series_is_when_it_came_out(ask_series) -> None:
    answer = await ask_series("What does Gantry in the February PlumbLine weekly support?")
    assert answer.answered
    assert "rope, chain and wire" in answer.text
    assert "magnets" not in answer.text


async def test_what_a_series_says_is_looked_for_without_its_name(ask_series) -> None:
    answer = await ask_series("What does Quillworks say about Osprey ink?")
    assert answer.answered
    assert "dries in 40 minutes" in answer.text
    assert _slugs(answer) == {"quill-7"}


async def test_a_month_without_an_issue_is_not_answered_from_another_series(ask_series) -> None:
    answer = await ask_series("What did the Tidal Quillworks newsletter report in April 2026?")
    assert not answer.answered
    assert answer.text == "No digest covers Tidal Quillworks Newsletter, April 2026."
    assert any("the nearest is" in note for note in answer.notes)


async def test_the_weekly_of_a_month_is_that_series(ask_series) -> None:
    answer = await ask_series("Summarise the weekly of February 2026")
    assert answer.answered
    assert _slugs(answer) == {"plumb-6"}


@pytest.mark.parametrize(
    "text",
    [
        "What is PlumbLine?",
        "Which PlumbLine issues were closed?",
        "What did PlumbLine report?",
        "Compare the PlumbLine weekly with the Tidal Quillworks newsletter",
        "How much does Copper Kettle 3 cost?",
        "What is the latest Copper Kettle?",
        "How often is a weekly published?",
    ],
)
def test_a_word_of_a_name_alone_is_a_thing_told_of(text: str, series: list[Post]) -> None:
    kettles = [
        read(f"---\ntitle: Copper Kettle {number}\ndate: 2026-01-0{number}\n---\nIt boils.\n", f"k{number}")
        for number in (2, 3)
    ]
    assert find_series(text, [*series, *kettles]) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [("Week in Weaving News <br> May 4, 2024", "Week in Weaving News"), ("Weaving News", None), ("A new loom", None)],
)
def test_one_post_is_a_series_where_its_title_says_so_in_three_words(title: str, name: str | None) -> None:
    post = read(f"---\ntitle: {title}\ndate: 2024-05-04\nslug: one\n---\nLooms.\n", "one")
    found = find_series("what does Week in Weaving News say of looms? Weaving News, a new loom.", [post])
    assert (found and found.name) == name


@pytest.mark.parametrize("name", ["Issue", "Digest"])
async def test_issues_called_by_nothing_else_are_no_series_to_be_named(name: str) -> None:
    text = "---\ntitle: '{} #{}'\ndate: 2026-02-0{}\n---\nThe guild names {} warden of inks.\n"
    posts = [read(text.format(name, at, at, who), f"p{at}") for at, who in enumerate(("Ann", "Bo", "Cy"), 1)]
    assert find_series(f"Who is named in the {name.lower()} #2?", posts) is None
    answer = await asker(answering_from(*posts))(f"Whom does the guild name warden of inks in the {name.lower()} #2?")
    assert _slugs(answer) <= {"p2"}
