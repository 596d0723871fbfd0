"""The formal appeals: which of ours has a number in e-Otinish, and what became of it there."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from storage.database import Transaction
from storage.insert import Insert
from storage.records import Formal
from storage.schema import formals

_columns = (
    formals.c.appeal_id,
    formals.c.number,
    formals.c.received_on,
    formals.c.extended_until,
    formals.c.reason,
    formals.c.forwarded_to,
    formals.c.forwarded_at,
)
_find = select(*_columns).where(formals.c.appeal_id == bindparam("appeal"))
_attach = Insert(
    formals,
    lambda adding: adding.on_conflict_do_update(
        index_elements=[formals.c.appeal_id],
        set_={
            "number": adding.excluded.number,
            "received_on": adding.excluded.received_on,
            "attached_by": adding.excluded.attached_by,
            "attached_at": adding.excluded.attached_at,
            **dict.fromkeys(("extended_until", "reason", "forwarded_to", "forwarded_at")),
        },
    ),
)


def find(transaction: Transaction, appeal_id: int) -> Formal | None:
    """Give the formal side of an appeal, if it has one."""
    row = transaction.execute(_find, {"appeal": appeal_id}).one_or_none()
    return Formal(*row) if row else None


def attach(
    transaction: Transaction, appeal_id: int, number: str, received_on: date, by: int, now: datetime
) -> None:
    """Attach an e-Otinish number to an appeal, in the place of any other."""
    values = {
        "appeal_id": appeal_id,
        "number": number,
        "received_on": received_on,
        "attached_by": by,
        "attached_at": now,
    }
    transaction.execute(_attach.into(transaction), values)


def change(transaction: Transaction, appeal_id: int, **values: Any) -> None:
    """Write new values of the columns of an appeal's formal side."""
    transaction.execute(update(formals).where(formals.c.appeal_id == appeal_id).values(**values))


def detach(transaction: Transaction, appeal_id: int) -> None:
    """Take the e-Otinish number off an appeal."""
    transaction.execute(delete(formals).where(formals.c.appeal_id == appeal_id))
