"""Chats, forum topics and the routes that lead there."""

from sqlalchemy import JSON, BigInteger, Column, String, Table, Text

from storage.schema.shape import metadata, moment

chats = Table(
    "chats",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(2)),
    Column("moved_to", BigInteger),
    Column("title", Text),
    Column("meeting_place", Text),
    comment="What we know of groups: their language, and where one went that became a supergroup.",
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
    moment("bound_at"),
    Column("scope", JSON(none_as_null=True)),  # what managers look after; nothing: everything
    Column("schedule", String(64)),  # when the digest comes; nothing: as the settings say
    moment("scheduled_at"),
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
