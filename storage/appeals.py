"""The appeals: one thing that a citizen brought, and where it stands."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, text, update

from storage.change import Change
from storage.database import Transaction
from storage.records import Appeal, Erased, Kind, Outcome, Place, Status
from storage.schema import appeals

_columns = (
    appeals.c.id,
    appeals.c.citizen_id,
    appeals.c.status,
    appeals.c.kind,
    appeals.c.topic,
    appeals.c.region,
    appeals.c.regions,
    appeals.c.language,
    appeals.c.tone,
    appeals.c.urgent,
    appeals.c.staff_chat_id,
    appeals.c.staff_thread_id,
    appeals.c.taken_by,
    appeals.c.taken_name,
    appeals.c.created_at,
    appeals.c.touched_at,
    appeals.c.answered_at,
    appeals.c.closed_at,
    appeals.c.bundle_id,
    appeals.c.topics,
    appeals.c.because,
    appeals.c.due_from,
    appeals.c.due_at,
    appeals.c.paused_at,
    appeals.c.held_seconds,
    appeals.c.due_round,
    appeals.c.formal_due_at,
    appeals.c.promised_until,
    appeals.c.asked,
    appeals.c.outcome,
    appeals.c.disputes,
    appeals.c.rating,
    appeals.c.comment_id,
    appeals.c.erased_at,
    appeals.c.erased_why,
    appeals.c.declined,
    appeals.c.merged_into,
    appeals.c.held_until,
    appeals.c.continues,
    appeals.c.joined_to,
    appeals.c.incident_id,
)
_find = select(*_columns).where(appeals.c.id == bindparam("id"))
_lock = _find.with_for_update()
_of_numbers = (
    select(*_columns).where(appeals.c.id.in_(bindparam("ids", expanding=True))).order_by(appeals.c.id)
)
_of_bundle = (
    select(*_columns)
    .where(appeals.c.bundle_id == bindparam("bundle"))
    .order_by(appeals.c.id)
    .with_for_update()
)
_open = insert(appeals).returning(*_columns)
_latest = (
    select(*_columns)
    .where(appeals.c.citizen_id == bindparam("citizen"), appeals.c.merged_into.is_(None))
    .order_by(appeals.c.id.desc())
    .limit(bindparam("limit"))
)
_alone = (
    select(*_columns)
    .where(
        appeals.c.region == bindparam("region"),
        appeals.c.topic == bindparam("topic"),
        appeals.c.created_at > bindparam("since"),
        text("status <> 'closed'"),  # word for word as in the index
        appeals.c.incident_id.is_(None),
    )
    .order_by(appeals.c.created_at.desc(), appeals.c.id.desc())
    .limit(bindparam("limit"))
)
_of_incident = select(*_columns).where(
    appeals.c.incident_id == bindparam("incident"), appeals.c.merged_into.is_(None)
)
_change = Change(appeals, _columns)
_silent = (
    select(*_columns)
    .where(
        text("status = 'answered' AND asked > 0"),  # word for word as in the index
        appeals.c.touched_at <= bindparam("until"),
        appeals.c.promised_until.is_(None),
    )
    .order_by(appeals.c.touched_at, appeals.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_unasked = (
    select(*_columns)
    .where(
        text("status = 'answered' AND asked = 0"),  # word for word as in the index
        appeals.c.touched_at <= bindparam("until"),
        appeals.c.promised_until.is_(None),
        appeals.c.kind != Kind.THANKS,
    )
    .order_by(appeals.c.touched_at, appeals.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_held = (
    select(*_columns)
    .where(
        text("held_until IS NOT NULL AND status <> 'closed'"),  # word for word as in the index
        appeals.c.held_until <= bindparam("until"),
    )
    .order_by(appeals.c.held_until, appeals.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)


def find(transaction: Transaction, appeal_id: int) -> Appeal | None:
    """Give an appeal by its number; for a merged one, the one that took its lines."""
    appeal = find_itself(transaction, appeal_id)
    while appeal and appeal.merged_into:  # always an older one, so this ends
        appeal = find_itself(transaction, appeal.merged_into)
    return appeal


def lock(transaction: Transaction, appeal_id: int) -> Appeal | None:
    """Give an appeal as `find` does, and keep others from changing it until this transaction ends."""
    appeal = lock_itself(transaction, appeal_id)
    while appeal and appeal.merged_into:
        appeal = lock_itself(transaction, appeal.merged_into)
    return appeal


def find_itself(transaction: Transaction, appeal_id: int) -> Appeal | None:
    """Give an appeal by its number, merged or not."""
    row = transaction.execute(_find, {"id": appeal_id}).one_or_none()
    return _appeal(row) if row else None


def lock_itself(transaction: Transaction, appeal_id: int) -> Appeal | None:
    """Give an appeal by its number, merged or not, and keep others from changing it."""
    row = transaction.execute(_lock, {"id": appeal_id}).one_or_none()
    return _appeal(row) if row else None


def latest(transaction: Transaction, citizen_id: int, limit: int) -> list[Appeal]:
    """Give a citizen's appeals, newest first, without those that were merged into another."""
    return [_appeal(row) for row in transaction.execute(_latest, {"citizen": citizen_id, "limit": limit})]


def of_numbers(transaction: Transaction, numbers: Sequence[int]) -> list[Appeal]:
    """Give the appeals with these numbers, in their order."""
    return [_appeal(row) for row in transaction.execute(_of_numbers, {"ids": list(numbers)})]


def lock_of_bundle(transaction: Transaction, bundle_id: int) -> list[Appeal]:
    """Give the appeals which stand in a bundle only, locked."""
    return [_appeal(row) for row in transaction.execute(_of_bundle, {"bundle": bundle_id})]


def recent_alone(
    transaction: Transaction, topic: str, region: str, since: datetime, limit: int
) -> list[Appeal]:
    """Give open appeals of a topic and region since a moment that belong to no incident, newest first."""
    asked = {"topic": topic, "region": region, "since": since, "limit": limit}
    return [_appeal(row) for row in transaction.execute(_alone, asked)]


def of_incident(
    transaction: Transaction, incident_id: int, *, limit: int, offset: int = 0, newest_first: bool = False
) -> list[Appeal]:
    """Give some appeals of an incident, in the order of their numbers or the other way round."""
    order = appeals.c.id.desc() if newest_first else appeals.c.id
    found = _of_incident.order_by(order).limit(limit).offset(offset)
    return [_appeal(row) for row in transaction.execute(found, {"incident": incident_id})]


def of_citizen_in(transaction: Transaction, incident_id: int, citizen_id: int) -> list[Appeal]:
    """Give the appeals by which a citizen is in an incident, oldest first."""
    found = _of_incident.where(appeals.c.citizen_id == bindparam("citizen")).order_by(appeals.c.id)
    asked = {"incident": incident_id, "citizen": citizen_id}
    return [_appeal(row) for row in transaction.execute(found, asked)]


def to_ask(transaction: Transaction, incident_id: int, closed_at: datetime, limit: int) -> list[Appeal]:
    """Give open appeals of an incident that was closed, to which nothing came since then, locked."""
    found = _of_incident.where(appeals.c.status != Status.CLOSED, appeals.c.touched_at <= closed_at)
    locking = found.order_by(appeals.c.id).limit(limit).with_for_update()
    return [_appeal(row) for row in transaction.execute(locking, {"incident": incident_id})]


def let_be_in(
    transaction: Transaction, old_incident: int, new_incident: int, numbers: Sequence[int] | None = None
) -> list[int]:
    """Let the appeals of one incident, or some of them, be in another, and give their numbers."""
    moving = update(appeals).where(appeals.c.incident_id == old_incident)
    if numbers is not None:
        moving = moving.where(appeals.c.id.in_(numbers))
    moved = moving.values(incident_id=new_incident).returning(appeals.c.id)
    return sorted(transaction.scalars(moved))


def lock_silent(transaction: Transaction, until: datetime, limit: int) -> list[Appeal]:
    """Give answered appeals whose citizen was asked and said nothing since `until`, longest first, locked."""
    return [_appeal(row) for row in transaction.execute(_silent, {"until": until, "limit": limit})]


def lock_unasked(transaction: Transaction, until: datetime, limit: int) -> list[Appeal]:
    """Give appeals answered before a moment whose citizen was never asked, longest first, locked."""
    return [_appeal(row) for row in transaction.execute(_unasked, {"until": until, "limit": limit})]


def lock_held(transaction: Transaction, until: datetime, limit: int) -> list[Appeal]:
    """Give open appeals which were to be held until a moment, the longest over first, locked."""
    return [_appeal(row) for row in transaction.execute(_held, {"until": until, "limit": limit})]


def open_new(transaction: Transaction, *, place: Place, now: datetime, **values: Any) -> Appeal:
    """Open an appeal and give it with its number."""
    new = {
        "status": Status.NEW,
        "staff_chat_id": place.chat_id,
        "staff_thread_id": place.thread_id,
        "created_at": now,
        "touched_at": now,
        **values,
    }
    return _appeal(transaction.execute(_open, new).one())


def change(transaction: Transaction, appeal_id: int, **values: Any) -> Appeal:
    """Write new values of an appeal's columns and give the appeal as it is now."""
    return _appeal(_change.run(transaction, appeal_id, values).one())


def count_open_at(transaction: Transaction, place: Place) -> int:
    """Count the open appeals whose cards stand in a place."""
    here = (
        appeals.c.staff_chat_id == place.chat_id,
        appeals.c.staff_thread_id.is_not_distinct_from(place.thread_id),
    )
    found = select(func.count()).select_from(appeals).where(*here, appeals.c.status != Status.CLOSED)
    return transaction.scalar(found) or 0


def any_in(transaction: Transaction, chat_id: int) -> bool:
    """Whether the card of any appeal, open or closed, stands in a chat."""
    found = select(appeals.c.id).where(appeals.c.staff_chat_id == chat_id).limit(1)
    return transaction.scalar(found) is not None


def move(transaction: Transaction, old_chat_id: int, new_chat_id: int) -> list[Appeal]:
    """Let the appeals of one staff chat belong to another, and give those that are open."""
    rows = transaction.execute(
        update(appeals)
        .where(appeals.c.staff_chat_id == old_chat_id)
        .values(staff_chat_id=new_chat_id)
        .returning(*_columns)
    )
    moved = sorted((_appeal(row) for row in rows), key=lambda appeal: appeal.id)
    return [appeal for appeal in moved if appeal.is_open]


def _appeal(row: Row[*tuple[Any, ...]]) -> Appeal:
    return Appeal(
        id=row.id,
        citizen_id=row.citizen_id,
        status=Status(row.status),
        kind=Kind(row.kind),
        topic=row.topic,
        region=row.region,
        regions=tuple(row.regions),
        language=row.language,
        tone=row.tone,
        urgent=row.urgent,
        place=Place(row.staff_chat_id, row.staff_thread_id),
        taken_by=row.taken_by,
        taken_name=row.taken_name,
        created_at=row.created_at,
        touched_at=row.touched_at,
        answered_at=row.answered_at,
        closed_at=row.closed_at,
        bundle_id=row.bundle_id,
        topics=tuple(row.topics),
        because={tag: tuple(words) for tag, words in row.because.items()},
        due_from=row.due_from,
        due_at=row.due_at,
        paused_at=row.paused_at,
        held_seconds=row.held_seconds,
        due_round=row.due_round,
        formal_due_at=row.formal_due_at,
        promised_until=row.promised_until,
        asked=row.asked,
        outcome=Outcome(row.outcome) if row.outcome else None,
        disputes=row.disputes,
        rating=row.rating,
        comment_id=row.comment_id,
        erased_at=row.erased_at,
        erased_why=Erased(row.erased_why) if row.erased_why else None,
        declined=row.declined,
        merged_into=row.merged_into,
        held_until=row.held_until,
        continues=row.continues,
        joined_to=row.joined_to,
        incident_id=row.incident_id,
    )
