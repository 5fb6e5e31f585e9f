"""Hybrid search over the same passages and vectors, by ourselves and by others as their quick starts show it.

Run by `search.py`, one process each: `python hybrids.py NAME FOLDER` prints one JSON object. Whoever can keep what was
built does so once all is measured, and `python hybrids.py NAME FOLDER again` opens it from there. The others need their
own environment; nothing of this project is imported for them. Everyone reads the passages from a file with one JSON
text a line: we as our index packs them, with headings, days and links, the others their words alone.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

STARTED = time.perf_counter()

#: Whoever took so many seconds over so many questions is asked no more of them.
ENOUGH_S, ENOUGH = 45.0, 10

#: What was found, best first: numbers of passages, or their ids; or only how many there are.
Found = Sequence[int] | Sequence[str] | int
Ask = Callable[[str, Any], Found]
#: What to do once all is measured, so that the next process can open what this one built.
KEEP: list[Callable[[], Any]] = []


def ours(folder: Path, texts: list[dict[str, str]]) -> Ask:
    import numpy as np

    from bot.collecting import collect_seldom
    from bot.search.kept import IndexFolder, Kept
    from bot.search.packing import unpack
    from bot.search.rows import KeptRows, RowFolder
    from bot.search.search import Search

    # As every command of ours begins.
    collect_seldom()
    index, vectors = IndexFolder(folder / "ours"), RowFolder(folder / "ours")
    room = index.room()
    search = Search()
    ids = []

    def passages() -> Iterator[Any]:
        with (folder / "packed.jsonl").open("rb") as file:
            for passage in map(unpack, file):
                ids.append(passage.id)
                yield passage

    search.build(passages(), room)
    search.take_vectors(ids, np.load(folder / "vectors.npy", mmap_mode="r"))

    def keep() -> None:
        index.keep(room, Kept(marks={}, counts=search.counts, following=search.following))
        if search.vectors is not None:
            ids, rows, frame = search.vectors
            vectors.keep(KeptRows(model="", marks={}, ids=ids), rows, frame)

    KEEP.append(keep)
    return lambda query, vector: [hit.passage.id for hit in search.find(query, limit=10, vector=vector)]


def ours_again(folder: Path) -> Ask:
    from bot.search.kept import IndexFolder
    from bot.search.rows import RowFolder
    from bot.search.search import Search

    index = IndexFolder(folder / "ours")
    taken, kept = index.take(), RowFolder(folder / "ours").take("")
    if taken is None or kept is None:
        raise SystemExit("nothing was kept")
    search = Search()
    search.open(taken[0], taken[1].counts, taken[1].following)
    search.take_vectors(kept[0].ids, kept[1], kept[2])
    KEEP.append(lambda: index)
    return lambda query, vector: len(search.find(query, limit=10, vector=vector))


def fts5(folder: Path, texts: list[dict[str, str]]) -> Ask:
    """SQLite's full text search over bare paragraphs; lexical alone, no vectors."""
    import sqlite3

    database = sqlite3.connect(folder / "fts5.db")
    database.execute("CREATE VIRTUAL TABLE paragraphs USING fts5(text, tokenize='porter unicode61')")
    database.executemany("INSERT INTO paragraphs VALUES (?)", ((one["text"],) for one in texts))
    database.commit()
    return _fts5_ask(database)


def fts5_again(folder: Path) -> Ask:
    import sqlite3

    return _fts5_ask(sqlite3.connect(folder / "fts5.db"))


def _fts5_ask(database: Any) -> Ask:
    import re

    def ask(query: str, vector: Any) -> list[int]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query))
        found = database.execute(
            "SELECT rowid FROM paragraphs WHERE paragraphs MATCH ? ORDER BY bm25(paragraphs) LIMIT 10", (words,)
        )
        return [row - 1 for (row,) in found]

    return ask


def lancedb(folder: Path, texts: list[dict[str, str]]) -> Ask:
    import lancedb
    import numpy as np
    import pyarrow

    rows = np.load(folder / "vectors.npy")
    flat = pyarrow.FixedSizeListArray.from_arrays(pyarrow.array(rows.reshape(-1)), rows.shape[1])
    table = lancedb.connect(folder / "lancedb").create_table(
        "passages", pyarrow.table({"text": [one["all"] for one in texts], "vector": flat})
    )
    table.create_fts_index("text")
    return _lancedb_ask(table)


def lancedb_again(folder: Path) -> Ask:
    import lancedb

    return _lancedb_ask(lancedb.connect(folder / "lancedb").open_table("passages"))


def _lancedb_ask(table: Any) -> Ask:
    from lancedb.rerankers import RRFReranker

    reranker = RRFReranker()

    def ask(query: str, vector: Any) -> int:
        search = table.search(query_type="hybrid").vector(vector).text(query)
        return len(search.rerank(reranker).limit(10).to_list())

    return ask


def langchain(folder: Path, texts: list[dict[str, str]], *, again: bool = False) -> Ask:
    import numpy as np
    from langchain_classic.retrievers import EnsembleRetriever
    from langchain_community.retrievers import BM25Retriever
    from langchain_community.vectorstores import FAISS
    from langchain_core.embeddings import Embeddings

    words = [one["all"] for one in texts]
    asked: dict[str, Any] = {}

    class Given(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [asked[text] for text in texts]

        def embed_query(self, text: str) -> list[float]:
            return asked[text]

    lexical = BM25Retriever.from_texts(words, k=10)
    place = str(folder / "langchain")
    if again:
        store = FAISS.load_local(place, Given(), allow_dangerous_deserialization=True)
    else:
        rows = np.load(folder / "vectors.npy")
        store = FAISS.from_embeddings(list(zip(words, rows.tolist(), strict=True)), Given())
        KEEP.append(lambda: store.save_local(place))
    both = EnsembleRetriever(retrievers=[lexical, store.as_retriever(search_kwargs={"k": 10})], weights=[0.5, 0.5])

    def ask(query: str, vector: Any) -> int:
        asked[query] = vector.tolist()
        return len(both.invoke(query))

    return ask


def langchain_again(folder: Path) -> Ask:
    """Open the vectors; its BM25 keeps nothing and is built anew."""
    return langchain(folder, texts_in(folder), again=True)


def llamaindex(folder: Path, texts: list[dict[str, str]]) -> Ask:
    import numpy as np
    from llama_index.core import MockEmbedding, Settings, VectorStoreIndex
    from llama_index.core.schema import TextNode
    from llama_index.retrievers.bm25 import BM25Retriever

    rows = np.load(folder / "vectors.npy")
    Settings.embed_model = MockEmbedding(embed_dim=rows.shape[1])
    nodes = [TextNode(text=one["all"], embedding=row.tolist()) for one, row in zip(texts, rows, strict=True)]
    index, lexical = VectorStoreIndex(nodes), BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=10)
    KEEP.append(lambda: index.storage_context.persist(str(folder / "llamaindex")))
    KEEP.append(lambda: lexical.persist(str(folder / "llamaindex-bm25")))
    return _llamaindex_ask(index, lexical)


def llamaindex_again(folder: Path) -> Ask:
    from llama_index.core import MockEmbedding, Settings, StorageContext, load_index_from_storage
    from llama_index.retrievers.bm25 import BM25Retriever

    Settings.embed_model = MockEmbedding(embed_dim=384)
    index = load_index_from_storage(StorageContext.from_defaults(persist_dir=str(folder / "llamaindex")))
    return _llamaindex_ask(index, BM25Retriever.from_persist_dir(str(folder / "llamaindex-bm25")))


def _llamaindex_ask(index: Any, lexical: Any) -> Ask:
    from llama_index.core import Settings
    from llama_index.core.llms import MockLLM
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.core.schema import QueryBundle

    Settings.llm = MockLLM()
    both = QueryFusionRetriever(
        [index.as_retriever(similarity_top_k=10), lexical],
        similarity_top_k=10,
        num_queries=1,
        mode="reciprocal_rerank",
        use_async=False,
    )
    return lambda query, vector: len(both.retrieve(QueryBundle(query_str=query, embedding=vector.tolist())))


def haystack(folder: Path, texts: list[dict[str, str]]) -> Ask:
    import numpy as np
    from haystack import Document
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    rows = np.load(folder / "vectors.npy")
    store = InMemoryDocumentStore()
    store.write_documents(
        [
            Document(id=str(at), content=one["all"], embedding=row.tolist())
            for at, (one, row) in enumerate(zip(texts, rows, strict=True))
        ]
    )
    KEEP.append(lambda: store.save_to_disk(str(folder / "haystack.json")))
    return _haystack_ask(store)


def haystack_again(folder: Path) -> Ask:
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    return _haystack_ask(InMemoryDocumentStore.load_from_disk(str(folder / "haystack.json")))


def _haystack_ask(store: Any) -> Ask:
    from haystack import Pipeline
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever

    pipeline = Pipeline()
    pipeline.add_component("words", InMemoryBM25Retriever(store, top_k=10))
    pipeline.add_component("meaning", InMemoryEmbeddingRetriever(store, top_k=10))
    pipeline.add_component("both", DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=10))
    pipeline.connect("words", "both")
    pipeline.connect("meaning", "both")

    def ask(query: str, vector: Any) -> int:
        given = {"words": {"query": query}, "meaning": {"query_embedding": vector.tolist()}}
        return len(pipeline.run(given)["both"]["documents"])

    return ask


MAKERS = {made.__name__: made for made in (ours, fts5, lancedb, langchain, llamaindex, haystack)}
AGAIN = (ours_again, fts5_again, lancedb_again, langchain_again, llamaindex_again, haystack_again)
OPENERS = {opened.__name__.removesuffix("_again"): opened for opened in AGAIN}


def texts_in(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / "passages.jsonl").read_text().splitlines()]


def peak_kb() -> int:
    """Give the most memory held since this program began; the resource module would count what its parent held."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0])


def recall(found: list[Found], gold: dict[str, Any]) -> dict[str, float]:
    """Give the share of what should be found that is among the ten; a passage in another order counts as it."""
    originals, shares = gold["originals"], []
    for ten, wanted in zip(found, gold["wanted"], strict=False):
        if wanted and not isinstance(ten, int):
            held = {_original(one, originals) for one in ten}
            shares.append(sum(one in held for one in wanted) / len(wanted))
    return {"recall": round(sum(shares) / len(shares), 3), "with_gold": len(shares)} if shares else {}


def _original(one: int | str, originals: list[str]) -> str:
    """Give the id of the passage that one repeats: `slug-3#4` is the fourth repetition of `slug#4`."""
    return originals[one % len(originals)] if isinstance(one, int) else re.sub(r"-\d+#", "#", one)


def main(name: str, folder: Path, *, again: bool = False) -> None:
    queries = json.loads((folder / "queries.json").read_text())
    import numpy as np

    asked = np.load(folder / "asked.npy")
    ask = OPENERS[name](folder) if again else MAKERS[name](folder, texts_in(folder) if name != "ours" else [])
    opened = time.perf_counter() - STARTED
    taken, found, processor = [], [], 0.0
    for query, vector in zip(queries[: 2 if again else None], asked, strict=False):
        begun = time.perf_counter()
        found.append(ask(query, vector))
        taken.append((time.perf_counter() - begun) * 1000)
        processor = processor or time.process_time()
        if len(taken) > ENOUGH and sum(taken) > ENOUGH_S * 1000:
            break
    later = sorted(taken[1:])
    print(
        json.dumps(
            {
                "name": name,
                "asked": len(taken),
                "open_s": round(opened, 2),
                "first_answer_s": round(opened + taken[0] / 1000, 2),
                "first_answer_processor_s": round(processor, 2),
                "p50_ms": round(later[len(later) // 2], 2),
                "p95_ms": round(later[int(len(later) * 0.95)], 2),
                "peak_mb": peak_kb() // 1024,
                **recall(found, json.loads((folder / "gold.json").read_text())),
            }
        )
    )
    sys.stdout.flush()
    for keep in KEEP:
        keep()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), again=sys.argv[3:] == ["again"])
