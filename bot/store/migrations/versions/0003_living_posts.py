"""The small lines that a digest was laid out with, so that it can be laid out the same again."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("slot", sa.Column("late_line", sa.Text(), nullable=True))
    op.add_column("slot", sa.Column("corrected", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("slot", "corrected")
    op.drop_column("slot", "late_line")
