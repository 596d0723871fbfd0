"""Appeals that were declined for a reason, and those that were merged into another."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this schema."""
    op.add_column("appeals", sa.Column("declined", sa.Text(), nullable=True))
    op.add_column("appeals", sa.Column("merged_into", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Go back to the schema before."""
    op.drop_column("appeals", "merged_into")
    op.drop_column("appeals", "declined")
