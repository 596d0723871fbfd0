"""The pulses: how much comes each hour of each topic and region, so that what is usual costs one look."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import and_, bindparam, delete, func, or_, select

from storage.database import Transaction
from storage.insert import Insert
from storage.schema import UtcTime, appeals, pulses


class Pulse(NamedTuple):
    """What came of one topic and region within one hour.

    `people` are those who had not written about the same in the three days before, so that their sum over
    any window of up to three days counts nobody twice.
    """

    hour: datetime
    appeals: int
    people: int
    negative: int


KEPT = timedelta(weeks=9)
"""Eight weeks are compared with; older hours are not needed."""

_beat = Insert(
    pulses,
    lambda adding: adding.on_conflict_do_update(
        index_elements=[pulses.c.topic, pulses.c.region, pulses.c.hour],
        set_={
            "appeals": pulses.c.appeals + adding.excluded.appeals,
            "people": pulses.c.people + adding.excluded.people,
            "negative": pulses.c.negative + adding.excluded.negative,
        },
    ),
)
_columns = (pulses.c.hour, pulses.c.appeals, pulses.c.people, pulses.c.negative)
_of_pair = (pulses.c.topic == bindparam("topic"), pulses.c.region == bindparam("region"))
_since = (
    select(*_columns)
    .where(*_of_pair, pulses.c.hour >= bindparam("since", type_=UtcTime()))
    .order_by(pulses.c.hour)
)
_total = select(func.coalesce(func.sum(pulses.c.appeals), 0)).where(
    pulses.c.hour >= bindparam("start", type_=UtcTime()), pulses.c.hour < bindparam("end", type_=UtcTime())
)


def hour_of(moment: datetime) -> datetime:
    """Give the beginning of the hour."""
    return moment.replace(minute=0, second=0, microsecond=0)


def beat(
    transaction: Transaction, topic: str, region: str, now: datetime, *, people: int, negative: int
) -> None:
    """Count one appeal more in the present hour, and perhaps a person."""
    values = {
        "topic": topic,
        "region": region,
        "hour": hour_of(now),
        "appeals": 1,
        "people": people,
        "negative": negative,
    }
    transaction.execute(_beat.into(transaction), values)


def since(transaction: Transaction, topic: str, region: str, moment: datetime) -> list[Pulse]:
    """Give the hours of a topic and region from the hour of a moment on, oldest first."""
    asked = {"topic": topic, "region": region, "since": hour_of(moment)}
    return [Pulse(*row) for row in transaction.execute(_since, asked)]


def within(
    transaction: Transaction, topic: str, region: str, spans: Sequence[tuple[datetime, datetime]]
) -> list[Pulse]:
    """Give the hours of a topic and region that lie in one of these spans, oldest first."""
    inside = or_(*(and_(pulses.c.hour > start, pulses.c.hour <= end) for start, end in spans))
    found = select(*_columns).where(*_of_pair, inside).order_by(pulses.c.hour)
    return [Pulse(*row) for row in transaction.execute(found, {"topic": topic, "region": region})]


def count(transaction: Transaction, start: datetime, end: datetime) -> int:
    """Count the appeals of all topics and regions in the hours from `start` to before `end`."""
    return transaction.scalar(_total, {"start": hour_of(start), "end": end}) or 0


def flow(transaction: Transaction, start: datetime, end: datetime) -> tuple[int, int]:
    """Count what came from `start` to before `end`, and what was first answered, or closed without, then."""
    came = (
        select(func.count())
        .select_from(appeals)
        .where(appeals.c.created_at >= start, appeals.c.created_at < end)
    )
    answered = (
        select(func.count())
        .select_from(appeals)
        .where(appeals.c.answered_at >= start, appeals.c.answered_at < end)
    )
    closed = (
        select(func.count())
        .select_from(appeals)
        .where(appeals.c.closed_at >= start, appeals.c.closed_at < end, appeals.c.answered_at.is_(None))
    )
    counts = [transaction.scalar(each) or 0 for each in (came, answered, closed)]
    return counts[0], counts[1] + counts[2]


def last_hour(transaction: Transaction) -> datetime | None:
    """Give the latest hour in which anything came."""
    found: datetime | None = transaction.scalar(select(func.max(pulses.c.hour)))
    return found


def first_hour(transaction: Transaction) -> datetime | None:
    """Give the first hour in which anything came: before it, nothing is known."""
    found: datetime | None = transaction.scalar(select(func.min(pulses.c.hour)))
    return found


def forget(transaction: Transaction, now: datetime) -> None:
    """Forget hours that nothing is compared with any more."""
    transaction.execute(delete(pulses).where(pulses.c.hour < now - KEPT))
