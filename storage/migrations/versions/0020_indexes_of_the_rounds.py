"""Indexes with which what is looked at every minute, or for every card, is found and not looked for."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

URGENT = sa.text("urgent")
UNASKED = sa.text("status = 'answered' AND asked = 0")


def upgrade() -> None:
    """Go to this schema."""
    op.create_index("ix_meetings_appeal", "meetings", ["appeal_id", "id"])
    op.create_index(
        "ix_appeals_urgent",
        "appeals",
        ["urgent", "staff_chat_id"],
        sqlite_where=URGENT,
        postgresql_where=URGENT,
    )
    op.create_index(
        "ix_appeals_unasked",
        "appeals",
        ["touched_at"],
        sqlite_where=UNASKED,
        postgresql_where=UNASKED,
    )


def downgrade() -> None:
    """Go back to the schema before."""
    op.drop_index("ix_appeals_unasked", "appeals")
    op.drop_index("ix_appeals_urgent", "appeals")
    op.drop_index("ix_meetings_appeal", "meetings")
