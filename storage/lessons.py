"""The lessons: what archives and corrections taught about a ministry's topics."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from storage.database import Transaction
from storage.insert import Insert
from storage.records import Source, Taught
from storage.schema import lessons

_columns = (
    lessons.c.ministry,
    lessons.c.key,
    lessons.c.topic,
    lessons.c.source,
    lessons.c.features,
    lessons.c.replaces,
)
_of_ministry = select(*_columns).where(lessons.c.ministry == bindparam("ministry")).order_by(lessons.c.key)
_one = (lessons.c.ministry == bindparam("of"), lessons.c.key == bindparam("named"))
_find = select(*_columns).where(*_one).with_for_update()
_forget = delete(lessons).where(*_one)
_add = Insert(lessons, lambda adding: adding.on_conflict_do_nothing().returning(lessons.c.key))


def of_ministry(transaction: Transaction, ministry: str) -> list[Taught]:
    """Give all lessons of a ministry."""
    return [_taught(row) for row in transaction.execute(_of_ministry, {"ministry": ministry})]


def find(transaction: Transaction, ministry: str, key: str) -> Taught | None:
    """Give a lesson by what taught it, and keep others from changing it until this transaction ends."""
    row = transaction.execute(_find, {"of": ministry, "named": key}).one_or_none()
    return _taught(row) if row else None


def add(transaction: Transaction, taught: Sequence[Taught]) -> int:
    """Keep lessons and give how many were new; a key that is there already is passed over."""
    rows = [_values(one) for one in taught]
    return len(list(transaction.scalars(_add.into(transaction), rows))) if rows else 0


def forget(transaction: Transaction, taught: Taught) -> None:
    """Keep a lesson no longer."""
    transaction.execute(_forget, {"of": taught.ministry, "named": taught.key})


def _values(taught: Taught) -> dict[str, Any]:
    return {
        "ministry": taught.ministry,
        "key": taught.key,
        "topic": taught.topic,
        "source": taught.source,
        "features": taught.features,
        "replaces": taught.replaces,
    }


def _taught(row: Row[*tuple[Any, ...]]) -> Taught:
    return Taught(row.ministry, row.key, row.topic, Source(row.source), row.features, row.replaces)
