"""How long people waited for a first answer, and how many ask and still wait for one."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, case, cast, extract, func, select

from storage.database import Transaction
from storage.figures.facts import Asked, Hours
from storage.figures.weeks import Weeks
from storage.schema import appeals

_seconds = cast(
    extract("epoch", appeals.c.answered_at) - extract("epoch", appeals.c.created_at), BigInteger
).label("seconds")


def hours(transaction: Transaction, weeks: Weeks) -> tuple[Hours, Hours]:
    """Give how long first answers took in the period, and in the week before it."""
    answered = weeks.happened(appeals.c.answered_at, _seconds, since=1)
    ranked = select(
        answered.c.week,
        answered.c.seconds,
        func.row_number().over(partition_by=answered.c.week, order_by=answered.c.seconds).label("rank"),
        func.count().over(partition_by=answered.c.week).label("number"),
    ).subquery()
    number = ranked.c.number
    statement = select(
        ranked.c.week, number, _at(ranked, (number + 1) // 2), _at(ranked, (9 * number + 9) // 10)
    ).group_by(ranked.c.week, number)
    found = {row[0]: Hours(*row[1:]) for row in transaction.execute(statement, weeks.moments)}
    return found.get(0, Hours()), found.get(1, Hours())


def asked(transaction: Transaction, weeks: Weeks) -> tuple[Asked, ...]:
    """Give by topic who asked and had no answer at the end, the topic with the most people first."""
    waits = weeks.waiting(appeals.c.topic, appeals.c.kind, appeals.c.citizen_id, appeals.c.created_at)
    people = func.count(waits.c.citizen_id.distinct())
    statement = (
        select(waits.c.topic, people, func.count(), func.min(waits.c.created_at))
        .where(waits.c.kind == "question")
        .group_by(waits.c.topic)
        .order_by(people.desc(), waits.c.topic)
    )
    return tuple(Asked(*row) for row in transaction.execute(statement, weeks.moments))


def _at(ranked: Any, rank: ColumnElement[int]) -> ColumnElement[int]:
    """Give the value that has this rank in its group."""
    return func.max(case((ranked.c.rank == rank, ranked.c.seconds)))
