"""What Slack takes as a message, as a validator: the documented limits, and the undocumented ones measured by others.

`problem(arguments)` gives Slack's error name with a reason, or None.
"""

import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

STYLES = {"bold", "italic", "strike", "code", "underline", "highlight"}
#: Slack counts about this much for a whole message before it says msg_blocks_too_long.
WHOLE = 13_200


class Invalid(Exception):
    """A block that Slack would refuse."""


def need(condition: object, why: str) -> None:
    if not condition:
        raise Invalid(why)


def fields(node: object, required: str, optional: str = "") -> None:
    need(isinstance(node, dict), f"not an object: {node!r}")
    given, must, may = set(node), set(required.split()), set(optional.split())
    need(must <= given, f"missing {sorted(must - given)} in {node.get('type')}")
    need(given <= must | may, f"unknown {sorted(given - must - may)} in {node.get('type')}")


def string(value: object, most: int, least: int = 1) -> None:
    need(isinstance(value, str), f"not text: {value!r}")
    need(least <= len(value.encode("utf-16-le")) // 2 <= most, f"{len(value)} characters, allowed {least} to {most}")
    need(least == 0 or value != "", "empty text")


def text_object(node: dict, most: int, *, plain: bool = False) -> None:
    if node.get("type") == "mrkdwn" and not plain:
        fields(node, "type text", "verbatim")
    else:
        need(node.get("type") == "plain_text", f"text of type {node.get('type')}")
        fields(node, "type text", "emoji")
    string(node["text"], most)
    need(node["text"].strip(), "blank text")


def address(url: object) -> None:
    string(url, 3000)
    need(urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname, f"address {url!r}")


def inline(node: dict) -> None:
    match node.get("type"):
        case "text":
            fields(node, "type text", "style")
            string(node["text"], 3000)
        case "link":
            fields(node, "type url", "text style unsafe")
            address(node["url"])
            string(node.get("text", "x"), 3000)
        case "date":
            fields(node, "type timestamp format", "url style fallback")
            need(isinstance(node["timestamp"], int) and node["timestamp"] > 0, "timestamp")
            need(re.search(r"\{(date|time|day|ago)\w*\}", node["format"]), f"format {node['format']!r}")
            string(node.get("fallback", "x"), 3000)
        case "emoji" | "user" | "channel" | "usergroup" | "broadcast" | "color" as kind:
            need(kind, "")
        case other:
            raise Invalid(f"rich text element {other!r}")
    style = node.get("style", {})
    need(isinstance(style, dict) and set(style) <= STYLES, f"style {style!r}")
    need(all(value is True for value in style.values()), f"style {style!r}")


def rich(node: dict) -> None:
    kind = node.get("type")
    if kind == "rich_text_list":
        fields(node, "type style elements", "indent offset border")
        need(node["style"] in ("bullet", "ordered"), f"list style {node['style']!r}")
        need(isinstance(node.get("indent", 0), int) and 0 <= node.get("indent", 0) <= 8, "indent")
        need(isinstance(node.get("offset", 0), int) and node.get("offset", 0) >= 0, "offset")
        need(node["elements"], "empty list")
        for line in node["elements"]:
            need(line.get("type") == "rich_text_section", "a list holds sections")
            rich(line)
        return
    need(kind in ("rich_text_section", "rich_text_quote", "rich_text_preformatted"), f"rich text of type {kind!r}")
    fields(node, "type elements", "border language")
    need(node["elements"], f"empty {kind}")
    for element in node["elements"]:
        inline(element)


def rich_text(block: dict) -> None:
    fields(block, "type elements", "block_id")
    need(block["elements"], "empty rich_text")
    for element in block["elements"]:
        rich(element)


def header(block: dict) -> None:
    fields(block, "type text", "block_id")
    text_object(block["text"], 150, plain=True)


def section(block: dict) -> None:
    fields(block, "type text", "block_id fields accessory expand")
    text_object(block["text"], 3000)


def context(block: dict) -> None:
    fields(block, "type elements", "block_id")
    need(1 <= len(block["elements"]) <= 10, "a context holds 1 to 10 elements")
    for element in block["elements"]:
        text_object(element, 3000)


def divider(block: dict) -> None:
    fields(block, "type", "block_id")


def actions(block: dict) -> None:
    fields(block, "type elements", "block_id")
    need(1 <= len(block["elements"]) <= 25, "actions hold 1 to 25 elements")
    for button in block["elements"]:
        if button.get("type") == "static_select":
            select(button)
            continue
        fields(button, "type action_id text", "value url style confirm accessibility_label")
        need(button["type"] == "button", "only buttons here")
        string(button["action_id"], 255)
        string(button.get("value", "x"), 2000)
        text_object(button["text"], 75, plain=True)
        need(button.get("style", "primary") in ("primary", "danger"), "button style")


def select(menu: dict) -> None:
    fields(menu, "type action_id placeholder options", "initial_option confirm focus_on_load")
    string(menu["action_id"], 255)
    text_object(menu["placeholder"], 150, plain=True)
    need(1 <= len(menu["options"]) <= 100, "a menu holds 1 to 100 options")
    for option in menu["options"]:
        fields(option, "text value", "description url")
        text_object(option["text"], 75, plain=True)
        string(option["value"], 150)
    need(len({option["value"] for option in menu["options"]}) == len(menu["options"]), "an option stands twice")


def context_actions(block: dict) -> None:
    fields(block, "type elements", "block_id")
    need(1 <= len(block["elements"]) <= 5, "context actions hold 1 to 5 elements")
    for element in block["elements"]:
        fields(element, "type action_id positive_button negative_button")
        need(element["type"] == "feedback_buttons", f"context action {element['type']!r}")
        for thumb in (element["positive_button"], element["negative_button"]):
            fields(thumb, "text value", "accessibility_label")
            text_object(thumb["text"], 75, plain=True)
            string(thumb["value"], 2000)


def table(block: dict) -> None:
    fields(block, "type rows", "block_id column_settings")
    need(1 <= len(block["rows"]) <= 100, "a table has 1 to 100 rows")
    need(len(block.get("column_settings", [])) <= 20, "column settings")
    for row in block["rows"]:
        need(1 <= len(row) <= 20, "a row has 1 to 20 cells")
        for cell in row:
            if cell.get("type") == "rich_text":
                rich_text(cell)
            else:
                fields(cell, "type text")
                need(cell["type"] == "raw_text", f"cell of type {cell['type']!r}")
                string(cell["text"], 3000)
    need(sum(len(text) for text in texts(block["rows"])) <= 10_000, "a table holds 10,000 characters")


def input_block(block: dict) -> None:
    fields(block, "type label element", "block_id hint optional dispatch_action")
    text_object(block["label"], 2000, plain=True)
    element = block["element"]
    fields(element, "type action_id", "placeholder initial_value multiline min_length max_length focus_on_load")
    need(element["type"] == "plain_text_input", "only text inputs here")
    need(element.get("max_length", 1) <= 3000, "max_length")
    text_object(element.get("placeholder", {"type": "plain_text", "text": "x"}), 150, plain=True)


KINDS: dict[str, Callable[[dict], None]] = {
    "rich_text": rich_text,
    "header": header,
    "section": section,
    "context": context,
    "context_actions": context_actions,
    "divider": divider,
    "actions": actions,
    "table": table,
}


def check(blocks: object, most: int = 50, kinds: dict[str, Callable[[dict], None]] = KINDS) -> None:
    need(isinstance(blocks, list), "blocks are a list")
    need(len(blocks) <= most, f"{len(blocks)} blocks")
    for block in blocks:
        need(isinstance(block, dict) and block.get("type") in kinds, f"block {block!r:.80}")
        kinds[block["type"]](block)
    pressed = [block for block in blocks if block["type"] in ("actions", "context_actions")]
    ids = [element["action_id"] for block in pressed for element in block["elements"]]
    ids += [f"block {block['block_id']}" for block in blocks if "block_id" in block]
    need(len(ids) == len(set(ids)), "an id stands twice")


def view_problem(view: object) -> str | None:
    try:
        fields(view, "type title blocks", "callback_id submit close private_metadata external_id")
        need(view["type"] == "modal", "only modals here")
        for name in ("title", "submit", "close"):
            text_object(view[name], 24, plain=True)
        string(view.get("private_metadata", ""), 3000, 0)
        check(view["blocks"], 100, KINDS | {"input": input_block})
    except Invalid as why:
        return f"invalid_arguments: {why}"
    return None


def home_problem(view: object) -> str | None:
    """Give the error that views.publish would answer with, or None."""
    try:
        fields(view, "type blocks", "callback_id private_metadata external_id")
        need(view["type"] == "home", "only pages here")
        check(view["blocks"], 100)
    except Invalid as why:
        return f"invalid_arguments: {why}"
    return "view_too_large" if len(json.dumps(view)) > 250_000 else None


def chunks_problem(arguments: dict) -> str | None:
    """Give the error that a stream's call would answer with, or None."""
    try:
        need("markdown_text" not in arguments or "chunks" not in arguments, "text beside chunks")
        for chunk in arguments.get("chunks", []):
            if chunk.get("type") == "markdown_text":
                fields(chunk, "type text")
                string(chunk["text"], 12_000)
            else:
                fields(chunk, "type id title status", "details output sources")
                need(chunk["type"] == "task_update", f"chunk {chunk['type']!r}")
                string(chunk["title"], 256)
                need(chunk["status"] in ("pending", "in_progress", "complete", "error"), "task status")
    except Invalid as why:
        return f"invalid_chunks: {why}"
    return None


def problem(arguments: dict) -> str | None:
    """Give the error that chat.postMessage would answer with, or None."""
    text, blocks = arguments.get("text", ""), arguments.get("blocks") or []
    if not text and not blocks:
        return "no_text"
    if not isinstance(text, str) or len(text) > 4_000:
        return "msg_too_long: the text would become several messages"
    try:
        check(blocks)
    except Invalid as why:
        return f"invalid_blocks: {why}"
    if sum(block["type"] == "table" for block in blocks) > 1:
        return "invalid_attachments: only_one_table_allowed"
    if count(blocks) > WHOLE:
        return f"msg_blocks_too_long: {count(blocks)}"
    return _metadata_problem(arguments.get("metadata"))


def _metadata_problem(metadata: object) -> str | None:
    if metadata is None or metadata == {}:
        return None
    good = (
        isinstance(metadata, dict)
        and set(metadata) == {"event_type", "event_payload"}
        and re.fullmatch(r"[A-Za-z0-9_]{1,255}", str(metadata["event_type"]))
        and isinstance(metadata["event_payload"], dict)
        and all(isinstance(value, str | int | bool) for value in metadata["event_payload"].values())
    )
    return None if good and len(json.dumps(metadata)) < 8_000 else "invalid_metadata_format"


def count(blocks: list[dict]) -> int:
    """Count a message as Slack might: all its JSON with entities written out, a table by its cells alone."""
    total = 0
    for block in blocks:
        written = "".join(texts(block["rows"])) if block["type"] == "table" else _compact(block)
        escaped = written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        total += len(escaped.encode("utf-16-le")) // 2
    return total


def _compact(block: dict) -> str:
    return json.dumps(block, ensure_ascii=False, separators=(",", ":"))


def nodes(node: object) -> Iterator[dict]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, list):
        for item in node:
            yield from nodes(item)


def texts(node: object) -> Iterator[str]:
    return (item["text"] for item in nodes(node) if isinstance(item.get("text"), str))
