"""Answers kept for the same question, how each answer came about, and what people thought of it."""

import logging
import re
import unicodedata
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TypeVar

from sqlmodel import col, delete, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.store.database import Database, insert, matching
from bot.store.documents import dump, load
from bot.store.shapes import Placed, Tenant
from bot.store.tables import FeedbackRow, KeptRow, RecordRow

log = logging.getLogger(__name__)

A = TypeVar("A")

#: A kept answer is good until the posts change; after this nobody asks the same again.
KEPT = timedelta(days=7)
#: How long people can ask how an answer came about.
RECORDED = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """All that an answer depends on; what is equal in it has the same answer.

    Attributes:
        question: as typed; case, spaces and the final mark make no difference.
        window: the days searched, such as `2026-04-13/2026-04-19`; empty for all.
        revision: of the posts, from `bot.store.posts.revision`.
        model: the model's name; empty for an extract.
        context: whatever else it depends on, such as the conversation before or the posts asked about.
    """

    question: str
    window: str
    revision: str
    model: str
    context: str = ""

    @property
    def key(self) -> str:
        """The SHA-256 of it all."""
        return sha256(repr((_folded(self.question), *astuple(self)[1:])).encode(errors="replace")).hexdigest()


async def keep(db: Database, tenant: Tenant, same: Same, answer: object, *, now: datetime) -> None:
    """Keep an answer, a dataclass, for the next time a workspace asks the same."""
    values = {"answer": dump(answer), "made": now}
    async with db.write() as session:
        statement = insert(session, KeptRow).values(**_of(tenant), key=same.key, **values)
        keys = ["platform", "workspace", "key"]
        await session.exec(statement.on_conflict_do_update(index_elements=keys, set_=values))


async def kept(db: Database, kind: type[A], tenant: Tenant, same: Same) -> A | None:
    """Give the answer a workspace had to the same question; None where there is none that can be read."""
    return await _load(db, kind, select(KeptRow.answer).where(*matching(KeptRow, **_of(tenant), key=same.key)))


async def record(
    db: Database, place: Placed, answer_id: str, document: object, *, question: str, person: str, now: datetime
) -> None:
    """Keep how an answer came about.

    Args:
        db: the database.
        place: where it was given.
        answer_id: who knows it may ask for the record within the workspace, so it should not be guessable.
        document: a dataclass, or anything JSON knows.
        question: as asked.
        person: who asked.
        now: the present instant.
    """
    values = {"channel": place.channel, "person": person, "question": question, "document": dump(document), "made": now}
    async with db.write() as session:
        statement = insert(session, RecordRow).values(**_of(place), id=answer_id, **values)
        keys = ["platform", "workspace", "id"]
        await session.exec(statement.on_conflict_do_update(index_elements=keys, set_=values))


async def why(db: Database, kind: type[A], tenant: Tenant, answer_id: str) -> A | None:
    """Give how an answer of a workspace came about; None where it is unknown there, too old, or cannot be read."""
    return await _load(db, kind, select(RecordRow.document).where(*matching(RecordRow, **_of(tenant), id=answer_id)))


async def rate(db: Database, tenant: Tenant, answer_id: str, *, person: str, good: bool, now: datetime) -> bool:
    """Note what a person thinks of an answer, in place of what they thought before; False for an unknown answer."""
    async with db.write() as session:
        # Locked, so that it is not swept between being seen and being referred to.
        known = select(RecordRow.id).where(*matching(RecordRow, **_of(tenant), id=answer_id)).with_for_update(read=True)
        if (await session.exec(known)).first() is None:
            return False
        values = {"good": good, "given": now}
        statement = insert(session, FeedbackRow).values(**_of(tenant), record=answer_id, person=person, **values)
        keys = ["platform", "workspace", "record", "person"]
        await session.exec(statement.on_conflict_do_update(index_elements=keys, set_=values))
    return True


async def sweep(db: Database, *, now: datetime) -> None:
    """Forget kept answers after 7 days, and records with their ratings after 30."""
    async with db.write() as session:
        await session.exec(delete(KeptRow).where(col(KeptRow.made) < now - KEPT))
        await session.exec(delete(RecordRow).where(col(RecordRow.made) < now - RECORDED))


def _folded(question: str) -> str:
    """Fold what does not change a question: Unicode forms, case, spaces, and the marks at its end."""
    words = " ".join(unicodedata.normalize("NFKC", question).casefold().split())
    return re.sub(r"[\s?!.。]+$", "", words)


def _of(tenant: Tenant) -> dict[str, str]:
    return {"platform": tenant.platform, "workspace": tenant.workspace}


async def _load(db: Database, kind: type[A], query: SelectOfScalar[str]) -> A | None:
    async with db.read() as session:
        text = (await session.exec(query)).first()
    try:
        return None if text is None else load(kind, text)
    except ValueError as error:
        log.warning("left out a stored answer", extra={"action": "answer", "why": str(error)})
        return None
