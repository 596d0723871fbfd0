"""The private desks: who of the staff works in private with the bot, and on which card."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update

from storage.database import Transaction
from storage.insert import Insert
from storage.roles import Role
from storage.schema import desks, posts


@dataclass(frozen=True, slots=True)
class Shown:
    """The card on show at a private desk, since when, and when somebody last worked there."""

    appeal_id: int
    shown_at: datetime
    active_at: datetime


_keep = Insert(
    desks,
    lambda adding: adding.on_conflict_do_update(
        index_elements=[desks.c.person_id],
        set_={name: adding.excluded[name] for name in ("appeal_id", "shown_at", "active_at")},
    ),
)
_begin = Insert(desks, lambda adding: adding.on_conflict_do_nothing())
_on_show = select(desks.c.appeal_id, desks.c.shown_at, desks.c.active_at).where(
    desks.c.person_id == bindparam("person"), desks.c.appeal_id.is_not(None)
)
_of_person = update(desks).where(desks.c.person_id == bindparam("person"))
_touch = _of_person.values(active_at=bindparam("now"))
_stop = _of_person.values(appeal_id=None)
_above = (
    select(posts.c.appeal_id)
    .where(
        posts.c.chat_id == bindparam("person"),
        posts.c.message_id < bindparam("message"),
        posts.c.role == Role.DESK,
    )
    .order_by(posts.c.message_id.desc())
    .limit(1)
)


def people(transaction: Transaction) -> set[int]:
    """Give everybody who ever worked at a private desk."""
    return set(transaction.scalars(select(desks.c.person_id)))


def begin(transaction: Transaction, person_id: int, now: datetime) -> None:
    """Remember that somebody works at a private desk; what is on show there stays."""
    values = {"person_id": person_id, "appeal_id": None, "shown_at": now, "active_at": now}
    transaction.execute(_begin.into(transaction), values)


def show(transaction: Transaction, person_id: int, appeal_id: int, now: datetime) -> None:
    """Remember which card somebody has on show."""
    values = {"person_id": person_id, "appeal_id": appeal_id, "shown_at": now, "active_at": now}
    transaction.execute(_keep.into(transaction), values)


def touch(transaction: Transaction, person_id: int, now: datetime) -> None:
    """Remember that somebody works at her desk now."""
    transaction.execute(_touch, {"person": person_id, "now": now})


def stop(transaction: Transaction, person_id: int) -> None:
    """Let no card be on show any more."""
    transaction.execute(_stop, {"person": person_id})


def on_show(transaction: Transaction, person_id: int) -> Shown | None:
    """Give the card on show, if there is one."""
    row = transaction.execute(_on_show, {"person": person_id}).one_or_none()
    return Shown(*row) if row else None


def last_above(transaction: Transaction, person_id: int, message_id: int) -> int | None:
    """Give the appeal of the last card that stands above a message in the private chat."""
    return transaction.scalar(_above, {"person": person_id, "message": message_id})
