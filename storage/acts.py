"""The history of appeals: acts are added and read, and there is no way here to change or delete one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, insert, select

from storage.database import Transaction
from storage.schema import acts


class Side(StrEnum):
    """On whose side somebody acts."""

    CITIZEN = "citizen"
    STAFF = "staff"
    BOT = "bot"


class What(StrEnum):
    """What can be done with an appeal."""

    OPENED = "opened"
    ADDED = "added"
    EDITED = "edited"
    WENT_ON = "went_on"
    TAGGED = "tagged"
    MOVED = "moved"
    TAKEN = "taken"
    GIVEN = "given"
    ANSWERED = "answered"
    ASKED = "asked"
    NOTED = "noted"
    REWORDED = "reworded"
    UNSENT = "unsent"
    STAYED = "stayed"
    DELIVERED = "delivered"
    FAILED = "failed"
    CLOSED = "closed"
    DECLINED = "declined"
    MERGED = "merged"
    PARTED = "parted"
    SPLIT = "split"
    JOINED = "joined"
    LEFT = "left"
    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    TITLED = "titled"
    DECIDED = "decided"
    INVITED = "invited"
    AGREED = "agreed"
    CALLED_OFF = "called_off"
    MET = "met"
    MISSED = "missed"
    REOPENED = "reopened"
    BANNED = "banned"
    UNBANNED = "unbanned"
    FORMAL = "formal"
    PROMISED = "promised"
    KEPT = "kept"
    BROKEN = "broken"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    PARTLY = "partly"
    WITHDRAWN = "withdrawn"
    RATED = "rated"
    READ_FIRST = "read_first"
    WANTS_PERSON = "wants_person"
    NAMED = "named"
    UNNAMED = "unnamed"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Who:
    """Who acts; of staff the id and the name that colleagues see, of a citizen neither."""

    side: Side
    id: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done with an appeal; `before` and `after` hold what it changed, as small JSON."""

    at: datetime
    who: Who
    what: What
    before: Mapping[str, Any]
    after: Mapping[str, Any]


_add = insert(acts)
_of_appeal = (
    select(
        acts.c.at,
        acts.c.side,
        acts.c.who_id,
        acts.c.who_name,
        acts.c.what,
        acts.c.before,
        acts.c.after,
    )
    .where(acts.c.appeal_id == bindparam("appeal"))
    .order_by(acts.c.id)
)


def add(transaction: Transaction, appeal_id: int, act: Act) -> None:
    """Write an act down for good."""
    new = {
        "appeal_id": appeal_id,
        "at": act.at,
        "side": act.who.side,
        "who_id": act.who.id,
        "who_name": act.who.name,
        "what": act.what,
        "before": dict(act.before),
        "after": dict(act.after),
    }
    transaction.execute(_add, new)


def of_appeal(transaction: Transaction, appeal_id: int) -> list[Act]:
    """Give what was done with an appeal, oldest act first."""
    return [
        Act(row.at, Who(Side(row.side), row.who_id, row.who_name), What(row.what), row.before, row.after)
        for row in transaction.execute(_of_appeal, {"appeal": appeal_id})
    ]
