"""What is remembered of incidents: who stands behind one, and what a digest reads of a period."""

from datetime import UTC, datetime, timedelta

from storage import appeals, citizens, incident_answers, incidents, pulses
from storage.database import Database, Transaction
from storage.incident_records import Crowd, Reached
from storage.records import Place

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
PLACE = Place(-100)


def appeal_of(rows: Transaction, citizen: int, incident: int, at: datetime) -> int:
    """Let a citizen be in an incident by one appeal more."""
    citizens.meet(rows, citizen, "kk", at)
    opened = appeals.open_new(
        rows,
        place=PLACE,
        now=at,
        citizen_id=citizen,
        kind="report",
        topic="fuel",
        region="KZ-43",
        regions=[],
        language="kk",
        tone="negative",
        urgent=False,
        because={},
    )
    appeals.change(rows, opened.id, incident_id=incident, incident_at=at)
    return opened.id


def shortage(rows: Transaction) -> int:
    """Give a fuel shortage with two people, one of whom wrote twice."""
    opened = incidents.open_new(
        rows, place=PLACE, now=MONDAY, topic="fuel", region="KZ-43", first_at=MONDAY, about=[], typical=[]
    )
    for citizen, hours in ((1, 0), (1, 1), (2, 3)):
        appeal_of(rows, citizen, opened.id, MONDAY + timedelta(hours=hours))
    return opened.id


async def test_people_are_counted_once(database: Database) -> None:
    number = await database.run(shortage)
    assert await database.run(incidents.crowd, number, MONDAY + timedelta(hours=3)) == Crowd(2, 3, 1)


async def test_digest_reads_what_was_so_at_the_end_of_the_period(database: Database) -> None:
    number = await database.run(shortage)
    informed = MONDAY + timedelta(hours=2)
    await database.run(lambda rows: incidents.change(rows, number, informed_at=informed, confirmed=True))
    for hours, people, new in ((2, 1, 1), (24, 2, 2)):
        (found,) = await database.run(incidents.of_period, MONDAY, MONDAY + timedelta(hours=hours))
        assert (found.people, found.new_people) == (people, new)
        assert found.until_informed == timedelta(hours=2)
    (later,) = await database.run(incidents.of_period, MONDAY + timedelta(days=1), MONDAY + timedelta(days=8))
    assert (later.people, later.new_people) == (2, 0)
    assert not await database.run(incidents.of_period, MONDAY - timedelta(days=7), MONDAY)


async def test_answer_is_reserved_once_for_each_citizen(database: Database) -> None:
    number = await database.run(shortage)

    def answered(rows: Transaction) -> None:
        answer = incident_answers.begin(rows, number, 7, "Bolat", MONDAY)
        assert incident_answers.send(rows, answer.id, MONDAY)
        assert not incident_answers.send(rows, answer.id, MONDAY)
        assert incident_answers.without(rows, answer, 10) == [(1, 2), (2, 3)]
        assert incident_answers.reserve(rows, answer.id, 1, 2, Reached.SENDING, MONDAY)
        assert not incident_answers.reserve(rows, answer.id, 1, 1, Reached.SENDING, MONDAY)
        assert incident_answers.without(rows, answer, 10) == [(2, 3)]
        incident_answers.settle(rows, answer.id, 1, Reached.BLOCKED, MONDAY)
        assert incident_answers.reach(rows, answer.id).blocked == 1

    await database.run(answered)


async def test_pulse_counts_within_the_hour(database: Database) -> None:
    for minutes in (5, 50, 70):
        at = MONDAY + timedelta(minutes=minutes)
        await database.run(lambda rows, at=at: pulses.beat(rows, "fuel", "KZ-43", at, people=1, negative=0))
    found = await database.run(pulses.since, "fuel", "KZ-43", MONDAY)
    assert [(pulse.hour, pulse.appeals) for pulse in found] == [
        (MONDAY, 2),
        (MONDAY + timedelta(hours=1), 1),
    ]
    assert await database.run(pulses.count, MONDAY, MONDAY + timedelta(hours=2)) == 3
