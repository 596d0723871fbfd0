"""What became of an appeal by the citizen's word, and when that became known."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this schema."""
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("outcome", sa.String(length=12), nullable=True))
        batch_op.add_column(sa.Column("outcome_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("disputes", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("rating", sa.SmallInteger(), nullable=True))
        batch_op.add_column(sa.Column("comment_id", sa.BigInteger(), nullable=True))
        batch_op.create_index("ix_appeals_outcome_at", ["outcome_at"], unique=False)
        batch_op.create_index(
            "ix_appeals_asked",
            ["touched_at"],
            unique=False,
            sqlite_where=sa.text("status = 'answered' AND asked > 0"),
            postgresql_where=sa.text("status = 'answered' AND asked > 0"),
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.drop_index("ix_appeals_asked")
        batch_op.drop_index("ix_appeals_outcome_at")
        for name in ("comment_id", "rating", "disputes", "outcome_at", "outcome", "asked"):
            batch_op.drop_column(name)
