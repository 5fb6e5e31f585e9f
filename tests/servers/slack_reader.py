"""What a person sees of a message in Slack: its words, what can be pressed, what pings somebody, where links lead."""

import json
import re

from tests.servers.slack_blocks import nodes

PING = re.compile(r"<(?:@[A-Z0-9]+|!(?:here|channel|everyone)|!subteam\^[A-Z0-9]+)[^>]*>")


def pressable(message: dict) -> dict[str, dict]:
    """Give what can be pressed in a message: by its label, the action that Slack sends."""
    found = {}
    for block in message.get("blocks") or []:
        for element in block.get("elements", []) if block["type"] in ("actions", "context_actions") else []:
            kind = {"type": element["type"], "action_id": element["action_id"], "block_id": "b1"}
            for option in element.get("options", []):
                found[option["text"]["text"]] = kind | {"selected_option": option}
            for thumb in ("positive_button", "negative_button"):
                if thumb in element:
                    found[element[thumb]["text"]["text"]] = kind | {"value": element[thumb]["value"]}
            if element["type"] == "button":
                found[element["text"]["text"]] = kind | element
    return found


def visible(message: dict) -> str:
    """Give all that a reader sees: block texts in order, markup of links undone; the text where there are no blocks."""
    return "\n".join(_shown(message.get("blocks") or [{"type": "mrkdwn", "text": message.get("text", "")}]))


def _shown(node: object) -> list[str]:
    if isinstance(node, list):
        runs = all(isinstance(item, dict) and item.get("type") in ("text", "link", "date") for item in node)
        shown = [line for item in node for line in _shown(item)]
        return ["".join(shown)] if runs else shown
    if not isinstance(node, dict):
        return []
    if node.get("type") == "markdown":
        return [rendered(node["text"])]
    if node.get("type") == "date":
        return [node.get("fallback", "")]
    if isinstance(node.get("text"), str):
        return [_read(node["text"]) if node.get("type") == "mrkdwn" else node["text"]]
    return [line for value in node.values() for line in _shown(value)]


def rendered(markdown: str) -> str:
    """Give what a reader sees of Markdown: escapes undone, then what `_read` undoes."""
    return _read(re.sub(r"\\([\\`*_~\[\]#|])", r"\1", markdown)).replace("\u200b", "")


def _read(marked: str) -> str:
    text = re.sub(r"<([^<>|]*)\|?([^<>]*)>", lambda found: found[2] or found[1], marked)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def pings(message: dict) -> list[str]:
    """Give everything in a message that would notify somebody, its notification text included."""
    marked = [message.get("text", "")]
    found = []
    for node in nodes(message.get("blocks") or []):
        if node.get("type") in ("user", "usergroup", "broadcast"):
            found.append(json.dumps(node))
        if node.get("type") in ("mrkdwn", "markdown"):
            marked.append(node["text"])
    return found + [ping for text in marked for ping in PING.findall(text)]


def links(message: dict) -> list[str]:
    """Give every address in a message that one can follow."""
    found = []
    for node in nodes(message.get("blocks") or []):
        if isinstance(node.get("url"), str):
            found.append(node["url"])
        if node.get("type") == "mrkdwn":
            found += re.findall(r"<(https?://[^<>|]*)", node["text"])
    return found
