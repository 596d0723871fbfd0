"""What an event costs of which a thousand people write: each message, and the minutes until staff see all."""

import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select

from bot import ministry
from bot.desk import Desk, Office
from bot.desk.citizens.receiving import receive
from bot.desk.incoming import Incoming
from bot.knowledge import tagger
from storage.database import Database, Transaction
from storage.migrating import migrate
from storage.opening import open_database
from storage.pulses import hour_of
from storage.records import Place, Queued
from storage.schema import outbox, pulses

ALMATY = ZoneInfo("Asia/Almaty")
STAFF = -1001
PEOPLE = 1000
A_MINUTE = 20
"""Messages that Telegram takes in a group."""
A_DAY = 10_000
"""Appeals of the ministry, over all topics and regions."""
PAIRS = 100
"""Topics and regions among which they are spread."""
WEEKS = 9
EVENT, ALONE = "В Кызылорде нет бензина, заправка номер {}", "Подскажите цену на бензин в Кызылорде, дом {}"


async def measure_crowd(url: str) -> None:
    """Print what a message of an event costs beside one that is alone, and when staff see all of them."""
    database = await open_database(url)
    await database.run(migrate)
    await database.run(_usual)
    desk = desk_on(database)
    joined = await _written(desk, EVENT, 1)
    first, last = await database.run(_until_seen)
    alone = await _written(desk, ALONE, 2)
    await database.close()
    print(f"alone         {alone:6.2f} ms a message")
    print(f"in an event   {joined:6.2f} ms a message, joining {joined - alone:+.2f} ms")
    print(f"staff read of the event after {first / A_MINUTE:.1f} minutes, ", end="")
    print(f"each of {PEOPLE:,} messages after {last / A_MINUTE:.1f}; a card each: {PEOPLE / A_MINUTE:.0f}")


async def _written(desk: Desk, text: str, series: int) -> float:
    """Give the milliseconds of the processor that a message took."""
    begun = time.process_time()
    for number in range(PEOPLE):
        person = series * 1_000_000 + number
        await desk(receive, Incoming(person, 1, person, "ru", text.format(number)))
    return (time.process_time() - begun) / PEOPLE * 1000


def desk_on(database: Database) -> Desk:
    """Give a desk whose words nobody says."""
    described = ministry.load("energy")

    def forget(rows: Iterable[Queued]) -> None:
        del rows

    office = Office(
        described, tagger(None, described, "kk").tag, Place(STAFF), Place(-1002), (), "kk", ALMATY
    )
    return Desk(database, office, forget, lambda: datetime.now(UTC))


def _usual(rows: Transaction) -> None:
    """Let every hour of nine weeks have had what comes of one topic and region at that rate."""
    now, each = hour_of(datetime.now(UTC)), A_DAY // PAIRS // 24
    hours = [now - timedelta(hours=hour) for hour in range(1, WEEKS * 7 * 24)]
    counted = {"topic": "fuel", "region": "KZ-43", "appeals": each, "people": each, "negative": 1}
    rows.execute(insert(pulses), [{**counted, "hour": hour} for hour in hours])


def _until_seen(rows: Transaction) -> tuple[int, int]:
    """Give what goes to the staff chat up to the card of the incident, and with the bundles of all."""
    of_card = select(func.min(outbox.c.id)).where(outbox.c.key == "incident:1").scalar_subquery()
    of_staff = select(func.count()).where(outbox.c.chat_id == STAFF)
    return rows.scalar(of_staff.where(outbox.c.id <= of_card)) or 0, rows.scalar(of_staff) or 0
