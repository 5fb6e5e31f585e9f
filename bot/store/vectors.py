"""Vectors of texts by the hash of each text, so that a text is embedded once by each model."""

from collections.abc import Collection, Mapping
from itertools import islice

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel, col, delete, select

from bot.store.columns import Key
from bot.store.database import Database, insert_or_ignore

#: Hashes in one query: SQLite took 999 values until 3.32, and 32,766 since.
_AT_ONCE = 900


class VectorRow(SQLModel, table=True):
    """One vector.

    Attributes:
        model: the name of the model it comes from; vectors of different models never mix.
        text: the hash of the text.
        numbers: 32-bit floats, lowest byte first.
    """

    __tablename__ = "vector"

    model: str = Field(sa_type=Key, primary_key=True)
    text: str = Field(sa_type=Key, primary_key=True)
    numbers: bytes = Field(sa_type=LargeBinary)


async def kept(db: Database, model: str, texts: Collection[str]) -> dict[str, bytes]:
    """Give what is kept of a model's vectors, by the hashes of their texts."""
    found: dict[str, bytes] = {}
    left = iter(texts)
    async with db.read() as session:
        while some := list(islice(left, _AT_ONCE)):
            query = select(VectorRow.text, VectorRow.numbers).where(
                col(VectorRow.model) == model, col(VectorRow.text).in_(some)
            )
            found.update((await session.exec(query)).all())
    return found


async def keep(db: Database, model: str, vectors: Mapping[str, bytes]) -> None:
    """Keep vectors; one that another replica kept meanwhile stays."""
    rows = [{"model": model, "text": text, "numbers": numbers} for text, numbers in vectors.items()]
    async with db.write() as session:
        await insert_or_ignore(session, VectorRow, rows)


async def forget_others(db: Database, model: str) -> None:
    """Forget the vectors of all other models, which nothing asks for once a model took their place."""
    async with db.write() as session:
        await session.exec(delete(VectorRow).where(col(VectorRow.model) != model))
