"""Text copied from a page of a digest site: cleaned to lines, then read by its form."""

import re
from zoneinfo import ZoneInfo

from bot.posts.frontmatter.decoding import decode
from bot.posts.frontmatter.findings import Findings
from bot.posts.importing import daily, notion, properties
from bot.posts.importing.drafts import Imported

#: Spaces that pages use for looks, line ends of other alphabets, and signs without width (joiners of emoji stay).
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2028": "\n", "\u2029": "\n"})
_NO_WIDTH = re.compile("[\u200b\u2060\ufeff\u00ad]")


def lines_of(data: bytes) -> list[str]:
    """Give the lines of a page's text without marks of order, odd spaces and trailing spaces."""
    text = _NO_WIDTH.sub("", decode(data, Findings(path="")).translate(_SPACES))
    return [line.rstrip() for line in text.split("\n")]


def read(data: bytes, *, zone: ZoneInfo) -> Imported | None:
    """Read a page's text, or give None where it has no form that we know; raises ImportRefused for what is no post."""
    lines = lines_of(data)
    block = properties.find(lines)
    if block is not None:
        return notion.read(lines, block, zone=zone)
    return daily.read(lines, zone=zone) if daily.is_daily(lines) else None
