"""The tables of what is owed and what became of it: places, subscriptions, slots, deliveries, and every change.

Unique rows decide, not processes: a place has one subscription a series, one slot a label, one slot a post, one
delivery a slot and part, and at most one delivery being sent.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.store.columns import Key, UtcDateTime, Words

_SENDING, _OPEN = text("state = 'sending'"), text("next_at IS NOT NULL")


def _id() -> Any:
    return Field(default=None, primary_key=True)


def _belongs(table: str, *, index: bool = False) -> Any:
    return Field(sa_column_args=(ForeignKey(f"{table}.id", ondelete="CASCADE"),), index=index)


def _key() -> Any:
    return Field(sa_type=Key)


def _words() -> Any:
    return Field(sa_type=Words)


def _instant() -> Any:
    return Field(sa_type=UtcDateTime)


def _maybe(kind: Any) -> Any:
    return Field(default=None, sa_type=kind, nullable=True)


class PlaceRow(SQLModel, table=True):
    """Where digests are posted.

    Attributes:
        broken: why nothing is sent there until it works again; None while it works.
        told: what the people of the place were told of it, so that they are told once.
        inspected_at: when the platform was last asked whether we can post there.
    """

    __tablename__ = "place"
    __table_args__ = (UniqueConstraint("platform", "workspace", "channel"),)

    id: int | None = _id()
    platform: str = _key()
    workspace: str = _key()
    channel: str = _key()
    broken: str | None = _maybe(Words)
    told: str | None = _maybe(Words)
    inspected_at: datetime | None = _maybe(UtcDateTime)


class SubscriptionRow(SQLModel, table=True):
    """A series that is posted in a place.

    Attributes:
        times: as `scheduler.times.Times` writes them, such as `mon 09:00`.
        language: BCP 47; empty for any.
        silent: posts make no sound.
        ping: the platform's id of the one role that is called once a digest; empty for none.
        tags: the labels that posts get, one a line.
        problem: what keeps it from being posted, for people; None while nothing does.
        since: posts published up to here were there before it; None where its first slot takes the newest post.
        settled_to: no slot up to here is owed any more.
    """

    __tablename__ = "subscription"
    __table_args__ = (UniqueConstraint("place_id", "series"),)

    id: int | None = _id()
    place_id: int = _belongs("place")
    series: str = _key()
    language: str = _key()
    times: str = _key()
    zone: str = _key()
    created_by: str = _words()
    created_at: datetime = _instant()
    catch_up_hours: int
    paused: bool
    silent: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    ping: str = Field(default="", sa_type=Key, sa_column_kwargs={"server_default": text("''")})
    tags: str = Field(default="", sa_type=Words, sa_column_kwargs={"server_default": text("''")})
    problem: str | None = _maybe(Words)
    since: datetime | None = _maybe(UtcDateTime)
    settled_to: datetime = _instant()


class SlotRow(SQLModel, table=True):
    """One week, day or post that a place was owed.

    Attributes:
        label: `weekly:2026-W47`, `daily:2026-11-20` or `post:<slug>`.
        slug: the post it took; None where it was skipped without one.
        until: posts published up to here are dealt with; None where nothing was found.
        begin_by: it is not begun after this.
        late: the post says that it is late.
        checksum: of the post as it was last laid out.
        withdrawn: the post is not to be seen any more, and its parts say so.
        late_line: what it says of being late, or None.
        corrected: what it says of having been updated, or None.
    """

    __tablename__ = "slot"
    __table_args__ = (UniqueConstraint("place_id", "label"), UniqueConstraint("place_id", "slug"))

    id: int | None = _id()
    place_id: int = _belongs("place")
    subscription_id: int | None = Field(
        default=None, sa_column_args=(ForeignKey("subscription.id", ondelete="SET NULL"),), index=True, nullable=True
    )
    series: str = _key()
    label: str = _key()
    slug: str | None = _maybe(Key)
    due: datetime = Field(sa_type=UtcDateTime, index=True)
    until: datetime | None = _maybe(UtcDateTime)
    begin_by: datetime = _instant()
    late: bool = False
    checksum: str = Field(default="", sa_type=Key)
    withdrawn: bool = False
    late_line: str | None = _maybe(Words)
    corrected: str | None = _maybe(Words)
    owed_at: datetime = _instant()


class DeliveryRow(SQLModel, table=True):
    """One part of a slot, and what became of it.

    Attributes:
        key: marks the message on its platform; at most 25 characters of [a-z0-9].
        body: the part, frozen; empty for a skipped slot.
        wanted: the part as it should now read, where that differs from what was sent.
        surplus_at: since when it is to be taken back; what it is then to read, if anything, is posted anew.
        fence: counts the claims; only the latest claim may say what became of it.
        lease_until: until then nobody else touches it.
        next_at: when something is to be done about it; None for never.
        absent_at: when a look on the platform first did not find it.
        looks: how often the platform would not let us look, in a row.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("slot_id", "part"),
        UniqueConstraint("key"),
        Index("uq_delivery_sending", "place_id", unique=True, sqlite_where=_SENDING, postgresql_where=_SENDING),
        Index("ix_delivery_state_next_at", "state", "next_at"),
        Index("ix_delivery_open", "place_id", "next_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: int | None = _id()
    slot_id: int = _belongs("slot")
    place_id: int = _belongs("place", index=True)
    part: int
    key: str = _key()
    body: str = _words()
    wanted: str | None = _maybe(Words)
    surplus_at: datetime | None = _maybe(UtcDateTime)
    state: str = _key()
    attempts: int = 0
    fence: int = 0
    lease_until: datetime | None = _maybe(UtcDateTime)
    next_at: datetime | None = _maybe(UtcDateTime)
    absent_at: datetime | None = _maybe(UtcDateTime)
    looks: int = 0
    first_attempt_at: datetime | None = _maybe(UtcDateTime)
    sent_at: datetime | None = _maybe(UtcDateTime)
    message_id: str | None = _maybe(Key)
    message_channel: str | None = _maybe(Key)
    message_thread: str | None = _maybe(Key)
    problem: str | None = _maybe(Words)


class SpreadRow(SQLModel, table=True):
    """A message that is to be shown to those who follow its place from elsewhere, or was.

    Attributes:
        next_at: when it is next tried, and until then nobody else does; None once it is done or given up.
        tries: counts the claims; only the latest may say what became of it.
        problem: why it is not done; None while nothing went wrong.
    """

    __tablename__ = "spread"

    delivery_id: int = Field(
        primary_key=True, sa_column_args=(ForeignKey("delivery.id", ondelete="CASCADE"),), sa_type=Integer
    )
    owed_at: datetime = _instant()
    next_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True, index=True)
    tries: int = 0
    problem: str | None = _maybe(Words)
    done_at: datetime | None = _maybe(UtcDateTime)


class ChangeRow(SQLModel, table=True):
    """One step in the life of a delivery: when, from which state to which, and why."""

    __tablename__ = "change"

    id: int | None = _id()
    delivery_id: int = _belongs("delivery", index=True)
    at: datetime = _instant()
    was: str = _key()
    became: str = _key()
    why: str = _words()


#: The bare tables, for statements that are made once and run often.
DELIVERIES, CHANGES = (SQLModel.metadata.tables[name] for name in ("delivery", "change"))
