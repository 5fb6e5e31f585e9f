"""What doctor says of models, vectors, settings and tokens, over sockets."""

import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from discord import VoiceClient

from bot.doctor import Finding, examine
from bot.settings import ModelSettings, Settings
from tests.servers.discord import DiscordServer
from tests.servers.openai import OpenAIServer, Reply, fails, says


async def found(tmp_path: Path, *script, **more) -> dict[str, Finding]:
    """Give what doctor finds where a model behaves as scripted."""
    (tmp_path / "week.md").write_text("---\ntitle: Week\ndate: 2026-04-06\n---\n\n## News\n\nA fly.\n")
    async with OpenAIServer(*script) as server:
        settings = Settings(
            content=tmp_path,
            database_url=f"sqlite:///{tmp_path / 'd.db'}",
            model=ModelSettings(base_url=server.url, model="tiny", **more),
        )
        return {finding.part: finding for finding in await examine(settings)}


async def test_a_model_that_thinks_before_its_one_word_answers(tmp_path):
    def thinks(body):
        enough = body["max_tokens"] >= 300
        return Reply(text="ready") if enough else Reply(deltas=({"reasoning_content": "Hm."},), finish="length")

    findings = await found(tmp_path, thinks)
    assert findings["model"] == Finding(part="model", ok=True, message="tiny answers")


async def test_a_model_that_never_comes_to_a_word_is_named_so(tmp_path):
    findings = await found(tmp_path, lambda body: Reply(deltas=({"reasoning_content": "Hm."},), finish="length"))
    assert not findings["model"].ok
    assert "thinks less" in findings["model"].message


async def test_vectors_are_tried(tmp_path):
    findings = await found(tmp_path, says("ready"), embedding_model="vectors")
    assert findings["embeddings"] == Finding(part="embeddings", ok=True, message="vectors gives 8 numbers a text")


async def test_a_model_that_is_refused_hides_no_other_part(tmp_path):
    findings = await found(tmp_path, fails(401))
    assert "OPENAI_API_KEY" in findings["model"].message
    assert findings["content"].ok


async def locally(tmp_path: Path, embedding_model: str) -> dict[str, Finding]:
    """Give what doctor finds where no server is set."""
    (tmp_path / "week.md").write_text("---\ntitle: Week\ndate: 2026-04-06\n---\n\n## News\n\nA fly.\n")
    model = ModelSettings(embedding_model=embedding_model)
    settings = Settings(content=tmp_path, database_url=f"sqlite:///{tmp_path / 'd.db'}", model=model)
    return {finding.part: finding for finding in await examine(settings)}


async def test_the_local_model_is_tried_without_a_server(tmp_path):
    findings = await locally(tmp_path, "local")
    assert findings["embeddings"] == Finding(part="embeddings", ok=True, message="local gives 256 numbers a text")


async def test_without_any_model_search_is_by_words(tmp_path):
    findings = await locally(tmp_path, "")
    assert findings["embeddings"] == Finding(part="embeddings", ok=True, message="none set, so search is by words")


async def test_a_local_model_that_is_not_installed_is_told_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "wordllama", None)
    findings = await locally(tmp_path, "local")
    assert [part for part, finding in findings.items() if not finding.ok] == ["embeddings"]
    assert "run `make local`" in findings["embeddings"].message


async def test_a_folder_that_is_not_there_is_told_as_a_setting_alone_and_the_rest_is_looked_at(tmp_path):
    found = await examine(Settings(content=tmp_path / "gone", database_url=f"sqlite:///{tmp_path / 'd.db'}"))
    assert [one.part for one in found if not one.ok] == ["settings"]
    assert "make it, or name another" in found[0].message
    assert {"database", "model", "slack", "discord", "deliveries"} <= {one.part for one in found}


async def test_a_slip_in_the_name_of_a_setting_is_told(tmp_path):
    environ = {"DIGESTBOT_CONTENT": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'd.db'}"}
    first, *_ = await examine(Settings.read(environ | {"DIGESTBOT_TIMEZON": "UTC"}))
    assert (first.part, first.ok) == ("settings", False)
    assert "did you mean DIGESTBOT_TIMEZONE?" in first.message


@pytest.mark.parametrize("url", ["sqlite:////no/such/folder/d.db", "postgresql://mill:secret@127.0.0.1:1/d"])
async def test_a_database_that_cannot_be_used_hides_no_other_part(tmp_path, url):
    (tmp_path / "week.md").write_text("---\ntitle: Week\ndate: 2026-04-06\n---\n\n## News\n\nA fly.\n")
    (tmp_path / "bad.md").write_text("no title, no date")
    async with DiscordServer() as server, OpenAIServer(fails(401)) as model:
        settings = Settings(
            content=tmp_path,
            database_url=url,
            discord=replace(server.settings(), token="wrong"),
            model=ModelSettings(base_url=model.url, model="tiny"),
        )
        findings = {finding.part: finding for finding in await examine(settings)}
    assert {part for part, finding in findings.items() if not finding.ok} == {"database", "content", "model", "discord"}
    assert findings["content"].message == "1 file cannot be read as posts; `digestbot check` names them"
    assert "OPENAI_API_KEY" in findings["model"].message
    assert "DISCORD_TOKEN" in findings["discord"].message


async def test_a_table_that_is_gone_hides_no_other_part(tmp_path):
    settings = Settings(content=tmp_path, database_url=f"sqlite:///{tmp_path / 'd.db'}")
    await examine(settings)
    with closing(sqlite3.connect(tmp_path / "d.db")) as connection:
        connection.execute("drop table subscription")
    findings = {finding.part: finding for finding in await examine(settings)}
    assert [part for part, finding in findings.items() if not finding.ok] == ["content", "slack", "discord"]
    assert {"model", "deliveries", "clock"} <= findings.keys()


async def test_asking_discord_warns_of_nothing_that_we_do_not_use(tmp_path, caplog, monkeypatch):
    monkeypatch.setattr(VoiceClient, "warn_nacl", True)
    monkeypatch.setattr(VoiceClient, "warn_dave", True)
    async with DiscordServer() as server:
        settings = Settings(content=tmp_path, database_url=f"sqlite:///{tmp_path / 'd.db'}", discord=server.settings())
        findings = {finding.part: finding for finding in await examine(settings)}
    assert findings["discord"].ok
    assert [record.getMessage() for record in caplog.records if record.name.startswith("discord")] == []


async def test_a_model_that_cannot_be_reached_is_told_with_its_server_and_no_password(tmp_path):
    model = ModelSettings(base_url="http://mill:secret@127.0.0.1:1/v1/", model="tiny")
    settings = Settings(content=tmp_path, database_url=f"sqlite:///{tmp_path / 'd.db'}", model=model)
    findings = {finding.part: finding for finding in await examine(settings)}
    assert not findings["model"].ok
    assert "a server runs at 127.0.0.1:1." in findings["model"].message
    assert "secret" not in findings["model"].message
