"""The one form there is: it asks for a line of text, beside the message that is asked about, if any."""

from collections.abc import Iterator, Sequence
from typing import Any

from adapters.discord.rows import Json

#: Discord's numbers for the components we use here, and for a box of several lines.
TEXT_INPUT, LABELLED, LINES = 4, 18, 2
#: Characters of a question typed into a form, and (Discord) of the longest text a box holds.
QUESTION, LONGEST = 1_000, 4_000
#: Discord: characters of a box's label.
LABEL = 45
#: The names of the boxes.
LINE, ABOUT = "line", "about"
#: What a form is sent as when it asks about a message.
ASK_ABOUT = "dga"


def asking(command: str, label: str = "") -> Json:
    """Give the form that asks for the line which goes after a command.

    Args:
        command: what the line goes after.
        label: of the button pressed, which says what is wanted where that is no question.
    """
    if not command.startswith("home "):
        return _form(f"dg:{command}", _box(LINE, "Your question", QUESTION))
    return _form(f"dg:{command}", _box(LINE, label[:LABEL] or "Your choice", QUESTION), title="Your page")


def asking_about(quoted: str) -> Json:
    """Give the form that asks for a question about somebody's message.

    The message stands in a box of its own, since Discord shows it to us only once, and so the form can be sent after a
    restart too. An empty question asks what the digests say about it.
    """
    line = _box(LINE, "Your question", QUESTION, required=False, placeholder="What do the digests say about this?")
    return _form(ASK_ABOUT, _box(ABOUT, "The message you ask about", LONGEST, value=quoted[:LONGEST]), line)


def _form(name: str, *boxes: Json, title: str = "Ask the digests") -> Json:
    return {"custom_id": name, "title": title, "components": list(boxes)}


def _box(name: str, label: str, longest: int, *, required: bool = True, **more: str) -> Json:
    box = {"type": TEXT_INPUT, "custom_id": name, "style": LINES, "max_length": longest, "required": required}
    return {"type": LABELLED, "label": label, "component": {**box, "min_length": 1 if required else 0, **more}}


def typed(components: Sequence[Any], name: str = LINE) -> str:
    """Give what was typed into a box of our form, whichever way Discord nests it; empty where there is none."""
    return next((text for box, text in _typed(components) if box in (name, "")), "")


def _typed(components: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for component in components:
        if isinstance(component, dict):
            if isinstance(component.get("value"), str):
                yield str(component.get("custom_id") or ""), component["value"]
            yield from _typed(component.get("components") or [component.get("component")])
