"""The posts: which message of ours in Telegram stands for what."""

from collections.abc import Sequence

from sqlalchemy import bindparam, or_, select, update

from storage.database import Transaction
from storage.records import Post
from storage.roles import Role
from storage.schema import posts

_columns = (posts.c.chat_id, posts.c.message_id, posts.c.appeal_id, posts.c.line_id, posts.c.role)
_of_message = select(*_columns).where(
    posts.c.chat_id == bindparam("chat"), posts.c.message_id == bindparam("message")
)
_key_of = select(posts.c.key).where(
    posts.c.chat_id == bindparam("chat"), posts.c.message_id == bindparam("message")
)
_of_key = select(*_columns).where(posts.c.key == bindparam("key"))
_of_line = (
    select(*_columns)
    .where(posts.c.line_id == bindparam("line"), posts.c.chat_id == bindparam("chat"))
    .order_by(posts.c.message_id)
)
_name = (
    update(posts)
    .where(posts.c.chat_id == bindparam("chat"), posts.c.message_id == bindparam("message"))
    .values(key=bindparam("new_key"))
)
_key_of = select(posts.c.key).where(
    posts.c.chat_id == bindparam("chat"), posts.c.message_id == bindparam("message")
)
_of_keys = select(posts.c.key, *_columns).where(posts.c.key.in_(bindparam("keys", expanding=True)))
_unname = (
    update(posts)
    .where(
        posts.c.line_id.in_(bindparam("lines", expanding=True)),
        posts.c.chat_id == bindparam("chat"),
        posts.c.role.in_((Role.CARD, Role.LINE)),
    )
    .values(key=None)
)
_follow = (
    update(posts)
    .where(posts.c.line_id.in_(bindparam("lines", expanding=True)), posts.c.role == Role.LINE)
    .values(appeal_id=bindparam("new"))
)


def of_message(transaction: Transaction, chat_id: int, message_id: int) -> Post | None:
    """Give what a message of ours stands for; message ids count per chat, so both are needed."""
    row = transaction.execute(_of_message, {"chat": chat_id, "message": message_id}).one_or_none()
    return Post(*row[:4], Role(row[4])) if row else None


def of_key(transaction: Transaction, key: str) -> Post | None:
    """Give the message that stands for `key` now (for example `card:41`)."""
    row = transaction.execute(_of_key, {"key": key}).one_or_none()
    return Post(*row[:4], Role(row[4])) if row else None


def key_of(transaction: Transaction, chat_id: int, message_id: int) -> str | None:
    """Give the key for which a message stands now, None if it stands for none."""
    found: str | None = transaction.scalar(_key_of, {"chat": chat_id, "message": message_id})
    return found


def of_keys(transaction: Transaction, keys: Sequence[str]) -> dict[str, Post]:
    """Give the messages that stand for these keys, where one does."""
    rows = transaction.execute(_of_keys, {"keys": list(keys)})
    return {row[0]: Post(*row[1:5], Role(row[5])) for row in rows}


def beginning(transaction: Transaction, beginnings: Sequence[str]) -> list[Post]:
    """Give the messages whose keys begin with one of these."""
    if not beginnings:
        return []
    found = select(*_columns).where(
        or_(*(posts.c.key.startswith(each, autoescape=True) for each in beginnings))
    )
    return [Post(*row[:4], Role(row[4])) for row in transaction.execute(found)]


def unname(transaction: Transaction, line_ids: Sequence[int], chat_id: int) -> None:
    """Take the keys off what shows these lines in a staff chat, so that it is sent anew and not edited."""
    transaction.execute(_unname, {"lines": list(line_ids), "chat": chat_id})


def follow(transaction: Transaction, line_ids: Sequence[int], appeal_id: int) -> None:
    """Let what shows these lines among staff stand for the appeal to which they belong now."""
    transaction.execute(_follow, {"lines": list(line_ids), "new": appeal_id})


def of_line(transaction: Transaction, line_id: int, chat_id: int) -> list[Post]:
    """Give the messages in a chat that show a line, oldest first."""
    rows = transaction.execute(_of_line, {"line": line_id, "chat": chat_id})
    return [Post(*row[:4], Role(row[4])) for row in rows]


def name(transaction: Transaction, post: Post, key: str | None) -> None:
    """Let a message stand for `key` from now on, which no other does, or for none."""
    transaction.execute(_name, {"chat": post.chat_id, "message": post.message_id, "new_key": key})
