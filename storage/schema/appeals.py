"""Appeals and the lines of their threads."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    false,
    text,
)

from storage.schema.incidents import incidents
from storage.schema.people import citizens
from storage.schema.shape import Serial, metadata, moment

bundles = Table(
    "bundles",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger),
    Column("topic", String(32), nullable=False),
    Column("region", String(5)),
    Column("numbers", JSON, nullable=False),
    comment="Messages in staff chats that show several appeals where there is no room for their cards.",
)

Index("ix_bundles_newest", bundles.c.chat_id, bundles.c.topic, bundles.c.id)

appeals = Table(
    "appeals",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("citizen_id", BigInteger, ForeignKey(citizens.c.id), nullable=False),
    Column("status", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("topic", String(32), nullable=False),
    Column("region", String(5)),
    Column("regions", JSON, nullable=False),
    Column("language", String(2), nullable=False),
    Column("tone", String(8), nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("because", JSON, nullable=False),
    Column("topics", JSON, nullable=False, server_default="[]"),
    Column("staff_chat_id", BigInteger, nullable=False),
    Column("staff_thread_id", BigInteger),
    Column("bundle_id", BigInteger, ForeignKey(bundles.c.id)),
    Column("taken_by", BigInteger),
    Column("taken_name", Text),
    moment("created_at", nullable=False),
    moment("touched_at", nullable=False),
    moment("answered_at"),
    moment("closed_at"),
    moment("due_from"),  # when the present promise began; nothing while nothing is owed
    moment("due_at"),
    moment("paused_at"),
    Column("held_seconds", Integer, nullable=False, server_default="0"),  # working time it waited for her
    Column("due_round", SmallInteger, nullable=False, server_default="0"),  # how many promises began
    moment("formal_due_at"),
    Column("promised_until", Date),
    Column("asked", Integer, nullable=False, server_default="0"),  # how often: is it solved?
    Column("outcome", String(12)),
    moment("outcome_at"),
    Column("disputes", Integer, nullable=False, server_default="0"),
    Column("rating", SmallInteger),
    Column("comment_id", BigInteger),  # the line that is the citizen's word on how it was solved
    moment("erased_at"),
    Column("erased_why", String(8)),
    Column("declined", Text),
    Column("merged_into", BigInteger),
    moment("held_until"),  # until when staff are not shown it: its citizen was given a published answer first
    Column("continues", BigInteger),
    Column("joined_to", BigInteger),  # the proposal that it supports
    Column("incident_id", BigInteger, ForeignKey(incidents.c.id)),
    moment("incident_at"),
    sqlite_autoincrement=True,
    comment="What citizens brought; the id is the number that people see and is never used twice.",
)

Index("ix_appeals_citizen", appeals.c.citizen_id, appeals.c.id)

Index(
    "ix_appeals_open",
    appeals.c.region,
    appeals.c.topic,
    appeals.c.created_at,
    appeals.c.kind,  # from here on what a digest counts, so that it reads the index alone
    appeals.c.answered_at,
    appeals.c.citizen_id,
    sqlite_where=text("status <> 'closed'"),
    postgresql_where=text("status <> 'closed'"),
)

Index(
    "ix_appeals_bundle",
    appeals.c.bundle_id,
    sqlite_where=text("bundle_id IS NOT NULL"),
    postgresql_where=text("bundle_id IS NOT NULL"),
)

OWED = "status IN ('new', 'in_progress', 'reopened', 'waiting')"

"""Appeals of a queue; a query must say it word for word, or SQLite does not see that the index fits."""

Index(
    "ix_appeals_queue",
    appeals.c.staff_chat_id,
    appeals.c.id,
    sqlite_where=text(OWED),
    postgresql_where=text(OWED),
)

Index(
    "ix_appeals_urgent",
    appeals.c.urgent,
    appeals.c.staff_chat_id,
    sqlite_where=text("urgent"),
    postgresql_where=text("urgent"),
)

Index(
    "ix_appeals_incident",
    appeals.c.incident_id,
    appeals.c.citizen_id,
    appeals.c.incident_at,
    sqlite_where=text("incident_id IS NOT NULL"),
    postgresql_where=text("incident_id IS NOT NULL"),
)

Index("ix_appeals_created_at", appeals.c.created_at)

Index(
    "ix_appeals_answered_at",
    appeals.c.answered_at,
    appeals.c.region,
    appeals.c.topic,
    appeals.c.created_at,
    sqlite_where=text("answered_at IS NOT NULL"),
    postgresql_where=text("answered_at IS NOT NULL"),
)

Index(
    "ix_appeals_closed_at",
    appeals.c.closed_at,
    appeals.c.region,
    appeals.c.topic,
    appeals.c.status,
    sqlite_where=text("closed_at IS NOT NULL"),
    postgresql_where=text("closed_at IS NOT NULL"),
)

Index(
    "ix_appeals_outcome_at",
    appeals.c.outcome_at,
    appeals.c.region,
    appeals.c.topic,
    appeals.c.outcome,
    sqlite_where=text("outcome_at IS NOT NULL"),
    postgresql_where=text("outcome_at IS NOT NULL"),
)

Index(
    "ix_appeals_asked",
    appeals.c.touched_at,
    sqlite_where=text("status = 'answered' AND asked > 0"),
    postgresql_where=text("status = 'answered' AND asked > 0"),
)

Index(
    "ix_appeals_unasked",
    appeals.c.touched_at,
    sqlite_where=text("status = 'answered' AND asked = 0"),
    postgresql_where=text("status = 'answered' AND asked = 0"),
)

Index(
    "ix_appeals_ageing",
    appeals.c.closed_at,
    sqlite_where=text("closed_at IS NOT NULL AND erased_at IS NULL"),
    postgresql_where=text("closed_at IS NOT NULL AND erased_at IS NULL"),
)

Index(
    "ix_appeals_due",
    appeals.c.due_at,
    sqlite_where=text("due_from IS NOT NULL"),
    postgresql_where=text("due_from IS NOT NULL"),
)

Index(
    "ix_appeals_formal",
    appeals.c.formal_due_at,
    sqlite_where=text("formal_due_at IS NOT NULL"),
    postgresql_where=text("formal_due_at IS NOT NULL"),
)

Index(
    "ix_appeals_held",
    appeals.c.held_until,
    sqlite_where=text("held_until IS NOT NULL AND status <> 'closed'"),
    postgresql_where=text("held_until IS NOT NULL AND status <> 'closed'"),
)

lines = Table(
    "lines",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), nullable=False),
    Column("author", String(8), nullable=False),
    Column("author_id", BigInteger),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Column("entities", JSON, nullable=False),
    Column("media_type", String(16)),
    Column("file_id", Text),
    Column("file_unique_id", Text),
    Column("album", String(64)),  # what is shown together: Telegram's album, or a heap of ours
    Column("latitude", Float),
    Column("longitude", Float),
    Column("earlier", JSON, nullable=False),
    Column("earlier_media", JSON, nullable=False, server_default="[]"),  # [type, file id] of each
    Column("asks", Boolean, nullable=False, server_default=false()),
    Column("delivery", String(10)),
    Column("failure", Text),
    moment("created_at", nullable=False),
    moment("edited_at"),
    Column("findable", Boolean, nullable=False, server_default=false()),
    comment="The messages of an appeal's thread; one message of Telegram is one line.",
)

Index("ux_lines_message", lines.c.chat_id, lines.c.message_id, unique=True)

Index("ix_lines_appeal", lines.c.appeal_id, lines.c.id)

Index(
    "ix_lines_unfindable",
    lines.c.id,
    sqlite_where=text("NOT findable"),
    postgresql_where=text("NOT findable"),
)
