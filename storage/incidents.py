"""The incidents: one event behind many appeals, who stands behind it, and what was done about it."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, distinct, func, insert, or_, select, update

from storage.acts import Side, Who
from storage.change import Change
from storage.database import Transaction
from storage.incident_records import Crowd, Done, Incident, IncidentOfPeriod
from storage.records import EVERYTHING, Place, Scope
from storage.schema import UtcTime, appeals, incident_acts, incident_answers, incidents
from storage.scopes import within

LATELY = timedelta(hours=1)

_columns = (
    incidents.c.id,
    incidents.c.topic,
    incidents.c.region,
    incidents.c.staff_chat_id,
    incidents.c.staff_thread_id,
    incidents.c.first_at,
    incidents.c.last_at,
    incidents.c.opened_at,
    incidents.c.opened_by,
    incidents.c.about,
    incidents.c.typical,
    incidents.c.urgent,
    incidents.c.taken_by,
    incidents.c.taken_name,
    incidents.c.confirmed,
    incidents.c.confirmed_at,
    incidents.c.confirmed_name,
    incidents.c.note,
    incidents.c.informed_at,
    incidents.c.informed_name,
    incidents.c.informed_words,
    incidents.c.promised_until,
    incidents.c.solved_at,
    incidents.c.closed_at,
    incidents.c.reopened_at,
    incidents.c.merged_into,
    incidents.c.told_people,
    incidents.c.told_at,
)
_open = insert(incidents).returning(*_columns)
_find = select(*_columns).where(incidents.c.id == bindparam("id"))
_lock = _find.with_for_update()
_change = Change(incidents, _columns)
_is_open = incidents.c.closed_at.is_(None)
_of_pair = (
    select(*_columns)
    .where(
        incidents.c.topic == bindparam("topic"),
        incidents.c.region.is_not_distinct_from(bindparam("region")),
        _is_open,
        incidents.c.merged_into.is_(None),
    )
    .order_by(incidents.c.last_at.desc())
    .with_for_update()
)
_number_of_pair = (
    select(incidents.c.id)
    .where(
        incidents.c.topic == bindparam("topic"),
        incidents.c.region.is_not_distinct_from(bindparam("region")),
        _is_open,
        incidents.c.merged_into.is_(None),
    )
    .order_by(incidents.c.last_at.desc())
    .limit(1)
)
_others = (
    select(*_columns)
    .where(
        _is_open,
        incidents.c.merged_into.is_(None),
        incidents.c.staff_chat_id == bindparam("chat"),
        incidents.c.topic == bindparam("topic"),
        incidents.c.id != bindparam("id"),
    )
    .order_by(incidents.c.last_at.desc())
    .limit(bindparam("limit"))
)
_merged = select(incidents.c.id).where(incidents.c.merged_into == bindparam("id")).order_by(incidents.c.id)
_told = (
    select(incident_acts.c.after)
    .where(incident_acts.c.incident_id == bindparam("incident"), incident_acts.c.what == Done.TOLD)
    .order_by(incident_acts.c.id.desc())
    .limit(1)
)
_lately = bindparam("lately", type_=UtcTime())
_crowd = select(
    func.count(distinct(appeals.c.citizen_id)),
    func.count(),
    func.count(distinct(appeals.c.citizen_id)).filter(appeals.c.incident_at > _lately),
).where(appeals.c.incident_id == bindparam("incident"))
_start, _end = (bindparam(name, type_=UtcTime()) for name in ("start", "end"))
_act = insert(incident_acts)
_acts = (
    select(
        incident_acts.c.at,
        incident_acts.c.side,
        incident_acts.c.who_id,
        incident_acts.c.who_name,
        incident_acts.c.what,
        incident_acts.c.before,
        incident_acts.c.after,
    )
    .where(incident_acts.c.incident_id == bindparam("incident"))
    .order_by(incident_acts.c.id)
)


def open_new(transaction: Transaction, *, place: Place, now: datetime, **values: Any) -> Incident:
    """Open an incident and give it with its number."""
    new = {
        "staff_chat_id": place.chat_id,
        "staff_thread_id": place.thread_id,
        "last_at": now,
        "opened_at": now,
        **values,
    }
    return _incident(transaction.execute(_open, new).one())


def find(transaction: Transaction, incident_id: int) -> Incident | None:
    """Give an incident by its number; for a merged one, the one that took its people."""
    row = transaction.execute(_find, {"id": incident_id}).one_or_none()
    return _followed(transaction, _find, row)


def lock(transaction: Transaction, incident_id: int) -> Incident | None:
    """Give an incident as `find` does, and keep others from changing it until this transaction ends."""
    row = transaction.execute(_lock, {"id": incident_id}).one_or_none()
    return _followed(transaction, _lock, row)


def lock_itself(transaction: Transaction, incident_id: int) -> Incident | None:
    """Give an incident by its number, merged or not, and keep others from changing it."""
    row = transaction.execute(_lock, {"id": incident_id}).one_or_none()
    return _incident(row) if row else None


def change(transaction: Transaction, incident_id: int, **values: Any) -> Incident:
    """Write new values of an incident's columns and give the incident as it is now."""
    return _incident(_change.run(transaction, incident_id, values).one())


def open_of_pair(transaction: Transaction, topic: str, region: str | None) -> list[Incident]:
    """Give the open incidents of a topic and region, the liveliest first, locked."""
    return [_incident(row) for row in transaction.execute(_of_pair, {"topic": topic, "region": region})]


def open_ones(
    transaction: Transaction,
    chats: Collection[int] | None,
    limit: int,
    offset: int = 0,
    scope: Scope = EVERYTHING,
) -> list[Incident]:
    """Give the open incidents of a scope in some staff chats, or in all, the liveliest first."""
    open_here = (*_open_in(chats), *within(scope, incidents))
    found = select(*_columns).where(*open_here).order_by(incidents.c.last_at.desc(), incidents.c.id)
    return [_incident(row) for row in transaction.execute(found.limit(limit).offset(offset))]


def count_open(transaction: Transaction, chats: Collection[int] | None, scope: Scope = EVERYTHING) -> int:
    """Count the open incidents of a scope in some staff chats, or in all."""
    open_here = (*_open_in(chats), *within(scope, incidents))
    return transaction.scalar(select(func.count()).select_from(incidents).where(*open_here)) or 0


def number_of_pair(transaction: Transaction, topic: str, region: str | None) -> int | None:
    """Give the number of the liveliest open incident of a topic and region, if there is one."""
    found: int | None = transaction.scalar(_number_of_pair, {"topic": topic, "region": region})
    return found


def others_of_topic(transaction: Transaction, incident: Incident, limit: int) -> list[Incident]:
    """Give the other open incidents of the same topic in the same staff chat, the liveliest first."""
    known = {"chat": incident.place.chat_id, "topic": incident.topic, "id": incident.id, "limit": limit}
    return [_incident(row) for row in transaction.execute(_others, known)]


def merged_into(transaction: Transaction, incident_id: int) -> list[int]:
    """Give the numbers of the incidents that are a part of this one."""
    return list(transaction.scalars(_merged, {"id": incident_id}))


def told_elsewhere(transaction: Transaction, topic: str, region: str | None, since: datetime) -> bool:
    """Whether managers were told since a moment of an open incident of this topic in another region."""
    found = (
        select(incidents.c.id)
        .where(
            *_open_in(None),
            incidents.c.topic == topic,
            incidents.c.region.is_distinct_from(region),
            incidents.c.told_at >= since,
        )
        .limit(1)
    )
    return transaction.scalar(found) is not None


def grown_quiet(transaction: Transaction, start: datetime, end: datetime) -> list[Incident]:
    """Give the open incidents whose latest report came in a span of time."""
    found = select(*_columns).where(*_open_in(None), incidents.c.last_at >= start, incidents.c.last_at < end)
    return [_incident(row) for row in transaction.execute(found)]


def promised_before(transaction: Transaction, day: date) -> list[Incident]:
    """Give the open incidents for which staff promised something by a day that is past."""
    found = select(*_columns).where(*_open_in(None), incidents.c.promised_until < day)
    return [_incident(row) for row in transaction.execute(found.order_by(incidents.c.id))]


def closing(transaction: Transaction, since: datetime) -> list[Incident]:
    """Give the incidents that were closed since a moment, so that their people are still to be asked."""
    found = select(*_columns).where(incidents.c.closed_at >= since, incidents.c.merged_into.is_(None))
    return [_incident(row) for row in transaction.execute(found.order_by(incidents.c.id))]


def verdicts(transaction: Transaction, incident_id: int, since: datetime | None = None) -> tuple[int, int]:
    """Count who said that it is solved, and who that it is not or only in part, the latter since a moment."""
    is_no = appeals.c.outcome.in_(("disputed", "partly"))
    said = [appeals.c.outcome == "confirmed", is_no & (appeals.c.outcome_at >= since) if since else is_no]
    people = func.count(distinct(appeals.c.citizen_id))
    counted = select(*(people.filter(each) for each in said)).where(appeals.c.incident_id == incident_id)
    row = transaction.execute(counted).one()
    return row[0], row[1]


def move(transaction: Transaction, old_chat_id: int, new_chat_id: int) -> None:
    """Let the incidents of one staff chat belong to another."""
    moving = update(incidents).where(incidents.c.staff_chat_id == old_chat_id)
    transaction.execute(moving.values(staff_chat_id=new_chat_id))


def crowd(transaction: Transaction, incident_id: int, now: datetime) -> Crowd:
    """Count who stands behind an incident."""
    asked = {"incident": incident_id, "lately": now - LATELY}
    row = transaction.execute(_crowd, asked).one()
    return Crowd(row[0], row[1], row[2])


def of_period(transaction: Transaction, start: datetime, end: datetime) -> list[IncidentOfPeriod]:
    """Give the incidents that were open at some time from `start` to before `end`, most people first."""
    was_in = appeals.c.incident_at < _end
    is_new = was_in & (appeals.c.incident_at >= _start)
    people = (
        select(
            appeals.c.incident_id.label("incident_id"),
            func.count(distinct(appeals.c.citizen_id)).filter(was_in).label("people"),
            func.count(distinct(appeals.c.citizen_id)).filter(is_new).label("new_people"),
        )
        .where(appeals.c.incident_id.is_not(None))
        .group_by(appeals.c.incident_id)
        .subquery()
    )
    answered = (
        select(func.min(incident_answers.c.sent_at))
        .where(incident_answers.c.incident_id == incidents.c.id)
        .scalar_subquery()
    )
    found = (
        select(*_columns, people.c.people, people.c.new_people, answered.label("answered_at"))
        .outerjoin(people, people.c.incident_id == incidents.c.id)
        .where(
            incidents.c.opened_at < _end,
            or_(_is_open, incidents.c.closed_at >= _start),
            incidents.c.merged_into.is_(None),
        )
        .order_by(people.c.people.desc(), incidents.c.id)
    )
    return [_of_period(row) for row in transaction.execute(found, {"start": start, "end": end})]


def record(
    transaction: Transaction,
    incident_id: int,
    at: datetime,
    who: Who,
    what: Done,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    """Write an act down for good."""
    new = {
        "incident_id": incident_id,
        "at": at,
        "side": who.side,
        "who_id": who.id,
        "who_name": who.name,
        "what": what,
        "before": before,
        "after": after,
    }
    transaction.execute(_act, new)


def acts_of(
    transaction: Transaction, incident_id: int
) -> Sequence[tuple[datetime, Who, Done, dict[str, Any], dict[str, Any]]]:
    """Give (when, who, what, before, after) of all that was done with an incident, oldest first."""
    return [
        (row.at, Who(Side(row.side), row.who_id, row.who_name), Done(row.what), row.before, row.after)
        for row in transaction.execute(_acts, {"incident": incident_id})
    ]


def last_told(transaction: Transaction, incident_id: int) -> dict[str, Any]:
    """Give why managers were told last, and of how many people; nothing if they never were."""
    return transaction.scalar(_told, {"incident": incident_id}) or {}


def _open_in(chats: Collection[int] | None) -> tuple[Any, ...]:
    here = () if chats is None else (incidents.c.staff_chat_id.in_(chats),)
    return (_is_open, incidents.c.merged_into.is_(None), *here)


def _followed(transaction: Transaction, statement: Any, row: Any) -> Incident | None:
    while row is not None and row.merged_into is not None:  # always into one that is merged no further
        row = transaction.execute(statement, {"id": row.merged_into}).one_or_none()
    return _incident(row) if row is not None else None


def _incident(row: Row[*tuple[Any, ...]]) -> Incident:
    return Incident(
        id=row.id,
        topic=row.topic,
        region=row.region,
        place=Place(row.staff_chat_id, row.staff_thread_id),
        first_at=row.first_at,
        last_at=row.last_at,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        about=tuple(row.about),
        typical=tuple(row.typical),
        urgent=row.urgent,
        taken_by=row.taken_by,
        taken_name=row.taken_name,
        confirmed=row.confirmed,
        confirmed_at=row.confirmed_at,
        confirmed_name=row.confirmed_name,
        note=row.note,
        informed_at=row.informed_at,
        informed_name=row.informed_name,
        informed_words=row.informed_words,
        promised_until=row.promised_until,
        solved_at=row.solved_at,
        closed_at=row.closed_at,
        reopened_at=row.reopened_at,
        merged_into=row.merged_into,
        told_people=row.told_people,
        told_at=row.told_at,
    )


def _of_period(row: Row[*tuple[Any, ...]]) -> IncidentOfPeriod:
    return IncidentOfPeriod(
        id=row.id,
        topic=row.topic,
        region=row.region,
        place=Place(row.staff_chat_id, row.staff_thread_id),
        first_at=row.first_at,
        opened_at=row.opened_at,
        people=row.people or 0,
        new_people=row.new_people or 0,
        urgent=row.urgent,
        confirmed=row.confirmed,
        confirmed_at=row.confirmed_at,
        informed_at=row.informed_at,
        informed_words=row.informed_words,
        promised_until=row.promised_until,
        answered_at=row.answered_at,
        solved_at=row.solved_at,
        closed_at=row.closed_at,
        reopened_at=row.reopened_at,
    )
