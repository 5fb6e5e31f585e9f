"""An index of what is still to be done in a place, so that a claim does not read all that was ever sent there."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_OPEN = sa.text("next_at IS NOT NULL")


def upgrade() -> None:
    op.create_index("ix_delivery_open", "delivery", ["place_id", "next_at"], sqlite_where=_OPEN, postgresql_where=_OPEN)


def downgrade() -> None:
    op.drop_index("ix_delivery_open", "delivery")
