"""Measure items beside the build of the whole index, in one run: completions, cards, and a post that is added.

    PYTHONPATH=. python benchmarks/items.py --size 100000 [FOLDER…]

FOLDER are posts to measure over, `content` where none is named; once they run out, they come again with their words in
another order. Both indexes are built in folders and opened anew before anything is asked, as after a start.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.passages import passages
from bot.search.names import Names
from bot.search.passage import Passage
from bot.search.search import Search

PREFIXES = ("", "m", "cl", "openc", "zzz")
NAMES = ("MEMENTO", "claude-mem", "Opus 4.7", "clade-mem")
TIMES = 5


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def median(work: Callable[[], object]) -> float:
    return sorted(milliseconds(work) for _ in range(TIMES))[TIMES // 2]


def measured(folders: list[Path], size: int, folder: Path) -> dict[str, float]:
    held = passages(folders, size)
    search, names = Search(), Names()
    figures = opened(search, Search(), held, folder / "index", "")
    figures |= opened(names, Names(), held, folder / "names", "names_")
    posts = frozenset(search.counts)
    figures["first_completion_ms"] = milliseconds(lambda: search.items(names, posts).search("m"))
    items = search.items(names, posts)
    figures |= {f"complete_{prefix or 'nothing'}_ms": median(lambda p=prefix: items.search(p)) for prefix in PREFIXES}
    figures |= {f"card_{name}_ms": median(lambda n=name: items.card(n)) for name in NAMES}
    added = [held[0]._replace(id="new#0", post="new", number=0, text="Zephyr Notes came out.")]
    figures["add_post_ms"] = milliseconds(lambda: search.replace("new", added))
    figures["add_names_ms"] = milliseconds(lambda: names.update({"new": added}))
    found = len(search.items(names).card("Zephyr Notes").mentions)
    if found != 1:
        raise SystemExit(f"The new post is mentioned {found} times instead of once.")
    slowest = max(value for name, value in figures.items() if name.startswith(("first", "complete", "card", "add")))
    return figures | {"build_over_slowest": figures["build_ms"] / slowest}


def opened(
    index: Search | Names, built: Search | Names, held: list[Passage], folder: Path, kind: str
) -> dict[str, float]:
    """Give what it takes to build an index in a folder, by the clock and of the processor, and to open it there."""
    folder.mkdir()
    begun = time.process_time()
    figures = {f"{kind}build_ms": milliseconds(lambda: built.build(held, folder))}
    figures[f"{kind}build_processor_ms"] = (time.process_time() - begun) * 1000
    figures[f"{kind}open_ms"] = milliseconds(lambda: index.open(folder, built.counts, built.following))
    return figures


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("content")])
    parser.add_argument("--size", type=int, default=100_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        figures = measured(chosen.folders, chosen.size, Path(name))
    print(json.dumps({name: round(value, 1) for name, value in figures.items()}, indent=1))


if __name__ == "__main__":
    main()
