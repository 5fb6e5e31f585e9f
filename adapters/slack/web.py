"""Slack's requests over HTTP: whoever is not Slack is refused at the door, with one line in the log."""

import hashlib
import hmac
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import time
from urllib.parse import parse_qsl

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

log = logging.getLogger(__name__)

#: Events, commands and interactions all arrive here.
PATH = "/slack/events"
#: Seconds a signature is good for, either way, as Slack advises.
WINDOW = 300
#: Bytes of a body; what Slack sends is far below.
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is turned away."""

    status: int
    why: str


def attach(app: web.Application, secret: str, bolt: Callable[[], AsyncApp | None]) -> None:
    """Add the route to a web application; `bolt` gives what answers, None while we are not running."""
    taken = Taken()

    async def receive(request: web.Request) -> web.StreamResponse:
        try:
            body = await _body(request)
        except web.RequestPayloadError:
            return _turned_away(request, Refusal(400, "its body cannot be read"))
        if body == b"ssl_check=1" or body.startswith(b"ssl_check=1&"):
            return web.Response()
        refused = refusal(request.headers, body, secret, now=time()) or taken.refusal(request.headers)
        if refused:
            return _turned_away(request, refused)
        response = await _answered(request, body.decode(), bolt())
        if response.status < 500:
            taken.note(request.headers, now=time())
        return response

    app.router.add_post(PATH, receive)


def _turned_away(request: web.Request, refused: Refusal) -> web.Response:
    log.warning("A request to %s from %s was refused: %s", PATH, request.remote, refused.why)
    return web.json_response({"error": refused.why}, status=refused.status)


class Taken:
    """The signatures of the last minutes: a request that bears one again is a copy of what Slack sent."""

    def __init__(self) -> None:
        """Begin with none."""
        self._seen: dict[str, float] = {}

    def refusal(self, headers: Mapping[str, str]) -> Refusal | None:
        """Refuse a copy; Slack's own retries say that they are, and are known by their event."""
        again = headers.get("X-Slack-Signature", "") in self._seen and "X-Slack-Retry-Num" not in headers
        return Refusal(401, "it was sent before") if again else None

    def note(self, headers: Mapping[str, str], *, now: float) -> None:
        """Remember a request that was taken, for as long as its timestamp is good."""
        while self._seen and next(iter(self._seen.values())) <= now:
            del self._seen[next(iter(self._seen))]
        self._seen[headers.get("X-Slack-Signature", "")] = now + 2 * WINDOW


async def _body(request: web.Request) -> bytes:
    """Read a body, but no more of it than shows that it is too large."""
    read = bytearray()
    async for piece in request.content.iter_chunked(65_536):
        read += piece
        if len(read) > LARGEST:
            break
    return bytes(read)


async def _answered(request: web.Request, body: str, bolt: AsyncApp | None) -> web.StreamResponse:
    if bolt is None:
        return web.json_response({"error": "not connected now; try again"}, status=503)
    try:
        asked = AsyncBoltRequest(body=body, query=request.query_string, headers=dict(request.headers))
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        # Bolt looks for ids while it reads a body, and takes none for anything but text or an object.
        log.warning("A request to %s from %s was refused: Bolt cannot read it (%r)", PATH, request.remote, problem)
        return web.json_response({"error": "its body is not what Slack sends"}, status=400)
    return await to_aiohttp_response(await bolt.async_dispatch(asked))


def refusal(headers: Mapping[str, str], body: bytes, secret: str, *, now: float) -> Refusal | None:
    """Tell why a request is not one that Slack sent just now, in a form that Slack sends; None when it is.

    Args:
        headers: of the request, found in any case.
        body: as it came.
        secret: the app's signing secret.
        now: seconds since 1970.
    """
    if len(body) > LARGEST:
        return Refusal(400, "the body is too large")
    stamp, signature = headers.get("X-Slack-Request-Timestamp", ""), headers.get("X-Slack-Signature", "")
    if not stamp or not signature:
        return Refusal(401, "it is not signed")
    if not (stamp.isascii() and stamp.isdecimal()):
        return Refusal(400, "its timestamp is not a number")
    if abs(now - int(stamp[:20])) > WINDOW:
        return Refusal(401, "its timestamp is not of the last five minutes")
    if not hmac.compare_digest(sign(secret, stamp, body).encode(), signature.encode("utf-8", "surrogateescape")):
        return Refusal(401, "its signature is not Slack's; check SLACK_SIGNING_SECRET")
    return None if _is_well_formed(body) else Refusal(400, "its body is neither JSON nor a form that Slack sends")


def sign(secret: str, stamp: str, body: bytes) -> str:
    """Give the signature Slack puts on a body: HMAC-SHA256 over version, timestamp and body."""
    return "v0=" + hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()


def _is_well_formed(body: bytes) -> bool:
    """Tell whether a body is an event (JSON), an interaction (JSON in a form) or a command (a form)."""
    try:
        text = body.decode()
        if not text.startswith("{"):
            form = dict(parse_qsl(text, keep_blank_values=True, strict_parsing=True))
            text = form.get("payload", "{}" if "command" in form else "")
        shown = json.loads(text)
        return isinstance(shown, dict) and isinstance(shown.get("event", {}), dict)
    except (ValueError, RecursionError):
        return False
