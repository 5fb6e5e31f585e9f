"""What Discord accepts: every limit and content rule of messages, forms and commands, as pure checks."""

import re

ACTION_ROW, BUTTON, MENU, SECTION, TEXT, SEPARATOR, CONTAINER = 1, 2, 3, 9, 10, 14, 17
V2, EPHEMERAL, LOADING, SILENT = 1 << 15, 1 << 6, 1 << 7, 1 << 12
MESSAGE_FIELDS = {
    "content", "nonce", "enforce_nonce", "tts", "embeds", "allowed_mentions", "message_reference", "components",
    "flags", "attachments", "sticker_ids", "poll",
}  # fmt: skip
FIELDS = {
    ACTION_ROW: {"type", "id", "components"},
    BUTTON: {"type", "id", "style", "label", "custom_id", "url", "disabled", "emoji"},
    MENU: {"type", "id", "custom_id", "placeholder", "options", "min_values", "max_values", "disabled"},
    SECTION: {"type", "id", "components", "accessory"},
    TEXT: {"type", "id", "content"},
    SEPARATOR: {"type", "id", "divider", "spacing"},
    CONTAINER: {"type", "id", "components", "accent_color", "spoiler"},
}
TOP, IN_CONTAINER = {ACTION_ROW, SECTION, TEXT, SEPARATOR, CONTAINER}, {ACTION_ROW, SECTION, TEXT, SEPARATOR}


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def message_problems(body: dict, *, nonce: bool = True, roles: frozenset[str] = frozenset()) -> list[str]:
    """Name everything for which Discord, or we on its behalf, would refuse a message; some roles may be called."""
    problems = [f"{name} is not a field of a message" for name in body if name not in MESSAGE_FIELDS]
    if "nonce" in body and not nonce:
        problems.append("a nonce has no effect here")
    if "nonce" in body and (not isinstance(body["nonce"], str) or not 0 < len(body["nonce"]) <= 25):
        problems.append("a nonce is a text of 1 to 25 characters")
    if body.get("allowed_mentions", {}).get("parse") != []:
        problems.append("allowed_mentions must be there, and allow none")
    allowed = body.get("allowed_mentions", {})
    if allowed.keys() - {"parse", "roles"} or set(allowed.get("roles", ())) - roles:
        problems.append("somebody would be pinged")
    if set(body.get("message_reference", {})) - {"message_id", "channel_id", "guild_id", "fail_if_not_exists"}:
        problems.append("message_reference has unknown fields")
    flags = body.get("flags", 0)
    if flags & ~(V2 | EPHEMERAL | SILENT):
        problems.append(f"flags {flags} cannot be set")
    if not flags & V2:
        return problems + embed_problems(body)
    for name in ("content", "embeds", "poll", "sticker_ids"):
        if body.get(name):
            problems.append(f"{name} cannot stand beside components V2")
    return problems + component_problems(body.get("components"))


def embed_problems(body: dict) -> list[str]:
    """Name what is wrong with a message of the old kind: a line, embeds, and rows of buttons and menus."""
    problems = ["a line has at most 2000 characters"] if units(body.get("content", "")) > 2_000 else []
    if not body.get("content") and not body.get("embeds"):
        problems.append("without the flag, containers and text displays are refused")
    for embed in body.get("embeds", []):
        if embed.keys() - {"title", "description", "color", "footer"}:
            problems.append("fields of an embed that we do not use")
        if not 1 <= units(embed.get("description", "")) <= 4_096:
            problems.append("an embed's description has 1 to 4096 characters")
    if sum(units(embed.get("description", "")) for embed in body.get("embeds", [])) > 6_000:
        problems.append("embeds have at most 6000 characters together")
    rows = body.get("components", [])
    if len(rows) > 5 or any(one.get("type") != ACTION_ROW for one in rows):
        problems.append("components of the old kind are at most 5 rows")
    return problems + [problem for one in walk(rows) for problem in _one(one)]


def component_problems(components: object) -> list[str]:
    """Name what is wrong with the components of a message."""
    if not isinstance(components, list) or not components:
        return ["components must be a list, and not empty"]
    problems = [f"component type {one.get('type')} at the top" for one in components if one.get("type") not in TOP]
    every = list(walk(components))
    if len(every) > 40:
        problems.append(f"{len(every)} components, at most 40")
    shown = sum(units(one.get("content", "")) for one in every)
    if shown > 4_000:
        problems.append(f"{shown} characters of text displays, at most 4000")
    for name in ("custom_id", "id"):
        values = [one[name] for one in every if one.get(name)]
        if len(values) != len(set(values)):
            problems.append(f"two components with one {name}")
    return problems + [problem for one in every for problem in _one(one)]


def walk(components: list):
    """Give every component, nested ones too."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        if "accessory" in component:
            yield component["accessory"]


def _one(component: dict) -> list[str]:
    kind = component.get("type")
    if kind not in FIELDS:
        return [f"component type {kind} is unknown here"]
    problems = [f"{name} is not a field of component type {kind}" for name in component.keys() - FIELDS[kind]]
    number = component.get("id", 0)
    if not isinstance(number, int) or not 0 <= number < 2**31:
        problems.append("a component's id has 32 bits")
    inner = component.get("components", [])
    match kind:
        case 10 if not isinstance(component.get("content"), str) or not component["content"].strip():
            problems.append("a text display is empty")
        case 1 if [one["type"] for one in inner] not in [[MENU], *([BUTTON] * count for count in range(1, 6))]:
            problems.append("an action row holds 1 to 5 buttons, or one menu")
        case 9 if not 1 <= len(inner) <= 3 or any(one["type"] != TEXT for one in inner):
            problems.append("a section holds 1 to 3 texts")
        case 9 if component.get("accessory", {}).get("type") != BUTTON:
            problems.append("a section has a button beside it")
        case 17 if not inner or any(one["type"] not in IN_CONTAINER for one in inner):
            problems.append("a container holds rows, texts and separators, at least one")
    checks = {BUTTON: _button, MENU: _menu, CONTAINER: _container, SEPARATOR: _separator}
    return problems + checks.get(kind, lambda component: [])(component)


def _container(container: dict) -> list[str]:
    return [] if 0 <= container.get("accent_color", 0) <= 0xFFFFFF else ["a colour has 24 bits"]


def _separator(separator: dict) -> list[str]:
    return [] if separator.get("spacing", 1) in (1, 2) else ["a separator's spacing is 1 or 2"]


def _menu(menu: dict) -> list[str]:
    problems = []
    options = menu.get("options", [])
    values = [option["value"] for option in options]
    if not 1 <= len(options) <= 25 or len(set(values)) != len(values):
        problems.append("a menu has 1 to 25 choices, each another")
    if any(not 1 <= len(option[name]) <= 100 for option in options for name in ("label", "value")):
        problems.append("a choice's label and value have 1 to 100 characters")
    if not 1 <= len(menu.get("custom_id", "")) <= 100 or len(menu.get("placeholder", "")) > 150:
        problems.append("a menu's custom_id has 1 to 100 characters, its line at most 150")
    return problems


def _button(button: dict) -> list[str]:
    problems = []
    if button.get("style") not in (1, 2, 3, 4):
        problems.append(f"a button of style {button.get('style')}")
    if not 1 <= len(button.get("custom_id", "")) <= 100:
        problems.append("a button's custom_id has 1 to 100 characters")
    if not button.get("label", "").strip() or len(button["label"]) > 80:
        problems.append("a button's label has 1 to 80 characters")
    return problems


def modal_problems(data: dict) -> list[str]:
    """Name what is wrong with a form."""
    problems = []
    if not 1 <= len(data.get("title", "")) <= 45:
        problems.append("a form's title has 1 to 45 characters")
    if not 1 <= len(data.get("custom_id", "")) <= 100:
        problems.append("a form's custom_id has 1 to 100 characters")
    if not 1 <= len(data.get("components", [])) <= 5:
        problems.append("a form holds 1 to 5 components")
    for label in data.get("components", []):
        box = label.get("component", {})
        if label.get("type") != 18 or not 1 <= len(label.get("label", "")) <= 45 or box.get("type") != 4:
            problems.append("a form holds labelled text inputs")
        if len(box.get("value", "")) > box.get("max_length", 4_000) or len(box.get("placeholder", "")) > 100:
            problems.append("what stands in a text input is too long")
        if not 1 <= box.get("max_length", 4_000) <= 4_000 or box.get("style") not in (1, 2):
            problems.append("a text input takes at most 4000 characters")
    return problems


def command_problems(commands: object) -> list[str]:
    """Name what is wrong with the commands that are to be registered."""
    if not isinstance(commands, list) or len(commands) > 100:
        return ["at most 100 commands"]
    problems = []
    for command in commands:
        if command.get("type", 1) == 1:
            problems += _described(command)
        elif "description" in command or "options" in command or not 1 <= len(command["name"]) <= 32:
            problems.append("a context menu has a name of 1 to 32 characters, and nothing else to say")
        if set(command.get("contexts", [0])) - {0, 1, 2} or set(command.get("integration_types", [0])) - {0, 1}:
            problems.append("unknown contexts or integration types")
    return problems


def _described(entry: dict, depth: int = 0) -> list[str]:
    problems = []
    if not re.fullmatch(r"[-_'\w]{1,32}", entry["name"]) or entry["name"] != entry["name"].lower():
        problems.append(f"name {entry['name']!r}")
    if not 1 <= len(entry.get("description", "")) <= 100:
        problems.append(f"description of {entry['name']}")
    options = entry.get("options", [])
    if len(options) > 25 or depth > 2:
        problems.append(f"options of {entry['name']}")
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        problems.append(f"required options of {entry['name']} come first")
    for option in options:
        if option.get("autocomplete") and option.get("choices"):
            problems.append(f"{option['name']} has choices and autocomplete")
        if option.get("type") not in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11):
            problems.append(f"type of {option['name']}")
        problems += _described(option, depth + 1)
    return problems
