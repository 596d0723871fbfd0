"""What was erased and why, where a citizen came from, when she took her data."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

AGEING = sa.text("closed_at IS NOT NULL AND erased_at IS NULL")
ASIDE = sa.text("state = 'aside'")
DESK = sa.text("role = 'desk'")


def upgrade() -> None:
    """Go to this schema."""
    with op.batch_alter_table("citizens", schema=None) as batch_op:
        batch_op.add_column(sa.Column("came_topic", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("came_region", sa.String(length=5), nullable=True))
        batch_op.add_column(sa.Column("came_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("exported_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("erased_why", sa.String(length=8), nullable=True))
        batch_op.create_index(
            "ix_appeals_ageing", ["closed_at"], unique=False, sqlite_where=AGEING, postgresql_where=AGEING
        )

    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_inbox_aside", ["update_id"], unique=False, sqlite_where=ASIDE, postgresql_where=ASIDE
        )

    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_posts_desk", ["appeal_id"], unique=False, sqlite_where=DESK, postgresql_where=DESK
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.drop_index("ix_posts_desk", sqlite_where=DESK, postgresql_where=DESK)

    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index("ix_inbox_aside", sqlite_where=ASIDE, postgresql_where=ASIDE)

    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.drop_index("ix_appeals_ageing", sqlite_where=AGEING, postgresql_where=AGEING)
        batch_op.drop_column("erased_why")
        batch_op.drop_column("erased_at")

    with op.batch_alter_table("citizens", schema=None) as batch_op:
        batch_op.drop_column("exported_at")
        batch_op.drop_column("came_until")
        batch_op.drop_column("came_region")
        batch_op.drop_column("came_topic")
