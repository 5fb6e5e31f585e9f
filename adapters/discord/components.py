"""A message as Discord's components: pure, exact, and never more than one Discord message holds."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any

from adapters.cleaning import clean
from adapters.discord.markdown import markdown
from adapters.discord.rows import Json, Pages, Rows, turning
from adapters.discord.text import escape
from bot.messages.message import Button, Buttons, Element, Message, Note, Part
from bot.posts.blocks import Bullets, Heading, Picture, Rule

#: Discord's numbers for the components we use.
SECTION, TEXT_DISPLAY, SEPARATOR, CONTAINER = 9, 10, 14, 17
#: Message flags: for the asker's eyes only; without a sound; made of components alone.
EPHEMERAL, SILENT, COMPONENTS_V2 = 1 << 6, 1 << 12, 1 << 15
#: The stripe beside a message that belongs to no series; all of them are seen well on light and on dark.
ACCENT = 0x2A9D8F
#: The stripes of the series everybody has, and those that other series share.
SERIES = {"weekly": 0x5865F2, "daily": 0xE07A2F}
OTHERS = (0x8E5BD0, 0x3B8EDB, 0xC2527E, 0x6A9A3A, 0xB58900, 0x008C9E)


def payload(shown: Part | Message, *, key: str | None = None, pages: Pages | None = None) -> Json:
    """Give the body of `POST /channels/{id}/messages`.

    Args:
        shown: what to say, cut to `LIMITS`.
        key: marks the message so that it can be found again, and lets Discord refuse it a second time.
        pages: which page of a long message this is, with buttons that turn to the others; None for a whole one.
    """
    message = shown.message if isinstance(shown, Part) else shown
    container = _container(message, key)
    if pages is not None:
        container["components"].append(turning(pages))
    body: Json = {
        "flags": COMPONENTS_V2,
        "allowed_mentions": {"parse": []},
        "components": [container],
    }
    return body if key is None else body | {"nonce": key, "enforce_nonce": True}


def told(body: Json, *, silent: bool = False, role: str = "") -> Json:
    """Make a body silent, or let it call one role, which is the only ping there is.

    Args:
        body: what `payload` gave.
        silent: nobody's device makes a sound.
        role: id of the role that an admin chose; empty for none.
    """
    if silent:
        body = body | {"flags": body["flags"] | SILENT}
    if role:
        called = {"allowed_mentions": {"parse": [], "roles": [role]}}
        body = body | called | {"components": [_text(f"<@&{role}>"), *body["components"]]}
    return body


def accent(series: str) -> int:
    """Give the colour of a series, always the same one."""
    if not series:
        return ACCENT
    number = blake2b(series.encode(), digest_size=2).digest()[0]
    return SERIES.get(series, OTHERS[number % len(OTHERS)])


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
    return {"type": CONTAINER, **identity, "accent_color": accent(message.series), "components": children}


def _children(elements: Sequence[Element]) -> Iterator[Json]:
    """Give texts, rules, menus and rows of buttons; the title stands beside the button that matters most."""
    rows = Rows()
    beside = _beside(elements)
    if beside is not None:
        # The title alone, so that a phone, where the two are narrow, shows what stands below it in full width.
        yield {"type": SECTION, "components": [*_shown(elements[:1], rows)], "accessory": rows.button(beside)}
        elements = elements[1:]
    yield from _shown(elements, rows, beside)


def _beside(elements: Sequence[Element]) -> Button | None:
    """Give the one primary button of a message that begins with a title."""
    if not elements or not isinstance(elements[0], Heading) or elements[0].level > 1 or not markdown(elements[0]):
        return None
    rows = [element for element in elements if isinstance(element, Buttons) and not element.menu]
    primary = [button for row in rows for button in row.buttons if button.style == "primary"]
    return primary[0] if len(primary) == 1 else None


def _shown(elements: Sequence[Element], rows: Rows, beside: Button | None = None) -> Iterator[Json]:
    """Give elements in order; neighbouring texts share one text display."""
    text = ""
    last: Element | None = None
    for element in elements:
        if isinstance(element, Buttons | Rule):
            if text:
                yield _text(text)
            text = ""
            yield from rows.of(element, beside) if isinstance(element, Buttons) else [_rule()]
        elif shown := markdown(element):
            text = f"{text}{_gap(last, element)}{shown}" if text else shown
            last = element
    if text:
        yield _text(text)


def _gap(above: Element | None, below: Element) -> str:
    """Keep close what belongs together: a heading and its text, a lead and its list, a line and its picture, notes."""
    close = isinstance(above, Heading) or (isinstance(above, Note) and isinstance(below, Note))
    led = isinstance(below, Bullets) and not isinstance(above, Bullets | Picture)
    return "\n" if close or led or (isinstance(below, Picture) and isinstance(above, Bullets)) else "\n\n"


def _text(content: str) -> Json:
    return {"type": TEXT_DISPLAY, "content": content}


def _rule() -> Json:
    return {"type": SEPARATOR, "divider": True, "spacing": 1}


def texts(components: Sequence[Any]) -> Iterator[str]:
    """Give the contents of all text displays, in order."""
    for component in components:
        if isinstance(component, dict):
            if isinstance(component.get("content"), str):
                yield component["content"]
            yield from texts(component.get("components") or ())
