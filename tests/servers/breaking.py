"""The ways in which a model's server breaks: each answers a request as no server should."""

import asyncio
import gzip
import json

from tests.servers.wire import Way, Wire, chunk, event, stream

#: A key that must stand nowhere; servers that say it back do so in its own words.
KEY = "a-key-of-no-known-form-4711"
SAID = "Microsoft Research published MEMENTO [1]."


def sends(body: bytes | str, *headers: str, status: str = "200 OK", kind: str = "text/event-stream") -> Way:
    """Answer with a whole reply."""

    async def way(wire: Wire) -> None:
        await wire.head(*headers, status=status, kind=kind)
        await wire.send(body)

    return way


def writes(*parts: bytes | str) -> Way:
    """Answer with bytes that need not be HTTP."""

    async def way(wire: Wire) -> None:
        for part in parts:
            await wire.send(part)

    return way


def fails(status: str, body: str = "", *headers: str) -> Way:
    """Answer with an error that says the key back."""
    said = body or json.dumps({"error": {"message": f"Bad key: {KEY}"}})
    return sends(said, *headers, status=status, kind="application/json")


def busy(retry_after: str) -> Way:
    """Answer that it is busy until some time."""
    return fails("429 Too Many", "", f"Retry-After: {retry_after}")


def _delta(held: str) -> Way:
    return sends(event(f'{{"choices": [{{"delta": {held}}}]}}'))


async def _ends_in_a_chunk(wire: Wire) -> None:
    await wire.head("Transfer-Encoding: chunked")
    await wire.send(f"fff\r\n{chunk('Microsoft Research')}")


#: Ways after which nothing of a model is left: the digests answer in their own words.
BROKEN: dict[str, Way] = {
    "closes at once": writes(),
    "speaks TLS": writes(b"\x15\x03\x01\x00\x02\x02\x46"),
    "speaks no HTTP": writes("HELLO\r\n\r\n"),
    "sends a page": sends("<html><body>Sign in</body></html>", kind="text/html"),
    "sends nothing": sends(""),
    "has nothing": sends("", status="204 No Content"),
    "ends in a chunk": _ends_in_a_chunk,
    "garbles a chunk": sends("zz\r\nhello\r\n", "Transfer-Encoding: chunked"),
    "garbles gzip": sends(b"\x1f\x8bno gzip", "Content-Encoding: gzip"),
    "has huge headers": sends(stream(SAID), f"X-Big: {'a' * 200_000}"),
    "streams nothing": sends(json.dumps({"choices": [{"message": {"content": SAID}}]}), kind="application/json"),
    "events that are no JSON": sends(event("{nope")),
    "events that are a list": sends(event("[1, 2]")),
    "events that are null": sends(event("null")),
    "events nested too deep": sends(event("[" * 100_000)),
    "events with a number too long": sends(event('{"created": ' + "9" * 5_000 + "}")),
    "events in no letters": sends(b"data: \xff\xfe\n\n"),
    "events without events": sends("hello\n\n"),
    "choices null": sends(event('{"choices": null}')),
    "choices empty": sends(event('{"choices": []}')),
    "choices of nothing": sends(event('{"choices": [null, 5]}')),
    "a delta that is text": _delta('"Microsoft"'),
    "content null": _delta('{"content": null}'),
    "content a number": _delta('{"content": 5}'),
    "content of odd parts": _delta('{"content": [{"type": "text"}, "x", {"type": "image"}]}'),
    "tool calls": _delta('{"tool_calls": [{"index": 0, "function": {"name": "post", "arguments": "{}"}}]}'),
    "filtered": sends(chunk("Microsoft") + chunk(None, finish="content_filter")),
    "cut for length": sends(chunk("Microsoft Research") + chunk(None, finish="length")),
    "an error as text": sends(event('{"error": "out of memory"}')),
    "usage beyond all counts": sends(
        event(f'{{"choices": [], "usage": {{"prompt_tokens": {10**30}, "completion_tokens": -5}}}}')
    ),
    **{f"status {status}": fails(status) for status in ("400 x", "401 x", "403 x", "404 x", "409 x", "418 x", "422 x")},
    "an error nobody can read": fails("400 x", '{"error": {"message": 5, "param": 7, "code": [1]}}'),
    "an error about a list": fails("400 x", '{"error": {"param": ["max_tokens"]}}'),
    "busy until far away": busy("99999999999"),
    **{f"redirects with {status}": sends("", "Location: /elsewhere", status=f"{status} x")
       for status in (301, 302, 303, 307, 308)},
    "redirects to a file": sends("", "Location: file:///etc/passwd", status="307 x"),
}  # fmt: skip

#: Ways that a server is asked again after, a little later each time.
AGAIN: dict[str, Way] = {
    **{f"status {status}": fails(status) for status in ("500 x", "503 x", "529 x", "999 x")},
    **{f"busy until {when}": busy(when) for when in ("-5", "soon", "nan", "inf", "Wed, 21 Oct 2099 07:28:00 GMT")},
}

#: Ways that are none: what is odd about them loses nothing.
ODD: dict[str, Way] = {
    "as the wrong kind": sends(stream(SAID), kind="image/png"),
    "as no kind": sends(stream(SAID), kind=""),
    "packed": sends(gzip.compress(stream(SAID).encode()), "Content-Encoding: gzip"),
    "with comments": sends(": ping\n\n" + stream(SAID)),
    "with other ends of lines": sends(stream(SAID).replace("\n", "\r\n")),
    "over two lines": sends(stream(SAID).replace('"choices"', '\ndata: "choices"')),
    "every chunk twice": sends(chunk(f"{SAID} ") * 2 + chunk(None, finish="stop")),
    "in parts": sends(event(json.dumps({"choices": [{"delta": {"content": [{"type": "text", "text": SAID}]}}]}))),
    "promising more": sends(stream(SAID), "Content-Length: 100000"),
}


async def _silent(wire: Wire) -> None:
    await wire.head()
    await asyncio.sleep(60)


async def _slow_headers(wire: Wire) -> None:
    for letter in "HTTP/1.1 200 OK\r\n":
        await wire.send(letter)
        await asyncio.sleep(1)


async def _drips(wire: Wire) -> None:
    await wire.head()
    for letter in stream(SAID):
        await wire.send(letter)
        await asyncio.sleep(1)


async def _pings(wire: Wire) -> None:
    await wire.head()
    while True:
        await wire.send(": ping\n\n")
        await asyncio.sleep(0.01)


async def _one_line(wire: Wire) -> None:
    await wire.head()
    await wire.send("data: ")
    while True:
        await wire.send("a" * 1_000)
        await asyncio.sleep(0.01)


#: Ways that would take for ever.
SLOW: dict[str, Way] = {
    "says nothing": _silent,
    "begins slowly": _slow_headers,
    "drips": _drips,
    "only pings": _pings,
    "never ends a line": _one_line,
}


async def stalls(wire: Wire) -> None:
    """Say one sentence, begin another, and say no more."""
    await wire.head()
    await wire.send(chunk(f"{SAID} ") + chunk("With MEMENTO the peak "))
    await asyncio.sleep(60)


async def endless(wire: Wire) -> None:
    """Say the same without end."""
    await wire.head()
    while True:
        await wire.send(chunk("MEMENTO has a million users [1]. ") * 20)


async def endless_thought(wire: Wire) -> None:
    """Think without end."""
    await wire.head()
    await wire.send(chunk("<think>"))
    while True:
        await wire.send(chunk("and then ") * 100)
