"""Where a workspace's places show what was posted: the messages that hold a section of a post."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from bot.store.database import Database
from bot.store.ledger.tables import DeliveryRow, PlaceRow, SlotRow
from bot.store.shapes import Placed


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A message that holds a part of a post.

    Attributes:
        body: the part as it was sent, as JSON.
    """

    slug: str
    part: int
    workspace: str
    channel: str
    thread: str
    message: str
    body: str

    def link(self, pattern: str) -> str:
        """Give the message's address by a platform's pattern (`Request.links`)."""
        names = {"workspace": self.workspace, "channel": self.channel, "thread": self.thread or self.message}
        names["room"] = self.thread or self.channel
        return pattern.format(**names, message=self.message.replace(".", ""))


async def find_posted(
    db: Database, place: Placed, sections: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], Posted]:
    """Give the message that shows each section, by slug and title, where the workspace of a place has one.

    What was posted in the place itself comes before other channels, and newer messages before older ones.
    """
    wanted = set(sections)
    messages = await _sent(db, place, {slug for slug, _ in wanted})
    messages.sort(key=lambda message: message.channel != place.channel)
    found = {section: _showing(*section, messages) for section in wanted}
    return {section: message for section, message in found.items() if message is not None}


async def _sent(db: Database, place: Placed, slugs: Iterable[str]) -> list[Posted]:
    query = (
        select(SlotRow, DeliveryRow)
        .join(DeliveryRow, col(DeliveryRow.slot_id) == col(SlotRow.id))
        .join(PlaceRow, col(PlaceRow.id) == col(DeliveryRow.place_id))
        .where(
            col(PlaceRow.platform) == place.platform,
            col(PlaceRow.workspace) == place.workspace,
            col(SlotRow.slug).in_(sorted(slugs)),
            col(SlotRow.withdrawn).is_(False),
            col(DeliveryRow.state) == "sent",
            col(DeliveryRow.message_id).is_not(None),
        )
        .order_by(col(DeliveryRow.slot_id).desc(), col(DeliveryRow.part))
    )
    async with db.read() as session:
        rows = (await session.exec(query)).all()
    return [
        Posted(
            slug=slot.slug or "",
            part=row.part,
            workspace=place.workspace,
            channel=row.message_channel or "",
            thread=row.message_thread or "",
            message=row.message_id or "",
            body=row.body,
        )
        for slot, row in rows
    ]


def _showing(slug: str, section: str, messages: Sequence[Posted]) -> Posted | None:
    """Choose the part that has the section's heading, else the headline."""
    of_post = [message for message in messages if message.slug == slug]
    heading = json.dumps(section, ensure_ascii=False)
    holding = [message for message in of_post if section and message.part > 1 and heading in message.body]
    return next(iter([*holding, *of_post]), None)
