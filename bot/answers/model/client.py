"""Any OpenAI-compatible model: streamed text within a deadline of our own, and embeddings. The only importer of openai.

The package is loaded at the first call, in a thread, so that start-up never pays for it; numpy at the first vectors.
"""

import asyncio
import importlib
import logging
import math
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from bot.answers.answer import Usage
from bot.answers.model.heard import Heard
from bot.answers.model.reply import Reply
from bot.answers.model.vectors import embedding_tokens, vectors_in
from bot.errors import ModelUnavailable
from bot.settings import ModelSettings

if TYPE_CHECKING:
    import numpy as np
    import openai
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

T = TypeVar("T")

#: Seconds for one whole reply, retries included; a platform lets an answer stay open for minutes, a reader does not.
SECONDS = 45.0
#: Seconds for one short request beside the answer, for which a reader waits before the first sentence.
PATIENCE = 5.0
#: Seconds for which a server that was silent for all of a reply's time is not asked, lest every question wait as long.
REST = 60.0
#: Tries of one request before its first word.
TRIES = 3
#: So many times the tokens are allowed once a model was seen to use them all up in thought.
THINKING = 8
#: Texts in one embeddings request. OpenAI takes 2,048; small servers choke earlier.
BATCH = 128
#: Parameters a server may refuse, and what takes their place; the rest every server knows.
INSTEAD = {
    "max_tokens": "max_completion_tokens",
    "max_completion_tokens": None,
    "temperature": None,
    "reasoning_effort": None,
}


class Model:
    """One model on one server.

    Attributes:
        name: the model's name, as the server knows it.
        patience: seconds a short request may take.
    """

    def __init__(
        self, settings: ModelSettings, *, seconds: float = SECONDS, patience: float = PATIENCE, rest: float = REST
    ) -> None:
        """Keep the address; nothing is loaded or opened before the first call."""
        self.name = settings.model
        self.patience = patience
        self._settings = settings
        self._seconds = seconds
        self._rest = rest
        self._rests_until = 0.0
        self._client: openai.AsyncOpenAI | None = None
        self._connecting = asyncio.Lock()
        self._renamed: dict[str, str | None] = {}
        self._room = 1
        self._unopened = False

    async def write(
        self, system: str, user: str, *, max_tokens: int = 900, quick: bool = False
    ) -> AsyncGenerator[str | Usage]:
        """Give the reply piece by piece without what the model thinks, and what it cost as the last thing.

        A model that used up its tokens in thought is asked once more with more of them, and from then on always.

        Args:
            system: the rules.
            user: what they are applied to.
            max_tokens: of the reply.
            quick: ask a model that thinks first to think little, since somebody waits for more than this reply.

        Raises:
            ModelUnavailable: no connection, no time, a server error, an empty reply, or a stream that broke off or ran
                out of tokens; text given before stands. At once, where the server was silent to the end a moment ago.
            ModelRefused: the server will not take the request, or the model will not answer it.
        """
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        wanted = {"messages": messages, "temperature": 0, "stream": True}
        if quick:
            wanted["reasoning_effort"] = "low"
        deadline = _now() + self._seconds
        spent = Usage(model=self.name)
        for room in dict.fromkeys((self._room, THINKING)):
            heard = Heard(self.name, inside=self._unopened)
            async with aclosing(self._hear(heard, {**wanted, "max_tokens": max_tokens * room}, deadline)) as texts:
                async for text in texts:
                    yield text
            spent += heard.usage or self.estimate(len(system) + len(user), heard.received)
            self._unopened = self._unopened or heard.unopened
            if not heard.only_thought:
                break
            self._room = THINKING
        yield spent
        if error := heard.failure(brief=quick):
            raise error

    async def _hear(self, heard: Heard, wanted: dict[str, Any], deadline: float) -> AsyncGenerator[str]:
        """Give the text of one reply as it is heard."""
        if _now() < self._rests_until:
            raise ModelUnavailable("The language model was silent a moment ago; it is asked again in a minute.")
        await self._connected()
        try:
            stream = await self._within(deadline, lambda: self._open(wanted, deadline))
            try:
                while (chunk := await self._within(deadline, lambda: anext(stream, None))) is not None:
                    if text := heard.add(chunk):
                        yield text
                    if heard.endless:
                        return
            finally:
                await stream.close()
        except ModelUnavailable:
            if not heard.received and _now() >= deadline:
                self._rests_until = _now() + self._rest
            raise
        if text := heard.end():
            yield text

    def estimate(self, asked: int, written: int) -> Usage:
        """Guess the tokens of so many characters where the server does not count them: four each, as English has."""
        return Usage(model=self.name, prompt_tokens=math.ceil(asked / 4), completion_tokens=math.ceil(written / 4))

    async def embed(self, texts: Sequence[str]) -> "Reply[NDArray[np.float32]]":
        """Give one vector per text, as an array of shape (texts, dimensions); raises as `write` does."""
        import numpy as np

        await self._connected()
        rows: list[list[float]] = []
        spent = Usage(model=self._embedder)
        for start in range(0, len(texts), BATCH):
            batch = list(texts[start : start + BATCH])
            vectors, tokens = await self._within(_now() + self._seconds, partial(self._vectors, batch))
            rows += vectors
            spent += Usage(model=self._embedder, prompt_tokens=tokens)
        return Reply(given=np.asarray(rows, dtype=np.float32).reshape(len(texts), -1 if rows else 0), cost=spent)

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def _open(self, wanted: dict[str, Any], deadline: float) -> "openai.AsyncStream[object]":
        import openai

        client = await self._connected()

        async def attempt() -> openai.AsyncStream[object]:
            # Chunks as they are: the package's own classes for them took longer than all else between two words.
            return await client.post(
                "/chat/completions",
                body={"model": self.name, **self._spoken(wanted)},
                options=_options(deadline),
                cast_to=object,
                stream=True,
                stream_cls=openai.AsyncStream[object],
            )

        return await self._tried(attempt, deadline)

    @property
    def _embedder(self) -> str:
        return self._settings.embedding_model or self.name

    async def _vectors(self, batch: list[str]) -> tuple[list[list[float]], int]:
        """Give the vectors of a batch and the tokens they cost."""
        client = await self._connected()
        deadline = _now() + self._seconds
        # Strict servers refuse base64, the client's own default.
        body = {"model": self._embedder, "input": batch, "encoding_format": "float"}
        reply = await self._tried(
            lambda: client.post("/embeddings", body=body, options=_options(deadline), cast_to=object), deadline
        )
        vectors = vectors_in(reply, len(batch))
        if vectors is None:
            raise ModelUnavailable("The embeddings server gave a reply of the wrong shape; search goes on without it.")
        counted = embedding_tokens(reply)
        return vectors, counted or self.estimate(sum(map(len, batch)), 0).prompt_tokens

    async def _tried(self, attempt: Callable[[], Awaitable[T]], deadline: float) -> T:
        """Try a request again where that can help: a busy server, a lost connection, a parameter it does not know."""
        import openai

        from bot.answers.model.failure import pause_before

        tries = 0
        while True:
            try:
                return await attempt()
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                if not self._rename(error):
                    raise
            except (openai.APIConnectionError, openai.RateLimitError, openai.InternalServerError) as error:
                tries += 1
                pause = pause_before(error, tries)
                if tries >= TRIES or isinstance(error, openai.APITimeoutError) or _now() + pause >= deadline:
                    raise
                log.info("The model's server asked us to wait or failed; trying again", extra={"seconds": pause})
                await asyncio.sleep(pause)

    def _rename(self, error: "openai.APIStatusError") -> bool:
        """Give up a parameter the server refuses by name, for the life of this model; False for any other error."""
        for first in ("max_tokens", "temperature", "reasoning_effort"):
            sent = self._renamed.get(first, first)
            if sent and re.search(rf"\b{sent}\b", str(error.param or error.message)):
                log.info("The model's server does not take %s; going on without it", sent)
                self._renamed[first] = INSTEAD[sent]
                return True
        return False

    def _spoken(self, wanted: dict[str, Any]) -> dict[str, Any]:
        """Give the parameters under the names this server takes."""
        named = {self._renamed.get(name, name): value for name, value in wanted.items()}
        return {name: value for name, value in named.items() if name is not None}

    async def _connected(self) -> "openai.AsyncOpenAI":
        async with self._connecting:
            if self._client is None:
                module = await asyncio.to_thread(importlib.import_module, "openai")
                self._client = module.AsyncOpenAI(
                    api_key=self._settings.api_key or "none",
                    base_url=self._settings.base_url or None,
                    max_retries=0,
                    timeout=self._seconds,
                )
            return self._client

    async def _within(self, deadline: float, step: Callable[[], Awaitable[T]]) -> T:
        """Await one step inside the deadline, and turn whatever goes wrong into an error of our own."""
        import openai

        from bot.answers.model.failure import cause, failure

        try:
            async with asyncio.timeout(deadline - _now()):
                return await step()
        except TimeoutError as error:
            log.warning("The model did not finish within %s seconds", self._seconds)
            raise ModelUnavailable("The language model took too long to answer.") from error
        except openai.APIError as error:
            log.warning("The model's server failed: %s", cause(error, self._settings.api_key))
            raise failure(error) from error
        except (ValueError, RecursionError) as error:
            log.warning("The model's server sent what is not JSON: %s", cause(error, self._settings.api_key))
            raise ModelUnavailable("The language model's server gave a reply nobody can read.") from error


def _options(deadline: float) -> Any:
    """Give how a request is sent: within its time, and to no other address, to which a server may point."""
    return {"timeout": max(deadline - _now(), 0.001), "follow_redirects": False}


def _now() -> float:
    return asyncio.get_running_loop().time()
