"""A clock to turn by hand, posts to publish, and a board to post them on."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import UsageError
from bot.messages.message import Message, Note, Part
from bot.messages.moments import spoken
from bot.posts.post import Period, Post
from bot.store.database import Database
from bot.store.ledger.deliveries import list_deliveries
from bot.store.ledger.owing import NewPart, NewSlot, record_slot
from bot.store.ledger.subscriptions import add_subscription
from scheduler.frozen import freeze
from scheduler.planning import Layout
from scheduler.sender import Sender
from tests.servers.board import Board
from tests.servers.scene import Scene

#: For what differs in the scheduler and not in the database.
on_sqlite = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)


async def states(database: Database) -> list[str]:
    """Give the state of every delivery."""
    return [delivery.state for delivery in await list_deliveries(database)]


class Moment:
    """The hour it is, turned by hand; what takes a clock takes this."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def turn(self, **by: float) -> datetime:
        self.at += timedelta(**by)
        return self.at

    def set(self, text: str) -> datetime:
        self.at = datetime.fromisoformat(text).replace(tzinfo=UTC)
        return self.at


@pytest.fixture
def moment() -> Moment:
    """Monday 16 November 2026, 08:00 in Berlin."""
    return Moment(datetime(2026, 11, 16, 7, tzinfo=UTC))


@pytest.fixture
def make_post() -> Callable[..., Post]:
    """Make a post from its slug and the instant it is published, in UTC."""

    def make(slug: str, published: str, series: str = "weekly", **fields) -> Post:
        at = datetime.fromisoformat(published).replace(tzinfo=UTC)
        day = at.date()
        period = Period.week_of(day) if series == "weekly" else Period.of_day(day)
        fields = {"title": slug, "period": period, "source": slug} | fields
        return Post(slug=slug, series=series, published=day, published_at=at, **fields)

    return make


@pytest.fixture
def board(tmp_path: Path) -> Board:
    """An empty board."""
    return Board(tmp_path / "board.jsonl")


@pytest.fixture
def layout() -> Layout:
    """Lay a post out as a headline with its notes and one part for the rest; two titles cannot be laid out."""

    def lay_out(post, platform, *, late="", corrected=""):
        if post.title == "broken":
            raise UsageError("it has no sections")
        if post.title == "very broken":
            raise ZeroDivisionError
        notes = tuple(Note(spans=spoken(line)) for line in (late, corrected) if line)
        head = Part(number=1, where="channel", message=Message(summary=post.title, elements=notes))
        return [head, Part(number=2, where="thread", message=Message(summary=f"{post.title}, the rest", elements=()))]

    return lay_out


@pytest.fixture
def subscribe(database, moment):
    """Subscribe a channel of the board, from three days ago."""

    async def subscribe(channel="C1", series="weekly", times="mon 09:00", zone="Europe/Berlin", **fields):
        fields = {"platform": "board", "workspace": "W", "by": "U1", "now": moment() - timedelta(days=3)} | fields
        held, _ = await add_subscription(database, channel=channel, series=series, times=times, zone=zone, **fields)
        return held

    return subscribe


@pytest.fixture
async def scene(database, board, moment, make_post, subscribe):
    """A digest of five parts that was posted on Monday at nine."""
    scene = Scene(database, board, moment, make_post)
    await subscribe()
    moment.set("2026-11-16 08:00:00")
    await scene.tick()
    assert scene.texts() == ["w46", "one", "two", "three", "four"]
    return scene


@pytest.fixture
def owe(subscribe, database, moment):
    """Owe a channel of the board a digest of some parts, the first of which stand in the channel itself."""

    async def owe(channel="C1", label="weekly:2026-W47", parts=3, platform="board", in_channel=1):
        subscription = await subscribe(channel, platform=platform, now=moment() - timedelta(days=1))
        slot = NewSlot(
            place_id=subscription.place_id,
            subscription_id=subscription.id,
            series="weekly",
            label=label,
            slug=label[-3:],
            due=moment(),
            until=moment(),
            begin_by=moment() + timedelta(hours=48),
        )
        rows = []
        for number in range(1, parts + 1):
            where = "channel" if number <= in_channel else "thread"
            part = Part(number=number, where=where, message=Message(summary=f"Part {number}", elements=()))
            rows.append(NewPart(part=number, key=f"{platform}{channel}{label[-3:]}{number}".lower(), body=freeze(part)))
        if rows:
            await record_slot(database, slot, rows, now=moment())
        return subscription

    return owe


@pytest.fixture
def sender(database, board, moment):
    """A sender that waits for nothing: what is not due yet is left to the next run."""
    return Sender(database, {"board": board}, moment, patience=0)
