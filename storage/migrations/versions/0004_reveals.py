"""Who on staff saw hidden personal data, when and why."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this schema."""
    op.create_table(
        "reveals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("appeal_id", sa.BigInteger(), nullable=False),
        sa.Column("employee_id", sa.BigInteger(), nullable=False),
        sa.Column("employee_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("question_id", sa.BigInteger(), nullable=False),
        sa.Column("revealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeals.id"], name=op.f("fk_reveals_appeal_id_appeals")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reveals")),
        comment="Who on staff saw what an appeal hides, when and why; question_id is our message to her.",
    )
    with op.batch_alter_table("reveals", schema=None) as batch_op:
        batch_op.create_index("ix_reveals_appeal", ["appeal_id", "id"], unique=False)
        batch_op.create_index("ux_reveals_question", ["employee_id", "question_id"], unique=True)


def downgrade() -> None:
    """Go back."""
    op.drop_table("reveals")
