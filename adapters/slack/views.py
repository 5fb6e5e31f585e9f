"""The one modal: a line of text after a button, or a question about somebody's message."""

import json
from typing import Any

from adapters.slack.richtext import Json, quote, rich_text
from bot.posts.blocks import plain

#: The modal's callback_id, and the ids of its input.
CALLBACK = "digest_ask"
INPUT, FIELD = "question", "text"
#: Slack: characters of a plain text input; far more than a question takes.
LONGEST = 2_000


def ask(hidden: dict[str, str], *, quoted: str = "") -> Json:
    """Give a modal that asks for one line of text.

    Args:
        hidden: what the submission must bring back; ids only, Slack keeps at most 3,000 characters of it.
        quoted: the message asked about, shown above the line and read back from there.
    """
    label = hidden.get("label", "") if hidden.get("command", "").startswith("home ") else "Your question"
    shown = [rich_text(quote([plain(quoted)])) | {"block_id": "quoted"}] if quoted else []
    line = {
        "type": "input",
        "block_id": INPUT,
        "label": _text(label),
        "element": {
            "type": "plain_text_input",
            "action_id": FIELD,
            "max_length": LONGEST,
            "focus_on_load": True,
            "placeholder": _text("What would you like to know?" if label == "Your question" else label),
        },
    }
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": _text("Ask the digests" if label == "Your question" else "Your page"),
        "submit": _text("Ask" if label == "Your question" else "Save"),
        "close": _text("Cancel"),
        "private_metadata": json.dumps(hidden),
        "blocks": [*shown, line],
    }


def hidden_of(view: Json) -> dict[str, str]:
    """Give back what `ask` hid; only text, nothing where it was tampered with."""
    try:
        hidden = json.loads(view.get("private_metadata") or "{}")
    except (TypeError, ValueError):
        return {}
    if not isinstance(hidden, dict):
        return {}
    return {str(name): value for name, value in hidden.items() if isinstance(value, str)}


def typed_in(view: Json) -> str:
    """Give the line of text that was typed."""
    value = _at(view, "state", "values", INPUT, FIELD, "value")
    return value.strip() if isinstance(value, str) else ""


def quoted_in(view: Json) -> str:
    """Give the message that the modal quotes."""
    blocks = view.get("blocks")
    for block in blocks if isinstance(blocks, list) else []:
        if isinstance(block, dict) and block.get("block_id") == "quoted":
            parts = _at(block, "elements", 0, "elements")
            return "".join(str(part.get("text", "")) for part in parts or () if isinstance(part, dict))
    return ""


def _at(node: Any, *path: str | int) -> Any:
    for step in path:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return None
    return node


def _text(text: str) -> Json:
    return {"type": "plain_text", "text": text}
