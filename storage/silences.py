"""The silences: when staff last reacted to a card in each chat or forum topic."""

from datetime import datetime

from sqlalchemy import exists, select, update

from storage.database import Transaction
from storage.insert import Insert
from storage.records import Place
from storage.schema import silences

_react = Insert(
    silences,
    lambda adding: adding.on_conflict_do_update(
        index_elements=[silences.c.chat_id, silences.c.thread_id],
        set_={"reacted_at": adding.excluded.reacted_at},
    ),
)
_all = select(silences.c.chat_id, silences.c.thread_id, silences.c.reacted_at)


def react(transaction: Transaction, place: Place, now: datetime) -> None:
    """Remember that somebody of the staff reacted there."""
    values = {"chat_id": place.chat_id, "thread_id": place.thread_id or 0, "reacted_at": now}
    transaction.execute(_react.into(transaction), values)


def reactions(transaction: Transaction) -> dict[Place, datetime]:
    """Give when staff reacted last in each chat or topic where they ever did."""
    return {Place(chat, thread or None): at for chat, thread, at in transaction.execute(_all)}


def move(transaction: Transaction, old_chat_id: int, new_chat_id: int) -> None:
    """Let what is known of a group be known of the supergroup in its place, unless that reacted already."""
    other = silences.alias()
    moving = update(silences).where(
        silences.c.chat_id == old_chat_id, ~exists().where(other.c.chat_id == new_chat_id)
    )
    transaction.execute(moving.values(chat_id=new_chat_id))
