"""What we know of groups: the language they read, and where one went that became a supergroup."""

from sqlalchemy import bindparam, select

from storage.database import Transaction
from storage.insert import Insert
from storage.schema import chats

_language = select(chats.c.language).where(chats.c.id == bindparam("id"))


def language(transaction: Transaction, chat_id: int) -> str | None:
    """Give the language that a group chose, if it did."""
    return transaction.scalar(_language, {"id": chat_id})


def choose_language(transaction: Transaction, chat_id: int, chosen: str) -> None:
    """Remember the language that a group chose."""
    transaction.execute(_keep_language.into(transaction), {"id": chat_id, "language": chosen})


def move(transaction: Transaction, old_id: int, new_id: int) -> None:
    """Remember that a group became a supergroup with another id, and keeps its language."""
    transaction.execute(_keep_move.into(transaction), {"id": old_id, "moved_to": new_id})
    if chosen := language(transaction, old_id):
        choose_language(transaction, new_id, chosen)


def moves(transaction: Transaction) -> dict[int, int]:
    """Give every group that moved, with its new id."""
    rows = transaction.execute(select(chats.c.id, chats.c.moved_to).where(chats.c.moved_to.is_not(None)))
    return {row.id: row.moved_to for row in rows}


def _keeping(name: str) -> Insert:
    """Give what writes one column of a group, known or not."""
    return Insert(
        chats,
        lambda adding: adding.on_conflict_do_update(
            index_elements=[chats.c.id], set_={name: adding.excluded[name]}
        ),
    )


_keep_language = _keeping("language")
_keep_move = _keeping("moved_to")
