"""What we say in Telegram: what waits to be said, and what stands there."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from storage.schema.shape import Serial, metadata, moment

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
    moment("due_at", nullable=False),
    moment("expires_at"),
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
