"""Publishing to followers as a step of its own, and what a subscription wishes of its posts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "spread",
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("owed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"], name=op.f("fk_spread_delivery_id_delivery"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("delivery_id", name=op.f("pk_spread")),
    )
    op.create_index("ix_spread_next_at", "spread", ["next_at"])
    op.add_column("subscription", sa.Column("silent", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    for name in ("ping", "tags"):
        op.add_column("subscription", sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    for name in ("tags", "ping", "silent"):
        op.drop_column("subscription", name)
    op.drop_table("spread")
