"""The promises: what staff promised citizens by a day, and whether it was kept."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, exists, func, select, update

from storage.database import Transaction
from storage.insert import Insert
from storage.records import EVERYTHING, Author, Delivery, Promise, Scope, Status
from storage.schema import UtcTime, appeals, lines, promises
from storage.scopes import within

_columns = (promises.c.id, promises.c.appeal_id, promises.c.until, promises.c.made_at, promises.c.is_kept)
_add = Insert(promises, lambda adding: adding.on_conflict_do_nothing())
_find = select(*_columns).where(promises.c.id == bindparam("id"))
_open_of_appeal = (
    select(*_columns)
    .where(promises.c.appeal_id == bindparam("appeal"), promises.c.is_kept.is_(None))
    .order_by(promises.c.until)
)
_between = (
    select(*_columns)
    .where(promises.c.until >= bindparam("first"), promises.c.until <= bindparam("last"))
    .order_by(promises.c.until, promises.c.id)
)
_answered = exists().where(
    lines.c.appeal_id == promises.c.appeal_id,
    lines.c.author == Author.STAFF,
    lines.c.asks.is_(False),
    lines.c.delivery == Delivery.DELIVERED,
    lines.c.created_at > promises.c.made_at,
)
_overtaken = (
    select(*_columns)
    .join(appeals, appeals.c.id == promises.c.appeal_id)
    .where(promises.c.is_kept.is_(None), (appeals.c.status == Status.CLOSED) | _answered)
    .order_by(promises.c.id)
)
_start, _end = (bindparam(name, type_=UtcTime()) for name in ("start", "end"))
_made = (promises.c.made_at >= _start) & (promises.c.made_at < _end)
_settled = (promises.c.settled_at >= _start) & (promises.c.settled_at < _end)
_is_open = (promises.c.made_at < _end) & (promises.c.is_kept.is_(None) | (promises.c.settled_at >= _end))
_counted = select(
    func.count().filter(_made),
    func.count().filter(_settled, promises.c.is_kept.is_(True)),
    func.count().filter(_settled, promises.c.is_kept.is_(False)),
    func.count().filter(_is_open),
    func.count().filter(_is_open, promises.c.until < bindparam("day")),
)


@dataclass(frozen=True, slots=True)
class PromiseCounts:
    """What became of promises in a period, and what stood at its end.

    made     promised in the period
    kept     said to be kept in the period
    broken   said to be broken in the period
    open     made before the end of the period, with nothing said of them by then
    missed   those of the open ones whose day was over by the end of the period
    """

    made: int = 0
    kept: int = 0
    broken: int = 0
    open: int = 0
    missed: int = 0


def add(transaction: Transaction, appeal_id: int, until: date, made_by: int, now: datetime) -> bool:
    """Write a promise down; False if the same day was promised for this appeal before."""
    values = {"appeal_id": appeal_id, "until": until, "made_by": made_by, "made_at": now}
    return transaction.execute(_add.into(transaction), values).rowcount == 1


def find(transaction: Transaction, promise_id: int) -> Promise | None:
    """Give a promise by its id."""
    row = transaction.execute(_find, {"id": promise_id}).one_or_none()
    return Promise(*row) if row else None


def unsettled(transaction: Transaction, appeal_id: int) -> list[Promise]:
    """Give the promises about an appeal of which nobody said what became of them, the nearest day first."""
    return [Promise(*row) for row in transaction.execute(_open_of_appeal, {"appeal": appeal_id})]


def between(transaction: Transaction, first: date, last: date) -> list[Promise]:
    """Give the promises for these days, settled or not."""
    return [Promise(*row) for row in transaction.execute(_between, {"first": first, "last": last})]


def overtaken(transaction: Transaction) -> list[Promise]:
    """Give the promises of which nobody said anything although the appeal was closed or answered again."""
    return [Promise(*row) for row in transaction.execute(_overtaken)]


def settle(transaction: Transaction, promise_id: int, *, is_kept: bool, by: int, now: datetime) -> bool:
    """Write down what became of a promise; False if somebody did before."""
    settling = (
        update(promises)
        .where(promises.c.id == promise_id, promises.c.is_kept.is_(None))
        .values(is_kept=is_kept, settled_by=by, settled_at=now)
    )
    return transaction.execute(settling).rowcount == 1


def count(
    transaction: Transaction, *, start: datetime, end: datetime, day: date, scope: Scope = EVERYTHING
) -> PromiseCounts:
    """Count the promises of the period from `start` to before `end`, which is in the day `day`."""
    counted = _counted
    if scope != EVERYTHING:
        counted = counted.join_from(promises, appeals, appeals.c.id == promises.c.appeal_id)
        counted = counted.where(*within(scope))
    return PromiseCounts(*transaction.execute(counted, {"start": start, "end": end, "day": day}).one())
