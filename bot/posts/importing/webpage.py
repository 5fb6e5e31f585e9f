"""A saved HTML page: its article, and what its head says of it."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup
from bs4.element import Tag

from bot.errors import ImportRefused
from bot.posts.frontmatter import dates, languages, slugs
from bot.posts.importing import markup
from bot.posts.importing.article import article_of
from bot.posts.importing.drafts import Imported, Page, draft_of
from bot.posts.importing.naming import slug_of_address
from bot.posts.importing.soup import parse
from bot.posts.markdown.links import web_url
from bot.posts.texts import in_a_line

_DATES = ("article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date",
          "dcterms.created", "parsely-pub-date")  # fmt: skip
_UPDATES = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")


def read(data: bytes, *, name: str, zone: ZoneInfo) -> Imported:
    """Read a saved page into one draft; what stands around the article is reported as left out.

    Raises:
        ImportRefused: there is no text on the page.
    """
    soup = parse(data)
    head = _Head(soup)
    title, url = head.title(), head.url()
    # Before the article is taken out, which leaves a date beside the title behind.
    published = head.moment("datePublished", _DATES) or _time(soup)
    article, dropped = article_of(soup, title=title)
    body = markup.to_markdown(article, base=url)
    if not body:
        raise ImportRefused("This page has no text; save it from the browser after it has loaded, as a complete page.")
    slug = _slug(url, name, title)
    problems = []
    if published is None:
        problems.append("The page names no date; write one into the file, such as `date: 2026-04-19`.")
    page = Page(
        title=title or PurePosixPath(name).stem,
        slug=slug,
        body=body,
        published=published,
        updated=head.moment("dateModified", _UPDATES),
        language=head.language(),
        summary=head.description(),
        tags=head.tags(),
        url=url,
    )
    return Imported(posts=(draft_of(page, zone=zone),), dropped=dropped, problems=tuple(problems))


class _Head:
    """What a page says of itself: JSON-LD first, then its meta tags, then what is shown."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._soup = soup
        self._data = next(_articles(soup), {})
        self._metas: dict[str, list[str]] = {}
        for tag in soup.find_all("meta"):
            key = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").casefold()
            self._metas.setdefault(key, []).extend(filter(None, [in_a_line(str(tag.get("content") or ""))]))

    def title(self) -> str:
        shown = self._soup.find("h1")
        heading = in_a_line(shown.get_text(" ")) if isinstance(shown, Tag) else ""
        window = self._soup.find("title")
        named = in_a_line(window.get_text(" ")) if isinstance(window, Tag) else ""
        return self._said("headline") or self._meta("og:title", "twitter:title") or heading or named

    def description(self) -> str:
        return self._meta("og:description", "description", "twitter:description") or self._said("description")

    def url(self) -> str:
        link = self._soup.find("link", rel="canonical", href=True)
        href = str(link.get("href")) if isinstance(link, Tag) else ""
        found = (web_url(text) for text in (href, self._meta("og:url")))
        return next(filter(None, found), "")

    def language(self) -> str:
        root = self._soup.find("html")
        said = str(root.get("lang") or "") if isinstance(root, Tag) else ""
        tag = languages.normal(said) or languages.normal(self._meta("og:locale", "language", "content-language"))
        return languages.primary(tag) if tag in ("en-US", "en-GB") else tag or ""

    def tags(self) -> tuple[str, ...]:
        said = self._metas.get("article:tag", []) or self._metas.get("keywords", [])
        return tuple(
            dict.fromkeys(tag for text in said for part in re.split("[,;，、]", text) if (tag := part.strip()))
        )

    def moment(self, key: str, metas: tuple[str, ...]) -> dates.Moment | None:
        found = (dates.read_moment(text) for text in (self._said(key), *(self._meta(name) for name in metas)) if text)
        return next(filter(None, found), None)

    def _said(self, key: str) -> str:
        value = self._data.get(key)
        return in_a_line(value) if isinstance(value, str) else ""

    def _meta(self, *names: str) -> str:
        return next((texts[0] for name in names if (texts := self._metas.get(name))), "")


def _articles(soup: BeautifulSoup) -> Iterator[Mapping[str, Any]]:
    """Give the JSON-LD objects that describe an article."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            loaded = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        for one in _objects(loaded):
            kinds = one.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(str(kind).endswith(("Article", "Posting", "Report")) for kind in names):
                yield one


def _objects(loaded: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(loaded, list):
        yield from (one for one in loaded if isinstance(one, dict))
    elif isinstance(loaded, dict):
        yield loaded
        yield from _objects(loaded.get("@graph") if isinstance(loaded.get("@graph"), list) else None)


def _time(soup: BeautifulSoup) -> dates.Moment | None:
    """Give the first time shown on the page that is a date."""
    shown = soup.find_all("time")
    texts = (text for tag in shown for text in (str(tag.get("datetime") or ""), tag.get_text(" ")))
    return next((moment for text in texts if (moment := dates.read_moment(in_a_line(text)))), None)


def _slug(url: str, name: str, title: str) -> str:
    """Name a page by its address, else its file, else its title."""
    stem = PurePosixPath(name).stem
    named = [slug_of_address(url, title), "" if stem.casefold() in ("index", "page", "download") else stem, title]
    return next((slug for text in named if (slug := slugs.tidy(text))), slugs.of_path(f"{title or name}.md"))
