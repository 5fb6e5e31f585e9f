"""The posts of a running bot as they are now: loaded, changed, told as items, and answered from."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from bot.app import opened as application
from bot.corpus import Corpus
from bot.errors import NotFoundError
from bot.settings import Settings
from tests.bot.indexing.conftest import NAMES, write


async def test_a_card_is_kept_until_what_may_be_seen_changes(store, content):
    corpus = Corpus(store, content, ZoneInfo("UTC"))
    await corpus.refresh()
    early, late = datetime(2026, 3, 4, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
    first = await corpus.items(late)
    assert await corpus.items(late) is first
    assert first.card("Draco") is first.card("Draco")
    assert len(first.card("Draco").mentions) == 1
    with pytest.raises(NotFoundError):
        (await corpus.items(early)).card("Draco")
    write(content, 9, "Draco")
    await corpus.refresh()
    assert len((await corpus.items(late)).card("Draco").mentions) == 2
    (content / "9.md").unlink()
    await corpus.refresh()
    assert len((await corpus.items(late)).card("Draco").mentions) == 1
    write(content, 5, "Norma")
    await corpus.refresh()
    with pytest.raises(NotFoundError):
        (await corpus.items(late)).card("Draco")


@pytest.mark.parametrize("mode", [0, 0o100, 0o400])
@pytest.mark.usefixtures("bound_by_modes")
async def test_posts_of_a_folder_that_may_not_be_read_for_a_while_stay(store, content, mode):
    (content / "shut").mkdir()
    (content / "1.md").rename(content / "shut" / "1.md")
    corpus = Corpus(store, content, ZoneInfo("UTC"))
    await corpus.refresh()
    (content / "shut").chmod(mode)
    (content / "2.md").unlink()
    load = await corpus.refresh()
    (content / "shut").chmod(0o700)
    assert (load.posts, load.removed) == (len(NAMES) - 1, 1)
    assert [problem.path for problem in load.skipped] == ["shut/1.md" if mode == 0o400 else "shut"]


async def test_posts_that_share_an_id_are_all_loaded_and_stay_as_they_are(store, content):
    for name in NAMES[:3]:
        (content / f"{name.lower()}.md").write_text(
            f"---\ntitle: {name}\ndate: 2026-03-20\nid: stars\n---\n{name} rose."
        )
    corpus = Corpus(store, content, ZoneInfo("UTC"))
    load = await corpus.refresh()
    assert (load.posts, load.skipped) == (len(NAMES) + 3, ())
    assert [problem.path for problem in load.problems] == ["orion.md", "vega.md"]
    for slug, title in (("stars", "Lyra"), ("orion", "Orion"), ("vega", "Vega")):
        assert (corpus.post(slug).slug, corpus.post(slug).title) == (slug, title)
        assert corpus.post(slug).sections
    again = await corpus.refresh()
    assert (again.added, again.changed, again.removed, again.problems) == (0, 0, 0, ())


async def test_a_bot_that_runs_answers_from_the_posts_as_they_are_now(content, tmp_path):
    settings = Settings(content=content, database_url=f"sqlite:///{tmp_path / 'w.db'}")
    async with application(settings) as world:
        asked = Question(text="What is Zephyr?", now=datetime(2026, 5, 1, tzinfo=UTC), zone=ZoneInfo("UTC"))
        assert not (await (await world.answering()).reply(asked)).answered
        assert await world.answering() is await world.answering()
        write(content, 20, "Zephyr")
        await world.corpus.refresh()
        answer = await (await world.answering()).reply(asked)
        assert [citation.post for citation in answer.citations] == ["daily-20"]
