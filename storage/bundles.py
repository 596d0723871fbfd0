"""The bundles: several appeals that stand in one message of a staff chat."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from storage.database import Transaction
from storage.records import Bundle, Place
from storage.schema import bundles

_columns = (
    bundles.c.id,
    bundles.c.chat_id,
    bundles.c.thread_id,
    bundles.c.topic,
    bundles.c.region,
    bundles.c.numbers,
)
_lock = select(*_columns).where(bundles.c.id == bindparam("id")).with_for_update()
_newest = (
    select(*_columns)
    .where(
        bundles.c.chat_id == bindparam("chat"),
        bundles.c.topic == bindparam("topic"),
        bundles.c.thread_id.is_not_distinct_from(bindparam("thread", type_=bundles.c.thread_id.type)),
        bundles.c.region.is_not_distinct_from(bindparam("region", type_=bundles.c.region.type)),
    )
    .order_by(bundles.c.id.desc())
    .limit(1)
    .with_for_update()
)
_begin = insert(bundles).returning(*_columns)


def lock(transaction: Transaction, bundle_id: int) -> Bundle:
    """Give a bundle and keep others from changing it until this transaction ends."""
    return _bundle(transaction.execute(_lock, {"id": bundle_id}).one())


def lock_newest(transaction: Transaction, place: Place, topic: str, region: str | None) -> Bundle | None:
    """Give the newest bundle of a topic and region in a staff chat, locked."""
    wanted = {"chat": place.chat_id, "thread": place.thread_id, "topic": topic, "region": region}
    row = transaction.execute(_newest, wanted).one_or_none()
    return _bundle(row) if row else None


def begin(
    transaction: Transaction, place: Place, topic: str, region: str | None, numbers: Sequence[int]
) -> Bundle:
    """Begin a bundle with these appeals."""
    new = {
        "chat_id": place.chat_id,
        "thread_id": place.thread_id,
        "topic": topic,
        "region": region,
        "numbers": list(numbers),
    }
    return _bundle(transaction.execute(_begin, new).one())


def hold(transaction: Transaction, bundle_id: int, numbers: Sequence[int]) -> None:
    """Let a bundle hold these appeals."""
    transaction.execute(update(bundles).where(bundles.c.id == bundle_id).values(numbers=list(numbers)))


def move(transaction: Transaction, old_chat_id: int, new_chat_id: int) -> None:
    """Let the bundles of one staff chat belong to another."""
    transaction.execute(update(bundles).where(bundles.c.chat_id == old_chat_id).values(chat_id=new_chat_id))


def _bundle(row: Row[*tuple[Any, ...]]) -> Bundle:
    return Bundle(row.id, Place(row.chat_id, row.thread_id), row.topic, row.region, tuple(row.numbers))
