"""Weeks that the tests of the digest tell of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.digest.naming import Reader
from bot.ministry import load
from bot.regions import REGIONS
from bot.texts import voice
from storage.figures import Asked, Figures, Hours, OfKind, OldAppeal, Row, Series
from storage.incident_records import IncidentOfPeriod
from storage.promises import PromiseCounts
from storage.records import Kind, Place

START = datetime(2026, 11, 15, 19, tzinfo=UTC)
END = START + timedelta(days=7)
ALMATY = ZoneInfo("Asia/Almaty")
ENERGY = load("energy")
TOPICS = [topic.id for topic in ENERGY.topics]


def series(now: int, *before: int) -> Series:
    """Give a series: the period, then the weeks before it, the last one as often as there is need."""
    last = before[-1] if before else 0
    return (now, *before, *[last] * (8 - len(before)))


FUEL = Row(
    region="KZ-43",
    topic="fuel",
    people=series(58, 2, 4),
    arrived=series(61, 2, 4),
    answered=series(5, 3),
    closed=series(4, 1),
    open=series(57, 1, 2),
    confirmed=series(2, 1),
    disputed=series(1, 0),
    unconfirmed=series(3, 0),
    overdue=3,
)
HEATING = Row(
    region="KZ-75", topic="heating", people=series(3, 4), arrived=series(3, 4), open=series(30, 29, 28)
)
AIGERIMS = OldAppeal(
    id=41,
    region="KZ-43",
    topic="fuel",
    kind=Kind.REPORT,
    created_at=END - timedelta(days=12),
    is_answered=False,
    place=Place(-1001234567890, 7),
    card_id=501,
    due_at=END - timedelta(days=9),
)
INCIDENT = IncidentOfPeriod(
    id=12,
    topic="fuel",
    region="KZ-43",
    place=Place(-1001234567890, 7),
    first_at=END - timedelta(days=4),
    opened_at=END - timedelta(days=4),
    people=58,
    new_people=58,
    urgent=False,
    confirmed=None,
    confirmed_at=None,
    informed_at=None,
    informed_words=None,
    promised_until=None,
    answered_at=None,
    solved_at=None,
    closed_at=None,
    reopened_at=None,
)
BUSY = Figures(
    START,
    END,
    rows=(FUEL, HEATING),
    people=series(60, 6, 8),
    negative=series(40, 2, 3),
    kinds={
        Kind.REPORT: OfKind(series(50, 4), series(52, 4), 40),
        Kind.QUESTION: OfKind(series(9, 2), series(10, 2), 7),
        Kind.MEETING: OfKind(series(2, 0), series(2, 0), 2),
    },
    asked=(Asked("fuel", 7, 8, END - timedelta(days=6)),),
    hours=(Hours(5, 3 * 3600, 30 * 3600), Hours(3, 7200, 9000)),
    promises=(PromiseCounts(3, 1, 1, 2, 1), PromiseCounts(1, 1, 0, 0, 0)),
    oldest=(AIGERIMS,),
    overdue=(AIGERIMS,),
    first_arrival=START - timedelta(days=300),
    last_arrival=END - timedelta(hours=1),
)
CALM = replace(BUSY, rows=(HEATING,), people=series(3, 4), overdue=(), negative=series(0))
SILENT = Figures(START, END)


def reader(language: str = "en") -> Reader:
    """Give somebody who reads in this language."""
    return Reader(ENERGY, voice(language), ALMATY)


numbers = st.lists(st.integers(0, 100_000), min_size=9, max_size=9).map(tuple)
rows = st.lists(
    st.builds(
        Row,
        *[numbers] * 8,
        region=st.sampled_from([*REGIONS, None]),
        topic=st.sampled_from(TOPICS),
        overdue=st.integers(0, 9),
    ),
    unique_by=lambda row: (row.region, row.topic),
    max_size=60,
)
weeks = st.builds(
    Figures,
    st.just(START),
    st.just(END),
    rows=rows.map(tuple),
    people=numbers,
    negative=numbers,
    kinds=st.dictionaries(st.sampled_from(Kind), st.builds(OfKind, numbers, numbers, st.integers(0, 9))),
    asked=st.lists(st.builds(Asked, st.sampled_from(TOPICS), *[st.integers(1, 99)] * 2, st.just(START))).map(
        tuple
    ),
    oldest=st.lists(st.just(AIGERIMS), max_size=10).map(tuple),
    overdue=st.lists(st.just(AIGERIMS), max_size=10).map(tuple),
    first_arrival=st.none() | st.just(START - timedelta(days=100)),
    last_arrival=st.none() | st.just(START),
)
