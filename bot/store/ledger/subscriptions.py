"""Subscriptions: adding, changing, ending and listing them. Times are text here; the scheduler reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.errors import NotFoundError
from bot.store.database import Database
from bot.store.ledger.changes import move
from bot.store.ledger.places import CATCH_UP, heal, make_place
from bot.store.ledger.tables import DeliveryRow, PlaceRow, SlotRow, SubscriptionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A series that is posted in a place.

    Attributes:
        place_id: of the place, for the ledger.
        times: as stored, such as `mon 09:00`.
        language: BCP 47; empty for any.
        silent: posts make no sound.
        ping: the platform's id of the one role that is called once a digest; empty for none.
        tags: the labels that posts get.
        problem: what keeps it from being posted; None while nothing does.
    """

    id: int
    place_id: int
    platform: str
    workspace: str
    channel: str
    series: str
    language: str
    times: str
    zone: str
    created_by: str
    created_at: datetime
    catch_up_hours: int = CATCH_UP
    paused: bool = False
    silent: bool = False
    ping: str = ""
    tags: tuple[str, ...] = ()
    problem: str | None = None
    since: datetime | None = None
    settled_to: datetime


async def add_subscription(
    db: Database,
    *,
    platform: str,
    workspace: str,
    channel: str,
    series: str,
    times: str,
    zone: str,
    by: str,
    now: datetime,
    language: str = "",
    catch_up_hours: int = CATCH_UP,
    silent: bool = False,
    ping: str = "",
    tags: Sequence[str] = (),
    since: datetime | None = None,
) -> tuple[Subscription, bool]:
    """Subscribe a place to a series, or change the subscription it has; True where it is new.

    Args:
        db: the database.
        platform: the adapter's name.
        workspace: Slack team or Discord guild, empty for none.
        channel: the platform's channel id.
        series: such as `weekly`.
        times: as `scheduler.times.Times` writes them.
        zone: an IANA name.
        by: who asked, as the platform's user id.
        now: nothing is owed for slots before this.
        language: BCP 47; empty for any.
        catch_up_hours: how late a slot is still posted.
        silent: posts make no sound.
        ping: the platform's id of the one role that is called once a digest; empty for none.
        tags: the labels that posts get, each one line.
        since: the newest post there is, for a subscription to posts as they are published; they come after it.
    """
    async with db.write() as session:
        place = await make_place(session, platform, workspace, channel)
        query = select(SubscriptionRow).where(col(SubscriptionRow.place_id) == place.id)
        row = (await session.exec(query.where(col(SubscriptionRow.series) == series).with_for_update())).one_or_none()
        new = row is None
        fixed: dict[str, Any] = {"place_id": place.id, "series": series, "created_by": by, "created_at": now}
        told: dict[str, Any] = {"language": language, "times": times, "zone": zone, "catch_up_hours": catch_up_hours}
        told |= {"silent": silent, "ping": ping, "tags": "\n".join(tags)}
        row = row or SubscriptionRow(**fixed, **told, paused=False, settled_to=now)
        row.sqlmodel_update({**told, "paused": False, "settled_to": now, "since": since or row.since})
        session.add(row)
        await session.flush()
        return _subscription(row, place), new


async def list_subscriptions(
    db: Database, *, platform: str | None = None, workspace: str | None = None, channel: str | None = None
) -> list[Subscription]:
    """Give the subscriptions, oldest first, of everything or of a platform, workspace or channel."""
    query = select(SubscriptionRow, PlaceRow).join(PlaceRow, col(PlaceRow.id) == col(SubscriptionRow.place_id))
    for column, wanted in ((PlaceRow.platform, platform), (PlaceRow.workspace, workspace), (PlaceRow.channel, channel)):
        if wanted is not None:
            query = query.where(col(column) == wanted)
    async with db.read() as session:
        rows = (await session.exec(query.order_by(col(SubscriptionRow.id)))).all()
    return [_subscription(row, place) for row, place in rows]


async def get_subscription(db: Database, subscription_id: int) -> Subscription:
    """Give one subscription.

    Raises:
        NotFoundError: there is none with that id.
    """
    async with db.read() as session:
        return await _get(session, subscription_id)


async def remove_subscription(db: Database, subscription_id: int, *, now: datetime) -> Subscription:
    """End a subscription; what was owed and not begun is skipped, what was begun is finished.

    Raises:
        NotFoundError: there is none with that id.
    """
    async with db.write() as session:
        subscription = await _get(session, subscription_id)
        slots = select(SlotRow.id).where(col(SlotRow.subscription_id) == subscription_id)
        begun = select(DeliveryRow.slot_id).where(col(DeliveryRow.state).not_in(("pending", "failed")))
        waiting = (
            col(DeliveryRow.slot_id).in_(slots),
            col(DeliveryRow.slot_id).not_in(begun),
            col(DeliveryRow.state).in_(("pending", "failed")),
        )
        await move(session, waiting, "skipped", now=now, why="The place was unsubscribed.", next_at=None)
        await session.exec(delete(SubscriptionRow).where(col(SubscriptionRow.id) == subscription_id))
    return subscription


async def pause_subscription(db: Database, subscription_id: int) -> Subscription:
    """Pause a subscription: slots that come meanwhile are recorded as skipped.

    Raises:
        NotFoundError: there is none with that id.
    """
    return await _update(db, subscription_id, paused=True)


async def resume_subscription(db: Database, subscription_id: int, *, now: datetime) -> Subscription:
    """Resume a subscription, and with it its place: what failed there is tried again.

    Raises:
        NotFoundError: there is none with that id.
    """
    subscription = await get_subscription(db, subscription_id)
    await heal(db, subscription.place_id, now=now)
    if not subscription.paused:
        return await get_subscription(db, subscription_id)
    return await _update(db, subscription_id, paused=False, settled_to=now)


async def set_language(db: Database, subscription_id: int, language: str) -> Subscription:
    """Post only what is in a language (BCP 47; empty for any) from now on.

    Raises:
        NotFoundError: there is none with that id.
    """
    return await _update(db, subscription_id, language=language)


async def set_problem(db: Database, subscription_id: int, problem: str | None) -> None:
    """Note what keeps a subscription from being posted, or that nothing does; a broken place keeps its own problem."""
    working = select(PlaceRow.id).where(col(PlaceRow.broken).is_(None))
    this = (col(SubscriptionRow.id) == subscription_id, col(SubscriptionRow.place_id).in_(working))
    async with db.write() as session:
        await session.exec(update(SubscriptionRow).where(*this).values(problem=problem))


async def _get(session: AsyncSession, subscription_id: int) -> Subscription:
    query = select(SubscriptionRow, PlaceRow).join(PlaceRow, col(PlaceRow.id) == col(SubscriptionRow.place_id))
    row = (await session.exec(query.where(col(SubscriptionRow.id) == subscription_id))).one_or_none()
    if row is None:
        raise NotFoundError(f"There is no subscription {subscription_id}.")
    return _subscription(*row)


async def _update(db: Database, subscription_id: int, **values: object) -> Subscription:
    async with db.write() as session:
        await session.exec(update(SubscriptionRow).where(col(SubscriptionRow.id) == subscription_id).values(**values))
        return await _get(session, subscription_id)


def _subscription(row: SubscriptionRow, place: PlaceRow) -> Subscription:
    names = set(Subscription.__slots__) - {"platform", "workspace", "channel", "tags"}
    return Subscription(
        platform=place.platform,
        workspace=place.workspace,
        channel=place.channel,
        tags=tuple(row.tags.splitlines()),
        **{name: getattr(row, name) for name in names},
    )
