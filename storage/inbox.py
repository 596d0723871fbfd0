"""The inbox: raw updates, on disk before Telegram hears that they came."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from storage.database import Transaction
from storage.insert import Insert
from storage.records import Received
from storage.schema import inbox

_keep = Insert(inbox, lambda adding: adding.on_conflict_do_nothing().returning(inbox.c.update_id))
_waiting = select(inbox.c.update_id, inbox.c.body, inbox.c.tries).where(inbox.c.state == "waiting")
_done = (
    update(inbox)
    .where(inbox.c.update_id == bindparam("id"), inbox.c.state == "waiting")
    .values(state="done", body="")
)


def keep(transaction: Transaction, updates: Sequence[Received], now: datetime) -> list[Received]:
    """Store updates and give those that were new; a repeated `update_id` is passed over."""
    unlike = {u.update_id: u for u in updates}.values()
    rows = [
        {"update_id": u.update_id, "body": u.body, "state": "waiting", "received_at": now} for u in unlike
    ]
    new = set(transaction.scalars(_keep.into(transaction), rows))
    return [u for u in unlike if u.update_id in new]


def waiting(transaction: Transaction, after: int, limit: int) -> list[Received]:
    """Give what a stopped process left undone, oldest first, beyond update `after`."""
    rows = transaction.execute(
        _waiting.where(inbox.c.update_id > after).order_by(inbox.c.update_id).limit(limit)
    )
    return [Received(*row) for row in rows]


def finish(transaction: Transaction, update_id: int) -> bool:
    """Mark an update as done and forget its text; False if it was done before."""
    return transaction.execute(_done, {"id": update_id}).rowcount == 1


def try_again(transaction: Transaction, update_id: int, tries: int, failure: str) -> None:
    """Remember that handling failed, and how often."""
    transaction.execute(
        update(inbox).where(inbox.c.update_id == update_id).values(tries=tries, failure=failure)
    )


def set_aside(transaction: Transaction, update_id: int, tries: int, failure: str) -> None:
    """Keep a poison update out of the way, with its text, for a person to look at."""
    transaction.execute(
        update(inbox)
        .where(inbox.c.update_id == update_id)
        .values(state="aside", tries=tries, failure=failure)
    )


def forget(transaction: Transaction, before: datetime) -> int:
    """Delete done updates from before a time and say how many.

    Telegram repeats an update for a day at most, but after a quiet week its numbers may start anywhere:
    a number kept too long would make a new message look like a repeat.
    """
    old = delete(inbox).where(inbox.c.state == "done", inbox.c.received_at < before)
    return transaction.execute(old).rowcount
