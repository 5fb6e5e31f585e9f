"""A message as Discord's components: pure, exact, and never more than one Discord message holds."""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any, TypeAlias

from adapters.discord.limits import LABEL, ROW
from adapters.discord.markdown import markdown
from adapters.discord.text import clean, escape, one_line
from bot.messages.message import Button, Buttons, Element, Message, Note, Part
from bot.posts.blocks import Bullets, Heading, Rule

Json: TypeAlias = dict[str, Any]

#: Discord's numbers for the components we use.
ACTION_ROW, BUTTON, TEXT_INPUT, TEXT_DISPLAY, SEPARATOR, CONTAINER, LABELLED = 1, 2, 4, 10, 14, 17, 18
#: Message flags: for the asker's eyes only; made of components alone.
EPHEMERAL, COMPONENTS_V2 = 1 << 6, 1 << 15
#: The stripe beside a message; seen well on light and on dark.
ACCENT = 0x2A9D8F
#: What a button's or a modal's custom_id looks like: `?` asks for a line first, a number keeps equal ones apart.
PRESSED = re.compile(r"dg(?P<asks>\?)?\d*:(?P<command>.+)", re.DOTALL)
#: Characters of a question typed into a modal.
QUESTION = 1_000
_STYLES = {"primary": 1, "plain": 2, "danger": 4}


def payload(shown: Part | Message, *, key: str | None = None) -> Json:
    """Give the body of `POST /channels/{id}/messages`.

    Args:
        shown: what to say, cut to `LIMITS`.
        key: marks the message so that it can be found again, and lets Discord refuse it a second time.
    """
    message = shown.message if isinstance(shown, Part) else shown
    body: Json = {
        "flags": COMPONENTS_V2,
        "allowed_mentions": {"parse": []},
        "components": [_container(message, key)],
    }
    return body if key is None else body | {"nonce": key, "enforce_nonce": True}


def marker(key: str) -> int:
    """Give the number that marks our container for a key.

    Discord keeps a component's id as we set it and gives it back with the history, and no reader sees it. An id has
    32 bits; the one bit set is far above the small numbers that Discord itself hands out.
    """
    return int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big") & 0x3FFFFFFF | 0x40000000


def _container(message: Message, key: str | None) -> Json:
    children = list(_children(message.elements))
    if not any(child["type"] != SEPARATOR for child in children):
        children = [_text(escape(clean(message.summary).strip()[:1_000]) or "—")]
    identity = {} if key is None else {"id": marker(key)}
    return {"type": CONTAINER, **identity, "accent_color": ACCENT, "components": children}


def _children(elements: Sequence[Element]) -> Iterator[Json]:
    """Give texts, rules and rows of buttons; neighbouring texts share one text display."""
    text = ""
    last: Element | None = None
    taken: dict[str, int] = {}
    for element in elements:
        if isinstance(element, Buttons | Rule):
            if text:
                yield _text(text)
            text = ""
            yield from _rows(element, taken) if isinstance(element, Buttons) else [_rule()]
        elif shown := markdown(element):
            text = f"{text}{_gap(last, element)}{shown}" if text else shown
            last = element
    if text:
        yield _text(text)


def _gap(above: Element | None, below: Element) -> str:
    """Keep close what belongs together: a heading and its text, a lead and its list, notes."""
    close = isinstance(above, Heading) or (isinstance(above, Note) and isinstance(below, Note))
    return "\n" if close or (isinstance(below, Bullets) and not isinstance(above, Bullets)) else "\n\n"


def _text(content: str) -> Json:
    return {"type": TEXT_DISPLAY, "content": content}


def _rule() -> Json:
    return {"type": SEPARATOR, "divider": True, "spacing": 1}


def _rows(row: Buttons, taken: dict[str, int]) -> Iterator[Json]:
    for start in range(0, len(row.buttons), ROW):
        buttons = [_button(button, taken) for button in row.buttons[start : start + ROW]]
        yield {"type": ACTION_ROW, "components": buttons}


def _button(button: Button, taken: dict[str, int]) -> Json:
    """Give a button; Discord wants every custom_id of a message to be another."""
    name = f"dg{'?' if button.asks else ''}"
    count = taken[name + button.command] = taken.get(name + button.command, 0) + 1
    return {
        "type": BUTTON,
        "style": _STYLES[button.style],
        "label": one_line(button.label).strip()[:LABEL] or "Open",
        "custom_id": f"{name}{count if count > 1 else ''}:{button.command}",
    }


def modal(command: str) -> Json:
    """Give the form that asks for the line which goes after a command."""
    box = {"type": TEXT_INPUT, "custom_id": "line", "style": 2, "min_length": 1, "max_length": QUESTION}
    return {
        "custom_id": f"dg:{command}",
        "title": "Ask the digests",
        "components": [{"type": LABELLED, "label": "Your question", "component": {**box, "required": True}}],
    }


def typed(components: Sequence[Any]) -> str:
    """Give the line typed into our form, whichever way Discord nests it; empty where there is none."""
    for component in components:
        if not isinstance(component, dict):
            continue
        if isinstance(component.get("value"), str):
            return str(component["value"])
        inner = component.get("components") or [component.get("component")]
        if found := typed(inner):
            return found
    return ""


def texts(components: Sequence[Any]) -> Iterator[str]:
    """Give the contents of all text displays, in order."""
    for component in components:
        if isinstance(component, dict):
            if isinstance(component.get("content"), str):
                yield component["content"]
            yield from texts(component.get("components") or ())
