"""The same message without components V2: an embed with rows of buttons, for a place that takes nothing else."""

from collections.abc import Sequence
from typing import Any

from adapters.discord.components import COMPONENTS_V2, CONTAINER, SECTION, texts
from adapters.discord.rows import ACTION_ROW, BUTTON, Json

#: Discord: rows of buttons and menus under a message of the old kind, and buttons of one row.
ROWS, ROW = 5, 5
#: What comes before a marker in the footer, which is small and says nothing to a reader.
MARK = "ref "


def embedded(body: Json) -> Json:
    """Give a body of components as an embed; every word is kept, and as many rows as fit under it.

    Args:
        body: what `components.payload` gave, to be posted or to replace what is shown.
    """
    outside = [one for one in body["components"] if one["type"] != CONTAINER]
    container = next(one for one in body["components"] if one["type"] == CONTAINER)
    said = "\n".join(texts(container["components"]))
    embed: Json = {"description": said or "—", "color": container["accent_color"]}
    if "id" in container:
        embed["footer"] = {"text": footer(container["id"])}
    kept = {name: value for name, value in body.items() if name not in ("components", "flags")}
    told = {"content": "\n".join(texts(outside)), "embeds": [embed], "components": _rows(container["components"])}
    return kept | told | {"flags": body["flags"] & ~COMPONENTS_V2}


def footer(mark: int) -> str:
    """Give the footer that marks an embed, as the id of a container marks components."""
    return f"{MARK}{mark:x}"


def _rows(components: Sequence[Any]) -> list[Json]:
    rows = [list(one["components"]) for one in components if one["type"] == ACTION_ROW]
    for one in components:
        if one["type"] == SECTION:
            room = next((row for row in rows if row[0]["type"] == BUTTON and len(row) < ROW), None)
            rows.append([one["accessory"]]) if room is None else room.append(one["accessory"])
    return [{"type": ACTION_ROW, "components": row} for row in rows[:ROWS]]
