"""What happens once: a key is taken or it is not, whatever restarts or ticks twice."""

from datetime import datetime

from sqlalchemy import select

from storage.database import Transaction
from storage.insert import insert
from storage.schema import occasions


def first_time(transaction: Transaction, key: str, now: datetime) -> bool:
    """Take `key` and say True; False if it was taken before."""
    taken = insert(transaction, occasions).values(key=key, at=now).on_conflict_do_nothing()
    return transaction.execute(taken).rowcount == 1


def happened_at(transaction: Transaction, key: str) -> datetime | None:
    """Give when `key` was taken, if it was."""
    return transaction.scalar(select(occasions.c.at).where(occasions.c.key == key))
