"""People who write to the bot."""

from sqlalchemy import BigInteger, Boolean, Column, String, Table, false

from storage.schema.shape import metadata, moment

citizens = Table(
    "citizens",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(2)),
    Column("seen_language", String(2), nullable=False),
    Column("wants_new", Boolean, nullable=False, server_default=false()),
    Column("writing_to", BigInteger),
    moment("blocked_at"),
    moment("banned_at"),
    Column("banned_by", BigInteger),
    Column("came_topic", String(32)),
    Column("came_region", String(5)),
    moment("came_until"),
    moment("exported_at"),
    moment("created_at", nullable=False),
    comment="People who wrote to the bot; no name, username or phone.",
)
