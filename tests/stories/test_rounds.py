"""The rounds: walked each minute, each by itself, and never is the same thing told twice."""

import asyncio
from datetime import timedelta

from apscheduler.triggers.interval import IntervalTrigger

from bot.calendar import Calendar
from bot.clock import clock, walk_rounds
from bot.demo.telegram import Message
from bot.desk import Desk, Office
from bot.digests import Digests
from bot.tags import Tags
from storage.database import Database
from storage.opening import open_database
from storage.records import Place, Queued
from tests.stage import Stage
from tests.stories.days import MONDAY, THURSDAY, asked, at, at_work


def never(text: str) -> Tags:
    """Tag nothing: rounds read no words."""
    raise AssertionError(text)


def desk_of(stage: Stage, database: Database, queued: list[Queued]) -> Desk:
    """Give a desk beside the stage, on which nobody works."""
    settings = stage.settings()
    office = Office(
        stage.ministry,
        never,
        Place(stage.staff.id),
        Place(stage.managers.id),
        (),
        "en",
        settings.timezone,
        calendar=Calendar(),
    )
    return Desk(database, office, queued.extend, stage.clock)


async def test_two_ticks_at_once_tell_once(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card: Message = await asked(stage)
    queued: list[Queued] = []
    database = await open_database(stage.database_url)
    desk = desk_of(stage, database, queued)
    stage.clock.turn_to(at(THURSDAY, 15))
    await asyncio.gather(*(walk_rounds(desk) for _ in range(4)))
    await database.close()
    assert card.chat is stage.staff
    assert sorted(row.chat_id for row in queued) == sorted(
        [stage.staff.id, stage.staff.id, stage.managers.id]
    )


async def test_clock_walks_the_rounds_each_minute(quiet_stage: Stage) -> None:
    database = await open_database(quiet_stage.database_url)
    desk = desk_of(quiet_stage, database, [])
    schedule = quiet_stage.settings().digest_schedule
    wound = clock(Digests(database, desk.office, schedule, quiet_stage.clock), desk)
    await database.close()
    triggers = [job.trigger for job in wound.get_jobs()]
    assert timedelta(minutes=1) in [t.interval for t in triggers if isinstance(t, IntervalTrigger)]
