"""What is still open: how many appeals by region and topic, and which came first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select, text

from storage import appeals as appeals_of
from storage.database import Transaction
from storage.records import EVERYTHING, Appeal
from storage.records import Scope as LookedAfter
from storage.schema import UtcTime, appeals
from storage.scopes import within

NO_REGION = ""
"""Asked for as a region: appeals of which none is known."""
OPEN = "status <> 'closed'"
"""As a query must say it, word for word, or SQLite does not see that its index fits."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which open appeals are meant; what is None does not matter."""

    chats: tuple[int, ...] | None = None
    thread_id: int | None = None
    region: str | None = None
    topic: str | None = None
    within: LookedAfter = EVERYTHING
    """What the readers look after."""


@dataclass(frozen=True, slots=True)
class Heap:
    """The open appeals of one topic in one region; `region` is None where it is not known."""

    region: str | None
    topic: str
    count: int
    oldest: datetime
    """When the first of them came."""


def heaps(transaction: Transaction, scope: Scope) -> list[Heap]:
    """Give what is open by region and topic, the most first."""
    how_many, first = func.count(), func.min(appeals.c.created_at, type_=UtcTime())
    by = (appeals.c.region, appeals.c.topic)
    found = select(*by, how_many, first).where(*_conditions(scope)).group_by(*by)
    rows = transaction.execute(found.order_by(how_many.desc(), first, *by))
    return [Heap(*row) for row in rows]


def oldest(transaction: Transaction, scope: Scope, limit: int, offset: int = 0) -> list[Appeal]:
    """Give a part of the open appeals, oldest first."""
    by = (appeals.c.created_at, appeals.c.id)
    found = select(appeals.c.id).where(*_conditions(scope)).order_by(*by).limit(limit).offset(offset)
    shown = appeals_of.of_numbers(transaction, list(transaction.scalars(found)))
    return sorted(shown, key=lambda appeal: (appeal.created_at, appeal.id))


def _conditions(scope: Scope) -> list[ColumnElement[bool]]:
    found: list[Any] = [text(OPEN), *within(scope.within)]
    if scope.chats is not None:
        found.append(appeals.c.staff_chat_id.in_(scope.chats))
    if scope.thread_id is not None:
        found.append(appeals.c.staff_thread_id == scope.thread_id)
    if scope.region is not None:
        found.append(appeals.c.region == scope.region if scope.region else appeals.c.region.is_(None))
    if scope.topic is not None:
        found.append(appeals.c.topic == scope.topic)
    return found
