"""Digests and who saw them; what managers of a chat look after and when their digest comes."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this schema."""
    op.create_table(
        "digests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("scope", sa.JSON(), nullable=False),
        sa.Column("sayings", sa.JSON(), nullable=False),
        sa.Column("charts", sa.LargeBinary(), nullable=True),
        sa.Column("is_rich", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
        sqlite_autoincrement=True,
        comment="Digests as they were sent, so that their buttons lead back to them; no citizen is in them.",
    )
    op.create_table(
        "sightings",
        sa.Column("digest_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name=op.f("fk_sightings_digest_id_digests")),
        sa.PrimaryKeyConstraint("digest_id", "person_id", name=op.f("pk_sightings")),
        comment="Which manager said to have seen which digest, and when.",
    )
    with op.batch_alter_table("places", schema=None) as batch_op:
        batch_op.add_column(sa.Column("scope", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("schedule", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("scheduled_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Go back to the schema before."""
    with op.batch_alter_table("places", schema=None) as batch_op:
        batch_op.drop_column("scheduled_at")
        batch_op.drop_column("schedule")
        batch_op.drop_column("scope")
    op.drop_table("sightings")
    op.drop_table("digests")
