"""Members of staff: where they work, and who works at a private desk."""

from sqlalchemy import BigInteger, Column, ForeignKey, Table, Text

from storage.schema.appeals import appeals
from storage.schema.shape import metadata, moment

staff = Table(
    "staff",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    moment("seen_at", nullable=False),
    comment="Who worked in which staff chat, under the name that colleagues see.",
)

desks = Table(
    "desks",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id)),
    moment("shown_at", nullable=False),
    moment("active_at", nullable=False),
    comment="Members of staff who work in private with the bot, each with the card on show.",
)
