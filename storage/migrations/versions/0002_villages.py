"""The villages of the official classifier."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this schema."""
    op.create_table(
        "villages",
        sa.Column("code", sa.String(length=9), nullable=False),
        sa.Column("region", sa.String(length=5), nullable=False),
        sa.Column("what", sa.String(length=8), nullable=False),
        sa.Column("kazakh", sa.Text(), nullable=False),
        sa.Column("russian", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_villages")),
        comment="Villages and smaller places of the official classifier, as last imported.",
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("villages")
