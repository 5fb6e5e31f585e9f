"""A server on 127.0.0.1 that reads HTTP requests and answers each with whatever bytes a way of breaking writes.

It stands where a model's server should, below any HTTP framework, so that a reply may stall, lie about itself or end
anywhere.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request as it came; `body` is its JSON."""

    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class Wire:
    """What a way writes to."""

    writer: asyncio.StreamWriter
    asked: Asked
    host: str = field(default="")

    async def send(self, data: bytes | str) -> None:
        self.writer.write(data.encode() if isinstance(data, str) else data)
        await self.writer.drain()

    async def head(self, *headers: str, status: str = "200 OK", kind: str = "text/event-stream") -> None:
        lines = (f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else ()), "Connection: close", *headers)
        await self.send("\r\n".join(lines) + "\r\n\r\n")


Way = Callable[[Wire], Awaitable[None]]


class WireServer:
    """The server; use it as an async context manager.

    Attributes:
        way: how each request is answered.
        asked: the requests, in order.
    """

    def __init__(self, way: Way) -> None:
        self.way = way
        self.asked: list[Asked] = []
        self.url = ""
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "WireServer":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        host, port = self._server.sockets[0].getsockname()[:2]
        self.url = f"http://{host}:{port}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                asked = await _read(reader)
                self.asked.append(asked)
                await self.way(Wire(writer, asked))
        finally:
            self._open.discard(task)
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Asked:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _ = head[0].split(" ", 2)
    headers = {name.casefold(): value for line in head[1:] if line for name, value in [line.split(": ", 1)]}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Asked(method=method, path=path, headers=headers, body=json.loads(body) if body else {})


def chunk(text: object, *, finish: str | None = None) -> str:
    """Give one event of a stream that says so much."""
    delta = {} if text is None else {"content": text}
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return event(json.dumps({"id": "c", "object": "chat.completion.chunk", "choices": [choice]}))


def event(data: str) -> str:
    """Give one event of a stream that holds any text."""
    return f"data: {data}\n\n"


def stream(*texts: object, finish: str = "stop") -> str:
    """Give a whole stream."""
    return "".join(map(chunk, texts)) + chunk(None, finish=finish) + event("[DONE]")
