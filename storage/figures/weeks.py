"""The weeks of a digest as the database sees them: which one a moment is in, and what is within the scope."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Subquery, bindparam, case, func, literal_column, select, union_all

from storage.figures.facts import EARLIER
from storage.records import Scope
from storage.schema import UtcTime, appeals
from storage.scopes import within

WEEK = timedelta(days=7)
END = bindparam("end", type_=UtcTime())
IS_OPEN = appeals.c.status != literal_column("'closed'")  # a parameter would hide the partial index
IS_CLOSED = appeals.c.status == literal_column("'closed'")
CAME = func.coalesce(appeals.c.created_at, END) < END  # bare, its index would lure the planner away
OPEN_AT_END = ((IS_OPEN, CAME), (IS_CLOSED, appeals.c.closed_at >= END, CAME))
"""Appeals open at the end: those that still are, and those closed only later; each finds its index."""
IS_UNANSWERED_AT_END = appeals.c.answered_at.is_(None) | (appeals.c.answered_at >= END)


@dataclass(frozen=True, slots=True)
class Weeks:
    """The period from `start` to before `end`, the EARLIER ones before it, and what is looked at.

    A digest's period is a week; of another length, the earlier ones have that length too.
    """

    start: datetime
    end: datetime
    scope: Scope

    @property
    def moments(self) -> dict[str, datetime]:
        """Give the beginning of each week under `week0`, `week1`, …, and `end`."""
        length = self.end - self.start
        begins = {f"week{n}": self.start - n * length for n in range(1 + EARLIER)}
        return {**begins, "end": self.end}

    def within(self) -> list[ColumnElement[bool]]:
        """Give the conditions that keep what is in the scope."""
        return within(self.scope)

    def waiting(self, *columns: ColumnElement[Any]) -> Subquery:
        """Give the columns of appeals that were open and had no answer at the end."""
        halves = (
            select(*columns).where(*is_open, IS_UNANSWERED_AT_END, *self.within()) for is_open in OPEN_AT_END
        )
        return union_all(*halves).subquery()

    def happened(
        self,
        moment: ColumnElement[Any],
        *columns: ColumnElement[Any],
        since: int = EARLIER,
        conditions: Iterable[ColumnElement[bool]] = (),
    ) -> Subquery:
        """Give the columns and the `week`, of appeals of which the moment is in week `since` or later."""
        found = select(_week(moment, since).label("week"), *columns)
        return found.where(moment >= _begin(since), moment < END, *conditions, *self.within()).subquery()


def _week(moment: ColumnElement[Any], since: int) -> ColumnElement[int]:
    return case(*((moment >= _begin(n), literal_column(str(n))) for n in range(since)), else_=since)


def _begin(number: int) -> ColumnElement[datetime]:
    return bindparam(f"week{number}", type_=UtcTime())
