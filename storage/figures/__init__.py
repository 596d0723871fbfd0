"""The figures of a digest, counted in the database: what came, what was done, what is still open."""

from datetime import date, datetime

from storage import promises
from storage.database import Transaction
from storage.figures import flow, named, waited
from storage.figures.facts import (
    EARLIER,
    NEVER,
    OLDEST,
    Asked,
    Figures,
    Flow,
    Hours,
    OfKind,
    OldAppeal,
    Row,
    Series,
)
from storage.figures.weeks import Weeks
from storage.records import EVERYTHING, Scope

__all__ = [
    "EARLIER",
    "NEVER",
    "OLDEST",
    "Asked",
    "Figures",
    "Flow",
    "Hours",
    "OfKind",
    "OldAppeal",
    "Row",
    "Series",
    "gather",
]


def gather(
    transaction: Transaction,
    *,
    start: datetime,
    end: datetime,
    today: date,
    a_week_ago: date,
    scope: Scope = EVERYTHING,
) -> Figures:
    """Count the period from `start` to before `end` beside the weeks before it.

    `today` is the day of `end` and `a_week_ago` that of `start`, where the ministry is: promises name days.
    """
    weeks = Weeks(start, end, scope)
    people, negative = flow.everybody(transaction, weeks)
    return Figures(
        start=start,
        end=end,
        scope=scope,
        rows=flow.rows(transaction, weeks),
        people=people,
        negative=negative,
        kinds=flow.kinds(transaction, weeks),
        asked=waited.asked(transaction, weeks),
        hours=waited.hours(transaction, weeks),
        promises=(
            promises.count(transaction, start=start, end=end, day=today, scope=scope),
            promises.count(transaction, start=weeks.moments["week1"], end=start, day=a_week_ago, scope=scope),
        ),
        oldest=named.oldest(transaction, weeks),
        overdue=named.overdue(transaction, weeks),
        first_arrival=named.first_arrival(transaction),
        last_arrival=named.last_arrival(transaction, weeks),
    )
