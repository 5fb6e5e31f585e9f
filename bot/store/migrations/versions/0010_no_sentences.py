"""Where in the text of a passage there are no sentences: code, and what describes a picture."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Posts stored before are cut into passages again by the next load.
    op.add_column("passage", sa.Column("apart", sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    op.drop_column("passage", "apart")
