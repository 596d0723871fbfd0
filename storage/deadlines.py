"""Whose deadline is near or past: open appeals for which a clock runs, and what was not told of them yet."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
)

from storage.database import Transaction
from storage.records import EVERYTHING, Place, Scope
from storage.schema import UtcTime, appeals, formals, occasions
from storage.scopes import within

_is_open = appeals.c.status != literal_column("'closed'")
_runs = and_(appeals.c.due_from.is_not(None), appeals.c.paused_at.is_(None), _is_open)
_runs_by_law = and_(
    appeals.c.formal_due_at.is_not(None),
    appeals.c.status.not_in((literal_column("'closed'"), literal_column("'answered'"))),
)
_place = (appeals.c.staff_chat_id, appeals.c.staff_thread_id)
_after, _until = (bindparam(name, type_=UtcTime()) for name in ("after", "until"))


def _occasion(round_: ColumnElement[str]) -> ColumnElement[str]:
    """Give the key of telling `what` about the present deadline of an appeal."""
    return bindparam("what", type_=String) + literal(":") + cast(appeals.c.id, String) + literal(":") + round_


def _untold(
    runs: ColumnElement[bool], due_at: ColumnElement[datetime], key: ColumnElement[str]
) -> Select[int, str]:
    told = exists().where(occasions.c.key == key)
    return (
        select(appeals.c.id, key)
        .where(runs, due_at > _after, due_at <= _until, ~told)
        .order_by(due_at, appeals.c.id)
        .limit(bindparam("limit"))
    )


_promised = _untold(_runs, appeals.c.due_at, _occasion(cast(appeals.c.due_round, String)))
_by_law = _untold(
    _runs_by_law,
    appeals.c.formal_due_at,
    _occasion(literal("law:") + func.coalesce(cast(formals.c.extended_until, String), literal(""))),
).join(formals, formals.c.appeal_id == appeals.c.id)
_overdue = (
    select(*_place, func.count())
    .where(
        or_(and_(_runs, appeals.c.due_at <= _until), and_(_runs_by_law, appeals.c.formal_due_at <= _until))
    )
    .group_by(*_place)
)
_unfinished = (
    select(appeals.c.id)
    .where(_is_open, appeals.c.id > bindparam("last"))
    .order_by(appeals.c.id)
    .limit(bindparam("limit"))
)
_waiting = select(*_place, func.min(appeals.c.due_from), func.count()).where(_runs).group_by(*_place)


def untold(
    transaction: Transaction, what: str, *, after: datetime, until: datetime, limit: int
) -> dict[int, str]:
    """Give the appeals whose promised time ends in that span and of which `what` was not told, with its key.

    The key is the occasion to take when it is told: one for each promise of an answer that began.
    """
    return _told(transaction, _promised, what, after, until, limit)


def untold_by_law(
    transaction: Transaction, what: str, *, after: datetime, until: datetime, limit: int
) -> dict[int, str]:
    """Give the appeals whose legal time ends in that span and of which `what` was not told, with its key."""
    return _told(transaction, _by_law, what, after, until, limit)


def overdue(transaction: Transaction, now: datetime, scope: Scope = EVERYTHING) -> dict[Place, int]:
    """Count what of a scope is overdue in each staff chat."""
    rows = transaction.execute(_overdue.where(*within(scope)), {"until": now})
    return {Place(chat, thread): count for chat, thread, count in rows}


def waiting(transaction: Transaction) -> dict[Place, tuple[datetime, int]]:
    """Give for each staff chat since when an answer has been owed there, and how many are."""
    rows = transaction.execute(_waiting)
    return {Place(chat, thread): (since, count) for chat, thread, since, count in rows}


def unfinished(transaction: Transaction, last: int, limit: int) -> Sequence[int]:
    """Give the numbers of open appeals after the number `last`."""
    return transaction.scalars(_unfinished, {"last": last, "limit": limit}).all()


def _told(
    transaction: Transaction,
    statement: Select[int, str],
    what: str,
    after: datetime,
    until: datetime,
    limit: int,
) -> dict[int, str]:
    asked = {"what": what, "after": after, "until": until, "limit": limit}
    return dict(iter(transaction.execute(statement, asked)))
