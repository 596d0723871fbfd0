"""The queues: appeals that staff owe something, waiting longest first. Read by an index of those only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, text

from storage import appeals as appeals_of
from storage.database import Transaction
from storage.records import Appeal, Kind, Status
from storage.schema import OWED, appeals

NO_REGION = ""
"""Wanted as a region: appeals of which none is known."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the queue of some staff chats; what is None does not matter."""

    chats: tuple[int, ...]
    thread_id: int | None = None
    waits_for_citizen: bool = False
    is_taken: bool | None = None
    taken_by: int | None = None
    overdue_at: datetime | None = None
    """Those whose promised answer is overdue at this moment."""
    topic: str | None = None
    region: str | None = None
    urgent: bool | None = None


def page(transaction: Transaction, wanted: Wanted, limit: int, offset: int = 0) -> list[Appeal]:
    """Give a part of a queue: danger first, then the oldest appeal."""
    found = (
        select(appeals.c.id)
        .where(*_conditions(wanted))
        .order_by(appeals.c.urgent.desc(), appeals.c.id)
        .limit(limit)
        .offset(offset)
    )
    shown = appeals_of.of_numbers(transaction, list(transaction.scalars(found)))
    return sorted(shown, key=lambda appeal: (not appeal.urgent, appeal.id))


def count(transaction: Transaction, wanted: Wanted) -> int:
    """Count the appeals of a queue."""
    return transaction.scalar(select(func.count()).select_from(appeals).where(*_conditions(wanted))) or 0


def following(transaction: Transaction, wanted: Wanted, after: int) -> Appeal | None:
    """Give the oldest appeal of a queue with a number beyond `after`."""
    found = select(appeals.c.id).where(*_conditions(wanted), appeals.c.id > after)
    number = transaction.scalar(found.order_by(appeals.c.id).limit(1))
    return appeals_of.find(transaction, number) if number is not None else None


def topics(transaction: Transaction, wanted: Wanted) -> dict[str | None, int]:
    """Count the appeals of a queue by topic, the most frequent first."""
    return dict(_counted(transaction, wanted, appeals.c.topic))


def regions(transaction: Transaction, wanted: Wanted) -> dict[str | None, int]:
    """Count the appeals of a queue by region, the most frequent first."""
    return dict(_counted(transaction, wanted, appeals.c.region))


def open_chats(transaction: Transaction) -> tuple[int, ...]:
    """Give every chat with a queue, even one that is no staff chat any more."""
    found = select(appeals.c.staff_chat_id).where(text(OWED)).distinct()
    return tuple(transaction.scalars(found))


def _counted(transaction: Transaction, wanted: Wanted, column: Any) -> list[tuple[Any, int]]:
    how_many = func.count()
    counting = select(column, how_many).where(*_conditions(wanted)).group_by(column)
    return [(row[0], row[1]) for row in transaction.execute(counting.order_by(how_many.desc(), column))]


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    is_waiting = appeals.c.status == Status.WAITING
    found: list[Any] = [text(OWED), appeals.c.staff_chat_id.in_(wanted.chats), appeals.c.kind != Kind.THANKS]
    found.append(appeals.c.held_until.is_(None))
    found.append(appeals.c.joined_to.is_(None) | appeals.c.formal_due_at.is_not(None))
    found.append(is_waiting if wanted.waits_for_citizen else ~is_waiting)
    if wanted.thread_id is not None:
        found.append(appeals.c.staff_thread_id == wanted.thread_id)
    if wanted.is_taken is not None:
        found.append(appeals.c.taken_by.is_not(None) if wanted.is_taken else appeals.c.taken_by.is_(None))
    if wanted.taken_by is not None:
        found.append(appeals.c.taken_by == wanted.taken_by)
    if wanted.overdue_at is not None:
        is_running = and_(appeals.c.due_from.is_not(None), appeals.c.paused_at.is_(None))
        found += [is_running, appeals.c.due_at <= wanted.overdue_at]
    if wanted.urgent is not None:
        found.append(appeals.c.urgent == wanted.urgent)
        found += [text("urgent")] if wanted.urgent else []  # word for word as in the index
    if wanted.topic is not None:
        found.append(appeals.c.topic == wanted.topic)
    if wanted.region is not None:
        found.append(appeals.c.region == wanted.region if wanted.region else appeals.c.region.is_(None))
    return found
