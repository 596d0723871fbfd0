"""The routes which admins bound: a pair of topic and region has one place, and the database sees to that."""

from collections.abc import Iterable
from typing import TypeAlias

from sqlalchemy import delete, select, update

from storage.database import Transaction
from storage.insert import Insert
from storage.records import Place
from storage.schema import routes

Pair: TypeAlias = tuple[str | None, str | None]
"""A topic's id and a region's code; None stands for every one."""

_put = Insert(
    routes,
    lambda adding: adding.on_conflict_do_update(
        index_elements=[routes.c.topic, routes.c.region],
        set_={"chat_id": adding.excluded.chat_id, "thread_id": adding.excluded.thread_id},
    ),
)


def bound(transaction: Transaction) -> dict[Pair, Place]:
    """Give every pair that is bound, with its place."""
    rows = transaction.execute(select(routes).order_by(routes.c.topic, routes.c.region))
    return {
        (row.topic or None, row.region or None): Place(row.chat_id, row.thread_id or None) for row in rows
    }


def bind(transaction: Transaction, pairs: Iterable[Pair], place: Place) -> None:
    """Let these pairs go to a place, wherever they went before."""
    rows = [
        {
            "topic": topic or "",
            "region": region or "",
            "chat_id": place.chat_id,
            "thread_id": place.thread_id or 0,
        }
        for topic, region in sorted(pairs, key=lambda pair: (pair[0] or "", pair[1] or ""))
    ]
    transaction.execute(_put.into(transaction), rows)


def release(transaction: Transaction, place: Place) -> None:
    """Let nothing be bound to a place any more."""
    here = (routes.c.chat_id == place.chat_id, routes.c.thread_id == (place.thread_id or 0))
    transaction.execute(delete(routes).where(*here))


def move(transaction: Transaction, old_id: int, new_id: int) -> None:
    """Let what is bound to a group be bound to the supergroup which it became."""
    transaction.execute(update(routes).where(routes.c.chat_id == old_id).values(chat_id=new_id))
