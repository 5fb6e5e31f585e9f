"""Hybrid search over the same passages and vectors, by ourselves and by others as their quick starts show it.

Run by `search.py`, one process each: `python hybrids.py NAME FOLDER` prints one JSON object. The others need their own
environment; nothing of this project is imported for them.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STARTED = time.perf_counter()

Ask = Callable[[str, Any], int]


def ours(folder: Path, texts: list[dict[str, str]]) -> Ask:
    import pickle

    import numpy as np

    from bot.search.search import Search

    passages = pickle.loads((folder / "passages.pickle").read_bytes())
    search = Search()
    search.build(passages)
    rows = np.load(folder / "vectors.npy")
    search.give_vectors(dict(zip((passage.id for passage in passages), rows, strict=True)))
    return lambda query, vector: len(search.find(query, limit=10, vector=vector))


def fts5(folder: Path, texts: list[dict[str, str]]) -> Ask:
    """SQLite's full text search over bare paragraphs; lexical alone, no vectors."""
    import re
    import sqlite3

    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE paragraphs USING fts5(text, tokenize='porter unicode61')")
    database.executemany("INSERT INTO paragraphs VALUES (?)", ((one["text"],) for one in texts))

    def ask(query: str, vector: Any) -> int:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query))
        found = database.execute(
            "SELECT rowid FROM paragraphs WHERE paragraphs MATCH ? ORDER BY bm25(paragraphs) LIMIT 10", (words,)
        )
        return len(found.fetchall())

    return ask


def lancedb(folder: Path, texts: list[dict[str, str]]) -> Ask:
    import tempfile

    import lancedb
    import numpy as np
    import pyarrow
    from lancedb.rerankers import RRFReranker

    rows = np.load(folder / "vectors.npy")
    flat = pyarrow.FixedSizeListArray.from_arrays(pyarrow.array(rows.reshape(-1)), rows.shape[1])
    table = lancedb.connect(tempfile.mkdtemp()).create_table(
        "passages", pyarrow.table({"text": [one["all"] for one in texts], "vector": flat})
    )
    table.create_fts_index("text")
    reranker = RRFReranker()

    def ask(query: str, vector: Any) -> int:
        search = table.search(query_type="hybrid").vector(vector).text(query)
        return len(search.rerank(reranker).limit(10).to_list())

    return ask


def langchain(folder: Path, texts: list[dict[str, str]]) -> Ask:
    import numpy as np
    from langchain_classic.retrievers import EnsembleRetriever
    from langchain_community.retrievers import BM25Retriever
    from langchain_community.vectorstores import FAISS
    from langchain_core.embeddings import Embeddings

    rows = np.load(folder / "vectors.npy")
    words = [one["all"] for one in texts]
    asked: dict[str, Any] = {}

    class Given(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [asked[text] for text in texts]

        def embed_query(self, text: str) -> list[float]:
            return asked[text]

    lexical = BM25Retriever.from_texts(words, k=10)
    store = FAISS.from_embeddings(list(zip(words, rows.tolist(), strict=True)), Given())
    both = EnsembleRetriever(retrievers=[lexical, store.as_retriever(search_kwargs={"k": 10})], weights=[0.5, 0.5])

    def ask(query: str, vector: Any) -> int:
        asked[query] = vector.tolist()
        return len(both.invoke(query))

    return ask


def llamaindex(folder: Path, texts: list[dict[str, str]]) -> Ask:
    import numpy as np
    from llama_index.core import MockEmbedding, Settings, VectorStoreIndex
    from llama_index.core.llms import MockLLM
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.core.schema import QueryBundle, TextNode
    from llama_index.retrievers.bm25 import BM25Retriever

    rows = np.load(folder / "vectors.npy")
    Settings.llm, Settings.embed_model = MockLLM(), MockEmbedding(embed_dim=rows.shape[1])
    nodes = [TextNode(text=one["all"], embedding=row.tolist()) for one, row in zip(texts, rows, strict=True)]
    index = VectorStoreIndex(nodes)
    both = QueryFusionRetriever(
        [index.as_retriever(similarity_top_k=10), BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=10)],
        similarity_top_k=10,
        num_queries=1,
        mode="reciprocal_rerank",
        use_async=False,
    )
    return lambda query, vector: len(both.retrieve(QueryBundle(query_str=query, embedding=vector.tolist())))


def haystack(folder: Path, texts: list[dict[str, str]]) -> Ask:
    import numpy as np
    from haystack import Document, Pipeline
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    rows = np.load(folder / "vectors.npy")
    store = InMemoryDocumentStore()
    store.write_documents(
        [
            Document(id=str(at), content=one["all"], embedding=row.tolist())
            for at, (one, row) in enumerate(zip(texts, rows, strict=True))
        ]
    )
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


def main(name: str, folder: Path) -> None:
    lines = (folder / "passages.jsonl").read_text().splitlines() if name != "ours" else []
    texts = [json.loads(line) for line in lines]
    queries = json.loads((folder / "queries.json").read_text())
    import numpy as np

    asked = np.load(folder / "asked.npy")
    ask = MAKERS[name](folder, texts)
    opened = time.perf_counter() - STARTED
    taken = []
    for query, vector in zip(queries, asked, strict=True):
        begun = time.perf_counter()
        ask(query, vector)
        taken.append((time.perf_counter() - begun) * 1000)
    later = sorted(taken[1:])
    print(
        json.dumps(
            {
                "name": name,
                "open_s": round(opened, 2),
                "first_answer_s": round(opened + taken[0] / 1000, 2),
                "p50_ms": round(later[len(later) // 2], 2),
                "p95_ms": round(later[int(len(later) * 0.95)], 2),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
