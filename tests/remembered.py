"""All that a database remembers, in all of its tables: for stories in which something must be forgotten."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from storage.database import Transaction
from storage.opening import open_database
from storage.schema import metadata

Remembered = dict[str, list[Mapping[str, Any]]]


async def remembered(url: str) -> Remembered:
    """Give every row of every table, also while a bot works on the database."""
    database = await open_database(url, alone=False)
    found = await database.run(_everything)
    await database.close()
    return found


def _everything(transaction: Transaction) -> Remembered:
    return {
        table.name: [dict(row) for row in transaction.execute(select(table)).mappings()]
        for table in metadata.sorted_tables
    }
