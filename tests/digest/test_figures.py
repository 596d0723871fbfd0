"""The figures of a digest are what counting every appeal by hand gives."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert

from storage.database import Database, Transaction
from storage.figures import OLDEST, Cell, Figures, Pair, gather
from storage.records import Kind, Outcome, Place, Role, Status
from storage.schema import appeals, citizens, posts

START = datetime(2026, 11, 16, 4, tzinfo=UTC)
END = START + timedelta(days=7)
BEFORE = START - timedelta(days=7)
STAFF = -1001234567890


@dataclass(frozen=True, slots=True)
class Brought:
    """An appeal of a random history."""

    citizen_id: int
    region: str | None
    topic: str
    kind: Kind
    created_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None
    staff_thread_id: int | None
    outcome: Outcome | None = None
    outcome_at: datetime | None = None


moments = st.integers(-15 * 24, 15 * 24).map(lambda hours: START + timedelta(hours=hours))
histories = st.lists(
    st.builds(
        Brought,
        citizen_id=st.integers(1, 4),
        region=st.sampled_from(["KZ-43", "KZ-75", None]),
        topic=st.sampled_from(["fuel", "heating"]),
        kind=st.sampled_from(Kind),
        created_at=moments,
        answered_at=st.none() | moments,
        closed_at=st.none() | moments,
        staff_thread_id=st.none() | st.just(7),
        outcome=st.sampled_from(Outcome),
        outcome_at=st.none() | moments,
    ),
    max_size=40,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories)
async def test_every_figure_is_what_counting_by_hand_gives(
    history: list[Brought], database: Database
) -> None:
    figures = await database.run(_gather_from, history)
    assert {(cell.region, cell.topic): cell for cell in figures.cells} == _cells_by_hand(history)
    assert figures.people == _people_by_hand(history)
    assert dict(figures.kinds) == _kinds_by_hand(history)
    assert [(old.created_at, old.id) for old in figures.oldest] == _oldest_by_hand(history)
    arrivals = [one.created_at for one in history if one.created_at < END]
    assert figures.last_arrival == max(arrivals, default=None)


async def test_an_old_appeal_knows_its_card(database: Database) -> None:
    figures = await database.run(_gather_from, [_aigerims(staff_thread_id=7)], [(STAFF, 501)])
    assert figures.oldest[0].place == Place(STAFF, 7)
    assert figures.oldest[0].card_id == 501


async def test_an_old_appeal_whose_card_went_to_another_chat_has_no_thread_there(database: Database) -> None:
    figures = await database.run(_gather_from, [_aigerims(staff_thread_id=7)], [(STAFF - 1, 501)])
    assert figures.oldest[0].place == Place(STAFF - 1)


async def test_an_old_appeal_without_a_card_is_named_all_the_same(database: Database) -> None:
    figures = await database.run(_gather_from, [_aigerims()])
    assert (figures.oldest[0].id, figures.oldest[0].place, figures.oldest[0].card_id) == (1, None, None)


async def test_before_the_first_appeal_there_is_nothing(database: Database) -> None:
    assert await database.run(_gather_from, []) == Figures(START, END)


def _aigerims(staff_thread_id: int | None = None) -> Brought:
    when = START - timedelta(days=30)
    return Brought(1, "KZ-43", "fuel", Kind.REPORT, when, None, None, staff_thread_id)


def _gather_from(
    transaction: Transaction, history: list[Brought], cards: Sequence[tuple[int, int]] = ()
) -> Figures:
    for table in (posts, appeals, citizens):
        transaction.execute(delete(table))
    people = [{"id": person, "seen_language": "kk", "created_at": BEFORE} for person in range(1, 5)]
    transaction.execute(insert(citizens), people)
    for number, brought in enumerate(history, start=1):
        transaction.execute(insert(appeals).values(id=number, **_row(brought)))
    for number, (chat_id, message_id) in enumerate(cards, start=1):
        card = {"chat_id": chat_id, "message_id": message_id, "key": f"card:{number}", "role": Role.CARD}
        transaction.execute(insert(posts).values(card))
    return gather(transaction, start=START, end=END)


def _row(brought: Brought) -> dict[str, Any]:
    status = Status.CLOSED if brought.closed_at else Status.REOPENED
    unimportant = {"regions": [], "language": "kk", "tone": "neutral", "urgent": False, "because": {}}
    touched_at = brought.created_at
    return {
        "status": status,
        "staff_chat_id": STAFF,
        "touched_at": touched_at,
        **unimportant,
        **asdict(brought),
    }


def _cells_by_hand(history: list[Brought]) -> dict[tuple[str | None, str], Cell]:
    cells = {}
    for region, topic in {(one.region, one.topic) for one in history}:
        those = [one for one in history if (one.region, one.topic) == (region, topic)]
        cell = Cell(
            region=region,
            topic=topic,
            arrived=_pair(those, lambda one: one.created_at),
            people=_people_by_hand(those),
            answered=_pair(those, lambda one: one.answered_at),
            closed=_pair(those, lambda one: one.closed_at),
            open=Pair(_open_at(those, END), _open_at(those, START)),
            confirmed=_ended_as(those, Outcome.CONFIRMED),
            disputed=_ended_as(those, Outcome.DISPUTED) + _ended_as(those, Outcome.PARTLY),
            unconfirmed=_ended_as(those, Outcome.UNCONFIRMED),
        )
        if cell != Cell(region=region, topic=topic):
            cells[region, topic] = cell
    return cells


def _pair(history: list[Brought], moment: Callable[[Brought], datetime | None]) -> Pair:
    times = [when for when in map(moment, history) if when]
    return Pair(sum(START <= when < END for when in times), sum(BEFORE <= when < START for when in times))


def _ended_as(history: list[Brought], outcome: Outcome) -> Pair:
    return _pair([one for one in history if one.outcome is outcome], lambda one: one.outcome_at)


def _open_at(history: list[Brought], moment: datetime) -> int:
    came = [one for one in history if one.created_at < moment]
    return sum(one.closed_at is None or one.closed_at >= moment for one in came)


def _people_by_hand(history: list[Brought]) -> Pair:
    now = {one.citizen_id for one in history if START <= one.created_at < END}
    before = {one.citizen_id for one in history if BEFORE <= one.created_at < START}
    return Pair(len(now), len(before))


def _kinds_by_hand(history: list[Brought]) -> dict[Kind, Pair]:
    kinds = {k: _pair([one for one in history if one.kind is k], lambda one: one.created_at) for k in Kind}
    return {kind: pair for kind, pair in kinds.items() if pair != Pair()}


def _oldest_by_hand(history: list[Brought]) -> list[tuple[datetime, int]]:
    still = [(one.created_at, i) for i, one in enumerate(history, 1) if not one.closed_at]
    return sorted(age for age in still if age[0] < END)[:OLDEST]
