"""What shows itself by what is usual: a sour tone, an intake that is silent, a queue that grows."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from storage.database import Transaction
from storage.opening import open_database
from storage.pulses import hour_of
from storage.schema import pulses
from tests.stage import Stage, shown
from tests.stories.days import MONDAY, TUESDAY, at, at_work, count, quiet
from tests.stories.test_incidents import incident, reported

ANGRY = "Безобразие! В Кызылорде нет бензина, это издевательство, сколько можно терпеть"
USUAL = 4
SILENT = "No appeals arrive: is the intake broken?"
GROWS = "The queue grows faster than usual"


async def usually(stage: Stage, hours: Iterable[datetime]) -> None:
    """Let some people have written of fuel in Kyzylorda in each of these hours, calmly."""
    counted = {"topic": "fuel", "region": "KZ-43", "appeals": USUAL, "people": USUAL, "negative": 0}
    rows = [{**counted, "hour": hour_of(hour)} for hour in hours]

    def add(transaction: Transaction) -> None:
        transaction.execute(insert(pulses), rows)

    database = await open_database(stage.database_url)
    await database.run(add)
    await database.close()


async def test_a_tone_that_sours_makes_an_incident_of_as_many_as_usual(quiet_stage: Stage) -> None:
    stage = quiet_stage
    now = at(MONDAY, 12)
    await usually(
        stage, (now - timedelta(weeks=week, hours=hour) for week in (1, 2, 3, 4, 5) for hour in range(72))
    )
    async with at_work(stage, now):
        for number in range(1, 9):
            assert not stage.find(stage.staff, "I-1 ·")
            stage.telegram.person(f"Citizen {number}", language_code="ru").writes(ANGRY)
            await stage.card(number)
        await incident(stage, "8 people since")


async def test_silent_intake_is_told_to_managers_once(quiet_stage: Stage) -> None:
    stage = quiet_stage
    weeks = (at(MONDAY, hour) - timedelta(weeks=week) for week in (1, 2, 3) for hour in range(8, 17))
    await usually(stage, (*weeks, at(MONDAY, 10)))
    for moment, told in ((at(MONDAY, 13), 0), (at(MONDAY, 15), 1), (at(MONDAY, 16), 1)):
        async with at_work(stage, moment):
            await quiet(stage)
        assert count(stage.managers, SILENT) == told


async def test_growing_queue_is_told_to_managers_once_a_day(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 11)):
        await reported(stage, 20)
    for moment, told in ((at(MONDAY, 15), 1), (at(MONDAY, 16), 1), (at(TUESDAY, 17), 1)):
        async with at_work(stage, moment):
            await quiet(stage)
        assert count(stage.managers, GROWS, "20 appeals came and 0 were answered or closed") == told


async def test_staff_are_told_once_that_a_promised_day_is_past(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.clock.turn_to(datetime(2026, 11, 24, 5, tzinfo=UTC))
    async with stage.bot():
        await reported(stage)
        card = await incident(stage)
        stage.bolat.presses(card, "Promise by …")
        await stage.until(lambda: "Tomorrow" in card.button_texts)
        stage.bolat.presses(card, "Tomorrow")
        await incident(stage, "Promised by November 25")
    for days in (2, 1):
        stage.clock.ahead += timedelta(days=days)
        async with stage.bot():
            await stage.sees(stage.staff, "The promised day, November 25, is past")
            stage.mallory.writes("/help")
            await stage.sees(stage.mallory.chat, "/my")
    told = [m for m in stage.staff.messages if "The promised day" in shown(m)]
    assert len(told) == 1
