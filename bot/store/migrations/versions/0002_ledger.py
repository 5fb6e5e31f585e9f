"""Places, subscriptions, slots, deliveries and their changes."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _place()
    _subscription()
    _slot()
    _delivery()
    _change()


def downgrade() -> None:
    for table in ("change", "delivery", "slot", "subscription", "place"):
        op.drop_table(table)


def _place() -> None:
    op.create_table(
        "place",
        *_columns(sa.Text(), "platform", "workspace", "channel"),
        *_columns(sa.Text(), "broken", "told", nullable=True),
        *_columns(_instant(), "inspected_at", nullable=True),
        *_id("place"),
        sa.UniqueConstraint("platform", "workspace", "channel", name="uq_place_platform_workspace_channel"),
    )


def _subscription() -> None:
    op.create_table(
        "subscription",
        *_columns(sa.Integer(), "place_id", "catch_up_hours"),
        *_columns(sa.Text(), "series", "language", "times", "zone", "created_by"),
        *_columns(sa.Boolean(), "paused"),
        *_columns(sa.Text(), "problem", nullable=True),
        *_columns(_instant(), "created_at", "settled_to"),
        *_columns(_instant(), "since", nullable=True),
        *_id("subscription"),
        _reference("subscription", "place"),
        sa.UniqueConstraint("place_id", "series", name="uq_subscription_place_id_series"),
    )


def _slot() -> None:
    op.create_table(
        "slot",
        *_columns(sa.Integer(), "place_id"),
        *_columns(sa.Integer(), "subscription_id", nullable=True),
        *_columns(sa.Text(), "series", "label", "checksum"),
        *_columns(sa.Text(), "slug", nullable=True),
        *_columns(_instant(), "due", "begin_by", "owed_at"),
        *_columns(_instant(), "until", nullable=True),
        *_columns(sa.Boolean(), "late", "withdrawn"),
        *_id("slot"),
        _reference("slot", "place"),
        _reference("slot", "subscription", ondelete="SET NULL"),
        sa.UniqueConstraint("place_id", "label", name="uq_slot_place_id_label"),
        sa.UniqueConstraint("place_id", "slug", name="uq_slot_place_id_slug"),
    )
    op.create_index("ix_slot_due", "slot", ["due"])
    op.create_index("ix_slot_subscription_id", "slot", ["subscription_id"])


def _delivery() -> None:
    op.create_table(
        "delivery",
        *_columns(sa.Integer(), "slot_id", "place_id", "part", "attempts", "fence", "looks"),
        *_columns(sa.Text(), "key", "body", "state"),
        *_columns(sa.Text(), "wanted", "message_id", "message_channel", "message_thread", "problem", nullable=True),
        *_columns(_instant(), "lease_until", "next_at", "absent_at", "first_attempt_at", "sent_at", nullable=True),
        *_id("delivery"),
        _reference("delivery", "slot"),
        _reference("delivery", "place"),
        sa.UniqueConstraint("slot_id", "part", name="uq_delivery_slot_id_part"),
        sa.UniqueConstraint("key", name="uq_delivery_key"),
    )
    sending = sa.text("state = 'sending'")
    op.create_index(
        "uq_delivery_sending", "delivery", ["place_id"], unique=True, sqlite_where=sending, postgresql_where=sending
    )
    op.create_index("ix_delivery_place_id", "delivery", ["place_id"])
    op.create_index("ix_delivery_state_next_at", "delivery", ["state", "next_at"])


def _change() -> None:
    op.create_table(
        "change",
        *_columns(sa.Integer(), "delivery_id"),
        *_columns(_instant(), "at"),
        *_columns(sa.Text(), "was", "became", "why"),
        *_id("change"),
        _reference("change", "delivery"),
    )
    op.create_index("ix_change_delivery_id", "change", ["delivery_id"])


def _columns(kind: sa.types.TypeEngine[Any], *names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=nullable) for name in names]


def _id(table: str) -> tuple[sa.Column[int], sa.PrimaryKeyConstraint]:
    return sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id", name=f"pk_{table}")


def _reference(table: str, other: str, *, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    column = f"{other}_id"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}", ondelete=ondelete)


def _instant() -> sa.DateTime:
    return sa.DateTime(timezone=True)
