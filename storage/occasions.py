"""What happens once: a key is taken or it is not, whatever restarts or ticks twice."""

from datetime import datetime

from sqlalchemy import delete, select

from storage.database import Transaction
from storage.insert import Insert
from storage.schema import occasions

_take = Insert(occasions, lambda adding: adding.on_conflict_do_nothing())


def first_time(transaction: Transaction, key: str, now: datetime) -> bool:
    """Take `key` and say True; False if it was taken before."""
    return transaction.execute(_take.into(transaction), {"key": key, "at": now}).rowcount == 1


def happened_at(transaction: Transaction, key: str) -> datetime | None:
    """Give when `key` was taken, if it was."""
    return transaction.scalar(select(occasions.c.at).where(occasions.c.key == key))


def forget(transaction: Transaction, prefix: str) -> None:
    """Let every key that begins so be taken anew."""
    transaction.execute(delete(occasions).where(occasions.c.key.startswith(prefix, autoescape=True)))
