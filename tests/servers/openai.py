"""A server on 127.0.0.1 that speaks the OpenAI protocol: chat completions, streamed or not, and embeddings.

What it answers is scripted: each chat request takes the next behaviour of the script, the last one stays. It knows
nothing of any post; an honest answer is composed from the numbered passages of the prompt alone.
"""

import asyncio
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

_PASSAGE = re.compile(r'<passage n="(\d+)"[^>]*>\n(.*?)\n</passage>', re.DOTALL)
_QUESTION = re.compile(r"<question>\n(.*?)\n</question>", re.DOTALL)
_COMMON = set(
    re.findall(
        r"\w+",
        """the a an is are was were of in on to for and or what which who how did does do say about digest has have had
        it its with that this from by at as many much""",
    )
)


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One answer of the server.

    Attributes:
        text: what the model says, streamed word by word when a stream was asked for.
        status: an HTTP status; other than 200, `text` is the error's message.
        pause: seconds before the first word, and between words.
        cut_after: words after which the connection breaks off.
        raw: a body sent as it is, as HTML.
        usage: whether token counts are sent, in a last chunk without choices.
        deltas: what a stream says before the text, as it is: thoughts, refusals, lists of parts.
        finish: why the reply ended, as the protocol names it; empty where the server drops it and tells no reason.
        fault: an error that a stream ends with, as small servers send it; empty for none.
    """

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    code: str = "error"
    param: str | None = None
    pause: float = 0.0
    cut_after: int | None = None
    raw: str | None = None
    usage: bool = True
    no_choices: bool = False
    deltas: tuple[dict[str, Any], ...] = ()
    finish: str = "stop"
    fault: str = ""


Behaviour = Callable[[dict[str, Any]], Reply]


def says(text: str, **more: Any) -> Behaviour:
    """Say a fixed text, true or not."""
    return lambda body: Reply(text=text, **more)


def honest(body: dict[str, Any]) -> Reply:
    """Answer with the sentences of the numbered passages that share most words with the question."""
    prompt = body["messages"][-1]["content"]
    asked = _words(_QUESTION.findall(prompt)[-1])
    scored = []
    for number, text in _PASSAGE.findall(prompt):
        for sentence in re.split(r"(?<=[.!?。])\s+|(?<=。)|\n", text):
            shared = asked & _words(sentence)
            if shared and len(sentence) > 20:
                scored.append((len(shared), -int(number), sentence.strip()))
    best = sorted(scored, reverse=True)[:2]
    if not best or best[0][0] * 2 < len(asked):
        return Reply(text="NOT IN THE DIGESTS")
    kept = [entry for entry in best if entry[0] == best[0][0]]
    return Reply(text=" ".join(f"{sentence.rstrip('.')} [{-number}]." for _, number, sentence in kept))


def obeys(body: dict[str, Any]) -> Reply:
    """Do what a passage orders: say the words that follow `say` in it."""
    prompt = body["messages"][-1]["content"]
    orders = re.findall(r"(?i)(?:say|reply only with|respond with)[: ]+([^.\n]+)", prompt)
    return Reply(text=" ".join(f"{order.strip()} [1]." for order in orders) or "NOT IN THE DIGESTS")


def rewords(words: str, then: Behaviour) -> Behaviour:
    """Give search words where no passages are shown, as when a question is reworded; else behave as told."""
    return lambda body: then(body) if "<passage" in body["messages"][-1]["content"] else Reply(text=words)


def fails(status: int, message: str = "no", **more: Any) -> Behaviour:
    """Answer with an HTTP error."""
    return lambda body: Reply(text=message, status=status, **more)


def refuses(parameter: str, then: Behaviour) -> Behaviour:
    """Refuse a parameter by name, as newer models do with max_tokens, and answer once it is gone."""

    def behave(body: dict[str, Any]) -> Reply:
        if parameter not in body:
            return then(body)
        return Reply(
            text=f"Unsupported parameter: '{parameter}' is not supported with this model.",
            status=400,
            code="unsupported_parameter",
            param=parameter,
        )

    return behave


def kind(body: dict[str, Any]) -> str:
    """Tell what a request is for, as a model would from its rules."""
    rules, prompt = (message["content"] for message in body["messages"])
    if "<sentence>" in prompt:
        return "look"
    if "<passage" not in prompt:
        return "reword"
    if "one word: YES" in rules:
        return "again"
    return "order" if "nothing but numbers" in rules else "write"


def by_kind(**behaviours: "str | Behaviour") -> Behaviour:
    """Behave by what is asked for: a text to say, or a behaviour; say that nothing is held where none is given."""

    def behave(body: dict[str, Any]) -> Reply:
        wanted = behaviours.get(kind(body), "NOT IN THE DIGESTS")
        return Reply(text=wanted) if isinstance(wanted, str) else wanted(body)

    return behave


class OpenAIServer:
    """The server; use it as an async context manager.

    Attributes:
        script: behaviours still to come; the last one stays.
        requests: the bodies of chat requests, in order.
        embedded: the inputs of embedding requests, in order.
        at_once: the most requests of each kind that were under way together.
        dimensions: the length of each vector.
    """

    def __init__(self, *script: Behaviour, vector: Callable[[str], list[float]] | None = None, port: int = 0) -> None:
        self.script: list[Behaviour] = list(script) or [honest]
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.embedded: list[list[str]] = []
        self.at_once: Counter[str] = Counter()
        self.dimensions = 8
        self.url = ""
        self._vector_of = vector or self._vector
        self._port = port
        self._under_way: Counter[str] = Counter()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "OpenAIServer":
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self._chat)
        app.router.add_post("/v1/embeddings", self._embeddings)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.requests.append(body)
        self.headers.append(dict(request.headers))
        self._under_way[kind(body)] += 1
        self.at_once |= self._under_way
        try:
            return await self._answered(request, body)
        finally:
            self._under_way[kind(body)] -= 1

    async def _answered(self, request: web.Request, body: dict[str, Any]) -> web.StreamResponse:
        behaviour = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        reply = behaviour(body)
        await asyncio.sleep(reply.pause)
        if reply.raw is not None:
            return web.Response(text=reply.raw, status=reply.status, content_type="text/html", headers=reply.headers)
        if reply.status != 200:
            error = {"message": reply.text, "type": "error", "code": reply.code, "param": reply.param}
            return web.json_response({"error": error}, status=reply.status, headers=reply.headers)
        if body.get("stream"):
            return await self._streamed(request, body, reply)
        return web.json_response(_whole(body, reply))

    async def _streamed(self, request: web.Request, body: dict[str, Any], reply: Reply) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        for delta in reply.deltas:
            await _event(response, _chunk(body, [{"index": 0, "delta": delta, "finish_reason": None}]))
        for count, word in enumerate(re.findall(r"\S+\s*", reply.text)):
            if reply.cut_after is not None and count >= reply.cut_after:
                if request.transport is not None:
                    request.transport.abort()
                return response
            choices = [] if reply.no_choices else [{"index": 0, "delta": {"content": word}, "finish_reason": None}]
            await _event(response, _chunk(body, choices))
            await asyncio.sleep(reply.pause)
        if reply.fault:
            await _event(response, {"error": {"message": reply.fault, "type": "server_error"}})
            return response
        if reply.finish:
            await _event(response, _chunk(body, [{"index": 0, "delta": {}, "finish_reason": reply.finish}]))
        if reply.usage:
            await _event(response, {**_chunk(body, []), "usage": _usage(body, reply)})
        await response.write(b"data: [DONE]\n\n")
        return response

    async def _embeddings(self, request: web.Request) -> web.Response:
        body = await request.json()
        texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
        self.embedded.append(texts)
        data = [
            {"object": "embedding", "index": index, "embedding": self._vector_of(text)}
            for index, text in enumerate(texts)
        ]
        # Out of order on purpose: the index says where each belongs.
        return web.json_response(
            {
                "object": "list",
                "model": body["model"],
                "data": data[::-1],
                "usage": {"prompt_tokens": len(texts), "total_tokens": len(texts)},
            }
        )

    def _vector(self, text: str) -> list[float]:
        digest = hashlib.sha256(text.encode()).digest()
        return [byte / 255 for byte in digest[: self.dimensions]]


def kinds(server: OpenAIServer) -> list[str]:
    """Give what each request was for, in order."""
    return [kind(body) for body in server.requests]


async def _event(response: web.StreamResponse, data: dict[str, Any]) -> None:
    await response.write(f"data: {json.dumps(data)}\n\n".encode())


def _chunk(body: dict[str, Any], choices: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": body["model"], "choices": choices}


def _whole(body: dict[str, Any], reply: Reply) -> dict[str, Any]:
    message = {"role": "assistant", "content": reply.text}
    choices = [] if reply.no_choices else [{"index": 0, "message": message, "finish_reason": reply.finish}]
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": body["model"],
        "choices": choices,
        "usage": _usage(body, reply),
    }


def _usage(body: dict[str, Any], reply: Reply) -> dict[str, int]:
    asked = sum(len(message["content"]) for message in body["messages"]) // 4
    written = len(reply.text) // 4
    return {"prompt_tokens": asked, "completion_tokens": written, "total_tokens": asked + written}


def _words(text: str) -> set[str]:
    latin = {word.rstrip("s") for word in re.findall(r"[\w.-]*\w", text.casefold().replace(",", ""))}
    return {word for word in latin if word not in _COMMON}
