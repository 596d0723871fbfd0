"""Prints after how many minutes staff can see what a burst of citizens wrote: in bundles, and a card each.

The desk, the database and the lanes are the bot's own; the clock is simulated and Telegram takes all at once.
Run it with `python -m tests.benchmarks.backlog`.
"""

import asyncio
import random
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from math import inf
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import ministry
from bot.delivery.lanes import Lanes
from bot.delivery.pace import Limits
from bot.desk import Desk, Office
from bot.desk.citizens.receiving import receive
from bot.desk.incoming import Incoming
from bot.desk.sent import settling
from bot.regions import REGIONS
from bot.tags import Tags
from storage import outbox
from storage.migrating import migrate
from storage.opening import open_database
from storage.records import Outgoing, Place, Taken
from storage.roles import Role

APPEALS, SECONDS, STAFF = 1000, 60, -100
TOPICS = 6
PACE = Limits(overall=30, private=1, group=20)


class Clock:
    """A clock that jumps."""

    def __init__(self) -> None:
        """Begin in the morning."""
        self.now = datetime(2026, 11, 23, 4, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Give the simulated moment."""
        return self.now


async def measure(pace_known: float) -> tuple[int, list[float]]:
    """Give the messages sent to staff, and for each appeal the minutes until it could be seen."""
    clock, lanes = Clock(), Lanes(PACE)
    began, messages = clock.now, 0
    seen: dict[int, datetime] = {}
    with tempfile.TemporaryDirectory() as folder:
        database = await open_database(f"sqlite+aiosqlite:///{Path(folder) / 'backlog.sqlite3'}")
        await database.run(migrate)
        desk = Desk(database, _office(lanes, pace_known), lanes.add, clock)
        for number in range(APPEALS):
            clock.now = began + timedelta(seconds=number * SECONDS / APPEALS)
            await desk(receive, Incoming(number + 1, 1, number + 1, "ru", f"Appeal {number}"))
            messages += await _say(desk, lanes, clock, seen)
        while lanes.waiting_for(STAFF):
            messages += await _say(desk, lanes, clock, seen)
            clock.now += timedelta(seconds=0.25)
        await database.close()
    late = [seen[number] - began for number in range(1, APPEALS + 1)]
    return messages, sorted(each.total_seconds() / 60 for each in late)


async def _say(desk: Desk, lanes: Lanes, clock: Clock, seen: dict[int, datetime]) -> int:
    """Say what is due, note which appeals staff can see now, and give the messages to staff."""
    turn = lanes.take(clock.now.timestamp(), 60)
    told = await desk.database.run(outbox.load, [row.id for row in turn])
    for said in told:
        await desk(settling.delivered, [Taken(said, (said.id,))])
        for number in _numbers(said):
            seen.setdefault(number, clock.now)
    for row in turn:
        lanes.done(row, clock.now.timestamp())
    return sum(said.chat_id == STAFF for said in told)


def _numbers(said: Outgoing) -> Iterable[int]:
    if said.role is Role.CARD:
        return [said.appeal_id or 0]
    if said.role is not Role.BUNDLE:
        return []
    rows = said.params["reply_markup"]["inline_keyboard"]
    return [int(button["callback_data"].split(":")[1]) for row in rows for button in row]


def _office(lanes: Lanes, pace_known: float) -> Office:
    energy = ministry.load("energy")
    chance = random.Random(41)
    topics = [topic.id for topic in energy.topics][:TOPICS]

    def tag(_text: str) -> Tags:
        topic, region = chance.choice(topics), chance.choice(REGIONS)
        return Tags("ru", True, region, (), topic, (topic,), 1.0, "report", "neutral", False, {})

    return Office(
        ministry=energy,
        tag=tag,
        staff_place=Place(STAFF),
        manager_place=None,
        admin_ids=(),
        default_language="ru",
        zone=ZoneInfo("Asia/Almaty"),
        pace_group=pace_known,
        waiting_for=lanes.waiting_for,
    )


async def main() -> None:
    """Measure both and print them as a table."""
    print(
        f"{APPEALS} appeals of {len(REGIONS)} regions and {TOPICS} topics within {SECONDS} s, 20 messages/min"
    )
    print("| | messages | half seen after | 90 % | all |\n|---|---|---|---|---|")
    for name, pace in (("a card each", inf), ("bundled", PACE.group)):
        messages, minutes = await measure(pace)
        marks = (minutes[APPEALS // 2], minutes[APPEALS * 9 // 10], minutes[-1])
        print(f"| {name} | {messages} | " + " | ".join(f"{each:.1f} min" for each in marks) + " |")


if __name__ == "__main__":
    asyncio.run(main())
