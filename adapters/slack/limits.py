"""What one Slack message holds, and how we count it."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from bot.messages.message import Buttons, Element, Limits

#: Slack: characters of one text object.
TEXT = 3_000
#: Slack: characters of a header block.
HEADER = 150
#: Slack: blocks of one message.
BLOCKS = 50
#: Slack: blocks of one App Home, and its characters (250 KB, of which a character may take 4).
PAGE_BLOCKS, PAGE = 100, 60_000
#: Slack: elements of one actions block.
ACTIONS = 25
#: Slack: options of one menu.
OPTIONS = 100
#: Slack: elements of one context block.
CONTEXT = 10
#: Slack: rows (the header is one) and columns of a table; one table a message.
TABLE_ROWS, TABLE_COLUMNS = 100, 20
#: Slack: characters of a button's label.
LABEL = 75
#: Slack: characters of an address.
URL = 3_000
#: Slack splits a top-level text of more than 4,040 characters into several messages.
FALLBACK = 3_900
#: Slack: characters of Markdown in one call.
MARKDOWN = 12_000
#: Slack refuses blocks from about 13,200 characters on (`msg_blocks_too_long`). Its count is not documented: the text
#: with `&`, `<` and `>` as entities, and something for every block. Ours is of the whole JSON, which is never less.
WHOLE = 13_000
#: A table is counted by the text of its cells alone, since 100 rows of 20 cells are allowed.
TABLE_FRAME = 200


def weigh(text: str) -> int:
    """Give the characters that Slack counts a text as: UTF-16 units, with what HTML and JSON escape written out."""
    return _entities(text) + sum(text.count(mark) for mark in '"\\\n\t')


def measure(blocks: Sequence[dict[str, Any]]) -> int:
    """Give the characters that blocks count against the whole of a message; never less than Slack's own count."""
    return sum(map(_measure, blocks))


def _measure(block: dict[str, Any]) -> int:
    if block["type"] == "table":
        return TABLE_FRAME + sum(weigh(text) for text in _texts(block["rows"]))
    return _entities(json.dumps(block, ensure_ascii=False, separators=(",", ":")))


def _entities(text: str) -> int:
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    return units + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))


def _texts(node: Any) -> Iterator[str]:
    """Give every text and address under a node of a block."""
    if isinstance(node, list):
        for item in node:
            yield from _texts(item)
    elif isinstance(node, dict):
        yield from (node[name] for name in ("text", "url") if isinstance(node.get(name), str))
        yield from _texts(node.get("elements"))


def blocks_of(element: Element) -> int:
    """Give how many blocks an element becomes; the pair that rates an answer has a block of its own."""
    return -(-len(element.buttons) // ACTIONS) + 1 if isinstance(element, Buttons) else 1


#: The part leaves the other half of WHOLE to the JSON around the text: 45 blocks at 120, or 100 links at 60.
LIMITS = Limits(
    part=6_000,
    text=TEXT,
    heading=HEADER,
    blocks=45,
    summary=1_000,
    buttons=ACTIONS,
    label=LABEL,
    table_rows=TABLE_ROWS,
    table_columns=TABLE_COLUMNS,
    tables=1,
    weigh=weigh,
    blocks_of=blocks_of,
    streams=True,
    shares=True,
    menus=ACTIONS,
)
