"""Who supports which proposal: each person once, and told of each decision once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from storage.database import Transaction
from storage.insert import Insert
from storage.schema import appeals, proposals, supports

_add = Insert(supports, lambda adding: adding.on_conflict_do_nothing())
_untold = (
    select(supports.c.proposal_id, supports.c.citizen_id, proposals.c.told_round)
    .join(proposals, proposals.c.appeal_id == supports.c.proposal_id)
    .where(supports.c.told_round < proposals.c.told_round)
    .order_by(supports.c.proposal_id, supports.c.citizen_id)
    .limit(bindparam("limit"))
)
_unasked = (
    select(supports.c.proposal_id, supports.c.citizen_id, proposals.c.suggests)
    .join(proposals, proposals.c.appeal_id == supports.c.proposal_id)
    .where(proposals.c.suggests.is_not(None), supports.c.suggested.is_distinct_from(proposals.c.suggests))
    .order_by(supports.c.proposal_id, supports.c.citizen_id)
    .limit(bindparam("limit"))
)
_joined = (
    select(appeals.c.id)
    .where(appeals.c.citizen_id == bindparam("citizen"), appeals.c.joined_to == bindparam("proposal"))
    .order_by(appeals.c.id)
)


@dataclass(frozen=True, slots=True)
class Told:
    """A supporter of a proposal who is to be told something: of a decision, or of another proposal."""

    proposal_id: int
    citizen_id: int
    number: int
    """Which decision it is, or the number of the other proposal."""


def add(transaction: Transaction, proposal_id: int, citizen_id: int, told_round: int, now: datetime) -> bool:
    """Let a person support a proposal; False if the person does already."""
    new = {
        "proposal_id": proposal_id,
        "citizen_id": citizen_id,
        "told_round": told_round,
        "joined_at": now,
    }
    return transaction.execute(_add.into(transaction), new).rowcount == 1


def remove(transaction: Transaction, proposal_id: int, citizen_id: int) -> bool:
    """Let a person not support a proposal any more; False if the person did not."""
    leaving = delete(supports).where(
        supports.c.proposal_id == proposal_id, supports.c.citizen_id == citizen_id
    )
    return transaction.execute(leaving).rowcount == 1


def of_citizen(transaction: Transaction, citizen_id: int) -> dict[int, datetime]:
    """Give the proposals that a person supports, and since when."""
    found = select(supports.c.proposal_id, supports.c.joined_at).where(supports.c.citizen_id == citizen_id)
    return {
        row.proposal_id: row.joined_at for row in transaction.execute(found.order_by(supports.c.proposal_id))
    }


def joined(transaction: Transaction, proposal_id: int, citizen_id: int) -> list[int]:
    """Give a person's own appeals that support a proposal."""
    return list(transaction.scalars(_joined, {"proposal": proposal_id, "citizen": citizen_id}))


def untold(transaction: Transaction, limit: int) -> list[Told]:
    """Give supporters who were not told of the newest decision yet."""
    return [Told(*row) for row in transaction.execute(_untold, {"limit": limit})]


def unasked(transaction: Transaction, limit: int) -> list[Told]:
    """Give supporters who were not asked yet whether to go to another proposal."""
    return [Told(*row) for row in transaction.execute(_unasked, {"limit": limit})]


def note_told(transaction: Transaction, told: Told) -> None:
    """Remember that somebody was told of a decision."""
    _note(transaction, told, told_round=told.number)


def note_asked(transaction: Transaction, told: Told) -> None:
    """Remember that somebody was asked whether to go to another proposal."""
    _note(transaction, told, suggested=told.number)


def _note(transaction: Transaction, told: Told, **values: int) -> None:
    noting = update(supports).where(
        supports.c.proposal_id == told.proposal_id, supports.c.citizen_id == told.citizen_id
    )
    transaction.execute(noting.values(**values))
