"""The log of reveals: who on staff saw hidden personal data, when and why."""

from datetime import datetime

from sqlalchemy import bindparam, select

from storage.database import Transaction
from storage.insert import Insert
from storage.records import Reveal
from storage.schema import reveals

_add = Insert(
    reveals,
    lambda adding: adding.on_conflict_do_nothing(
        index_elements=[reveals.c.employee_id, reveals.c.question_id]
    ),
)
_of_appeal = (
    select(
        reveals.c.appeal_id,
        reveals.c.employee_id,
        reveals.c.employee_name,
        reveals.c.reason,
        reveals.c.words,
        reveals.c.revealed_at,
    )
    .where(reveals.c.appeal_id == bindparam("appeal"))
    .order_by(reveals.c.id)
)


def add(
    transaction: Transaction,
    *,
    appeal_id: int,
    employee_id: int,
    employee_name: str,
    reason: str,
    words: str | None,
    question_id: int,
    now: datetime,
) -> bool:
    """Log a reveal and say True; False where this question was answered before."""
    new = {
        "appeal_id": appeal_id,
        "employee_id": employee_id,
        "employee_name": employee_name,
        "reason": reason,
        "words": words,
        "question_id": question_id,
        "revealed_at": now,
    }
    return transaction.execute(_add.into(transaction), new).rowcount == 1


def of_appeal(transaction: Transaction, appeal_id: int) -> list[Reveal]:
    """Give who saw what an appeal hides, oldest first."""
    return [Reveal(*row) for row in transaction.execute(_of_appeal, {"appeal": appeal_id})]
