"""What comes in and what happens once: raw updates, occasions."""

from sqlalchemy import BigInteger, Column, Index, SmallInteger, String, Table, Text, text

from storage.schema.shape import metadata, moment

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
    Column("state", String(8), nullable=False),
    Column("tries", SmallInteger, nullable=False, server_default="0"),
    Column("failure", Text),
    moment("received_at", nullable=False),
    comment="Raw updates, kept before they are confirmed to Telegram.",
)

Index(
    "ix_inbox_waiting",
    inbox.c.update_id,
    sqlite_where=text("state = 'waiting'"),
    postgresql_where=text("state = 'waiting'"),
)

Index("ix_inbox_received_at", inbox.c.received_at)

Index(
    "ix_inbox_aside",
    inbox.c.update_id,
    sqlite_where=text("state = 'aside'"),
    postgresql_where=text("state = 'aside'"),
)

occasions = Table(
    "occasions",
    metadata,
    Column("key", String(128), primary_key=True),
    moment("at", nullable=False),
    comment="What happens once and never again, whatever restarts or ticks twice.",
)
