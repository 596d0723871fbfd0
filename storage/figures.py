"""The figures of a digest, counted in the database: what came, what was done, what is still open."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Function,
    Row,
    Select,
    String,
    and_,
    bindparam,
    cast,
    func,
    literal,
    literal_column,
    select,
)

from storage.database import Transaction
from storage.records import Kind, Outcome, Place
from storage.schema import UtcTime, appeals, posts

OLDEST = 10
"""How many of the oldest open appeals are named."""


def gather(transaction: Transaction, *, start: datetime, end: datetime) -> "Figures":
    """Count the period from `start` to before `end`, beside the period of the same length before it."""
    times = {"before": start - (end - start), "start": start, "end": end}
    return Figures(
        start=start,
        end=end,
        cells=_cells(transaction, times),
        people=Pair(*transaction.execute(_people, times).one()),
        kinds={Kind(kind): Pair(now, before) for kind, now, before in transaction.execute(_kinds, times)},
        oldest=tuple(_old_appeal(row) for row in transaction.execute(_oldest, times)),
        last_arrival=transaction.scalar(_last_arrival, times),
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """One figure of this period beside the same figure of the period before."""

    now: int = 0
    before: int = 0

    def __add__(self, other: "Pair") -> "Pair":
        """Give both figures added up."""
        return Pair(self.now + other.now, self.before + other.before)


@dataclass(frozen=True, slots=True)
class Tally:
    """What happened in a period, and what stood at its end; beside it, the same of the period before.

    arrived   appeals created in the period
    people    the different citizens who brought them
    answered  appeals whose first answer was given in the period
    closed    appeals closed in the period and not opened again since
    open      appeals created but not closed by the end of the period; before: by its start

    Of the appeals whose outcome became known in the period, each counted once, by her last word:

    confirmed    solved, as the citizen said
    disputed     not solved, or in part only, as she said
    unconfirmed  closed without her word
    """

    arrived: Pair = Pair()
    people: Pair = Pair()
    answered: Pair = Pair()
    closed: Pair = Pair()
    open: Pair = Pair()
    confirmed: Pair = Pair()
    disputed: Pair = Pair()
    unconfirmed: Pair = Pair()

    @property
    def judged(self) -> Pair:
        """How many outcomes became known: of so many, these three are."""
        return self.confirmed + self.disputed + self.unconfirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Tally):
    """The tally of one topic in one region; `region` is None where it is not known."""

    region: str | None
    topic: str


@dataclass(frozen=True, slots=True)
class OldAppeal:
    """An appeal open for long; its card is message `card_id` in `place`, None where there is none."""

    id: int
    region: str | None
    topic: str
    kind: Kind
    created_at: datetime
    is_answered: bool
    place: Place | None
    card_id: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """All that a digest says of the period from `start` to before `end`, in UTC.

    cells         by region and topic, in no order, without those in which all is nought
    people        the different citizens who brought an appeal, each counted once over all cells
    kinds         appeals that arrived, by kind
    oldest        the OLDEST that came before `end` and are open still, oldest first
    last_arrival  when the last appeal before `end` came, None if none ever did
    """

    start: datetime
    end: datetime
    cells: tuple[Cell, ...] = ()
    people: Pair = Pair()
    kinds: Mapping[Kind, Pair] = field(default_factory=dict)
    oldest: tuple[OldAppeal, ...] = ()
    last_arrival: datetime | None = None


_before, _start, _end = (bindparam(name, type_=UtcTime()) for name in ("before", "start", "end"))
_region, _topic, _citizen = appeals.c.region, appeals.c.topic, appeals.c.citizen_id
_outcome, _outcome_at = appeals.c.outcome, appeals.c.outcome_at
_created, _answered, _closed = appeals.c.created_at, appeals.c.answered_at, appeals.c.closed_at
_is_open = appeals.c.status != literal_column("'closed'")  # a parameter would hide the partial index
_is_closed = appeals.c.status == literal_column("'closed'")


def _happened(moment: ColumnElement[Any], count: Function[Any], *by: ColumnElement[Any]) -> Select[Any]:
    """Count what happened in the two periods."""
    now, before = count.filter(moment >= _start), count.filter(moment < _start)
    return select(*by, now, before).where(moment >= _before, moment < _end).group_by(*by)


def _stood(end: ColumnElement[bool], start: ColumnElement[bool]) -> Select[Any]:
    """Count what stood so at the end and at the start of the period."""
    counts = func.count().filter(end), func.count().filter(start)
    return select(_region, _topic, *counts).group_by(_region, _topic)


def _ended(*outcomes: Outcome) -> Select[Any]:
    """Count whose outcome became known in the two periods as one of these."""
    return _happened(_outcome_at, func.count(), _region, _topic).where(_outcome.in_(outcomes))


_different_people = func.count(_citizen.distinct())
_by_cell = (
    (_happened(_created, func.count(), _region, _topic),),
    (_happened(_created, _different_people, _region, _topic),),
    (_happened(_answered, func.count(), _region, _topic),),
    (_happened(_closed, func.count(), _region, _topic).where(_is_closed),),
    (
        _stood(_created < _end, _created < _start).where(_is_open),
        _stood(and_(_created < _end, _closed >= _end), and_(_created < _start, _closed >= _start)).where(
            _is_closed, _closed >= _start
        ),
    ),
    (_ended(Outcome.CONFIRMED),),
    (_ended(Outcome.DISPUTED, Outcome.PARTLY),),
    (_ended(Outcome.UNCONFIRMED),),
)
"""How each figure of a cell is counted, in the order of a tally's fields."""
_people = _happened(_created, _different_people)
_kinds = _happened(_created, func.count(), appeals.c.kind)
_last_arrival = select(func.max(_created, type_=UtcTime())).where(_created < _end)
_card = posts.c.key == literal("card:") + cast(appeals.c.id, String)
_oldest = (
    select(
        appeals.c.id,
        _region,
        _topic,
        appeals.c.kind,
        _created,
        _answered,
        appeals.c.staff_chat_id,
        appeals.c.staff_thread_id,
        posts.c.chat_id,
        posts.c.message_id,
    )
    .join_from(appeals, posts, _card, isouter=True)
    .where(_is_open, _created < _end)
    .order_by(_created, appeals.c.id)
    .limit(OLDEST)
)


def _cells(transaction: Transaction, times: Mapping[str, datetime]) -> tuple[Cell, ...]:
    figures = [_counted(transaction, statements, times) for statements in _by_cell]
    return tuple(
        Cell(*(figure[region, topic] for figure in figures), region=region, topic=topic)
        for region, topic in set().union(*figures)
    )


def _counted(
    transaction: Transaction, statements: Iterable[Select[Any]], times: Mapping[str, datetime]
) -> Mapping[tuple[str | None, str], Pair]:
    counted: defaultdict[tuple[str | None, str], Pair] = defaultdict(Pair)
    for statement in statements:
        for region, topic, now, before in transaction.execute(statement, times):
            if now or before:
                counted[region, topic] += Pair(now, before)
    return counted


def _old_appeal(row: Row[*tuple[Any, ...]]) -> OldAppeal:
    number, region, topic, kind, created_at, answered_at, staff_chat, thread, chat, card = row
    place = Place(chat, thread if chat == staff_chat else None) if chat else None
    return OldAppeal(number, region, topic, Kind(kind), created_at, answered_at is not None, place, card)
