"""The tables."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
    text,
)


class NaiveTime(ValueError):
    """A time without a zone cannot be stored."""


class UtcTime(TypeDecorator[datetime]):
    """A moment: needs a zone on its way in, is UTC on its way out, in either database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time; give SQLite, which knows no zones, plain UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveTime(value)
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say that what comes out is UTC."""
        if value is None or dialect.name != "sqlite":
            return value
        return value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Serial = BigInteger().with_variant(
    Integer, "sqlite"
)  # SQLite counts only an INTEGER PRIMARY KEY up by itself


def _moment(name: str, **options: Any) -> Column[datetime]:
    return Column(name, UtcTime(), **options)


inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
    Column("state", String(8), nullable=False),
    Column("tries", SmallInteger, nullable=False, server_default="0"),
    Column("failure", Text),
    _moment("received_at", nullable=False),
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

citizens = Table(
    "citizens",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(2)),
    Column("seen_language", String(2), nullable=False),
    Column("wants_new", Boolean, nullable=False, server_default=false()),
    Column("writing_to", BigInteger),
    _moment("blocked_at"),
    _moment("banned_at"),
    Column("banned_by", BigInteger),
    Column("came_topic", String(32)),
    Column("came_region", String(5)),
    _moment("came_until"),
    _moment("exported_at"),
    _moment("created_at", nullable=False),
    comment="People who wrote to the bot; no name, username or phone.",
)

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
    _moment("created_at", nullable=False),
    _moment("touched_at", nullable=False),
    _moment("answered_at"),
    _moment("closed_at"),
    _moment("due_from"),  # when the present promise began; nothing while nothing is owed
    _moment("due_at"),
    _moment("paused_at"),
    Column("held_seconds", Integer, nullable=False, server_default="0"),  # working time it waited for her
    Column("due_round", SmallInteger, nullable=False, server_default="0"),  # how many promises began
    _moment("formal_due_at"),
    Column("promised_until", Date),
    Column("asked", Integer, nullable=False, server_default="0"),  # how often: is it solved?
    Column("outcome", String(12)),
    _moment("outcome_at"),
    Column("disputes", Integer, nullable=False, server_default="0"),
    Column("rating", SmallInteger),
    Column("comment_id", BigInteger),  # the line that is the citizen's word on how it was solved
    _moment("erased_at"),
    Column("erased_why", String(8)),
    Column("declined", Text),
    Column("merged_into", BigInteger),
    sqlite_autoincrement=True,
    comment="What citizens brought; the id is the number that people see and is never used twice.",
)
Index("ix_appeals_citizen", appeals.c.citizen_id, appeals.c.id)
Index(
    "ix_appeals_open",
    appeals.c.region,
    appeals.c.topic,
    appeals.c.created_at,
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
Index("ix_appeals_created_at", appeals.c.created_at)
Index("ix_appeals_answered_at", appeals.c.answered_at)
Index("ix_appeals_closed_at", appeals.c.closed_at)
Index("ix_appeals_outcome_at", appeals.c.outcome_at)
Index(
    "ix_appeals_asked",
    appeals.c.touched_at,
    sqlite_where=text("status = 'answered' AND asked > 0"),
    postgresql_where=text("status = 'answered' AND asked > 0"),
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

formals = Table(
    "formals",
    metadata,
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), primary_key=True, autoincrement=False),
    Column("number", String(32), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("extended_until", Date),
    Column("reason", Text),
    Column("forwarded_to", Text),
    _moment("forwarded_at"),
    Column("attached_by", BigInteger, nullable=False),
    _moment("attached_at", nullable=False),
    comment="Appeals to which staff attached an e-Otinish number: the legal clock runs for these.",
)

promises = Table(
    "promises",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), nullable=False),
    Column("until", Date, nullable=False),
    Column("made_by", BigInteger, nullable=False),
    _moment("made_at", nullable=False),
    Column("is_kept", Boolean),  # nothing as long as nobody said
    Column("settled_by", BigInteger),
    _moment("settled_at"),
    comment="What staff promised citizens by a day, and whether it was kept.",
)
Index("ux_promises_appeal", promises.c.appeal_id, promises.c.until, unique=True)
Index("ix_promises_until", promises.c.until)

silences = Table(
    "silences",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),  # 0 in a chat without topics
    _moment("reacted_at", nullable=False),
    comment="When staff last reacted to a card in each chat or forum topic.",
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
    _moment("created_at", nullable=False),
    _moment("edited_at"),
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

posts = Table(
    "posts",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("key", String(64), unique=True),
    Column("appeal_id", BigInteger),
    Column("line_id", BigInteger),
    Column("role", String(8), nullable=False),
    comment="Which message of ours in Telegram stands for what: the way from a reply back to its appeal.",
)
Index("ix_posts_line", posts.c.line_id)
Index(
    "ix_posts_desk",
    posts.c.appeal_id,
    sqlite_where=text("role = 'desk'"),
    postgresql_where=text("role = 'desk'"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("key", String(64)),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("chat_id", BigInteger, nullable=False),
    Column("method", String(32), nullable=False),
    Column("params", JSON, nullable=False),
    Column("attachment", LargeBinary),
    Column("reply_key", String(64)),
    Column("role", String(8), nullable=False),
    Column("appeal_id", BigInteger),
    Column("line_id", BigInteger),
    Column("priority", SmallInteger, nullable=False),
    Column("state", String(8), nullable=False),
    Column("tries", SmallInteger, nullable=False, server_default="0"),
    Column("failure", Text),
    _moment("due_at", nullable=False),
    _moment("expires_at"),
    sqlite_autoincrement=True,
    comment="What is still to be said, and what could never be said.",
)
Index(
    "ux_outbox_key",
    outbox.c.key,
    unique=True,
    sqlite_where=text("state = 'waiting'"),
    postgresql_where=text("state = 'waiting'"),
)
Index(
    "ix_outbox_waiting",
    outbox.c.id,
    sqlite_where=text("state = 'waiting'"),
    postgresql_where=text("state = 'waiting'"),
)

villages = Table(
    "villages",
    metadata,
    Column("code", String(9), primary_key=True),
    Column("region", String(5), nullable=False),
    Column("what", String(8), nullable=False),
    Column("kazakh", Text, nullable=False),
    Column("russian", Text, nullable=False),
    comment="Villages and smaller places of the official classifier, as last imported.",
)

chats = Table(
    "chats",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(2)),
    Column("moved_to", BigInteger),
    Column("title", Text),
    comment="What we know of groups: their language, and where one went that became a supergroup.",
)

lessons = Table(
    "lessons",
    metadata,
    Column("ministry", String(32), primary_key=True),
    Column("key", String(64), primary_key=True),  # which appeal it corrects, or the digest of an archived one
    Column("topic", String(32), nullable=False),
    Column("source", String(8), nullable=False),
    Column("replaces", String(32)),
    Column("features", LargeBinary, nullable=False),
    comment="What taught a ministry's topics: numbers for parts of words, never a text.",
)

places = Table(
    "places",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),  # 0: no forum topic, the chat
    Column("title", Text),
    Column("purpose", String(8)),
    Column("choice", JSON(none_as_null=True)),
    Column("shut", String(16)),
    _moment("bound_at"),
    comment="What we know of chats and forum topics: what they are bound for, and why one is shut to us.",
)

routes = Table(
    "routes",
    metadata,
    Column("topic", String(32), primary_key=True),  # empty: every topic
    Column("region", String(5), primary_key=True),  # empty: every region
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),
    comment="Where appeals of a topic and region go, before what the ministry's file says.",
)

staff = Table(
    "staff",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    _moment("seen_at", nullable=False),
    comment="Who worked in which staff chat, under the name that colleagues see.",
)

acts = Table(
    "acts",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), nullable=False),
    _moment("at", nullable=False),
    Column("side", String(8), nullable=False),
    Column("who_id", BigInteger),
    Column("who_name", Text),
    Column("what", String(16), nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    comment="What was done with appeals, and by whom; only ever added to, and no citizen is named.",
)
Index("ix_acts_appeal", acts.c.appeal_id, acts.c.id)

occasions = Table(
    "occasions",
    metadata,
    Column("key", String(128), primary_key=True),
    _moment("at", nullable=False),
    comment="What happens once and never again, whatever restarts or ticks twice.",
)

reveals = Table(
    "reveals",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), nullable=False),
    Column("employee_id", BigInteger, nullable=False),
    Column("employee_name", Text, nullable=False),
    Column("reason", String(16), nullable=False),
    Column("words", Text),
    Column("question_id", BigInteger, nullable=False),
    _moment("revealed_at", nullable=False),
    comment="Who on staff saw what an appeal hides, when and why; question_id is our message to her.",
)
Index("ux_reveals_question", reveals.c.employee_id, reveals.c.question_id, unique=True)
Index("ix_reveals_appeal", reveals.c.appeal_id, reveals.c.id)

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
    _moment("created_at", nullable=False),
    comment="What staff looked for, as long as they may turn its pages; a button has no room for words.",
)

desks = Table(
    "desks",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id)),
    _moment("shown_at", nullable=False),
    _moment("active_at", nullable=False),
    comment="Members of staff who work in private with the bot, each with the card on show.",
)

templates = Table(
    "templates",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("ministry", String(32), nullable=False),
    Column("topic", String(32), nullable=False),
    Column("title", Text, nullable=False),
    Column("answered", Integer, nullable=False, server_default="0"),
    Column("made_by", BigInteger, nullable=False),
    _moment("created_at", nullable=False),
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
    _moment("saved_at", nullable=False),
    comment="What each ready answer says, by language.",
)

template_uses = Table(
    "template_uses",
    metadata,
    Column("template_id", BigInteger, ForeignKey(templates.c.id), primary_key=True, autoincrement=False),
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), primary_key=True, autoincrement=False),
    Column("features", LargeBinary, nullable=False),
    _moment("used_at", nullable=False),
    comment="The latest questions that each ready answer answered: numbers for stems, never a text.",
)


def is_of_schema(name: str | None, _kind: str, _parents: object) -> bool:
    """Whether Alembic is to compare a table or an index; those for trigrams are what the database offers."""
    return not (name or "").startswith(TRIGRAMS)
