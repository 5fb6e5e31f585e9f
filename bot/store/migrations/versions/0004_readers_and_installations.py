"""Readers with what they watch, and workspaces that installed the app."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _table("reader", ["platform", "workspace", "person"], "language", "zone")
    _table("watch", ["platform", "workspace", "person", "name"], "shown")
    _table("installation", ["platform", "enterprise", "workspace"], "secret", instant="installed")
    _table("install_state", ["state"], instant="until")


def downgrade() -> None:
    for table in ("install_state", "installation", "watch", "reader"):
        op.drop_table(table)


def _table(name: str, keys: list[str], *others: str, instant: str = "") -> None:
    op.create_table(
        name,
        *(sa.Column(column, sa.Text(), nullable=False) for column in (*keys, *others)),
        *([sa.Column(instant, sa.DateTime(timezone=True), nullable=False)] if instant else []),
        sa.PrimaryKeyConstraint(*keys, name=op.f(f"pk_{name}")),
    )
