"""The appeals that a digest names: open longest, overdue longest, and the first and the last to come."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, String, and_, cast, func, literal, select
from sqlalchemy import literal_column as word

from storage.database import Transaction
from storage.figures.facts import OLDEST, OldAppeal
from storage.figures.weeks import END, IS_OPEN, Weeks
from storage.records import Kind, Place
from storage.schema import UtcTime, appeals, posts

_card = posts.c.key == literal("card:") + cast(appeals.c.id, String)
_created = appeals.c.created_at


def is_overdue() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Give when an appeal is overdue at the end: by the ministry's promise, by the law; it still runs."""
    promised = and_(appeals.c.due_from.is_not(None), appeals.c.paused_at.is_(None), IS_OPEN)
    by_law = and_(
        appeals.c.formal_due_at.is_not(None), appeals.c.status.not_in((word("'closed'"), word("'answered'")))
    )
    return promised & (appeals.c.due_at < END), by_law & (appeals.c.formal_due_at < END)


def oldest(transaction: Transaction, weeks: Weeks) -> tuple[OldAppeal, ...]:
    """Give what came before the end and is open still, oldest first."""
    statement = _named(weeks, _created).where(IS_OPEN, _created < END)
    return _read(transaction, statement, weeks)


def overdue(transaction: Transaction, weeks: Weeks) -> tuple[OldAppeal, ...]:
    """Give what was overdue at the end and still is, longest overdue first; of two deadlines the sooner."""
    deadlines = (appeals.c.due_at, appeals.c.formal_due_at)
    found = [
        late
        for due, is_late in zip(deadlines, is_overdue(), strict=True)
        for late in _read(transaction, _named(weeks, due).where(is_late), weeks)
    ]
    soonest: dict[int, OldAppeal] = {}
    for late in sorted(found, key=lambda late: (late.due_at or weeks.end, late.id)):
        soonest.setdefault(late.id, late)
    return tuple(soonest.values())[:OLDEST]


def first_arrival(transaction: Transaction) -> datetime | None:
    """Give when the very first appeal came."""
    found: datetime | None = transaction.scalar(select(func.min(_created, type_=UtcTime())))
    return found


def last_arrival(transaction: Transaction, weeks: Weeks) -> datetime | None:
    """Give when the last appeal before the end came."""
    statement = select(_created).where(_created < END, *weeks.within()).order_by(_created.desc()).limit(1)
    found: datetime | None = transaction.scalar(statement, weeks.moments)
    return found


def _named(weeks: Weeks, order: ColumnElement[Any]) -> Select[Any]:
    return (
        select(
            appeals.c.id,
            appeals.c.region,
            appeals.c.topic,
            appeals.c.kind,
            _created,
            appeals.c.answered_at,
            appeals.c.staff_chat_id,
            appeals.c.staff_thread_id,
            posts.c.chat_id,
            posts.c.message_id,
            order.label("due"),
        )
        .join_from(appeals, posts, _card, isouter=True)
        .where(*weeks.within())
        .order_by(order, appeals.c.id)
        .limit(OLDEST)
    )


def _read(transaction: Transaction, statement: Select[Any], weeks: Weeks) -> tuple[OldAppeal, ...]:
    return tuple(_old_appeal(row) for row in transaction.execute(statement, weeks.moments))


def _old_appeal(row: Row[*tuple[Any, ...]]) -> OldAppeal:
    number, region, topic, kind, created_at, answered_at, staff_chat, thread, chat, card, due = row
    place = Place(chat, thread if chat == staff_chat else None) if chat else None
    is_answered = answered_at is not None
    return OldAppeal(number, region, topic, Kind(kind), created_at, is_answered, place, card, due)
