"""What managers read: the digests that were sent, and who saw them."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, LargeBinary, String, Table

from storage.schema.shape import Serial, metadata, moment

digests = Table(
    "digests",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger),
    moment("starts_at", nullable=False),
    moment("ends_at", nullable=False),
    Column("language", String(2), nullable=False),
    Column("scope", JSON, nullable=False),
    Column("sayings", JSON, nullable=False),
    Column("charts", LargeBinary),
    Column("is_rich", Boolean, nullable=False),
    moment("made_at", nullable=False),
    sqlite_autoincrement=True,
    comment="Digests as they were sent, so that their buttons lead back to them; no citizen is in them.",
)

sightings = Table(
    "sightings",
    metadata,
    Column("digest_id", BigInteger, ForeignKey(digests.c.id), primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    moment("at", nullable=False),
    comment="Which manager said to have seen which digest, and when.",
)
