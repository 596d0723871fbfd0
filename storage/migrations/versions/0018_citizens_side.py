"""Appeals that continue an earlier one, and names that citizens let staff see."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this schema."""
    op.add_column("appeals", sa.Column("continues", sa.BigInteger(), nullable=True))
    op.create_table(
        "shown_names",
        sa.Column("appeal_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeals.id"], name=op.f("fk_shown_names_appeal_id_appeals")),
        sa.PrimaryKeyConstraint("appeal_id", name=op.f("pk_shown_names")),
        comment="Names that citizens let staff see on a card; a row goes when it is taken back.",
    )


def downgrade() -> None:
    """Go back to the schema before."""
    op.drop_table("shown_names")
    op.drop_column("appeals", "continues")
