"""What /find looks through, and what was looked for."""

from sqlalchemy import BigInteger, Column, ForeignKey, Table, Text

from storage.schema.appeals import appeals
from storage.schema.shape import Serial, metadata, moment

words = Table(
    "words",
    metadata,
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), primary_key=True, autoincrement=False),
    Column("folded", Text, nullable=False),
    comment="What the thread of each appeal says, folded, for /find; written in the background.",
)

TRIGRAMS = "words_trigrams"

"""What finds parts of words fast: by FTS5 in SQLite, by pg_trgm in PostgreSQL, where it is to be had."""

searches = Table(
    "searches",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("asked", Text, nullable=False),
    moment("created_at", nullable=False),
    comment="What staff looked for, as long as they may turn its pages; a button has no room for words.",
)


def is_of_schema(name: str | None, _kind: str, _parents: object) -> bool:
    """Whether Alembic is to compare a table or an index; those for trigrams are what the database offers."""
    return not (name or "").startswith(TRIGRAMS)
