"""Ready answers, and the files which an edit replaced."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this schema."""
    with op.batch_alter_table("lines", schema=None) as batch_op:
        batch_op.add_column(sa.Column("file_unique_id", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("earlier_media", sa.JSON(), server_default="[]", nullable=False))


def downgrade() -> None:
    """Go back to the schema before."""
    with op.batch_alter_table("lines", schema=None) as batch_op:
        batch_op.drop_column("earlier_media")
        batch_op.drop_column("file_unique_id")
