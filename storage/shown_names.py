"""The names that citizens let staff see, each on one appeal, as long as they do."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select

from storage.database import Transaction
from storage.insert import Insert
from storage.schema import appeals, shown_names

_find = select(shown_names.c.name).where(shown_names.c.appeal_id == bindparam("appeal"))
_show = Insert(
    shown_names,
    lambda adding: adding.on_conflict_do_nothing(index_elements=[shown_names.c.appeal_id]),
)


def find(transaction: Transaction, appeal_id: int) -> str | None:
    """Give the name that is shown on an appeal, None if none is."""
    return transaction.scalar(_find, {"appeal": appeal_id})


def of_citizen(transaction: Transaction, citizen_id: int) -> dict[int, str]:
    """Give the names that a citizen lets staff see, by the numbers of the appeals."""
    found = (
        select(shown_names.c.appeal_id, shown_names.c.name)
        .join(appeals)
        .where(appeals.c.citizen_id == citizen_id)
    )
    return {row.appeal_id: row.name for row in transaction.execute(found)}


def show(transaction: Transaction, appeal_id: int, name: str, now: datetime) -> bool:
    """Let a name be shown on an appeal; False where one is already."""
    new = {"appeal_id": appeal_id, "name": name, "shown_at": now}
    return transaction.execute(_show.into(transaction), new).rowcount == 1


def hide(transaction: Transaction, appeal_id: int) -> bool:
    """Forget the name that was shown on an appeal; False where none was."""
    gone = delete(shown_names).where(shown_names.c.appeal_id == appeal_id)
    return transaction.execute(gone).rowcount == 1
