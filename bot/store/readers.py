"""What readers chose for themselves in a workspace: language, time zone, and the names they watch."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Field, SQLModel, col, delete, select

from bot.store.columns import Key, Words
from bot.store.database import Database, insert, matching
from bot.store.shapes import Tenant


class ReaderRow(SQLModel, table=True):
    """What a reader chose; empty for what the platform tells."""

    __tablename__ = "reader"

    platform: str = Field(sa_type=Key, primary_key=True)
    workspace: str = Field(sa_type=Key, primary_key=True)
    person: str = Field(sa_type=Key, primary_key=True)
    language: str = Field(sa_type=Key)
    zone: str = Field(sa_type=Key)


class WatchRow(SQLModel, table=True):
    """A name that a reader watches."""

    __tablename__ = "watch"

    platform: str = Field(sa_type=Key, primary_key=True)
    workspace: str = Field(sa_type=Key, primary_key=True)
    person: str = Field(sa_type=Key, primary_key=True)
    name: str = Field(sa_type=Key, primary_key=True)
    shown: str = Field(sa_type=Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A reader's choices.

    Attributes:
        language: BCP 47; empty for any.
        zone: an IANA name; empty for the platform's.
    """

    language: str = ""
    zone: str = ""


async def get_reader(db: Database, tenant: Tenant, person: str) -> Reader:
    """Give a reader's choices, none of them made for somebody new."""
    async with db.read() as session:
        row = (
            await session.exec(select(ReaderRow).where(*matching(ReaderRow, **_named(tenant, person))))
        ).one_or_none()
    return Reader(language=row.language, zone=row.zone) if row else Reader()


async def set_reader(db: Database, tenant: Tenant, person: str, reader: Reader) -> None:
    """Keep a reader's choices in place of those of before."""
    chosen = {"language": reader.language, "zone": reader.zone}
    async with db.write() as session:
        statement = insert(session, ReaderRow).values(**_named(tenant, person), **chosen)
        keys = ["platform", "workspace", "person"]
        await session.exec(statement.on_conflict_do_update(index_elements=keys, set_=chosen))


async def watch(db: Database, tenant: Tenant, person: str, name: str) -> None:
    """Watch a name, in whatever case it is written."""
    async with db.write() as session:
        row = _named(tenant, person) | {"name": name.casefold(), "shown": name}
        await session.exec(insert(session, WatchRow).values(**row).on_conflict_do_nothing())


async def unwatch(db: Database, tenant: Tenant, person: str, name: str) -> bool:
    """Watch a name no more; False where it was not watched."""
    this = (*matching(WatchRow, **_named(tenant, person)), col(WatchRow.name) == name.casefold())
    async with db.write() as session:
        return bool((await session.exec(delete(WatchRow).where(*this))).rowcount)


async def watched(db: Database, tenant: Tenant, person: str) -> Sequence[str]:
    """Give the names a reader watches, in alphabetical order."""
    query = select(WatchRow.shown).where(*matching(WatchRow, **_named(tenant, person))).order_by(col(WatchRow.name))
    async with db.read() as session:
        return (await session.exec(query)).all()


def _named(tenant: Tenant, person: str) -> dict[str, Any]:
    return {"platform": tenant.platform, "workspace": tenant.workspace, "person": person}
