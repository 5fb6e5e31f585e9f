"""The slug of a post that comes from somewhere with an address: readable, and the same at every import."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from bot.posts.frontmatter import slugs


def slug_of_address(url: str, title: str) -> str:
    """Give the last part of an address as a slug, without an ending such as `.html`; empty where it has none.

    A number or hash tells a reader nothing, and a number is no name of its own: the title's words stand before the
    numbers, or for the hash; where the title has no Latin letters, the whole address does.
    """
    path = re.sub(r"\.(?:html?|php|aspx?|md)$", "", unquote(urlsplit(url).path), flags=re.IGNORECASE)
    last, whole, words = (slugs.tidy(text) for text in (PurePosixPath(path).name, path, title))
    if not last or says(last):
        return last
    if not says(words):
        return whole if says(whole) else f"post-{whole}"
    # Of an address like `/2026/04/1` all that follows its last word, since another month has a `1` too.
    numbers = re.split("[a-z]", whole)[-1].strip("-") if re.fullmatch("[0-9-]+", last) else ""
    return words if _numbers(numbers) <= _numbers(words) else f"{words}-{numbers}"


def says(slug: str) -> bool:
    """Tell whether a slug holds what a reader can know a post by."""
    return re.search("[a-z]", slug) is not None and not slugs.is_opaque(slug)


def _numbers(slug: str) -> set[int]:
    return set(map(int, re.findall(r"\d+", slug)))
