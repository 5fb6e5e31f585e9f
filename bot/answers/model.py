"""Any OpenAI-compatible model: streamed text within a deadline of our own, and embeddings. The only importer of openai.

The package is loaded at the first call, in a thread, so that start-up never pays for it; numpy at the first vectors.
"""

import asyncio
import importlib
import logging
import math
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from bot.answers.answer import Usage
from bot.errors import ModelError, ModelRefused, ModelUnavailable
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
#: Tries of one request before its first word.
TRIES = 3
#: Seconds before another try where the server names no time.
PAUSE = 0.5
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

    def __init__(self, settings: ModelSettings, *, seconds: float = SECONDS, patience: float = PATIENCE) -> None:
        """Keep the address; nothing is loaded or opened before the first call."""
        self.name = settings.model
        self.patience = patience
        self._settings = settings
        self._seconds = seconds
        self._client: openai.AsyncOpenAI | None = None
        self._connecting = asyncio.Lock()
        self._renamed: dict[str, str | None] = {}

    async def write(
        self, system: str, user: str, *, max_tokens: int = 900, quick: bool = False
    ) -> AsyncGenerator[str | Usage]:
        """Give the reply piece by piece, and what it cost as the last thing.

        Args:
            system: the rules.
            user: what they are applied to.
            max_tokens: of the reply.
            quick: ask a model that thinks first to think little, since somebody waits for more than this reply.

        Raises:
            ModelUnavailable: no connection, no time, a server error, an empty reply, or a stream that broke off; text
                given before stands.
            ModelRefused: the server will not take the request.
        """
        await self._connected()
        deadline = _now() + self._seconds
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        wanted = {"messages": messages, "temperature": 0, "max_tokens": max_tokens, "stream": True}
        if quick:
            wanted["reasoning_effort"] = "low"
        stream = await self._within(deadline, lambda: self._open(wanted, deadline))
        written, usage = 0, None
        try:
            while (chunk := await self._within(deadline, lambda: anext(stream, None))) is not None:
                usage = _usage_of(chunk, self.name) or usage
                if text := _text_of(chunk):
                    written += len(text)
                    yield text
        finally:
            await stream.close()
        if not written:
            raise ModelUnavailable("The language model gave an empty reply; please ask again.")
        yield usage or self.estimate(len(system) + len(user), written)

    def estimate(self, asked: int, written: int) -> Usage:
        """Guess the tokens of so many characters where the server does not count them: four each, as English has."""
        return Usage(model=self.name, prompt_tokens=math.ceil(asked / 4), completion_tokens=math.ceil(written / 4))

    async def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Give one vector per text, as an array of shape (texts, dimensions); raises as `write` does."""
        import numpy as np

        rows: list[list[float]] = []
        for start in range(0, len(texts), BATCH):
            batch = list(texts[start : start + BATCH])
            rows += await self._within(_now() + self._seconds, partial(self._vectors, batch))
        return np.asarray(rows, dtype=np.float32).reshape(len(texts), -1 if rows else 0)

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def _open(self, wanted: dict[str, Any], deadline: float) -> "openai.AsyncStream[Any]":
        client = await self._connected()

        async def attempt() -> "openai.AsyncStream[Any]":
            stream: openai.AsyncStream[Any] = await client.chat.completions.create(
                model=self.name, **self._spoken(wanted), timeout=max(deadline - _now(), 0.001)
            )
            return stream

        return await self._tried(attempt, deadline)

    async def _vectors(self, batch: list[str]) -> list[list[float]]:
        client = await self._connected()
        name = self._settings.embedding_model or self.name
        deadline = _now() + self._seconds
        # Strict servers refuse base64, the client's own default.
        reply = await self._tried(
            lambda: client.embeddings.create(model=name, input=batch, encoding_format="float"), deadline
        )
        vectors = [row.embedding for row in sorted(reply.data or (), key=lambda row: row.index)]
        if len(vectors) != len(batch) or len({len(vector) for vector in vectors}) != 1:
            raise ModelUnavailable("The embeddings server gave a reply of the wrong shape; search goes on without it.")
        return vectors

    async def _tried(self, attempt: Callable[[], Awaitable[T]], deadline: float) -> T:
        """Try a request again where that can help: a busy server, a lost connection, a parameter it does not know."""
        import openai

        tries = 0
        while True:
            try:
                return await attempt()
            except openai.BadRequestError as error:
                if not self._rename(error):
                    raise
            except (openai.APIConnectionError, openai.RateLimitError, openai.InternalServerError) as error:
                tries += 1
                pause = _pause(error, tries)
                if tries >= TRIES or isinstance(error, openai.APITimeoutError) or _now() + pause >= deadline:
                    raise
                log.info("The model's server asked us to wait or failed; trying again", extra={"seconds": pause})
                await asyncio.sleep(pause)

    def _rename(self, error: "openai.BadRequestError") -> bool:
        """Give up a parameter the server refuses by name, for the life of this model; False for any other error."""
        for first in ("max_tokens", "temperature", "reasoning_effort"):
            sent = self._renamed.get(first, first)
            if sent and re.search(rf"\b{sent}\b", error.param or error.message):
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
        await self._connected()
        import openai

        try:
            async with asyncio.timeout(deadline - _now()):
                return await step()
        except TimeoutError as error:
            log.warning("The model did not finish within %s seconds", self._seconds)
            raise ModelUnavailable("The language model took too long to answer.") from error
        except openai.APIError as error:
            log.warning("The model's server failed: %s", error)
            raise _failure(error) from error
        except ValueError as error:
            log.warning("The model's server sent what is not JSON: %s", error)
            raise ModelUnavailable("The language model's server gave a reply nobody can read.") from error


def _failure(error: "openai.APIError") -> ModelError:
    """Say what a server's error means to a person."""
    import openai

    if isinstance(error, openai.RateLimitError):
        if error.code == "insufficient_quota":
            return ModelRefused("The language model's account has no credit left; ask whoever runs this bot.")
        return ModelUnavailable("The language model is busy; please ask again in a minute.")
    if isinstance(error, (openai.AuthenticationError, openai.PermissionDeniedError)):
        return ModelRefused("The language model's server refuses our key; check OPENAI_API_KEY.")
    if isinstance(error, openai.NotFoundError):
        return ModelRefused(
            "The language model's server does not know the model; check DIGESTBOT_MODEL and OPENAI_BASE_URL."
        )
    if isinstance(error, (openai.BadRequestError, openai.UnprocessableEntityError)):
        return ModelRefused("The language model's server refused the request; the log says why.")
    if isinstance(error, openai.APITimeoutError):
        return ModelUnavailable("The language model took too long to answer.")
    return ModelUnavailable("The language model cannot be reached; please ask again later.")


def _pause(error: "openai.APIError", tries: int) -> float:
    """Give the seconds to wait before another try: the server's own word, else a little more each time."""
    response = getattr(error, "response", None)
    headers = response.headers if response is not None else {}
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name, "")) * unit
        except ValueError:
            continue
        if math.isfinite(seconds) and seconds >= 0:
            return seconds
    return PAUSE * tries


def _text_of(chunk: Any) -> str:
    """Give a chunk's text; the chunk that carries the usage has no choices."""
    choices = getattr(chunk, "choices", None) or ()
    delta = getattr(choices[0], "delta", None) if choices else None
    text = getattr(delta, "content", None)
    return text if isinstance(text, str) else ""


def _usage_of(chunk: Any, name: str) -> Usage | None:
    usage = getattr(chunk, "usage", None)
    if usage is None:
        return None
    return Usage(model=name, prompt_tokens=usage.prompt_tokens or 0, completion_tokens=usage.completion_tokens or 0)


def _now() -> float:
    return asyncio.get_running_loop().time()
