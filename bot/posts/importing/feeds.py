"""RSS and Atom feeds: one draft for each entry."""

import io
import re
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import feedparser

from bot.errors import ImportRefused
from bot.posts.frontmatter import dates, languages, slugs
from bot.posts.frontmatter.dates import Moment
from bot.posts.importing import markup
from bot.posts.importing.drafts import Draft, Imported, Page, draft_of
from bot.posts.importing.naming import says, slug_of_address
from bot.posts.importing.soup import parse
from bot.posts.markdown.links import web_url
from bot.posts.texts import in_a_line

#: The longest summary kept as one; anything longer is the text itself.
_MAX_SUMMARY = 2000
_NO_FEED = "This feed holds no entries, or is not well formed; save it again from its address."


def read(data: bytes, *, zone: ZoneInfo) -> Imported:
    """Read a feed from its bytes; nothing is ever fetched.

    Raises:
        ImportRefused: the file declares entities of its own, cannot be parsed, or holds no entry.
    """
    if re.search(rb"<!ENTITY", data, re.IGNORECASE):
        raise ImportRefused("This feed declares entities of its own, which no feed needs; take them out and try again.")
    try:
        # A stream, because feedparser would open a file or address that bytes or text happen to name. On a broken feed
        # it lets errors of any kind through.
        feed = feedparser.parse(io.BytesIO(data))
    except Exception as error:
        raise ImportRefused(_NO_FEED) from error
    if not feed.entries:
        raise ImportRefused(_NO_FEED)
    # Plain dictionaries: the parser's own answer for one missing field with another.
    about = dict(feed.get("feed", {}))
    names: dict[str, int] = {}
    posts: list[Draft] = []
    problems: list[str] = []
    for number, entry in enumerate(feed.entries, start=1):
        page, wrong = _page(dict(entry), about, names)
        posts.append(draft_of(page, zone=zone))
        problems += [f"Entry {number} (“{page.title[:80]}”) {text}" for text in wrong]
    return Imported(posts=tuple(posts), problems=tuple(problems))


def _page(entry: Mapping[str, Any], about: Mapping[str, Any], names: dict[str, int]) -> tuple[Page, list[str]]:
    url = web_url(str(entry.get("link") or "")) or ""
    title, summary = _plain(entry.get("title")), _plain(entry.get("summary"))
    wrong = []
    try:
        body = _body(entry, url)
    except ImportRefused as refused:
        body = ""
        wrong.append(f"was refused its text: {refused}")
    published = _moment(entry, "published") or _moment(entry, "updated")
    updated = _moment(entry, "updated")
    if not title:
        title = _plain(about.get("title")) or "Untitled"
        wrong.append("has no title; the feed's own was taken.")
    if published is None:
        wrong.append("has no date that can be read, so it was written as a draft; write one into the file.")
    if not body:
        wrong.append("has no text.")
    page = Page(
        title=title,
        slug=_slug(entry, url, title, names),
        body=body,
        published=published,
        updated=updated if updated != published else None,
        language=_language(entry, about),
        summary=summary if _has_content(entry) and len(summary) <= _MAX_SUMMARY else "",
        status="published" if published else "draft",
        tags=_tags(entry),
        url=url,
    )
    return page, wrong


def _has_content(entry: Mapping[str, Any]) -> bool:
    return any(str(part.get("value") or "").strip() for part in entry.get("content") or ())


def _body(entry: Mapping[str, Any], base: str) -> str:
    """Give the fullest text of an entry as Markdown."""
    texts = [str(part.get("value") or "") for part in entry.get("content") or ()]
    text = max([*texts, "" if any(texts) else str(entry.get("summary") or "")], key=len)
    return markup.to_markdown(parse(text), base=base)


def _plain(html: object) -> str:
    """Give the words of a short HTML text; one that cannot be parsed stands as it is."""
    try:
        text = parse(str(html or "")).get_text()
    except ImportRefused:
        text = str(html)
    return in_a_line(text)


def _moment(entry: Mapping[str, Any], name: str) -> Moment | None:
    """Give a time as the feed writes it, with its own offset; in UTC where only the parser understood it."""
    text = str(entry.get(name) or "")
    parsed = entry.get(f"{name}_parsed")
    moment = dates.read_moment(text)
    if moment is not None:
        return moment
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return datetime.fromtimestamp(timegm(parsed), tz=UTC) if parsed else None


def _slug(entry: Mapping[str, Any], url: str, title: str, names: dict[str, int]) -> str:
    """Name an entry by its address, else its title; a name met before gets a number."""
    words = slugs.tidy(title)
    known = slug_of_address(url, title) or (words if says(words) else "")
    identity = str(entry.get("id") or url or title)
    slug = known or f"post-{sha256(identity.encode(errors='replace')).hexdigest()[:8]}"
    names[slug] = names.get(slug, 0) + 1
    return slug if names[slug] == 1 else f"{slug}-{names[slug]}"


def _language(entry: Mapping[str, Any], about: Mapping[str, Any]) -> str:
    said = (entry.get("language"), about.get("language"))
    tag = next((tag for text in said if text and (tag := languages.normal(str(text)))), None)
    return languages.primary(tag) if tag in ("en-US", "en-GB") else tag or ""


def _tags(entry: Mapping[str, Any]) -> tuple[str, ...]:
    terms = (_plain(tag.get("term") or tag.get("label")) for tag in entry.get("tags") or ())
    return tuple(dict.fromkeys(filter(None, terms)))
