"""The villages of the official classifier, as they were last imported."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select

from storage.database import Transaction
from storage.records import Village
from storage.schema import villages

_every = select(
    villages.c.code, villages.c.region, villages.c.what, villages.c.kazakh, villages.c.russian
).order_by(villages.c.code)


def every(transaction: Transaction) -> list[Village]:
    """Give all villages by code."""
    return [Village(*row) for row in transaction.execute(_every)]


def replace(transaction: Transaction, new: Sequence[Village]) -> int:
    """Let these be all villages, and give how many there were before."""
    before = transaction.execute(delete(villages)).rowcount
    transaction.execute(insert(villages), [village._asdict() for village in new])
    return before
