"""What we know of groups: the language they read, and where one went that became a supergroup."""

from sqlalchemy import select

from storage.database import Transaction
from storage.insert import insert
from storage.schema import chats


def language(transaction: Transaction, chat_id: int) -> str | None:
    """Give the language that a group chose, if it did."""
    return transaction.scalar(select(chats.c.language).where(chats.c.id == chat_id))


def choose_language(transaction: Transaction, chat_id: int, chosen: str) -> None:
    """Remember the language that a group chose."""
    _keep(transaction, chat_id, language=chosen)


def move(transaction: Transaction, old_id: int, new_id: int) -> None:
    """Remember that a group became a supergroup with another id, and keeps its language."""
    _keep(transaction, old_id, moved_to=new_id)
    if chosen := language(transaction, old_id):
        choose_language(transaction, new_id, chosen)


def moves(transaction: Transaction) -> dict[int, int]:
    """Give every group that moved, with its new id."""
    rows = transaction.execute(select(chats.c.id, chats.c.moved_to).where(chats.c.moved_to.is_not(None)))
    return {row.id: row.moved_to for row in rows}


def _keep(transaction: Transaction, chat_id: int, **values: object) -> None:
    transaction.execute(
        insert(transaction, chats)
        .values(id=chat_id, **values)
        .on_conflict_do_update(index_elements=[chats.c.id], set_=values)
    )
