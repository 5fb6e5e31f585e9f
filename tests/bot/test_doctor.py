"""What doctor says of a model and of vectors, over sockets."""

import sys
from pathlib import Path

from bot.doctor import Finding, examine
from bot.settings import ModelSettings, Settings
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
    assert not findings["database and content"].ok
    assert "run `make local`" in findings["database and content"].message
