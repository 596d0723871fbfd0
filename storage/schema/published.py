"""Published answers, their words, and the citizens' questions that were given one first."""

from sqlalchemy import JSON, BigInteger, Column, Date, ForeignKey, Index, String, Table, Text

from storage.schema.appeals import appeals
from storage.schema.shape import Serial, metadata, moment

published = Table(
    "published",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("ministry", String(32), nullable=False),
    Column("topic", String(32), nullable=False),
    Column("region", String(5)),  # nothing where it holds for the whole country
    Column("expires_on", Date, nullable=False),  # the last day on which it holds
    Column("begun_by", BigInteger, nullable=False),
    moment("begun_at", nullable=False),
    Column("published_by", BigInteger),
    moment("published_at"),  # nothing while it is a draft
    moment("retired_at"),
    sqlite_autoincrement=True,
    comment="Answers that everybody may read, and their drafts; the id is the number that staff see.",
)

Index("ix_published_ministry", published.c.ministry, published.c.id)

published_words = Table(
    "published_words",
    metadata,
    Column("published_id", BigInteger, ForeignKey(published.c.id), primary_key=True, autoincrement=False),
    Column("language", String(2), primary_key=True),
    Column("questions", Text, nullable=False),  # a line for each way to ask; the first is shown
    Column("answer", Text, nullable=False),
    Column("entities", JSON, nullable=False),
    Column(
        "asked_in", BigInteger
    ),  # the appeal whose words the question is, until staff publish or reword it
    Column("written_by", BigInteger, nullable=False),
    moment("written_at", nullable=False),
    comment="What each published answer says, and to which question, by language.",
)

readings = Table(
    "readings",
    metadata,
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), primary_key=True, autoincrement=False),
    Column("published_id", BigInteger, ForeignKey(published.c.id), nullable=False),
    Column("language", String(2), nullable=False),
    moment("given_at", nullable=False),
    Column("choice", String(8)),
    moment("chosen_at"),
    comment="Appeals whose citizen was given a published answer first, and whether it helped.",
)

Index("ix_readings_published", readings.c.published_id)

Index("ix_readings_given_at", readings.c.given_at)
