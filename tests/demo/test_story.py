"""The demo's story: a week of a fuel shortage, from the first report to Monday's digest."""

import asyncio
from pathlib import Path

from bot import app
from bot import ministry as ministries
from bot.demo.people import Cast, make_cast
from bot.demo.run import demo_settings
from bot.demo.story import KAZAKH, RUSSIAN, FuelWeek
from bot.demo.telegram import EmulatedTelegram, Message
from tests.stage import shown


async def test_fuel_week(telegram: EmulatedTelegram, tmp_path: Path) -> None:
    cast = make_cast(telegram)
    story = FuelWeek.prepare(telegram, cast)
    settings, stop = demo_settings(telegram, cast, tmp_path, "energy"), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(app.run(settings, ministries.load("energy"), stop, story.clock))
        await story.play()
        digest = await telegram.until(lambda: next(iter(_digests(cast)), None))
        stop.set()
    answers = [
        sum(KAZAKH in shown(m) or RUSSIAN in shown(m) for m in person.chat.messages)
        for person in story.people
    ]
    assert answers == [1] * 60
    rung = [shown(m) for m in cast.managers.messages if m.kind == "text" and "О-1" in shown(m)]
    assert len(rung) >= 2
    assert "Адамдар мәселе шешілмеді дейді" in rung[-1]
    assert digest
    what, standing = shown(digest).splitlines()[:2]
    assert "60" in what
    assert standing.startswith("О-1:")
    incidents = [m for m in cast.staff.messages if shown(m).startswith("О-1 ·")]
    assert len(incidents) == 1
    assert "60" in shown(incidents[0])


def _digests(cast: Cast) -> list[Message]:
    return [message for message in cast.managers.messages if message.kind == "rich"]
