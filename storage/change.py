"""UPDATE of one row by its id, built once for each set of columns: to build one costs more than to run it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Table, bindparam, update

from storage.database import Transaction


class Change:
    """Writes new values of some columns of a row, and gives what it `returns` of the changed row."""

    def __init__(self, table: Table, returns: Sequence[ColumnElement[Any]] = ()) -> None:
        self._table = table
        self._returns = returns
        self._built: dict[tuple[str, ...], Any] = {}

    def run(self, transaction: Transaction, row_id: int, values: Mapping[str, Any]) -> CursorResult[Any]:
        """Write the values and give the result."""
        names = tuple(sorted(values))
        if names not in self._built:
            self._built[names] = self._build(names)
        new = {f"new_{name}": value for name, value in values.items()}
        return transaction.execute(self._built[names], {"row_id": row_id, **new})

    def _build(self, names: Sequence[str]) -> Any:
        new: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        changing = update(self._table).where(self._table.c.id == bindparam("row_id")).values(new)
        return changing.returning(*self._returns) if self._returns else changing
