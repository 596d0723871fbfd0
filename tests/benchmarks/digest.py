"""What a digest costs over many appeals: seconds, and memory beyond the process."""

import asyncio
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from resource import RUSAGE_SELF, getrusage

from sqlalchemy import insert

from bot.digest.charts import charts
from bot.digest.decisions import decisions
from bot.digest.facts import read_facts
from bot.digest.naming import Reader
from bot.digest.period import seven_days
from bot.digest.report import Report
from bot.digest.rich import as_html
from bot.digest.words import page
from bot.ministry import load
from bot.regions import REGIONS
from bot.texts import voice
from storage.database import Database, Transaction
from storage.migrating import migrate
from storage.opening import open_database
from storage.schema import appeals, citizens, posts

NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)
YEARS = 3
BEFORE_ALL = NOW - timedelta(days=366 * YEARS)
CHUNK = 20_000
KINDS = ("report", "report", "report", "question", "question", "proposal", "thanks", "meeting")


async def measure_digest(database_url: str, count: int, still_open: int) -> None:
    """Print what a digest costs over so many appeals, of which the given number is open."""
    database = await open_database(database_url)
    await fill(database, count, still_open)
    await database.close()
    # In a process of its own, whose memory filling the database has not blown up.
    command = (sys.executable, "-m", "tests.benchmarks.digest", database_url)
    await (await asyncio.create_subprocess_exec(*command)).wait()


async def fill(database: Database, count: int, still_open: int) -> None:
    """Make a database with so many appeals, of which the given number is open."""
    await database.run(migrate)
    for first in range(1, count // 3 + 1, CHUNK):
        await database.run(_add_people, range(first, min(first + CHUNK, count // 3 + 1)))
    for first in range(1, count + 1, CHUNK):
        await database.run(_add, range(first, min(first + CHUNK, count + 1)), count, count // still_open)


async def measure_one(database_url: str) -> None:
    """Print what one digest costs, after a small one has loaded what must be loaded."""
    database = await open_database(database_url, alone=False)
    await _digest(database, BEFORE_ALL)
    before, begun = _mib(), time.perf_counter()
    report, words, counted = await _digest(database, NOW)
    seconds = time.perf_counter() - begun
    print(
        f"{report.open.now:,} open: digest {seconds:.2f} s, of which counting {counted:.2f} s, "
        f"{_mib() - before:.0f} MiB more; {words:,} characters"
    )
    await database.close()


async def _digest(database: Database, end: datetime) -> tuple[Report, int, float]:
    ministry, begun = load("energy"), time.perf_counter()
    facts = await read_facts(database, ministry, seven_days(end), UTC)
    counted = time.perf_counter() - begun
    reader = Reader(ministry, voice("ru"), UTC)
    words = as_html(page(facts.report, decisions(facts.report, facts.incidents), reader))
    charts(facts.report, reader)
    return facts.report, len(words), counted


def _mib() -> float:
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def _add_people(rows: Transaction, numbers: range) -> None:
    new = [{"id": n, "seen_language": "ru", "created_at": NOW} for n in numbers]
    rows.execute(insert(citizens), new)


def _add(rows: Transaction, numbers: range, count: int, one_in: int) -> None:
    rows.execute(insert(appeals), list(_appeals(numbers, count, one_in)))
    stands = [{"chat_id": -1001, "message_id": n, "key": f"card:{n}", "role": "card"} for n in numbers]
    rows.execute(insert(posts), stands)


def _appeals(numbers: range, count: int, one_in: int) -> Iterator[dict[str, object]]:
    """Give appeals spread evenly over the years, the open ones too, so that no index is flattered."""
    places = list(product((*REGIONS, None), [topic.id for topic in load("energy").topics]))
    for number in numbers:
        created = NOW - timedelta(days=365 * YEARS) * ((count - number + 1) / count)
        is_open = number % one_in == 0
        region, topic = places[number * 7919 % len(places)]
        answered = None if is_open and number % 3 else created + timedelta(hours=number % 90)
        yield {
            "id": number,
            "citizen_id": number * 31 % (count // 3) + 1,
            "status": "new" if is_open else "closed",
            "kind": KINDS[number % len(KINDS)],
            "topic": topic,
            "region": region,
            "regions": [],
            "language": "ru",
            "tone": "negative" if number % 5 == 0 else "neutral",
            "urgent": False,
            "because": {},
            "staff_chat_id": -1001,
            "created_at": created,
            "touched_at": created,
            "answered_at": answered,
            "closed_at": None if is_open else created + timedelta(days=number % 20),
            "outcome": None if is_open else ("confirmed", "disputed", "unconfirmed")[number % 3],
            "outcome_at": None if is_open else created + timedelta(days=number % 21),
            "due_from": created if is_open and not answered else None,
            "due_at": created + timedelta(days=3),
        }


if __name__ == "__main__":
    asyncio.run(measure_one(sys.argv[1]))
