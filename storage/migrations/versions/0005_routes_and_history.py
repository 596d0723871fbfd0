"""Routes kept by the bot, who is seen in staff chats, and the history of appeals."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this schema."""
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.add_column(sa.Column("title", sa.Text(), nullable=True))
    op.create_table(
        "places",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("purpose", sa.String(length=8), nullable=True),
        sa.Column("choice", sa.JSON(), nullable=True),
        sa.Column("shut", sa.String(length=16), nullable=True),
        sa.Column("bound_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name=op.f("pk_places")),
        comment="What we know of chats and forum topics: what they are bound for, and why one is shut to us.",
    )
    op.create_table(
        "routes",
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("region", sa.String(length=5), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "region", name=op.f("pk_routes")),
        comment="Where appeals of a topic and region go, before what the ministry's file says.",
    )
    op.create_table(
        "staff",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "chat_id", name=op.f("pk_staff")),
        comment="Who worked in which staff chat, under the name that colleagues see.",
    )
    op.create_table(
        "acts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("appeal_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("who_id", sa.BigInteger(), nullable=True),
        sa.Column("who_name", sa.Text(), nullable=True),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeals.id"], name=op.f("fk_acts_appeal_id_appeals")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acts")),
        comment="What was done with appeals, and by whom; only ever added to, and no citizen is named.",
    )
    with op.batch_alter_table("acts", schema=None) as batch_op:
        batch_op.create_index("ix_acts_appeal", ["appeal_id", "id"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("acts", schema=None) as batch_op:
        batch_op.drop_index("ix_acts_appeal")

    op.drop_table("acts")
    op.drop_table("staff")
    op.drop_table("routes")
    op.drop_table("places")
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.drop_column("title")
