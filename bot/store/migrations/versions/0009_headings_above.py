"""The smaller headings that a passage stands under, between its section and its item."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Posts stored before are cut into passages again by the next load.
    op.add_column("passage", sa.Column("above", sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    op.drop_column("passage", "above")
