"""Published answers, the questions that were given one first, and until when these are held."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

HELD = sa.text("held_until IS NOT NULL AND status <> 'closed'")


def upgrade() -> None:
    """Go to this schema."""
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("held_until", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_appeals_held", "appeals", ["held_until"], sqlite_where=HELD, postgresql_where=HELD, unique=False
    )
    op.create_table(
        "published",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ministry", sa.String(length=32), nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("region", sa.String(length=5), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("begun_by", sa.BigInteger(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.BigInteger(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published")),
        sqlite_autoincrement=True,
        comment="Answers that everybody may read, and their drafts; the id is the number that staff see.",
    )
    op.create_index("ix_published_ministry", "published", ["ministry", "id"], unique=False)
    op.create_table(
        "published_words",
        sa.Column("published_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("entities", sa.JSON(), nullable=False),
        sa.Column("asked_in", sa.BigInteger(), nullable=True),
        sa.Column("written_by", sa.BigInteger(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["published_id"], ["published.id"], name=op.f("fk_published_words_published_id_published")
        ),
        sa.PrimaryKeyConstraint("published_id", "language", name=op.f("pk_published_words")),
        comment="What each published answer says, and to which question, by language.",
    )
    op.create_table(
        "readings",
        sa.Column("appeal_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("published_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("choice", sa.String(length=8), nullable=True),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeals.id"], name=op.f("fk_readings_appeal_id_appeals")),
        sa.ForeignKeyConstraint(
            ["published_id"], ["published.id"], name=op.f("fk_readings_published_id_published")
        ),
        sa.PrimaryKeyConstraint("appeal_id", name=op.f("pk_readings")),
        comment="Appeals whose citizen was given a published answer first, and whether it helped.",
    )
    op.create_index("ix_readings_published", "readings", ["published_id"], unique=False)
    op.create_index("ix_readings_given_at", "readings", ["given_at"], unique=False)


def downgrade() -> None:
    """Go back to the schema before; what was held goes to staff by being written to."""
    op.drop_table("readings")
    op.drop_table("published_words")
    op.drop_table("published")
    op.drop_index("ix_appeals_held", table_name="appeals")
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.drop_column("held_until")
