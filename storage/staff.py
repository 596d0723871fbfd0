"""Who works in which staff chat, as seen there; whether somebody still belongs to it only Telegram knows."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from storage.database import Transaction
from storage.insert import Insert
from storage.schema import staff


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person who worked in a staff chat, under the name that colleagues saw last."""

    id: int
    name: str
    seen_at: datetime


def _renewing(adding: Any) -> Any:
    return adding.on_conflict_do_update(
        index_elements=[staff.c.person_id, staff.c.chat_id],
        set_={"name": adding.excluded.name, "seen_at": adding.excluded.seen_at},
    )


_see = Insert(staff, _renewing)
_of_chat = (
    select(staff.c.person_id, staff.c.name, staff.c.seen_at)
    .where(staff.c.chat_id == bindparam("chat"))
    .order_by(staff.c.seen_at.desc())
)


def see(transaction: Transaction, chat_id: int, person_id: int, name: str, now: datetime) -> None:
    """Remember that somebody works in a staff chat."""
    new = {"chat_id": chat_id, "person_id": person_id, "name": name, "seen_at": now}
    transaction.execute(_see.into(transaction), new)


def of_chat(transaction: Transaction, chat_id: int) -> list[Colleague]:
    """Give those seen in a staff chat, who was seen last first."""
    return [Colleague(*row) for row in transaction.execute(_of_chat, {"chat": chat_id})]


def chats_by_person(transaction: Transaction) -> dict[int, frozenset[int]]:
    """Give everybody who was seen in a staff chat, with all those chats."""
    found = defaultdict[int, set[int]](set)
    for person_id, chat_id in transaction.execute(select(staff.c.person_id, staff.c.chat_id)):
        found[person_id].add(chat_id)
    return {person_id: frozenset(chats) for person_id, chats in found.items()}


def move(transaction: Transaction, old_id: int, new_id: int) -> None:
    """Let those of a group be seen in the supergroup which it became."""
    there = select(staff.c.person_id).where(staff.c.chat_id == new_id)
    transaction.execute(delete(staff).where(staff.c.chat_id == old_id, staff.c.person_id.in_(there)))
    transaction.execute(update(staff).where(staff.c.chat_id == old_id).values(chat_id=new_id))
