"""What happened week by week: appeals that came, were answered, closed and judged, and by how many people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from storage.database import Transaction
from storage.figures.facts import EARLIER, NEVER, OfKind, Row, Series
from storage.figures.named import is_overdue
from storage.figures.weeks import OPEN_AT_END, Weeks
from storage.records import Kind, Outcome
from storage.schema import appeals

Key = tuple[str | None, str]
_region, _topic = appeals.c.region, appeals.c.topic
_created, _answered, _closed = appeals.c.created_at, appeals.c.answered_at, appeals.c.closed_at
_JUDGED = {
    "confirmed": (Outcome.CONFIRMED,),
    "disputed": (Outcome.DISPUTED, Outcome.PARTLY),
    "unconfirmed": (Outcome.UNCONFIRMED,),
}


def rows(transaction: Transaction, weeks: Weeks) -> tuple[Row, ...]:
    """Give the flow of each topic in each region, without those in which all is nought."""
    arrived, people = _arrivals(transaction, weeks, _region, _topic)
    answered = _counted(transaction, weeks, _answered)
    closed = _counted(transaction, weeks, _closed, appeals.c.status == "closed")
    judged = _judged(transaction, weeks)
    late, still_open = _overdue(transaction, weeks), _open(transaction, weeks)
    keys = set().union(arrived, answered, closed, late, still_open, *judged.values())
    return tuple(
        Row(
            region=key[0],
            topic=key[1],
            people=people[key],
            arrived=arrived[key],
            answered=answered[key],
            closed=closed[key],
            open=_back_in_time(still_open.get(key, 0), arrived[key], closed[key]),
            **{name: found[key] for name, found in judged.items()},
            overdue=late.get(key, 0),
        )
        for key in keys
    )


def everybody(transaction: Transaction, weeks: Weeks) -> tuple[Series, Series]:
    """Give how many different people wrote in each week, and how many appeals had a negative tone."""
    came = weeks.happened(_created, appeals.c.citizen_id, appeals.c.tone)
    statement = select(
        came.c.week, func.count(came.c.citizen_id.distinct()), func.count().filter(came.c.tone == "negative")
    ).group_by(came.c.week)
    found = transaction.execute(statement, weeks.moments).all()
    return _series((row[0], row[1]) for row in found), _series((row[0], row[2]) for row in found)


def kinds(transaction: Transaction, weeks: Weeks) -> dict[Kind, OfKind]:
    """Give what arrived of each kind and by how many people, and how much of it had no answer at the end."""
    arrived, people = _arrivals(transaction, weeks, appeals.c.kind)
    waits = weeks.waiting(appeals.c.kind)
    counting = select(waits.c.kind, func.count()).group_by(waits.c.kind)
    waiting = {(row[0],): row[1] for row in transaction.execute(counting, weeks.moments)}
    names = {*arrived, *waiting}
    return {Kind(key[0]): OfKind(people[key], arrived[key], waiting.get(key, 0)) for key in names}


def _arrivals(
    transaction: Transaction, weeks: Weeks, *by: ColumnElement[Any]
) -> tuple[Mapping[Any, Series], Mapping[Any, Series]]:
    """Give how many appeals arrived in each week, and how many different people brought them."""
    came = weeks.happened(_created, *by, appeals.c.citizen_id)
    keys = [came.c[str(column.key)] for column in by]
    statement = select(*keys, came.c.week, func.count(), func.count(came.c.citizen_id.distinct())).group_by(
        *keys, came.c.week
    )
    found = transaction.execute(statement, weeks.moments).all()
    width = len(by)
    arrived = _by_key((tuple(row[:width]), row[width], row[width + 1]) for row in found)
    return arrived, _by_key((tuple(row[:width]), row[width], row[width + 2]) for row in found)


def _counted(
    transaction: Transaction, weeks: Weeks, moment: ColumnElement[Any], *conditions: ColumnElement[bool]
) -> Mapping[Key, Series]:
    happened = weeks.happened(moment, _region, _topic, conditions=conditions)
    keys = (happened.c.region, happened.c.topic, happened.c.week)
    found = transaction.execute(select(*keys, func.count()).group_by(*keys), weeks.moments)
    return _by_key(((row[0], row[1]), row[2], row[3]) for row in found)


def _judged(transaction: Transaction, weeks: Weeks) -> dict[str, Mapping[Key, Series]]:
    ended = weeks.happened(appeals.c.outcome_at, _region, _topic, appeals.c.outcome)
    keys = (ended.c.region, ended.c.topic, ended.c.outcome, ended.c.week)
    statement = select(*keys, func.count()).group_by(*keys)
    found = transaction.execute(statement, weeks.moments).all()
    return {
        name: _by_key(((row[0], row[1]), row[3], row[4]) for row in found if row[2] in outcomes)
        for name, outcomes in _JUDGED.items()
    }


def _open(transaction: Transaction, weeks: Weeks) -> Mapping[Key, int]:
    """Give what is open at the end: what still is, and what was closed only later."""
    counted: defaultdict[Key, int] = defaultdict(int)
    for conditions in OPEN_AT_END:
        statement = select(_region, _topic, func.count()).where(*conditions, *weeks.within())
        for region, topic, number in transaction.execute(statement.group_by(_region, _topic), weeks.moments):
            counted[region, topic] += number
    return counted


def _overdue(transaction: Transaction, weeks: Weeks) -> Mapping[Key, int]:
    statement = select(_region, _topic, func.count()).where(or_(*is_overdue()), *weeks.within())
    found = transaction.execute(statement.group_by(_region, _topic), weeks.moments)
    return {(region, topic): number for region, topic, number in found}


def _back_in_time(still_open: int, arrived: Series, closed: Series) -> Series:
    """Give what was open at the end of each week: without what came later, with what was closed later."""
    stood = [still_open]
    for week in range(EARLIER):
        stood.append(stood[-1] - arrived[week] + closed[week])
    return tuple(stood)


def _by_key(found: Iterable[tuple[Any, int, int]]) -> Mapping[Any, Series]:
    counted: defaultdict[Any, list[tuple[int, int]]] = defaultdict(list)
    for key, week, number in found:
        counted[key].append((week, number))
    return defaultdict(lambda: NEVER, {key: _series(numbers) for key, numbers in counted.items()})


def _series(numbers: Iterable[tuple[int, int]]) -> Series:
    counted = [0] * (1 + EARLIER)
    for week, number in numbers:
        counted[week] += number
    return tuple(counted)
