"""Ready answers, and the files which an edit replaced."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this schema."""
    with op.batch_alter_table("lines", schema=None) as batch_op:
        batch_op.add_column(sa.Column("file_unique_id", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("earlier_media", sa.JSON(), server_default="[]", nullable=False))
    op.create_table(
        "templates",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ministry", sa.String(length=32), nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("answered", sa.Integer(), server_default="0", nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_templates")),
        sqlite_autoincrement=True,
        comment="Ready answers; the id is the number that staff see and is never used twice.",
    )
    op.create_index("ix_templates_topic", "templates", ["ministry", "topic"], unique=False)
    op.create_table(
        "template_texts",
        sa.Column("template_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("entities", sa.JSON(), nullable=False),
        sa.Column("saved_by", sa.BigInteger(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"], ["templates.id"], name=op.f("fk_template_texts_template_id_templates")
        ),
        sa.PrimaryKeyConstraint("template_id", "language", name=op.f("pk_template_texts")),
        comment="What each ready answer says, by language.",
    )
    op.create_table(
        "template_uses",
        sa.Column("template_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("appeal_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("features", sa.LargeBinary(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appeal_id"], ["appeals.id"], name=op.f("fk_template_uses_appeal_id_appeals")
        ),
        sa.ForeignKeyConstraint(
            ["template_id"], ["templates.id"], name=op.f("fk_template_uses_template_id_templates")
        ),
        sa.PrimaryKeyConstraint("template_id", "appeal_id", name=op.f("pk_template_uses")),
        comment="The latest questions that each ready answer answered: numbers for stems, never a text.",
    )


def downgrade() -> None:
    """Go back to the schema before."""
    op.drop_table("template_uses")
    op.drop_table("template_texts")
    op.drop_index("ix_templates_topic", table_name="templates")
    op.drop_table("templates")
    with op.batch_alter_table("lines", schema=None) as batch_op:
        batch_op.drop_column("earlier_media")
        batch_op.drop_column("file_unique_id")
