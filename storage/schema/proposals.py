"""Proposals of citizens, and who supports them."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    text,
)

from storage.schema.appeals import appeals
from storage.schema.people import citizens
from storage.schema.shape import metadata, moment

proposals = Table(
    "proposals",
    metadata,
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), primary_key=True, autoincrement=False),
    Column("stems", LargeBinary, nullable=False),
    Column("title", JSON, nullable=False, server_default="{}"),  # what citizens read of it, by language
    Column("fate", String(8)),
    Column("words", JSON, nullable=False, server_default="{}"),  # what staff said of it, by language
    Column("planned_until", Date),
    Column("told_round", Integer, nullable=False, server_default="0"),  # how often it was decided
    moment("decided_at"),
    Column("suggests", BigInteger),  # the proposal to which its supporters are asked to go
    comment="Appeals which others can support: numbers for stems, what staff call them, what became of them.",
)

supports = Table(
    "supports",
    metadata,
    Column(
        "proposal_id",
        BigInteger,
        ForeignKey(proposals.c.appeal_id),
        primary_key=True,
        autoincrement=False,
    ),
    Column("citizen_id", BigInteger, ForeignKey(citizens.c.id), primary_key=True, autoincrement=False),
    Column("told_round", Integer, nullable=False),  # up to which decision the person was told
    Column("suggested", BigInteger),  # where the person was asked to go last
    moment("joined_at", nullable=False),
    comment="Who supports which proposal, each person once; its author is not among them.",
)

Index("ix_supports_citizen", supports.c.citizen_id)

IS_PROPOSAL = "kind = 'proposal' AND erased_at IS NULL"

"""Word for word as in the index, or SQLite does not see that it fits."""

Index(
    "ix_appeals_proposals",
    appeals.c.topic,
    appeals.c.id,
    sqlite_where=text(IS_PROPOSAL),
    postgresql_where=text(IS_PROPOSAL),
)

Index(
    "ix_appeals_joined",
    appeals.c.joined_to,
    sqlite_where=text("joined_to IS NOT NULL"),
    postgresql_where=text("joined_to IS NOT NULL"),
)
