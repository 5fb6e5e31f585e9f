"""Which posts a question may draw on, found out once for many questions."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from bot.answers.questions.scope import Visible
from tests.answers.conftest import answering_from, asker, read

BEFORE, AFTER = datetime(2026, 4, 20, 9, tzinfo=UTC), datetime(2026, 10, 5, 9, tzinfo=UTC)


def at(now, posts=None):
    return Question(text="what is new?", now=now, zone=ZoneInfo("UTC"), posts=posts)


def test_a_post_comes_into_sight_at_its_instant_and_not_before(posts):
    visible = Visible(lambda held=tuple(posts): held)
    assert "weekly-w40" not in visible.to(at(BEFORE)).slugs
    assert "weekly-w40" in visible.to(at(AFTER)).slugs
    assert "weekly-w40" not in visible.to(at(BEFORE)).slugs


def test_the_same_posts_are_put_in_order_once(posts):
    visible = Visible(lambda held=tuple(posts): held)
    assert visible.to(at(BEFORE)) is visible.to(at(BEFORE))


def test_other_posts_are_seen_at_the_next_question(posts):
    for kind in (tuple, list):
        held = [kind(posts[:1])]
        visible = Visible(lambda held=held: held[0])
        assert visible.to(at(AFTER)).slugs == {"weekly-w14"}
        held[0] = kind(posts[:2])
        assert visible.to(at(AFTER)).slugs == {"weekly-w14", "weekly-w16"}


def test_a_list_that_grows_is_seen_as_it_grew(posts):
    held = posts[:1]
    visible = Visible(lambda: held)
    assert len(visible.to(at(AFTER)).posts) == 1
    held.append(posts[1])
    assert len(visible.to(at(AFTER)).posts) == 2


def test_a_question_about_some_posts_keeps_to_those_that_may_be_seen(posts):
    visible = Visible(lambda held=tuple(posts): held)
    asked = frozenset(("weekly-w14", "weekly-w40", "unknown"))
    assert visible.to(at(BEFORE, asked)).slugs == {"weekly-w14"}


DEADLINES = (
    ("2026-01-12", "the ropes freeze, January 20"),
    ("2026-02-16", "the sails freeze, February 24"),
    (
        "2026-04-13",
        "the hull freeze, April 30",
    ),
)


@pytest.mark.parametrize(
    "question", ["what is the next deadline?", "when is the next deadline?", "what's the next deadline?"]
)
async def test_what_is_next_is_told_by_the_newest_posts(question: str) -> None:
    held = [
        read(f"---\ntitle: Harbour Log {day}\ndate: {day}\n---\n## Dates\n\nThe next deadline is {said}.\n", day)
        for day, said in DEADLINES
    ]
    answer = await asker(answering_from(*held))(question)
    assert [sentence.text for sentence in answer.sentences] == ["The next deadline is the hull freeze, April 30."]


async def test_what_the_newest_posts_do_not_tell_is_looked_for_in_all() -> None:
    old = read("---\ntitle: A\ndate: 2025-04-13\n---\nThe latest version of Weft is 3.2.\n", "a")
    new = read("---\ntitle: B\ndate: 2026-04-13\n---\nThe latest version of Loomkit is 1.0.\n", "b")
    ask = asker(answering_from(old, new))
    assert (await ask("what is the latest version of Weft?")).text == "The latest version of Weft is 3.2. [1]"
    assert (await ask("what is the latest version of Loomkit?")).text == "The latest version of Loomkit is 1.0. [1]"
