"""What we know of groups: their language, their title, and where one went that became a supergroup."""

from sqlalchemy import select

from storage.database import Transaction
from storage.insert import Insert
from storage.schema import chats


def languages(transaction: Transaction) -> dict[int, str]:
    """Give every group that chose its language, with that language."""
    rows = transaction.execute(select(chats.c.id, chats.c.language).where(chats.c.language.is_not(None)))
    return {row.id: row.language for row in rows}


def choose_language(transaction: Transaction, chat_id: int, chosen: str) -> None:
    """Remember the language that a group chose."""
    transaction.execute(_keep_language.into(transaction), {"id": chat_id, "language": chosen})


def move(transaction: Transaction, old_id: int, new_id: int) -> None:
    """Remember that a group became a supergroup with another id."""
    transaction.execute(_keep_move.into(transaction), {"id": old_id, "moved_to": new_id})


def moves(transaction: Transaction) -> dict[int, int]:
    """Give every group that moved, with its new id."""
    rows = transaction.execute(select(chats.c.id, chats.c.moved_to).where(chats.c.moved_to.is_not(None)))
    return {row.id: row.moved_to for row in rows}


def titles(transaction: Transaction) -> dict[int, str]:
    """Give the titles of groups, as they were when we last heard of them."""
    rows = transaction.execute(select(chats.c.id, chats.c.title).where(chats.c.title.is_not(None)))
    return {row.id: row.title for row in rows}


def name(transaction: Transaction, chat_id: int, title: str) -> None:
    """Remember a group's title."""
    transaction.execute(_keep_title.into(transaction), {"id": chat_id, "title": title})


def meeting_place(transaction: Transaction, chat_id: int) -> str:
    """Give where the staff of a chat meet citizens, nothing as long as they did not say."""
    return transaction.scalar(select(chats.c.meeting_place).where(chats.c.id == chat_id)) or ""


def meet_at(transaction: Transaction, chat_id: int, place: str) -> None:
    """Remember where the staff of a chat meet citizens."""
    transaction.execute(_keep_meeting_place.into(transaction), {"id": chat_id, "meeting_place": place})


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
_keep_title = _keeping("title")
_keep_meeting_place = _keeping("meeting_place")
