"""Text and addresses as any platform can take them: without what no reader sees, and nothing but the web."""

import re
from urllib.parse import unquote, urlsplit

#: What no reader sees: controls, and what turns the letters around it, which would reach beyond its own text.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NO_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f<>\ud800-\udfff]")


def clean(text: str) -> str:
    """Drop what no reader sees, and mend half characters, which JSON cannot carry."""
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def is_on_the_web(url: str) -> bool:
    """Tell whether an address is one of http or https with a host, in which nothing could end a link early."""
    if _NO_ADDRESS.search(url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def picture_name(alt: str, url: str) -> str:
    """Give what a link to a picture is called: its own words behind a frame, else the name of its file or host.

    A reader sees by the frame that it is a picture, in any language; an address as such fills lines of a phone.
    """
    words = alt.strip()
    if not words and is_on_the_web(url):
        parts = urlsplit(url)
        words = clean(unquote(parts.path, errors="replace").rstrip("/").rpartition("/")[2]).strip() or parts.netloc
    return f"🖼️ {words}" if words else ""
