"""Appeals on their way out as files: read some at a time, and who took which written down."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, or_, select

from storage import appeals as appeals_of
from storage.database import Transaction
from storage.records import EVERYTHING, Appeal, Author, Delivery, Scope
from storage.schema import appeals, exports, lines
from storage.scopes import within

LINES = 200
"""Lines of one appeal that a file tells; who sends more is told in full on the card."""
SAID = (Delivery.SENDING, Delivery.DELIVERED)
"""Of what staff wrote, only what the citizen may have read leaves the house."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An appeal as it is now, with what its citizen and the ministry said in it, as it was written."""

    appeal: Appeal
    asked: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    files: int = 0
    point: tuple[float, float] | None = None
    """Latitude and longitude, where the citizen sent a place."""


@dataclass(frozen=True, slots=True)
class Export:
    """That somebody took the appeals out which came from `start` to before `end`."""

    at: datetime
    who_id: int | None
    who_name: str
    chat_id: int | None
    start: datetime
    end: datetime
    appeals: int
    formats: str


def count(transaction: Transaction, start: datetime, end: datetime, scope: Scope = EVERYTHING) -> int:
    """Count the appeals of a scope that came from `start` to before `end`."""
    found = select(func.count()).select_from(appeals)
    came = appeals.c.created_at
    return transaction.scalar(found.where(came >= start, came < end, *within(scope))) or 0


def following(
    transaction: Transaction,
    start: datetime,
    end: datetime,
    after: Appeal | None,
    limit: int,
    scope: Scope = EVERYTHING,
) -> list[Taken]:
    """Give the next appeals of a scope that came from `start` to before `end`, in the order of arrival."""
    came = appeals.c.created_at
    found = select(appeals.c.id).where(came >= start, came < end, *within(scope))
    if after is not None:
        found = found.where(came >= after.created_at, or_(came > after.created_at, appeals.c.id > after.id))
    numbers = list(transaction.scalars(found.order_by(came, appeals.c.id).limit(limit)))
    by_number = {appeal.id: appeal for appeal in appeals_of.of_numbers(transaction, numbers)}
    return _with_lines(transaction, [by_number[number] for number in numbers])


def record(transaction: Transaction, export: Export) -> int:
    """Write down who took what, and give the number of this export."""
    values = {name: getattr(export, name) for name in Export.__slots__}
    number: int = transaction.execute(insert(exports).values(values).returning(exports.c.id)).scalar_one()
    return number


def files_with(transaction: Transaction, appeal_ids: Sequence[int]) -> dict[str, datetime]:
    """Give the keys of the files in Telegram in which one of these appeals may be, with when each was made.

    What a file was about is not kept, only its days.
    """
    came = appeals.c.created_at
    found = (
        select(exports.c.id, exports.c.formats, exports.c.at)
        .join(appeals, (came >= exports.c.start) & (came < exports.c.end))
        .where(appeals.c.id.in_(appeal_ids), exports.c.chat_id.is_not(None))
        .distinct()
        .order_by(exports.c.id)
    )
    rows = transaction.execute(found)
    return {file_key(row.id, name): row.at for row in rows for name in row.formats.split(",")}


def file_key(export_id: int, format_name: str) -> str:
    """Give the key under which a file of an export stands in its chat."""
    return f"export:{export_id}:{format_name}"


def _with_lines(transaction: Transaction, shown: Sequence[Appeal]) -> list[Taken]:
    numbered = select(
        lines.c.id,
        lines.c.appeal_id,
        lines.c.author,
        lines.c.text,
        lines.c.media_type,
        lines.c.latitude,
        lines.c.longitude,
        lines.c.delivery,
        func.row_number().over(partition_by=lines.c.appeal_id, order_by=lines.c.id).label("place"),
    ).where(
        lines.c.appeal_id.in_([appeal.id for appeal in shown]),
        or_(lines.c.author == Author.CITIZEN, lines.c.delivery.in_(SAID)),
    )
    of_all = numbered.subquery()
    rows: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in transaction.execute(select(of_all).where(of_all.c.place <= LINES).order_by(of_all.c.id)):
        rows[row.appeal_id].append(row)
    return [_taken(appeal, rows[appeal.id]) for appeal in shown]


def _taken(appeal: Appeal, rows: Sequence[Row[Any]]) -> Taken:
    hers = [row for row in rows if row.author == Author.CITIZEN]
    return Taken(
        appeal=appeal,
        asked=tuple(row.text for row in hers if row.text),
        answered=tuple(row.text for row in rows if row.text and row.author != Author.CITIZEN),
        files=sum(row.media_type is not None for row in hers),
        point=next(((row.latitude, row.longitude) for row in hers if row.latitude is not None), None),
    )
