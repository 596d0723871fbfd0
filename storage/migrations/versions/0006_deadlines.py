"""Deadlines: service promises, the legal clock, promises in answers, silence."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

RUNNING = sa.text("due_from IS NOT NULL")
FORMAL = sa.text("formal_due_at IS NOT NULL")


def upgrade() -> None:
    """Go to this schema."""
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        for name in ("due_from", "due_at", "paused_at", "formal_due_at"):
            batch_op.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("held_seconds", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("due_round", sa.SmallInteger(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("promised_until", sa.Date(), nullable=True))
        batch_op.create_index("ix_appeals_due", ["due_at"], sqlite_where=RUNNING, postgresql_where=RUNNING)
        batch_op.create_index(
            "ix_appeals_formal", ["formal_due_at"], sqlite_where=FORMAL, postgresql_where=FORMAL
        )
    op.create_table(
        "formals",
        sa.Column("appeal_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("extended_until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("forwarded_to", sa.Text(), nullable=True),
        sa.Column("forwarded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attached_by", sa.BigInteger(), nullable=False),
        sa.Column("attached_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeals.id"], name=op.f("fk_formals_appeal_id_appeals")),
        sa.PrimaryKeyConstraint("appeal_id", name=op.f("pk_formals")),
        comment="Appeals to which staff attached an e-Otinish number: the legal clock runs for these.",
    )
    op.create_table(
        "promises",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("appeal_id", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_kept", sa.Boolean(), nullable=True),
        sa.Column("settled_by", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeals.id"], name=op.f("fk_promises_appeal_id_appeals")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
        comment="What staff promised citizens by a day, and whether it was kept.",
    )
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.create_index("ux_promises_appeal", ["appeal_id", "until"], unique=True)
        batch_op.create_index("ix_promises_until", ["until"])
    op.create_table(
        "silences",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reacted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name=op.f("pk_silences")),
        comment="When staff last reacted to a card in each chat or forum topic.",
    )


def downgrade() -> None:
    """Go back to the schema before."""
    for table in ("silences", "promises", "formals"):
        op.drop_table(table)
    for index in ("ix_appeals_formal", "ix_appeals_due"):
        op.drop_index(index, "appeals")
    for name in (
        "promised_until",
        "due_round",
        "held_seconds",
        "formal_due_at",
        "paused_at",
        "due_at",
        "due_from",
    ):
        op.drop_column("appeals", name)
