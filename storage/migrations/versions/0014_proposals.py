"""Proposals that gather support."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this schema."""
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("joined_to", sa.BigInteger(), nullable=True))
    op.create_table(
        "proposals",
        sa.Column("appeal_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("stems", sa.LargeBinary(), nullable=False),
        sa.Column("title", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("fate", sa.String(length=8), nullable=True),
        sa.Column("words", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("planned_until", sa.Date(), nullable=True),
        sa.Column("told_round", sa.Integer(), server_default="0", nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("suggests", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeals.id"], name=op.f("fk_proposals_appeal_id_appeals")),
        sa.PrimaryKeyConstraint("appeal_id", name=op.f("pk_proposals")),
        comment="Appeals which others can support: "
        "numbers for stems, what staff call them, what became of them.",
    )
    op.create_table(
        "supports",
        sa.Column("proposal_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("told_round", sa.Integer(), nullable=False),
        sa.Column("suggested", sa.BigInteger(), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.appeal_id"], name=op.f("fk_supports_proposal_id_proposals")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizens.id"], name=op.f("fk_supports_citizen_id_citizens")
        ),
        sa.PrimaryKeyConstraint("proposal_id", "citizen_id", name=op.f("pk_supports")),
        comment="Who supports which proposal, each person once; its author is not among them.",
    )
    op.create_index("ix_supports_citizen", "supports", ["citizen_id"], unique=False)
    for name, columns, where in INDEXES:
        op.create_index(
            name,
            "appeals",
            columns,
            unique=False,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )


def downgrade() -> None:
    """Go back from it."""
    for name, *_ in INDEXES:
        op.drop_index(name, table_name="appeals")
    op.drop_table("supports")
    op.drop_table("proposals")
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.drop_column("joined_to")


INDEXES = (
    ("ix_appeals_proposals", ["topic", "id"], "kind = 'proposal' AND erased_at IS NULL"),
    ("ix_appeals_joined", ["joined_to"], "joined_to IS NOT NULL"),
)
