"""The tables of everything but the ledger.

Every row that came from a workspace carries its platform and workspace, and every query filters by them.
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from bot.store.columns import Key, UtcDateTime, Words


class PostRow(SQLModel, table=True):
    """A post as it stood on disk when it was last loaded.

    Attributes:
        mtime_ns: when the file was last changed, in nanoseconds; with `size` it spares reading unchanged files.
        tags: a JSON list of strings.
        problems: a JSON list of what the reader had to say.
        items: how many items its sections hold.
    """

    __tablename__ = "post"

    slug: str = Field(sa_type=Words, primary_key=True)
    path: str = Field(sa_type=Words)
    series: str = Field(sa_type=Words)
    title: str = Field(sa_type=Words)
    language: str = Field(sa_type=Words)
    first: date
    last: date
    label: str = Field(sa_type=Words)
    published: date
    published_at: datetime = Field(sa_type=UtcDateTime, index=True)
    updated: datetime | None = Field(default=None, sa_type=UtcDateTime)
    status: str = Field(sa_type=Words)
    locked: bool
    summary: str = Field(sa_type=Words)
    tags: str = Field(sa_type=Words)
    url: str | None = Field(default=None, sa_type=Words)
    problems: str = Field(sa_type=Words)
    items: int
    checksum: str = Field(sa_type=Words)
    mtime_ns: int = Field(sa_type=BigInteger)
    size: int = Field(sa_type=BigInteger)
    source: str = Field(sa_type=Words)


class PassageRow(SQLModel, table=True):
    """A passage of a post; what it shares with its post stands there.

    Attributes:
        above: the smaller headings between section and item, one a line.
        urls: JSON: the addresses linked in the text, each with where it stands there.
        apart: JSON: where in the text there are no sentences; empty for nowhere.
    """

    __tablename__ = "passage"
    __table_args__ = (ForeignKeyConstraint(["post"], ["post.slug"], ondelete="CASCADE"),)

    post: str = Field(sa_type=Words, primary_key=True)
    number: int = Field(primary_key=True)
    section: str = Field(sa_type=Words)
    above: str = Field(sa_type=Words, sa_column_kwargs={"server_default": text("''")})
    item: str = Field(sa_type=Words)
    apart: str = Field(sa_type=Words, sa_column_kwargs={"server_default": text("''")})
    text: str = Field(sa_type=Words)
    urls: str = Field(sa_type=Words)
    line: int
    repeats: bool


class RevisionRow(SQLModel, table=True):
    """One row that counts the changes of posts; whoever changes posts holds it."""

    __tablename__ = "revision"

    id: int = Field(primary_key=True)
    number: int


class InboxRow(SQLModel, table=True):
    """A request that was accepted and is not answered yet; an answered one is gone.

    Attributes:
        request: the request as JSON.
        owner: the replica that is answering it.
        lease_until: from then on another replica may.
    """

    __tablename__ = "inbox"
    __table_args__ = (Index(None, "platform", "received"),)

    platform: str = Field(sa_type=Key, primary_key=True)
    id: str = Field(sa_type=Key, primary_key=True)
    workspace: str = Field(sa_type=Key)
    received: datetime = Field(sa_type=UtcDateTime)
    request: str = Field(sa_type=Words)
    owner: str = Field(sa_type=Key)
    lease_until: datetime = Field(sa_type=UtcDateTime)


class InboxKeyRow(SQLModel, table=True):
    """A name under which a platform delivered an event; a second delivery finds it taken."""

    __tablename__ = "inbox_key"

    platform: str = Field(sa_type=Key, primary_key=True)
    key: str = Field(sa_type=Key, primary_key=True)
    workspace: str = Field(sa_type=Key)
    seen: datetime = Field(sa_type=UtcDateTime, index=True)


class TurnRow(SQLModel, table=True):
    """One thing said in a conversation, by a person or by us.

    Attributes:
        thread: empty for the channel itself.
        person: who said it; empty for us.
    """

    __tablename__ = "turn"
    __table_args__ = (Index(None, "platform", "workspace", "channel", "thread", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    platform: str = Field(sa_type=Key)
    workspace: str = Field(sa_type=Key)
    channel: str = Field(sa_type=Key)
    thread: str = Field(sa_type=Key)
    by: str = Field(sa_type=Key)
    person: str = Field(sa_type=Key)
    text: str = Field(sa_type=Words)
    said: datetime = Field(sa_type=UtcDateTime, index=True)


class UsageRow(SQLModel, table=True):
    """What was spent on a day by a person, by a workspace (person empty), or by everyone (all three empty).

    Attributes:
        scope: `person`, `workspace` or `everyone`, so that an empty name is not taken for a wider scope.
    """

    __tablename__ = "usage"

    day: date = Field(primary_key=True)
    scope: str = Field(sa_type=Key, primary_key=True)
    platform: str = Field(sa_type=Key, primary_key=True)
    workspace: str = Field(sa_type=Key, primary_key=True)
    person: str = Field(sa_type=Key, primary_key=True)
    questions: int = Field(sa_type=BigInteger)
    tokens: int = Field(sa_type=BigInteger)


class KeptRow(SQLModel, table=True):
    """An answer kept for the same question.

    Attributes:
        key: the SHA-256 of all that the answer depends on.
        answer: the answer as JSON.
    """

    __tablename__ = "kept"

    platform: str = Field(sa_type=Key, primary_key=True)
    workspace: str = Field(sa_type=Key, primary_key=True)
    key: str = Field(sa_type=Key, primary_key=True)
    answer: str = Field(sa_type=Words)
    made: datetime = Field(sa_type=UtcDateTime, index=True)


class RecordRow(SQLModel, table=True):
    """How an answer came about.

    Attributes:
        document: the whole of it as JSON.
    """

    __tablename__ = "record"

    platform: str = Field(sa_type=Key, primary_key=True)
    workspace: str = Field(sa_type=Key, primary_key=True)
    id: str = Field(sa_type=Key, primary_key=True)
    channel: str = Field(sa_type=Key)
    person: str = Field(sa_type=Key)
    question: str = Field(sa_type=Words)
    document: str = Field(sa_type=Words)
    made: datetime = Field(sa_type=UtcDateTime, index=True)


class FeedbackRow(SQLModel, table=True):
    """What a person thought of an answer: one row a person, changed when they change their mind."""

    __tablename__ = "feedback"
    __table_args__ = (
        ForeignKeyConstraint(
            ["platform", "workspace", "record"],
            ["record.platform", "record.workspace", "record.id"],
            ondelete="CASCADE",
        ),
    )

    platform: str = Field(sa_type=Key, primary_key=True)
    workspace: str = Field(sa_type=Key, primary_key=True)
    record: str = Field(sa_type=Key, primary_key=True)
    person: str = Field(sa_type=Key, primary_key=True)
    good: bool
    given: datetime = Field(sa_type=UtcDateTime)


class MemoRow(SQLModel, table=True):
    """A small text somebody of ours wants back after a restart."""

    __tablename__ = "memo"

    name: str = Field(sa_type=Key, primary_key=True)
    value: str = Field(sa_type=Words)


class LeaseRow(SQLModel, table=True):
    """Who leads in something, until when.

    Attributes:
        fence: grows with every new holder, so that an old one can be told from the present one.
    """

    __tablename__ = "lease"

    name: str = Field(sa_type=Key, primary_key=True)
    owner: str = Field(sa_type=Key)
    fence: int = Field(sa_type=BigInteger)
    until: datetime = Field(sa_type=UtcDateTime)
