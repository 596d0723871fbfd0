"""Incidents: one event behind many appeals, what was done about it, and what is usual where."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    false,
    text,
)

from storage.schema.shape import Serial, metadata, moment

incidents = Table(
    "incidents",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("topic", String(32), nullable=False),
    Column("region", String(5)),
    Column("staff_chat_id", BigInteger, nullable=False),
    Column("staff_thread_id", BigInteger),
    moment("first_at", nullable=False),
    moment("last_at", nullable=False),
    moment("opened_at", nullable=False),
    Column("opened_by", BigInteger),  # nobody: it opened by itself
    Column("about", JSON, nullable=False),  # what kinds of trouble its first reports name
    Column("typical", JSON, nullable=False),  # numbers of the appeals whose words stand on the card
    Column("urgent", Boolean, nullable=False, server_default=false()),
    Column("taken_by", BigInteger),
    Column("taken_name", Text),
    Column("confirmed", Boolean),  # nothing as long as nobody looked
    moment("confirmed_at"),
    Column("confirmed_name", Text),
    Column("note", Text),
    moment("informed_at"),
    Column("informed_name", Text),
    Column("informed_words", Text),
    Column("promised_until", Date),
    moment("solved_at"),
    moment("closed_at"),
    moment("reopened_at"),
    Column("merged_into", BigInteger),
    Column("told_people", Integer, nullable=False, server_default="0"),
    moment("told_at"),
    sqlite_autoincrement=True,
    comment="One event behind many appeals; people see the id as its number, which is never used twice.",
)

Index(
    "ix_incidents_open",
    incidents.c.topic,
    incidents.c.region,
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)

incident_acts = Table(
    "incident_acts",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("incident_id", BigInteger, ForeignKey(incidents.c.id), nullable=False),
    moment("at", nullable=False),
    Column("side", String(8), nullable=False),
    Column("who_id", BigInteger),
    Column("who_name", Text),
    Column("what", String(16), nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    comment="What was done with incidents, and by whom; only ever added to, and no citizen is named.",
)

Index("ix_incident_acts_incident", incident_acts.c.incident_id, incident_acts.c.id)

incident_answers = Table(
    "incident_answers",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("incident_id", BigInteger, ForeignKey(incidents.c.id), nullable=False),
    Column("texts", JSON, nullable=False),  # by language: its text and entities
    Column("made_by", BigInteger, nullable=False),
    Column("made_name", Text, nullable=False),
    moment("made_at", nullable=False),
    moment("sent_at"),
    moment("done_at"),
    comment="Answers to everybody in an incident; one without sent_at is still being written.",
)

Index("ix_incident_answers_incident", incident_answers.c.incident_id, incident_answers.c.id)

Index(
    "ix_incident_answers_going",
    incident_answers.c.id,
    sqlite_where=text("sent_at IS NOT NULL AND done_at IS NULL"),
    postgresql_where=text("sent_at IS NOT NULL AND done_at IS NULL"),
)

incident_deliveries = Table(
    "incident_deliveries",
    metadata,
    Column("answer_id", BigInteger, ForeignKey(incident_answers.c.id), primary_key=True, autoincrement=False),
    Column("citizen_id", BigInteger, primary_key=True, autoincrement=False),
    Column("appeal_id", BigInteger, nullable=False),
    Column("state", String(8), nullable=False),
    moment("at", nullable=False),
    comment="Whom each answer to an incident went to, once each, and what became of it.",
)

Index("ix_incident_deliveries_appeal", incident_deliveries.c.appeal_id)

pulses = Table(
    "pulses",
    metadata,
    Column("topic", String(32), primary_key=True),
    Column("region", String(5), primary_key=True),
    moment("hour", primary_key=True),
    Column("appeals", Integer, nullable=False),
    Column("people", Integer, nullable=False),  # who had not written of the same in the three days before
    Column("negative", Integer, nullable=False),
    comment="How much came each hour of each topic and region: what is usual there.",
)

Index("ix_pulses_hour", pulses.c.hour)
