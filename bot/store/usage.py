"""What is spent on questions, counted by day for a person, a workspace, and everyone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import col, delete, select, tuple_

from bot.store.database import Database, insert
from bot.store.tables import UsageRow

#: How long the counts are kept, for an operator to look back.
KEPT = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Questions asked and tokens paid for."""

    questions: int = 0
    tokens: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What was spent on one day, in three widening circles."""

    person: Amount = Amount()
    workspace: Amount = Amount()
    everyone: Amount = Amount()


async def record(
    db: Database, *, platform: str, workspace: str, person: str, day: date, questions: int = 0, tokens: int = 0
) -> Spent:
    """Add to what was spent, and give the sums with it.

    Count a question before asking the model and compare the sums with the budget: of many at once, exactly as many as
    the budget allows see a sum within it.

    Args:
        db: the database.
        platform: the adapter's name.
        workspace: Slack team or Discord guild; all direct messages outside one count as one workspace.
        person: the platform's user id.
        day: in UTC, so that it is the same for everyone.
        questions: to add.
        tokens: to add.
    """
    return await _add(db, _names(platform, workspace, person), day=day, questions=questions, tokens=tokens)


async def record_own(db: Database, *, day: date, tokens: int) -> None:
    """Add tokens that no question cost, such as those of embedding posts: they count for everyone, and for nobody."""
    await _add(db, [_EVERYONE], day=day, questions=0, tokens=tokens)


async def _add(db: Database, names: Sequence[dict[str, str]], *, day: date, questions: int, tokens: int) -> Spent:
    rows = [{**name, "day": day, "questions": questions, "tokens": tokens} for name in names]
    async with db.write() as session:
        statement = insert(session, UsageRow).values(rows)
        sums = {name: getattr(UsageRow, name) + statement.excluded[name] for name in ("questions", "tokens")}
        keys = ["day", "scope", "platform", "workspace", "person"]
        upsert = statement.on_conflict_do_update(index_elements=keys, set_=sums)
        rows_now = await session.exec(upsert.returning(*map(col, _AMOUNTS)))
        return _spent(rows_now.all())


async def spent(db: Database, *, platform: str, workspace: str, person: str, day: date) -> Spent:
    """Give what was spent on a day."""
    wanted = [tuple(name.values()) for name in _names(platform, workspace, person)]
    named = tuple_(col(UsageRow.scope), col(UsageRow.platform), col(UsageRow.workspace), col(UsageRow.person))
    async with db.read() as session:
        found = await session.exec(select(*_AMOUNTS).where(col(UsageRow.day) == day, named.in_(wanted)))
        return _spent(found.all())


async def sweep(db: Database, *, today: date) -> None:
    """Forget the counts of more than 400 days ago."""
    async with db.write() as session:
        await session.exec(delete(UsageRow).where(col(UsageRow.day) < today - KEPT))


_EVERYONE = {"scope": "everyone", "platform": "", "workspace": "", "person": ""}
_AMOUNTS = (UsageRow.scope, UsageRow.questions, UsageRow.tokens)


def _names(platform: str, workspace: str, person: str) -> list[dict[str, str]]:
    """Give the rows a person's question counts in; the widest last, so that everyone locks them in the same order."""
    return [
        {"scope": "person", "platform": platform, "workspace": workspace, "person": person},
        {"scope": "workspace", "platform": platform, "workspace": workspace, "person": ""},
        _EVERYONE,
    ]


def _spent(rows: Sequence[tuple[str, int, int]]) -> Spent:
    return Spent(**{scope: Amount(questions=questions, tokens=tokens) for scope, questions, tokens in rows})
