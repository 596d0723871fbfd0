"""Meetings with citizens: the times that are offered, and what was agreed."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, String, Table, Text, text

from storage.schema.appeals import appeals
from storage.schema.shape import Serial, metadata, moment

slots = Table(
    "slots",
    metadata,
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), primary_key=True, autoincrement=False),
    moment("starts_at", primary_key=True),
    Column("place", Text, nullable=False),
    Column("is_offered", Boolean, nullable=False),  # while not, staff are still choosing it
    comment="Times for a meeting that are offered to a citizen, or about to be.",
)

meetings = Table(
    "meetings",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), nullable=False),
    moment("starts_at", nullable=False),
    Column("place", Text, nullable=False),
    Column("state", String(9), nullable=False),
    moment("agreed_at", nullable=False),
    comment="Meetings that were agreed, and what became of them; no person is named.",
)

AGREED = "state = 'agreed'"

"""Meetings to come; a query must say it word for word, or SQLite does not see that the indexes fit."""

Index(
    "ux_meetings_slot",
    meetings.c.starts_at,
    meetings.c.place,
    unique=True,
    sqlite_where=text(AGREED),
    postgresql_where=text(AGREED),
)

Index(
    "ux_meetings_appeal",
    meetings.c.appeal_id,
    unique=True,
    sqlite_where=text(AGREED),
    postgresql_where=text(AGREED),
)

Index("ix_meetings_appeal", meetings.c.appeal_id, meetings.c.id)
