"""Lines of a list that hold a title and a bare address: `Looms at sea https://…`, the address often a line below."""

import re

from bot.posts.blocks import Paragraph, line_of
from bot.posts.markdown.inline import stripped
from bot.posts.markdown.parts import Entry, flat
from bot.posts.post import Item
from bot.posts.widths import width

# How wide a title is at most, the words that make one of it, and as many characters of a script without spaces.
_LONGEST, _WORDS, _DENSE = 160, 2, 12
#: What parts a title from its address, and what makes a text or a row of fields of it.
_BEFORE_ADDRESS, _NO_TITLE = " —–->→", re.compile(r"[.!?;](?:\s|$)|[。！？；｜]|\s\|\s|[:：]$")


def is_title(text: str) -> bool:
    """Tell whether words that lead somewhere tell a story: several, or as many letters of a dense script."""
    return len(text.split()) >= _WORDS or len(text) >= _DENSE


def addressed(entry: Entry) -> Item | None:
    """Read an entry that is a title and a bare address as an item; None for any other."""
    first = entry.opening
    if first is None or entry.done is not None:
        return None
    at = next((place for place, span in enumerate(first.spans) if span.url), len(first.spans))
    addresses = first.spans[at:]
    title = line_of(first.spans[:at]).rstrip(_BEFORE_ADDRESS)
    bare = addresses and all(span.text.strip() in ("", span.url) for span in addresses)
    if not bare or not is_title(title) or width(title) > _LONGEST or _NO_TITLE.search(title):
        return None
    more = stripped(addresses[1:])
    told = flat([*((Paragraph(spans=more, line=first.line),) if more else ()), *entry.parts[1:]])
    return Item(title=title, blocks=tuple(told), url=addresses[0].url, line=entry.line)
