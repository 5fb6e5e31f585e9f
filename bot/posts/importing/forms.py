"""Which form a file has, and who reads it."""

import re
from zoneinfo import ZoneInfo

from bot.errors import ImportRefused
from bot.posts.importing import pagetext
from bot.posts.importing.drafts import Imported

#: Nothing that people publish comes near this; a larger file is refused before it is parsed.
MAX_BYTES = 20 * 1024 * 1024
_SNIFFED = 4096
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:---|\+\+\+)[ \t]*\r?\n")


def import_file(data: bytes, *, name: str, zone: ZoneInfo) -> Imported:
    """Read one file, whatever form it has, into drafts of posts.

    Args:
        data: the file's bytes.
        name: the file's name, for the slug of a page that has none.
        zone: the content's time zone, in which aware times are written.

    Raises:
        ImportRefused: the file is in no form that we know, or holds no post.
    """
    if len(data) > MAX_BYTES:
        raise ImportRefused(f"This file has more than {MAX_BYTES // 1024**2} MB; import its posts one by one.")
    head = data.replace(b"\x00", b"")[:_SNIFFED].lstrip()
    if _FRONT_MATTER.match(head):
        raise ImportRefused("This is a Markdown post already; put it into the content folder as it is.")
    if _HTML.search(head) and not _FEED.search(head[: head.find(b"<html")]):
        # The parsers of HTML and feeds take a while to load, which a command that reads neither need not wait for.
        from bot.posts.importing.webpage import read as read_page

        return read_page(data, name=name, zone=zone)
    if _FEED.search(head):
        from bot.posts.importing.feeds import read as read_feed

        return read_feed(data, zone=zone)
    found = pagetext.read(data, zone=zone)
    if found is None:
        raise ImportRefused(
            "This is no page text, HTML page or feed that we know: page text has the lines `type` and `Post` near its "
            "top, or begins with a date such as `Monday — March 23, 2026`."
        )
    return found
