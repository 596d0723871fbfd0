"""The figures of a digest are what counting every row by hand gives."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.database import Database, Transaction
from storage.figures import EARLIER, OLDEST, Asked, Figures, Hours, OfKind, Row, Series, gather
from storage.promises import PromiseCounts
from storage.records import EVERYTHING, Kind, Outcome, Place, Scope, Status
from tests.digest.histories import END, STAFF, START, Brought, Promised, brought, promised, write

History = list[Brought]
WEEK = timedelta(days=7)
scopes = st.sampled_from(
    [
        EVERYTHING,
        Scope(regions=frozenset({"KZ-43"})),
        Scope(topics=frozenset({"fuel", "taxes"})),
        Scope(frozenset({"KZ-43", "KZ-75"}), frozenset({"heating"})),
    ]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(brought(), max_size=30), made=st.lists(promised, max_size=5), scope=scopes)
async def test_every_figure_is_what_counting_by_hand_gives(
    history: History, made: list[Promised], scope: Scope, database: Database
) -> None:
    made = list({(each.about, each.until): each for each in made if each.about < len(history)}.values())
    figures = await database.run(_gather_from, history, made, scope)
    seen = [one for one in history if _is_within(one, scope)]
    assert {(row.region, row.topic): row for row in figures.rows} == _rows_by_hand(seen)
    assert figures.people == _people(seen)
    assert figures.negative == _weekly([one for one in seen if one.tone == "negative"], _created)
    assert dict(figures.kinds) == _kinds_by_hand(seen)
    assert {asked.topic: asked for asked in figures.asked} == _asked_by_hand(seen)
    assert [asked.people for asked in figures.asked] == sorted(
        (a.people for a in figures.asked), reverse=True
    )
    assert figures.hours == (_hours_by_hand(seen, 0), _hours_by_hand(seen, 1))
    of_seen = [each for each in made if _is_within(history[each.about], scope)]
    assert figures.promises == (_promises_by_hand(of_seen, 0), _promises_by_hand(of_seen, 1))
    assert figures.first_arrival == min(map(_created, history), default=None)
    assert figures.last_arrival == max((c for c in map(_created, seen) if c < END), default=None)
    numbered = [(number, one) for number, one in enumerate(history, start=1) if one in seen]
    assert [old.id for old in figures.oldest] == _oldest_by_hand(numbered)
    assert [(late.due_at, late.id) for late in figures.overdue] == _overdue_by_hand(numbered)


async def test_an_old_appeal_knows_its_card(database: Database) -> None:
    figures = await database.run(_gather_from, [_aigerims(7)], [], EVERYTHING, [(STAFF, 501)])
    assert (figures.oldest[0].place, figures.oldest[0].card_id) == (Place(STAFF, 7), 501)


async def test_an_old_appeal_whose_card_went_to_another_chat_has_no_thread_there(database: Database) -> None:
    figures = await database.run(_gather_from, [_aigerims(7)], [], EVERYTHING, [(STAFF - 1, 501)])
    assert figures.oldest[0].place == Place(STAFF - 1)


async def test_an_old_appeal_without_a_card_is_named_all_the_same(database: Database) -> None:
    figures = await database.run(_gather_from, [_aigerims()], [], EVERYTHING)
    assert (figures.oldest[0].id, figures.oldest[0].place, figures.oldest[0].card_id) == (1, None, None)


async def test_before_the_first_appeal_there_is_nothing(database: Database) -> None:
    assert await database.run(_gather_from, [], [], EVERYTHING) == Figures(START, END)


def _aigerims(staff_thread_id: int | None = None) -> Brought:
    when = START - timedelta(days=30)
    return Brought(1, "KZ-43", "fuel", Kind.REPORT, "neutral", when, staff_thread_id=staff_thread_id)


def _gather_from(
    transaction: Transaction,
    history: History,
    made: list[Promised],
    scope: Scope,
    cards: list[tuple[int, int]] | None = None,
) -> Figures:
    write(transaction, history, made, cards)
    days = {"today": END.date(), "a_week_ago": START.date()}
    return gather(transaction, start=START, end=END, **days, scope=scope)


def _is_within(one: Brought, scope: Scope) -> bool:
    is_there = not scope.regions or one.region in scope.regions
    return is_there and (not scope.topics or one.topic in scope.topics)


def _rows_by_hand(history: History) -> dict[tuple[str | None, str], Row]:
    rows = {}
    for region, topic in {(one.region, one.topic) for one in history}:
        those = [one for one in history if (one.region, one.topic) == (region, topic)]
        row = Row(
            region=region,
            topic=topic,
            people=_people(those),
            arrived=_weekly(those, _created),
            answered=_weekly(those, lambda one: one.answered_at),
            closed=_weekly(those, lambda one: one.closed_at),
            open=tuple(
                _open_at(those, END if n == 0 else START - (n - 1) * WEEK) for n in range(1 + EARLIER)
            ),
            confirmed=_ended_as(those, Outcome.CONFIRMED),
            disputed=_ended_as(those, Outcome.DISPUTED, Outcome.PARTLY),
            unconfirmed=_ended_as(those, Outcome.UNCONFIRMED),
            overdue=sum(_deadline(one) is not None for one in those),
        )
        has_figures = any(any(getattr(row, name)) for name in _SERIES) or row.overdue
        if has_figures:
            rows[region, topic] = row
    return rows


_SERIES = ("people", "arrived", "answered", "closed", "open", "confirmed", "disputed", "unconfirmed")


def _created(one: Brought) -> datetime:
    return one.created_at


def _weekly(history: History, moment: Callable[[Brought], datetime | None]) -> Series:
    return tuple(len(_in_week(history, moment, number)) for number in range(1 + EARLIER))


def _in_week(history: History, moment: Callable[[Brought], datetime | None], number: int) -> History:
    begin = START - number * WEEK
    return [one for one in history if (when := moment(one)) and begin <= when < begin + WEEK]


def _people(history: History) -> Series:
    return tuple(len({one.citizen_id for one in _in_week(history, _created, n)}) for n in range(1 + EARLIER))


def _ended_as(history: History, *outcomes: Outcome) -> Series:
    return _weekly([one for one in history if one.outcome in outcomes], lambda one: one.outcome_at)


def _open_at(history: History, moment: datetime) -> int:
    came = [one for one in history if one.created_at < moment]
    return sum(one.closed_at is None or one.closed_at >= moment for one in came)


def _waits(one: Brought) -> bool:
    is_open = _open_at([one], END) == 1
    return is_open and (one.answered_at is None or one.answered_at >= END)


def _kinds_by_hand(history: History) -> dict[Kind, OfKind]:
    found = {}
    for kind in Kind:
        those = [one for one in history if one.kind is kind]
        of_kind = OfKind(_people(those), _weekly(those, _created), sum(map(_waits, those)))
        if any(of_kind.arrived) or of_kind.waiting:
            found[kind] = of_kind
    return found


def _asked_by_hand(history: History) -> dict[str, Asked]:
    waiting = [one for one in history if one.kind is Kind.QUESTION and _waits(one)]
    topics = {one.topic: [other for other in waiting if other.topic == one.topic] for one in waiting}
    return {
        topic: Asked(topic, len({o.citizen_id for o in those}), len(those), min(map(_created, those)))
        for topic, those in topics.items()
    }


def _hours_by_hand(history: History, number: int) -> Hours:
    answered = _in_week(history, lambda one: one.answered_at, number)
    waited = sorted(
        int((one.answered_at - one.created_at).total_seconds()) for one in answered if one.answered_at
    )
    if not waited:
        return Hours()
    return Hours(len(waited), waited[ceil(len(waited) / 2) - 1], waited[ceil(len(waited) * 9 / 10) - 1])


def _promises_by_hand(made: list[Promised], number: int) -> PromiseCounts:
    begin = START - number * WEEK
    end = begin + WEEK
    settled = [p for p in made if p.is_kept is not None and p.settled_at and begin <= p.settled_at < end]
    still = [
        p for p in made if p.made_at < end and (p.is_kept is None or (p.settled_at and p.settled_at >= end))
    ]
    return PromiseCounts(
        made=sum(begin <= p.made_at < end for p in made),
        kept=sum(p.is_kept is True for p in settled),
        broken=sum(p.is_kept is False for p in settled),
        open=len(still),
        missed=sum(p.until < end.date() for p in still),
    )


def _oldest_by_hand(numbered: list[tuple[int, Brought]]) -> list[int]:
    still = sorted((one.created_at, number) for number, one in numbered if not one.closed_at)
    return [number for created_at, number in still if created_at < END][:OLDEST]


def _deadline(one: Brought) -> datetime | None:
    """Give the sooner of the deadlines that were over at the end and still run."""
    over = []
    if one.due_from and not one.paused_at and one.status is not Status.CLOSED and one.due_at:
        over.append(one.due_at)
    if one.formal_due_at and one.status not in {Status.CLOSED, Status.ANSWERED}:
        over.append(one.formal_due_at)
    return min((due for due in over if due < END), default=None)


def _overdue_by_hand(numbered: list[tuple[int, Brought]]) -> list[tuple[datetime, int]]:
    late = [(replace(one), number) for number, one in numbered]
    return sorted((due, number) for one, number in late if (due := _deadline(one)))[:OLDEST]
