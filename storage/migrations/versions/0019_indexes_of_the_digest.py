"""Indexes which hold all that a digest counts, and nothing of what has not happened."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

OPEN = sa.text("status <> 'closed'")
HAPPENED = {
    "answered_at": ("region", "topic", "created_at"),
    "closed_at": ("region", "topic", "status"),
    "outcome_at": ("region", "topic", "outcome"),
}


def upgrade() -> None:
    """Go to this schema."""
    for moment, counted in HAPPENED.items():
        op.drop_index(f"ix_appeals_{moment}", "appeals")
        where = sa.text(f"{moment} IS NOT NULL")
        op.create_index(
            f"ix_appeals_{moment}",
            "appeals",
            [moment, *counted],
            sqlite_where=where,
            postgresql_where=where,
        )
    _open_index("region", "topic", "created_at", "kind", "answered_at", "citizen_id")


def downgrade() -> None:
    """Go back to the schema before."""
    _open_index("region", "topic", "created_at")
    for moment in HAPPENED:
        op.drop_index(f"ix_appeals_{moment}", "appeals")
        op.create_index(f"ix_appeals_{moment}", "appeals", [moment])


def _open_index(*columns: str) -> None:
    op.drop_index("ix_appeals_open", "appeals")
    op.create_index("ix_appeals_open", "appeals", list(columns), sqlite_where=OPEN, postgresql_where=OPEN)
