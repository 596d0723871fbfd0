"""Weeks that the tests of the digest tell of."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.ministry import load
from bot.regions import REGIONS
from storage.figures import Cell, Figures, OldAppeal, Pair
from storage.records import Kind, Place

START = datetime(2026, 11, 15, 19, tzinfo=UTC)
END = START + timedelta(days=7)
ALMATY = ZoneInfo("Asia/Almaty")
ENERGY = load("energy")
TOPICS = [topic.id for topic in ENERGY.topics]

FUEL = Cell(
    arrived=Pair(12, 2),
    people=Pair(10, 2),
    answered=Pair(5, 3),
    closed=Pair(4, 1),
    open=Pair(9, 1),
    confirmed=Pair(2, 1),
    disputed=Pair(1, 0),
    unconfirmed=Pair(3, 0),
    region="KZ-43",
    topic="fuel",
)
HEATING = Cell(arrived=Pair(3, 4), people=Pair(3, 4), open=Pair(30, 29), region="KZ-75", topic="heating")
AIGERIMS = OldAppeal(
    id=41,
    region="KZ-43",
    topic="fuel",
    kind=Kind.REPORT,
    created_at=END - timedelta(days=12),
    is_answered=False,
    place=Place(-1001234567890, 7),
    card_id=501,
)


def week(*cells: Cell, oldest: tuple[OldAppeal, ...] = (), last_arrival: datetime | None = None) -> Figures:
    """Give a week in which these things happened; its people brought one appeal each."""
    people = sum((cell.people for cell in cells), Pair())
    kinds = {Kind.REPORT: sum((cell.arrived for cell in cells), Pair())}
    return Figures(START, END, cells, people, kinds, oldest, last_arrival)


pairs = st.builds(Pair, st.integers(0, 100_000), st.integers(0, 100_000))
cells = st.lists(
    st.builds(
        Cell,
        *[pairs] * 8,
        region=st.sampled_from([*REGIONS, None]),
        topic=st.sampled_from(TOPICS),
    ),
    unique_by=lambda cell: (cell.region, cell.topic),
    max_size=60,
)
weeks = st.builds(
    Figures,
    st.just(START),
    st.just(END),
    cells.map(tuple),
    pairs,
    st.dictionaries(st.sampled_from(Kind), pairs),
    st.lists(st.just(AIGERIMS), max_size=10).map(tuple),
    st.none() | st.just(START),
)
