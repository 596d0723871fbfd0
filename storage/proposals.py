"""The proposals: what staff call them, what became of them, and which ones people can still support."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, case, func, or_, select, text, update

from storage.database import Transaction
from storage.insert import Insert
from storage.records import Outcome, Status
from storage.schema import IS_PROPOSAL, UtcTime, appeals, citizens, proposals, supports

AUTHOR = 1
"""Who proposed it counts as one of the people, and is not among those who support it."""
COMPARED = 500
"""The latest proposals of a topic with which a new one is compared."""


class Fate(StrEnum):
    """What became of a proposal."""

    STUDIED = "studied"
    ACCEPTED = "accepted"
    PLANNED = "planned"
    DONE = "done"
    REFUSED = "refused"
    GONE = "gone"
    """Its author withdrew it, or was erased."""


GOING_ON = (Fate.STUDIED, Fate.ACCEPTED, Fate.PLANNED)
"""With these a proposal can be supported still, be its appeal answered and closed or not."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal with how many people want it, each counted once; title and words by language."""

    appeal_id: int
    topic: str
    title: Mapping[str, str]
    fate: Fate | None
    words: Mapping[str, str]
    planned_until: date | None
    told_round: int
    """How often it was decided; who was told of an earlier decision only is to be told."""
    people: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """A proposal that people brought or joined in a period: how many did, and how many want it now."""

    appeal_id: int
    topic: str
    title: Mapping[str, str]
    came: int
    people: int


_supporters = (
    select(func.count())
    .select_from(supports)
    .where(supports.c.proposal_id == proposals.c.appeal_id)
    .scalar_subquery()
)
_people = _supporters + AUTHOR
_columns = (
    proposals.c.appeal_id,
    appeals.c.topic,
    proposals.c.title,
    proposals.c.fate,
    proposals.c.words,
    proposals.c.planned_until,
    proposals.c.told_round,
    _people.label("people"),
)
_with_appeal = select(*_columns).join(appeals, appeals.c.id == proposals.c.appeal_id)
_find = _with_appeal.where(proposals.c.appeal_id == bindparam("number"))
_is_open = and_(
    text(IS_PROPOSAL),
    appeals.c.joined_to.is_(None),
    appeals.c.merged_into.is_(None),
    appeals.c.declined.is_(None),
    appeals.c.outcome.is_distinct_from(Outcome.WITHDRAWN),
    or_(proposals.c.fate.is_(None), proposals.c.fate.in_(GOING_ON)),
    or_(appeals.c.status != Status.CLOSED, proposals.c.fate.in_(GOING_ON)),
    ~select(citizens.c.id)
    .where(citizens.c.id == appeals.c.citizen_id, citizens.c.banned_at.is_not(None))
    .exists(),
)
_find_open = _find.where(_is_open)
_alike = (
    select(proposals.c.appeal_id, proposals.c.stems)
    .join(appeals, appeals.c.id == proposals.c.appeal_id)
    .where(_is_open, appeals.c.topic == bindparam("topic"), appeals.c.citizen_id != bindparam("citizen"))
    .order_by(proposals.c.appeal_id.desc())
    .limit(COMPARED)
)
_note = Insert(
    proposals,
    lambda adding: adding.on_conflict_do_update(
        index_elements=[proposals.c.appeal_id], set_={"stems": adding.excluded["stems"]}
    ),
)
_unnoted = (
    select(appeals.c.id)
    .outerjoin(proposals, proposals.c.appeal_id == appeals.c.id)
    .where(
        text("status <> 'closed'"),  # word for word as in the index of what is open: that is little
        text(IS_PROPOSAL),
        proposals.c.appeal_id.is_(None),
    )
    .limit(bindparam("limit"))
)
_orphaned = (
    select(proposals.c.appeal_id)
    .join(appeals, appeals.c.id == proposals.c.appeal_id)
    .where(
        proposals.c.fate.is_distinct_from(Fate.GONE),
        or_(
            appeals.c.erased_at.is_not(None),
            appeals.c.outcome == Outcome.WITHDRAWN,
            and_(appeals.c.declined.is_not(None), proposals.c.fate.is_distinct_from(Fate.REFUSED)),
        ),
        select(supports.c.citizen_id).where(supports.c.proposal_id == proposals.c.appeal_id).exists(),
    )
    .order_by(proposals.c.appeal_id)
    .limit(bindparam("limit"))
)
_start, _end = (bindparam(name, type_=UtcTime()) for name in ("start", "end"))
_joined = (
    select(func.count())
    .select_from(supports)
    .where(
        supports.c.proposal_id == proposals.c.appeal_id,
        supports.c.joined_at >= _start,
        supports.c.joined_at < _end,
    )
    .scalar_subquery()
)
_came = _joined + case((and_(appeals.c.created_at >= _start, appeals.c.created_at < _end), 1), else_=0)


def note(transaction: Transaction, appeal_id: int, stems: bytes) -> None:
    """Remember an appeal as a proposal with the stems of its words, in the place of earlier ones."""
    transaction.execute(_note.into(transaction), {"appeal_id": appeal_id, "stems": stems})


def find(transaction: Transaction, appeal_id: int) -> Proposal | None:
    """Give a proposal by the number of its appeal."""
    row = transaction.execute(_find, {"number": appeal_id}).one_or_none()
    return _proposal(row) if row else None


def find_open(transaction: Transaction, appeal_id: int) -> Proposal | None:
    """Give a proposal if people can support it."""
    row = transaction.execute(_find_open, {"number": appeal_id}).one_or_none()
    return _proposal(row) if row else None


def of_others(transaction: Transaction, topic: str, citizen_id: int) -> list[tuple[int, bytes]]:
    """Give number and stems of the latest open proposals of a topic that somebody else made."""
    rows = transaction.execute(_alike, {"topic": topic, "citizen": citizen_id})
    return [(row.appeal_id, row.stems) for row in rows]


def ranking(transaction: Transaction, topic: str | None, limit: int, offset: int = 0) -> list[Proposal]:
    """Give the open proposals that most people want, of a topic or of all, the older one first if as many."""
    found = _narrowed(_with_appeal, topic).order_by(_people.desc(), proposals.c.appeal_id)
    return [_proposal(row) for row in transaction.execute(found.limit(limit).offset(offset))]


def topics(transaction: Transaction) -> dict[str, int]:
    """Count the open proposals by topic, the most frequent first."""
    how_many = func.count()
    counting = select(appeals.c.topic, how_many).join(proposals, proposals.c.appeal_id == appeals.c.id)
    counted = counting.where(_is_open).group_by(appeals.c.topic).order_by(how_many.desc(), appeals.c.topic)
    return {row[0]: row[1] for row in transaction.execute(counted)}


def gathered(transaction: Transaction, *, start: datetime, end: datetime, limit: int) -> list[Gathered]:
    """Give, for the digest, the open proposals that most people brought or joined in a period."""
    columns = (*_columns[:3], _came.label("came"), _people.label("people"))
    found = select(*columns).join(appeals, appeals.c.id == proposals.c.appeal_id).where(_is_open, _came > 0)
    ordered = found.order_by(_came.desc(), _people.desc(), proposals.c.appeal_id).limit(limit)
    return [Gathered(*row) for row in transaction.execute(ordered, {"start": start, "end": end})]


def change(transaction: Transaction, appeal_id: int, **values: Any) -> None:
    """Write new values of a proposal's columns."""
    transaction.execute(update(proposals).where(proposals.c.appeal_id == appeal_id).values(**values))


def unnoted(transaction: Transaction, limit: int) -> list[int]:
    """Give open appeals of the kind proposal that are not remembered as such yet."""
    return list(transaction.scalars(_unnoted, {"limit": limit}))


def orphaned(transaction: Transaction, limit: int) -> list[int]:
    """Give proposals that were withdrawn, declined or erased, while others support them still."""
    return list(transaction.scalars(_orphaned, {"limit": limit}))


def _narrowed(found: Select[Any], topic: str | None) -> Select[Any]:
    found = found.where(_is_open)
    return found if topic is None else found.where(appeals.c.topic == topic)


def _proposal(row: Row[*tuple[Any, ...]]) -> Proposal:
    return Proposal(
        row.appeal_id,
        row.topic,
        row.title,
        Fate(row.fate) if row.fate else None,
        row.words,
        row.planned_until,
        row.told_round,
        row.people,
    )
