"""Addresses: which ones survive as links, and where a bare one stands in text."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

# Slack: 3,000 characters for a URL in a block; nothing longer is an address a person wrote.
MAX_CHARACTERS = 3000
# A host without a name and password before it: `https://known.example@other.example` leads where it does not say.
_WEB = re.compile(
    r"https?://[^\s<>\"|\\^`{}/?#@]*[^\W_][^\s<>\"|\\^`{}/?#@]*(?:[/?#][^\s<>\"|\\^`{}]*)?", re.IGNORECASE
)
_BARE = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", re.IGNORECASE)
# What an address of a picture ends in.
_PICTURE = re.compile(r"(?i)\.(?:avif|gif|jpe?g|png|svg|webp)$")
_TRAILING = ".,;:!?'*_~"
_PAIRS = {")": "(", "]": "["}


def web_url(text: str) -> str | None:
    """Give an address if it is http or https, has a host, and holds nothing that could break out of a link."""
    url = text.strip()
    return url if len(url) <= MAX_CHARACTERS and _WEB.fullmatch(url) else None


def name_of(url: str) -> str:
    """Give what to call a link without words: its host; one to a place on a page, or to a picture, has no name."""
    if web_url(url) is None:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return "" if parts.fragment or _PICTURE.search(parts.path) else (parts.hostname or "").removeprefix("www.")


def is_of_picture(url: str) -> bool:
    """Tell whether an address is that of a picture, by what it ends in, also behind one that fetches it."""
    return _PICTURE.search(url) is not None


def split_links(text: str) -> Iterator[tuple[str, str | None]]:
    """Take text apart into runs, each with the address it is or None; joined again they are the text."""
    at = 0
    for match in _BARE.finditer(text):
        address = _without_tail(match[0])
        url = web_url(address)
        if url is None:
            continue
        if match.start() > at:
            yield text[at : match.start()], None
        yield address, url
        at = match.start() + len(address)
    if at < len(text):
        yield text[at:], None


def _without_tail(address: str) -> str:
    """Leave closing punctuation to the sentence, and a closing bracket that the address never opened."""
    end = len(address)
    while end:
        last = address[end - 1]
        opener = _PAIRS.get(last)
        if last not in _TRAILING and (opener is None or address.count(last, 0, end) <= address.count(opener, 0, end)):
            break
        end -= 1
    return address[:end]
