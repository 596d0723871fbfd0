"""Who took appeals out of here as files, and which."""

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text

from storage.schema.shape import Serial, metadata, moment

exports = Table(
    "exports",
    metadata,
    Column("id", Serial, primary_key=True),
    moment("at", nullable=False),
    Column("who_id", BigInteger),  # nobody in Telegram where it was done on the command line
    Column("who_name", Text, nullable=False),
    Column("chat_id", BigInteger),
    moment("start", nullable=False),
    moment("end", nullable=False),
    Column("appeals", Integer, nullable=False),
    Column("formats", String(32), nullable=False),
    comment="Which appeals left as files: those that came from start to before end; when, and to whom.",
)
