"""What teaches the topics, and the topics among which an unsure appeal may be."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this schema."""
    op.create_table(
        "lessons",
        sa.Column("ministry", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("replaces", sa.String(length=32), nullable=True),
        sa.Column("features", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("ministry", "key", name=op.f("pk_lessons")),
        comment="What taught a ministry's topics: numbers for parts of words, never a text.",
    )
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("topics", sa.JSON(), server_default="[]", nullable=False))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.drop_column("topics")

    op.drop_table("lessons")
