"""The meetings: times offered to a citizen, the one agreed, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, or_, select, text, update

from storage.database import Transaction
from storage.insert import Insert
from storage.records import EVERYTHING, Kind, Scope, Status
from storage.schema import appeals, meetings, slots
from storage.schema.meetings import AGREED
from storage.scopes import within


class State(StrEnum):
    """Where a meeting stands."""

    AGREED = "agreed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    HELD = "held"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Slot:
    """A time for a meeting, with its place."""

    starts_at: datetime
    place: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that was agreed."""

    id: int
    appeal_id: int
    starts_at: datetime
    place: str
    state: State
    agreed_at: datetime


_columns = (
    meetings.c.id,
    meetings.c.appeal_id,
    meetings.c.starts_at,
    meetings.c.place,
    meetings.c.state,
    meetings.c.agreed_at,
)
_choose = Insert(slots, lambda adding: adding.on_conflict_do_nothing())
_agree = Insert(meetings, lambda adding: adding.on_conflict_do_nothing())
_is_agreed = text(AGREED)
_is_spoken_of = select(
    or_(
        select(slots.c.appeal_id)
        .where(slots.c.appeal_id == bindparam("appeal"), slots.c.is_offered.is_(True))
        .exists(),
        select(meetings.c.id).where(meetings.c.appeal_id == bindparam("appeal")).exists(),
    )
)


def toggle(transaction: Transaction, appeal_id: int, starts_at: datetime) -> None:
    """Let staff choose a time for an offer to come, or not choose it any more."""
    new = {"appeal_id": appeal_id, "starts_at": starts_at, "place": "", "is_offered": False}
    if transaction.execute(_choose.into(transaction), new).rowcount == 0:
        chosen = delete(slots).where(slots.c.appeal_id == appeal_id, slots.c.starts_at == starts_at)
        transaction.execute(chosen.where(slots.c.is_offered.is_(False)))


def chosen(transaction: Transaction, appeal_id: int) -> list[datetime]:
    """Give the times that staff chose and did not offer yet."""
    found = select(slots.c.starts_at).where(slots.c.appeal_id == appeal_id, slots.c.is_offered.is_(False))
    return list(transaction.scalars(found.order_by(slots.c.starts_at)))


def offer(transaction: Transaction, appeal_id: int, times: Iterable[datetime], place: str) -> None:
    """Let these times be what is offered for an appeal, in the place of all before."""
    transaction.execute(delete(slots).where(slots.c.appeal_id == appeal_id))
    rows = [
        {"appeal_id": appeal_id, "starts_at": time, "place": place, "is_offered": True}
        for time in sorted(set(times))
    ]
    if rows:
        transaction.execute(insert(slots), rows)


def offered(transaction: Transaction, appeal_id: int, now: datetime) -> list[Slot]:
    """Give the offered times to come that nobody has taken."""
    is_taken = (
        select(meetings.c.id)
        .where(_is_agreed, meetings.c.starts_at == slots.c.starts_at, meetings.c.place == slots.c.place)
        .exists()
    )
    found = select(slots.c.starts_at, slots.c.place).where(
        slots.c.appeal_id == appeal_id, slots.c.is_offered.is_(True), slots.c.starts_at > now, ~is_taken
    )
    return [Slot(*row) for row in transaction.execute(found.order_by(slots.c.starts_at))]


def agree(transaction: Transaction, appeal_id: int, slot: Slot, now: datetime) -> bool:
    """Agree on a time in the place of an earlier one; False if somebody else has just taken it."""
    before = find_agreed(transaction, appeal_id)
    if before:
        settle(transaction, before.id, State.MOVED)
    new = {
        "appeal_id": appeal_id,
        "starts_at": slot.starts_at,
        "place": slot.place,
        "state": State.AGREED,
        "agreed_at": now,
    }
    if transaction.execute(_agree.into(transaction), new).rowcount == 1:
        return True
    if before:
        transaction.execute(update(meetings).where(meetings.c.id == before.id).values(state=State.AGREED))
    return False


def find_agreed(transaction: Transaction, appeal_id: int) -> Meeting | None:
    """Give the meeting that stands agreed for an appeal."""
    return _first(transaction, appeal_id, only_agreed=True)


def latest(transaction: Transaction, appeal_id: int) -> Meeting | None:
    """Give the latest meeting of an appeal, whatever became of it."""
    return _first(transaction, appeal_id, only_agreed=False)


def settle(transaction: Transaction, meeting_id: int, state: State) -> bool:
    """Write down what became of an agreed meeting; False if that was written before."""
    settling = update(meetings).where(meetings.c.id == meeting_id, _is_agreed).values(state=state)
    return transaction.execute(settling).rowcount == 1


def agreed(transaction: Transaction, *, after: datetime, until: datetime) -> list[Meeting]:
    """Give agreed meetings that begin after one moment and until another, the earliest first."""
    found = select(*_columns).where(_is_agreed, meetings.c.starts_at > after, meetings.c.starts_at <= until)
    return [_meeting(row) for row in transaction.execute(found.order_by(meetings.c.starts_at, meetings.c.id))]


def of_citizen(transaction: Transaction, citizen_id: int) -> list[Meeting]:
    """Give all meetings of a citizen, oldest first."""
    found = select(*_columns).join(appeals, appeals.c.id == meetings.c.appeal_id)
    hers = found.where(appeals.c.citizen_id == citizen_id).order_by(meetings.c.id)
    return [_meeting(row) for row in transaction.execute(hers)]


def abandoned(transaction: Transaction, limit: int) -> list[Meeting]:
    """Give agreed meetings whose citizen withdrew the appeal or was erased."""
    found = (
        select(*_columns)
        .join(appeals, appeals.c.id == meetings.c.appeal_id)
        .where(_is_agreed, appeals.c.erased_at.is_not(None) | (appeals.c.outcome == "withdrawn"))
    )
    return [_meeting(row) for row in transaction.execute(found.order_by(meetings.c.id).limit(limit))]


def waiting(
    transaction: Transaction, chats: Sequence[int] | None, limit: int, scope: Scope = EVERYTHING
) -> list[int]:
    """Give the open requests to meet without an agreed time, oldest first; `chats` None: in all."""
    is_agreed = select(meetings.c.id).where(_is_agreed, meetings.c.appeal_id == appeals.c.id).exists()
    found = select(appeals.c.id).where(
        appeals.c.kind == Kind.MEETING,
        appeals.c.status.not_in([Status.CLOSED, Status.ANSWERED]),
        ~is_agreed,
        *within(scope),
    )
    if chats is not None:
        found = found.where(appeals.c.staff_chat_id.in_(chats))
    return list(transaction.scalars(found.order_by(appeals.c.id).limit(limit)))


def is_spoken_of(transaction: Transaction, appeal_id: int) -> bool:
    """Whether times were offered, or a meeting was ever agreed, for an appeal."""
    return bool(transaction.scalar(_is_spoken_of, {"appeal": appeal_id}))


def _first(transaction: Transaction, appeal_id: int, *, only_agreed: bool) -> Meeting | None:
    found = select(*_columns).where(meetings.c.appeal_id == appeal_id)
    found = found.where(_is_agreed) if only_agreed else found
    row = transaction.execute(found.order_by(meetings.c.id.desc()).limit(1)).one_or_none()
    return _meeting(row) if row else None


def _meeting(row: Row[*tuple[Any, ...]]) -> Meeting:
    return Meeting(row.id, row.appeal_id, row.starts_at, row.place, State(row.state), row.agreed_at)
