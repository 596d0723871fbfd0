"""What is counted for a digest: frozen records, week by week, that storage fills and nothing judges."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from storage.promises import PromiseCounts
from storage.records import EVERYTHING, Kind, Place, Scope

EARLIER = 8
"""Weeks before the period that say what is usual."""
OLDEST = 10
"""How many of the oldest open appeals, and of the overdue ones, are named."""

Series = tuple[int, ...]
"""One number a week: of the period itself, then of the EARLIER weeks before it, the newest first."""
NEVER: Series = (0,) * (1 + EARLIER)


@dataclass(frozen=True, slots=True)
class Flow:
    """What happened, week by week, and what stood at the end of each week.

    people    different citizens whose appeals arrived in the week, each counted once
    arrived   appeals created in the week
    answered  appeals whose first answer was given in the week
    closed    appeals closed in the week and not opened again since
    open      appeals created but not closed by the end of the week

    Of the appeals whose outcome became known in the week, each counted once, by the citizen's last word:

    confirmed    solved, as the citizen said
    disputed     not solved, or in part only, as the citizen said
    unconfirmed  closed without the citizen's word
    """

    people: Series = NEVER
    arrived: Series = NEVER
    answered: Series = NEVER
    closed: Series = NEVER
    open: Series = NEVER
    confirmed: Series = NEVER
    disputed: Series = NEVER
    unconfirmed: Series = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Flow):
    """The flow of one topic in one region; `region` is None where it is not known.

    overdue  appeals whose promised or legal time was over at the end of the period, and still runs
    """

    region: str | None
    topic: str
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class OfKind:
    """Appeals of one kind: who brought them, how many arrived, how many had no answer at the end."""

    people: Series = NEVER
    arrived: Series = NEVER
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions about a topic that had no answer at the end: different people, questions, the oldest."""

    topic: str
    people: int
    questions: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Hours:
    """Seconds from an appeal to its first answer, of those answered in a week; nearest rank.

    number  appeals first answered in the week
    median  half of them waited no longer than this
    p90     nine in ten of them waited no longer than this
    """

    number: int = 0
    median: int = 0
    p90: int = 0


@dataclass(frozen=True, slots=True)
class OldAppeal:
    """An open appeal that is named; its card is message `card_id` in `place`, None where there is none."""

    id: int
    region: str | None
    topic: str
    kind: Kind
    created_at: datetime
    is_answered: bool
    place: Place | None
    card_id: int | None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is counted of the period from `start` to before `end`, in UTC, within `scope`.

    rows           by region and topic, in no order, without those in which all is nought
    people         different citizens who wrote, each counted once over all rows
    negative       appeals that arrived with a negative tone
    kinds          by kind, without those of which nothing arrived or waits
    asked          questions without an answer, by topic
    hours          to the first answer: of the period, and of the week before it
    promises       what became of promises: in the period, and in the week before it
    oldest         the OLDEST that came before `end` and are open still, oldest first
    overdue        the OLDEST whose time was over at `end` and still runs, longest overdue first
    first_arrival  when the very first appeal came, whatever the scope
    last_arrival   when the last appeal before `end` came, None if none ever did
    """

    start: datetime
    end: datetime
    scope: Scope = EVERYTHING
    rows: tuple[Row, ...] = ()
    people: Series = NEVER
    negative: Series = NEVER
    kinds: Mapping[Kind, OfKind] = field(default_factory=dict)
    asked: tuple[Asked, ...] = ()
    hours: tuple[Hours, Hours] = (Hours(), Hours())
    promises: tuple[PromiseCounts, PromiseCounts] = (PromiseCounts(), PromiseCounts())
    oldest: tuple[OldAppeal, ...] = ()
    overdue: tuple[OldAppeal, ...] = ()
    first_arrival: datetime | None = None
    last_arrival: datetime | None = None
