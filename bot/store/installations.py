"""Workspaces that installed the app: their secrets, sealed by the caller, and the installs that were begun."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Field, SQLModel, col, delete, select

from bot.store.columns import Key, UtcDateTime, Words
from bot.store.database import Database, insert, insert_or_ignore, matching
from bot.store.ledger.tables import PlaceRow
from bot.store.readers import ReaderRow, WatchRow
from bot.store.shapes import Tenant
from bot.store.tables import InboxKeyRow, InboxRow, KeptRow, RecordRow, TurnRow, UsageRow


class InstallationRow(SQLModel, table=True):
    """An app installed in a workspace, or in a whole organisation (workspace empty).

    Attributes:
        secret: tokens and what belongs to them, encrypted; empty where the organisation's installation serves.
    """

    __tablename__ = "installation"

    platform: str = Field(sa_type=Key, primary_key=True)
    enterprise: str = Field(sa_type=Key, primary_key=True)
    workspace: str = Field(sa_type=Key, primary_key=True)
    secret: str = Field(sa_type=Words)
    installed: datetime = Field(sa_type=UtcDateTime)


class InstallStateRow(SQLModel, table=True):
    """An install somebody began; it ends once, before its time is over."""

    __tablename__ = "install_state"

    state: str = Field(sa_type=Key, primary_key=True)
    until: datetime = Field(sa_type=UtcDateTime)


#: Every table whose rows belong to a workspace; what hangs on these goes with them.
OWNED: Sequence[type[SQLModel]] = (
    InboxRow,
    InboxKeyRow,
    TurnRow,
    UsageRow,
    KeptRow,
    RecordRow,
    ReaderRow,
    WatchRow,
    PlaceRow,
)


async def save_installation(
    db: Database, *, platform: str, enterprise: str, workspace: str, secret: str, now: datetime
) -> None:
    """Keep an installation in place of the one before."""
    named = {"platform": platform, "enterprise": enterprise, "workspace": workspace}
    told = {"secret": secret, "installed": now}
    async with db.write() as session:
        statement = insert(session, InstallationRow).values(**named, **told)
        await session.exec(statement.on_conflict_do_update(index_elements=list(named), set_=told))


async def replace_secret(db: Database, *, platform: str, old: str, new: str) -> bool:
    """Put a new secret in place of an old one; False when somebody else did so before."""
    this = matching(InstallationRow, platform=platform, secret=old)
    async with db.write() as session:
        return bool((await session.exec(update(InstallationRow).where(*this).values(secret=new))).rowcount)


async def note_workspaces(
    db: Database, *, platform: str, enterprise: str, workspaces: Iterable[str], now: datetime
) -> None:
    """Note that workspaces use their organisation's installation, so that each is found by its own id alone."""
    row = {"platform": platform, "enterprise": enterprise, "secret": "", "installed": now}
    rows = [row | {"workspace": workspace} for workspace in workspaces]
    async with db.write() as session:
        await insert_or_ignore(session, InstallationRow, rows)


async def forget_note(db: Database, *, platform: str, enterprise: str, workspace: str) -> None:
    """Forget that a workspace uses its organisation's installation; one of its own stays."""
    this = matching(InstallationRow, platform=platform, enterprise=enterprise, workspace=workspace, secret="")
    async with db.write() as session:
        await session.exec(delete(InstallationRow).where(*this))


async def find_installation(db: Database, *, platform: str, enterprise: str, workspace: str) -> str | None:
    """Give the secret of a workspace's own installation, else of its organisation's; None where there is neither."""
    of_platform = select(InstallationRow).where(col(InstallationRow.platform) == platform)
    own = of_platform.where(col(InstallationRow.workspace) == workspace).order_by(col(InstallationRow.secret).desc())
    async with db.read() as session:
        row = (await session.exec(own.limit(1))).first() if workspace else None
        if row is not None and row.secret:
            return row.secret
        organisation = row.enterprise if row is not None else enterprise
        if not organisation:
            return None
        whole = matching(InstallationRow, enterprise=organisation, workspace="")
        found = (await session.exec(of_platform.where(*whole))).first()
    return found.secret if found is not None else None


async def installations(db: Database, *, platform: str) -> list[tuple[str, str]]:
    """Give the workspace and organisation of each installation of a platform, in the order of their ids."""
    row = InstallationRow
    query = select(row.workspace, row.enterprise).where(col(row.platform) == platform, col(row.secret) != "")
    async with db.read() as session:
        return sorted((await session.exec(query)).all())


async def workspaces_of(db: Database, *, platform: str, enterprise: str) -> list[str]:
    """Give the workspaces known to use an organisation's installation."""
    noted = matching(InstallationRow, platform=platform, enterprise=enterprise, secret="")
    query = select(InstallationRow.workspace).where(*noted)
    async with db.read() as session:
        return list((await session.exec(query)).all())


async def remove_installation(
    db: Database, *, platform: str, enterprise: str, workspace: str, before: datetime
) -> bool:
    """Forget an installation that was made before a moment; False where a later one stands, which stays."""
    this = matching(InstallationRow, platform=platform, enterprise=enterprise, workspace=workspace)
    async with db.write() as session:
        await session.exec(delete(InstallationRow).where(*this, col(InstallationRow.installed) < before))
        return (await session.exec(select(InstallationRow.workspace).where(*this))).first() is None


async def forget_workspace(db: Database, tenant: Tenant) -> None:
    """Delete every row that belongs to a workspace: conversations, answers, choices, subscriptions and deliveries."""
    async with db.write() as session:
        for table in OWNED:
            theirs = matching(table, platform=tenant.platform, workspace=tenant.workspace)
            await session.exec(delete(table).where(*theirs))


async def forget_platform(db: Database, platform: str) -> None:
    """Delete every row of a platform's workspaces, but for those that have an installation of their own."""
    installed = select(InstallationRow.workspace).where(
        col(InstallationRow.platform) == platform, col(InstallationRow.secret) != ""
    )
    async with db.write() as session:
        for table in OWNED:
            of = {name: col(getattr(table, name)) for name in ("platform", "workspace")}
            theirs = (of["platform"] == platform, of["workspace"].not_in(installed))
            await session.exec(delete(table).where(*theirs))


async def issue_state(db: Database, state: str, *, until: datetime, now: datetime) -> None:
    """Note that an install began, and forget those whose time is over."""
    async with db.write() as session:
        await session.exec(delete(InstallStateRow).where(col(InstallStateRow.until) < now))
        session.add(InstallStateRow(state=state, until=until))


async def consume_state(db: Database, state: str, *, now: datetime) -> bool:
    """End an install; False where it was never begun, is over, or has ended before."""
    this = (col(InstallStateRow.state) == state, col(InstallStateRow.until) >= now)
    async with db.write() as session:
        return bool((await session.exec(delete(InstallStateRow).where(*this))).rowcount)
