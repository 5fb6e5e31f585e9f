"""Measure hybrid search against SQLite FTS5 and four others, all in one run on one machine.

Each is opened twice: for the first time, when everything is built, and again from what it kept on disk, if it can.

    uv venv --python 3.11 .rivals
    uv pip install --python .rivals/bin/python numpy lancedb pyarrow faiss-cpu rank_bm25 haystack-ai \\
        langchain langchain-classic langchain-community llama-index-core llama-index-retrievers-bm25
    PYTHONPATH=. python benchmarks/search.py --sizes 10000,100000 --others .rivals/bin/python [FOLDER…]

FOLDER are posts to measure over, `content` where none is named. Without `--others` only FTS5 stands beside us.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.passages import gold, lines, originals, passages, vectors
from bot.search.kept import IndexFolder
from bot.search.packing import pack, unpack
from bot.search.passage import Passage
from bot.search.search import Search

HERE = Path(__file__).parent
#: What is told of opening again.
KEPT = ("open_s", "first_answer_s", "first_answer_processor_s", "peak_mb", "problem")
OTHERS = ("lancedb", "langchain", "llamaindex", "haystack")


def prepare(folder: Path, folders: list[Path], size: int, asked: int) -> None:
    held = passages(folders, size)
    (folder / "packed.jsonl").write_bytes(b"\n".join(map(pack, held)))
    with (folder / "passages.jsonl").open("w") as file:
        for passage in held:
            context = " ".join((passage.title, *passage.headings, passage.text))
            file.write(json.dumps({"text": passage.text, "all": context}) + "\n")
    chosen, base = lines(asked), originals(folders)
    queries = [line.question for line in chosen]
    (folder / "gold.json").write_text(json.dumps({"originals": [one.id for one in base], "wanted": gold(chosen, base)}))
    (folder / "queries.json").write_text(json.dumps(queries))
    np.save(folder / "vectors.npy", vectors([passage.text for passage in held]))
    np.save(folder / "asked.npy", vectors(queries))


def measured(python: str, name: str, folder: Path, seconds: float) -> dict[str, object]:
    """Give the figures of one, opened for the first time, and those of opening it again under `again_`."""
    first = _measured([python, str(HERE / "hybrids.py"), name, str(folder)], name, seconds)
    if "problem" in first:
        return first
    again = _measured([python, str(HERE / "hybrids.py"), name, str(folder), "again"], name, seconds)
    kept = {figure: again[figure] for figure in KEPT if figure in again}
    return first | {f"again_{figure}": value for figure, value in kept.items()}


def _measured(command: list[str], name: str, seconds: float) -> dict[str, object]:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, cwd=HERE.parent, check=False)
    except subprocess.TimeoutExpired:
        return {"name": name, "problem": f"not done in {seconds:.0f} s"}
    if done.returncode:
        return {"name": name, "problem": done.stderr.strip().splitlines()[-1]}
    return json.loads(done.stdout.splitlines()[-1])


def changes(folder: Path) -> dict[str, float]:
    """Give the milliseconds to put one post into an index on disk."""
    index, search = IndexFolder(folder / "ours"), Search()
    taken = index.take()
    if taken is None:
        return {}
    search.open(taken[0], taken[1].counts, taken[1].following)
    with (folder / "packed.jsonl").open("rb") as file:
        return {"add_post_ms": added(search, list(map(unpack, islice(file, 100))))}


def added(search: Search, held: list[Passage]) -> float:
    """Give the milliseconds to put in a post of at most twelve passages, the median of five."""
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        search.replace(held[0].post, [passage for passage in held if passage.post == held[0].post][:12])
        taken.append((time.perf_counter() - begun) * 1000)
    return round(sorted(taken)[2], 1)


def ratios(row: dict[str, object], ours: dict[str, object]) -> dict[str, float]:
    """Give how many times as long as ours another takes."""
    times = {}
    for figure in ("p50_ms", "first_answer_s", "first_answer_processor_s", "again_first_answer_s"):
        if figure in row and figure in ours:
            times[f"{figure.removesuffix('_s').removesuffix('_ms')}_ratio"] = round(
                float(row[figure]) / float(ours[figure]), 1
            )
    return times


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--others", default="", help="a Python that has the other libraries")
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=900.0)
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("content")])
    given = parser.parse_args()
    report = []
    for size in map(int, given.sizes.split(",")):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            prepare(folder, given.folders, size, given.questions)
            wanted = [(sys.executable, "ours"), (sys.executable, "fts5")]
            wanted += [(given.others, other) for other in OTHERS] if given.others else []
            rows: list[dict[str, object]] = []
            for python, other in wanted:
                row = measured(python, other, folder, given.seconds)
                row |= changes(folder) if other == "ours" else {}
                rows.append(row | ratios(row, rows[0] if rows else row))
                sys.stderr.write(f"{size} {json.dumps(rows[-1])}\n")
            report.append({"passages": size, "rows": rows})
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
