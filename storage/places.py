"""Chats and forum topics: what they are bound for, the choice under way there, and why one is shut to us."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, delete, select, update

from storage.database import Transaction
from storage.insert import Insert
from storage.records import EVERYTHING, Place, Scope
from storage.schema import places


class Purpose(StrEnum):
    """What a place is bound for: staff get appeals, managers the digest."""

    STAFF = "staff"
    MANAGERS = "managers"


@dataclass(frozen=True, slots=True)
class Known:
    """What we know of a place; `title` is a forum topic's, `shut` says why cards cannot stand there.

    Managers look after the `scope`; their digest comes by the `schedule` of their own since `scheduled_at`.
    """

    title: str | None = None
    purpose: Purpose | None = None
    bound_at: datetime | None = None
    shut: str | None = None
    scope: Scope = EVERYTHING
    schedule: str | None = None
    scheduled_at: datetime | None = None


def known(transaction: Transaction) -> dict[Place, Known]:
    """Give every place of which something is known."""
    return {_place(row): _known(row) for row in transaction.execute(select(places))}


def choice(transaction: Transaction, place: Place) -> Mapping[str, Any] | None:
    """Give the choice under way in a place, locked; None if there is none."""
    found = select(places.c.choice).where(*_is(place)).with_for_update()
    chosen: Mapping[str, Any] | None = transaction.scalar(found)
    return chosen


def keep(transaction: Transaction, place: Place, **values: Any) -> Known:
    """Write some of what is known of a place, and give all of it."""
    new = {"chat_id": place.chat_id, "thread_id": place.thread_id or 0, **values}
    return _known(transaction.execute(_keeping(values).into(transaction), new).one())


def move(transaction: Transaction, old_id: int, new_id: int) -> None:
    """Let what is known of a group hold for the supergroup which it became, unless that is known itself."""
    there = select(places.c.thread_id).where(places.c.chat_id == new_id)
    transaction.execute(delete(places).where(places.c.chat_id == old_id, places.c.thread_id.in_(there)))
    transaction.execute(update(places).where(places.c.chat_id == old_id).values(chat_id=new_id))


def _keeping(values: Mapping[str, Any]) -> Insert:
    return Insert(
        places,
        lambda adding: adding.on_conflict_do_update(
            index_elements=[places.c.chat_id, places.c.thread_id],
            set_={name: adding.excluded[name] for name in values},
        ).returning(*places.c),
    )


def _is(place: Place) -> tuple[Any, ...]:
    return places.c.chat_id == place.chat_id, places.c.thread_id == (place.thread_id or 0)


def _place(row: Row[*tuple[Any, ...]]) -> Place:
    return Place(row.chat_id, row.thread_id or None)


def _known(row: Row[*tuple[Any, ...]]) -> Known:
    purpose = Purpose(row.purpose) if row.purpose else None
    scope = Scope.of_json(row.scope)
    return Known(row.title, purpose, row.bound_at, row.shut, scope, row.schedule, row.scheduled_at)
