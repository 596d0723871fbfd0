"""The people who write to the bot."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from storage.change import Change
from storage.database import Transaction
from storage.insert import Insert
from storage.records import Citizen
from storage.schema import citizens

_columns = (
    citizens.c.id,
    citizens.c.language,
    citizens.c.seen_language,
    citizens.c.wants_new,
    citizens.c.writing_to,
    citizens.c.blocked_at,
    citizens.c.banned_at,
    citizens.c.came_topic,
    citizens.c.came_region,
    citizens.c.came_until,
    citizens.c.exported_at,
)
_find = select(*_columns).where(citizens.c.id == bindparam("id"))
_lock = _find.with_for_update()
_known_since = select(citizens.c.created_at).where(citizens.c.id == bindparam("id"))
_change = Change(citizens)


def _meeting(adding: Any) -> Any:
    """Let an UPDATE that changes nothing lock and give who is known already."""
    return adding.on_conflict_do_update(
        index_elements=[citizens.c.id], set_={"seen_language": citizens.c.seen_language}
    ).returning(*_columns)


_meet = Insert(citizens, _meeting)


def find(transaction: Transaction, citizen_id: int) -> Citizen | None:
    """Give the citizen, if she ever wrote."""
    row = transaction.execute(_find, {"id": citizen_id}).one_or_none()
    return Citizen(*row) if row else None


def lock(transaction: Transaction, citizen_id: int) -> None:
    """Keep others from changing a citizen until this transaction ends; to be done before her appeals."""
    transaction.execute(_lock, {"id": citizen_id})


def meet(transaction: Transaction, citizen_id: int, language: str, now: datetime) -> Citizen:
    """Give the citizen, locked; who is not known yet becomes so, speaking `language`."""
    new = {"id": citizen_id, "seen_language": language, "created_at": now}
    return Citizen(*transaction.execute(_meet.into(transaction), new).one())


def known_since(transaction: Transaction, citizen_id: int) -> datetime | None:
    """Give when the citizen first came, None if she is not known."""
    return transaction.scalar(_known_since, {"id": citizen_id})


def change(transaction: Transaction, citizen_id: int, **values: Any) -> None:
    """Write new values of a citizen's columns."""
    _change.run(transaction, citizen_id, values)
