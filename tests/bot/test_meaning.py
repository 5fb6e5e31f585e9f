"""Vectors of passages: embedded once, kept, given back, and never in the way."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from bot.answers.answer import Question, Usage
from bot.answers.model.client import Model
from bot.answers.model.reply import Reply
from bot.app import opened
from bot.errors import ModelUnavailable
from bot.meaning import Meaning, of_local
from bot.search.local import LocalModel
from bot.search.passage import Passage
from bot.search.search import Search
from bot.settings import ModelSettings, Settings
from bot.store import usage, vectors
from bot.store.database import Database
from tests.servers.openai import OpenAIServer

LOCOMOTION = Question(text="insect locomotion", now=datetime(2026, 5, 1, tzinfo=UTC), zone=ZoneInfo("UTC"))


def settings(content: Path, server: OpenAIServer, embedding_model: str) -> Settings:
    model = ModelSettings(base_url=server.url, model="tiny", embedding_model=embedding_model)
    return Settings(content=content, database_url=f"sqlite:///{content / 'd.db'}", model=model)


def passages(count: int) -> list[Passage]:
    day = date(2026, 4, 6)
    return [
        Passage(
            id=f"p#{number}", post="p", number=number, title="Week", published=day, first=day, last=day, language="en",
            section="", item="", text=f"Story {number} is told here.", line=number + 1,
        )
        for number in range(count)
    ]  # fmt: skip


class Counting:
    """Embeds by the sum of a text's letters, and counts what it was asked."""

    def __init__(self, *, fail_after: int = 10**9, length: int = 4) -> None:
        self.texts: list[str] = []
        self._left = fail_after
        self._length = length

    async def __call__(self, texts: Sequence[str]) -> Reply[np.ndarray]:
        if len(self.texts) >= self._left:
            raise ModelUnavailable("The server is gone.")
        self.texts += texts
        rows = [np.random.default_rng(sum(text.encode())).standard_normal(self._length) for text in texts]
        cost = Usage(model="m", prompt_tokens=len(texts))
        return Reply(given=np.asarray(rows, dtype=np.float32), cost=cost)


@pytest.fixture
async def store(tmp_path: Path):
    database = await Database.open(f"sqlite:///{tmp_path / 'd.db'}")
    yield database
    await database.close()


def giving(held: Sequence[Passage]) -> Callable[[], Awaitable[Sequence[Passage]]]:
    """Stand for the store, which gives passages when it is asked."""

    async def give() -> Sequence[Passage]:
        return held

    return give


async def filled(meaning: Meaning, held: Sequence[Passage]) -> Search:
    search = Search()
    search.build(held)
    meaning.fill(search, giving(held), {})
    await meaning.filled()
    return search


async def test_a_passage_is_embedded_once_and_kept(store: Database):
    first, second = Counting(), Counting()
    await filled(Meaning(store, first, model="m"), passages(5))
    search = await filled(Meaning(store, second, model="m"), passages(6))
    assert len(first.texts) == 5
    assert len(second.texts) == 1
    vector = (await Counting()([first.texts[3]])).given[0]
    assert search.find("zzz", vector=vector)[0].passage.number == 3


async def test_an_interrupted_run_goes_on_where_it_was(store: Database):
    broken, whole = Counting(fail_after=128), Counting()
    await filled(Meaning(store, broken, model="m"), passages(200))
    assert len(broken.texts) == 128
    await filled(Meaning(store, whole, model="m"), passages(200))
    assert len(whole.texts) == 72


async def test_a_changed_model_takes_the_place_of_the_old_one(store: Database):
    old, new = Counting(), Counting(length=7)
    search = await filled(Meaning(store, old, model="old"), passages(3))
    meaning = Meaning(store, new, model="new")
    meaning.fill(search, giving(passages(3)), {})
    await meaning.filled()
    assert len(new.texts) == 3
    assert await vectors.kept(store, "old", ["x"]) == {}
    assert search.find("zzz", vector=(await new([new.texts[1]])).given[0])[0].passage.number == 1


async def test_vectors_of_another_length_are_never_mixed_with_those_held(store: Database, caplog):
    held = passages(300)

    class Growing(Counting):
        async def __call__(self, texts: Sequence[str]) -> Reply[np.ndarray]:
            self._length += 1
            return await super().__call__(texts)

    search = await filled(Meaning(store, Growing(), model="m"), held)
    assert "another length" in caplog.text
    assert "DIGESTBOT_EMBEDDING_MODEL" in caplog.text
    assert search.find("story 2")[0].passage.number == 2
    again = Counting(length=5)
    search = await filled(Meaning(store, again, model="m"), held)
    assert search.vectors[1].shape == (300, 5)
    assert len(again.texts) == 300 - 128


async def test_without_a_server_search_goes_on_by_words(store: Database):
    search = await filled(Meaning(store, Counting(fail_after=0), model="m"), passages(3))
    meaning = Meaning(store, Counting(fail_after=0), model="m")
    assert (await meaning.question("story")).given is None
    assert search.find("story 2")[0].passage.number == 2


async def test_vectors_come_from_a_real_client(store: Database):
    async with OpenAIServer() as server:
        model = Model(ModelSettings(base_url=server.url, model="tiny", embedding_model="vectors"))
        search = await filled(Meaning(store, model.embed, model="vectors"), passages(3))
        asked = await Meaning(store, model.embed, model="vectors").question("Week\nStory")
        assert search.find("zzz", vector=asked.given)
        assert sum(len(texts) for texts in server.embedded) == 4
        await model.close()


async def test_a_question_is_looked_for_by_its_meaning_too(tmp_path: Path):
    (tmp_path / "week.md").write_text(
        "---\ntitle: Week\ndate: 2026-04-06\n---\n\n## News\n\nA fly controls its legs.\n"
    )
    async with OpenAIServer() as server:
        async with opened(settings(tmp_path, server, "vectors")) as world:
            answering = await world.answering()
            await world.meaning.filled()
            _, hits = await answering.examine(LOCOMOTION)
        assert [hit.passage.post for hit in hits] == ["week"]
        assert ["insect locomotion"] in server.embedded


async def test_vectors_kept_on_disk_are_there_at_the_next_start_without_asking_or_reading(store: Database, tmp_path):
    held = passages(5)
    slug = held[0].post
    marks = {slug: "first"}
    counting = Counting()
    one = Meaning(store, counting, model="m", folder=tmp_path / "index")
    search = Search()
    search.build(held)
    one.fill(search, giving(held), marks)
    await one.filled()

    again = Search()
    again.build(held)
    two = Meaning(store, Counting(fail_after=0), model="m", folder=tmp_path / "index")
    assert set(await two.open(again, marks)) == {slug}
    vector = (await Counting()([counting.texts[3]])).given[0]
    assert again.find("zzz", vector=vector) == search.find("zzz", vector=vector)
    assert again.find("zzz", vector=vector)[0].passage.number == 3

    changed = Meaning(store, Counting(), model="m", folder=tmp_path / "index")
    fresh = Search()
    fresh.build(held)
    assert set(await changed.open(fresh, {slug: "second"})) == set()
    assert fresh.find("zzz", vector=vector) == []
    assert set(await Meaning(store, Counting(), model="other", folder=tmp_path / "index").open(fresh, marks)) == set()


async def test_vectors_of_posts_that_failed_are_not_taken_for_whole(store: Database, tmp_path):
    held = passages(200)
    marks = {held[0].post: "first"}
    broken = Meaning(store, Counting(fail_after=128), model="m", folder=tmp_path / "index")
    search = Search()
    search.build(held)
    broken.fill(search, giving(held), marks)
    await broken.filled()
    assert set(await Meaning(store, Counting(), model="m", folder=tmp_path / "index").open(search, marks)) == set()


async def test_the_local_model_needs_no_server_and_its_vectors_are_kept(tmp_path: Path):
    (tmp_path / "week.md").write_text(
        "---\ntitle: Week\ndate: 2026-04-06\n---\n\n## News\n\nA fly controls its legs.\n\n## Films\n\nA film opened.\n"
    )
    settings = Settings(
        content=tmp_path,
        database_url=f"sqlite:///{tmp_path / 'd.db'}",
        model=ModelSettings(embedding_model="local"),
    )
    async with opened(settings) as world:
        assert world.model is None
        answering = await world.answering()
        await world.meaning.filled()
        question = Question(text="insect locomotion", now=datetime(2026, 5, 1, tzinfo=UTC), zone=ZoneInfo("UTC"))
        _, hits = await answering.examine(question)
        assert "fly" in hits[0].passage.text
        movie = replace(question, text="which movie opened?")
        assert (await answering.reply(movie)).answered
        assert not (await (await world.answering(words_alone=True)).reply(movie)).answered
        chinese = await world.meaning.question("苍蝇怎么走路？")
        assert chinese.given is None
        assert chinese.came
        search = await world.corpus.search()
        today = datetime.now(UTC).date()
        spent = await usage.spent(world.database, platform="slack", workspace="T", person="U", day=today)
        assert spent.everyone.tokens == 0
        ids, rows, _ = search.vectors
        assert sorted(ids) == ["week#0", "week#1"]
        assert rows.shape == (2, 256)
    async with opened(settings) as world:
        assert (await world.corpus.search()).vectors[0] == ids


async def test_the_local_model_takes_the_place_of_a_servers(tmp_path: Path, store: Database):
    search = await filled(Meaning(store, Counting(), model="m"), passages(3))
    local = of_local(LocalModel.found(), store)
    local.fill(search, giving(passages(3)), {})
    await local.filled()
    assert search.vectors[1].shape == (3, 256)
    assert await vectors.kept(store, "m", ["x"]) == {}


async def test_a_server_that_writes_is_not_asked_for_vectors_beside_the_local_model(tmp_path: Path):
    (tmp_path / "week.md").write_text("---\ntitle: Week\ndate: 2026-04-06\n---\n\n## News\n\nA film opened.\n")
    async with OpenAIServer() as server:
        async with opened(settings(tmp_path, server, "local")) as world:
            answering = await world.answering()
            await world.meaning.filled()
            await answering.reply(LOCOMOTION)
            assert (await world.corpus.search()).vectors is not None
        assert server.requests
        assert server.embedded == []
