"""INSERT … ON CONFLICT in both dialects, built once: to build a statement costs more than to run it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Transaction


class Insert:
    """An INSERT that `finish` completes with ON CONFLICT and RETURNING; the values come with `execute`."""

    def __init__(self, table: Table, finish: Callable[[Any], Any]) -> None:
        self._in = {"sqlite": finish(sqlite.insert(table)), "postgresql": finish(postgresql.insert(table))}

    def into(self, transaction: Transaction) -> Any:
        """Give the statement in the dialect of the transaction."""
        return self._in[transaction.dialect.name]
