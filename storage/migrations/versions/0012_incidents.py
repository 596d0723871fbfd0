"""Incidents, what was done about them, and the pulse of each topic and region."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
IN_ONE = sa.text("incident_id IS NOT NULL")
OPEN = sa.text("closed_at IS NULL")
GOING = sa.text("sent_at IS NOT NULL AND done_at IS NULL")


def upgrade() -> None:
    """Go to this schema."""
    op.create_table(
        "incidents",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("region", sa.String(length=5), nullable=True),
        sa.Column("staff_chat_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_thread_id", sa.BigInteger(), nullable=True),
        sa.Column("first_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("opened_by", sa.BigInteger(), nullable=True),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("typical", sa.JSON(), nullable=False),
        sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("taken_by", sa.BigInteger(), nullable=True),
        sa.Column("taken_name", sa.Text(), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("confirmed_name", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("informed_at", MOMENT, nullable=True),
        sa.Column("informed_name", sa.Text(), nullable=True),
        sa.Column("informed_words", sa.Text(), nullable=True),
        sa.Column("promised_until", sa.Date(), nullable=True),
        sa.Column("solved_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("reopened_at", MOMENT, nullable=True),
        sa.Column("merged_into", sa.BigInteger(), nullable=True),
        sa.Column("told_people", sa.Integer(), server_default="0", nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
        sqlite_autoincrement=True,
        comment="One event behind many appeals; people see the id as its number, which is never used twice.",
    )
    op.create_index(
        "ix_incidents_open", "incidents", ["topic", "region"], sqlite_where=OPEN, postgresql_where=OPEN
    )
    _create_what_belongs_to_them()
    _create_pulses()
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("incident_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("incident_at", MOMENT, nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_appeals_incident_id_incidents"), "incidents", ["incident_id"], ["id"]
        )
        batch_op.create_index(
            "ix_appeals_incident",
            ["incident_id", "citizen_id", "incident_at"],
            sqlite_where=IN_ONE,
            postgresql_where=IN_ONE,
        )


def downgrade() -> None:
    """Go back to the schema before."""
    op.drop_index("ix_appeals_incident", "appeals")
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_appeals_incident_id_incidents"), type_="foreignkey")
        for name in ("incident_at", "incident_id"):
            batch_op.drop_column(name)
    for table in ("pulses", "incident_deliveries", "incident_answers", "incident_acts", "incidents"):
        op.drop_table(table)


def _create_what_belongs_to_them() -> None:
    op.create_table(
        "incident_acts",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("incident_id", sa.BigInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("who_id", sa.BigInteger(), nullable=True),
        sa.Column("who_name", sa.Text(), nullable=True),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name=op.f("fk_incident_acts_incident_id_incidents")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_acts")),
        comment="What was done with incidents, and by whom; only ever added to, and no citizen is named.",
    )
    op.create_index("ix_incident_acts_incident", "incident_acts", ["incident_id", "id"])
    op.create_table(
        "incident_answers",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("incident_id", sa.BigInteger(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("made_name", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name=op.f("fk_incident_answers_incident_id_incidents")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_answers")),
        comment="Answers to everybody in an incident; one without sent_at is still being written.",
    )
    op.create_index("ix_incident_answers_incident", "incident_answers", ["incident_id", "id"])
    op.create_index(
        "ix_incident_answers_going",
        "incident_answers",
        ["id"],
        sqlite_where=GOING,
        postgresql_where=GOING,
    )
    op.create_table(
        "incident_deliveries",
        sa.Column("answer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("appeal_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["incident_answers.id"],
            name=op.f("fk_incident_deliveries_answer_id_incident_answers"),
        ),
        sa.PrimaryKeyConstraint("answer_id", "citizen_id", name=op.f("pk_incident_deliveries")),
        comment="Whom each answer to an incident went to, once each, and what became of it.",
    )
    op.create_index("ix_incident_deliveries_appeal", "incident_deliveries", ["appeal_id"])


def _create_pulses() -> None:
    op.create_table(
        "pulses",
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("region", sa.String(length=5), nullable=False),
        sa.Column("hour", MOMENT, nullable=False),
        sa.Column("appeals", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("negative", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "region", "hour", name=op.f("pk_pulses")),
        comment="How much came each hour of each topic and region: what is usual there.",
    )
    op.create_index("ix_pulses_hour", "pulses", ["hour"])
