"""Meetings: times offered, agreed and held."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

AGREED = sa.text("state = 'agreed'")


def upgrade() -> None:
    """Go to this schema."""
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.add_column(sa.Column("meeting_place", sa.Text(), nullable=True))
    op.create_table(
        "slots",
        sa.Column("appeal_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("is_offered", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeals.id"], name=op.f("fk_slots_appeal_id_appeals")),
        sa.PrimaryKeyConstraint("appeal_id", "starts_at", name=op.f("pk_slots")),
        comment="Times for a meeting that are offered to a citizen, or about to be.",
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("appeal_id", sa.BigInteger(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeals.id"], name=op.f("fk_meetings_appeal_id_appeals")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        comment="Meetings that were agreed, and what became of them; no person is named.",
    )
    for name, columns in (
        ("ux_meetings_slot", ["starts_at", "place"]),
        ("ux_meetings_appeal", ["appeal_id"]),
    ):
        op.create_index(name, "meetings", columns, unique=True, sqlite_where=AGREED, postgresql_where=AGREED)


def downgrade() -> None:
    """Go back from it."""
    op.drop_table("meetings")
    op.drop_table("slots")
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.drop_column("meeting_place")
