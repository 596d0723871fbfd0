"""Ready answers, their texts and uses."""

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from storage.schema.appeals import appeals
from storage.schema.shape import Serial, metadata, moment

templates = Table(
    "templates",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("ministry", String(32), nullable=False),
    Column("topic", String(32), nullable=False),
    Column("title", Text, nullable=False),
    Column("answered", Integer, nullable=False, server_default="0"),
    Column("made_by", BigInteger, nullable=False),
    moment("created_at", nullable=False),
    sqlite_autoincrement=True,
    comment="Ready answers; the id is the number that staff see and is never used twice.",
)

Index("ix_templates_topic", templates.c.ministry, templates.c.topic)

template_texts = Table(
    "template_texts",
    metadata,
    Column("template_id", BigInteger, ForeignKey(templates.c.id), primary_key=True, autoincrement=False),
    Column("language", String(2), primary_key=True),
    Column("text", Text, nullable=False),
    Column("entities", JSON, nullable=False),
    Column("saved_by", BigInteger, nullable=False),
    moment("saved_at", nullable=False),
    comment="What each ready answer says, by language.",
)

template_uses = Table(
    "template_uses",
    metadata,
    Column("template_id", BigInteger, ForeignKey(templates.c.id), primary_key=True, autoincrement=False),
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), primary_key=True, autoincrement=False),
    Column("features", LargeBinary, nullable=False),
    moment("used_at", nullable=False),
    comment="The latest questions that each ready answer answered: numbers for stems, never a text.",
)
