"""What many appeals cost: messages a second, time to the first answer, memory."""

import sys
import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from storage.database import Transaction
from storage.migrating import migrate
from storage.opening import open_database
from storage.schema import appeals, citizens, inbox, lines, posts
from tests.benchmarks.confirm import body
from tests.benchmarks.process import PATH, SECRET, bot_on, free_port, process_on, resident_mib
from tests.benchmarks.wire import YesServer, post_all

BEFORE = datetime(2026, 1, 1, tzinfo=UTC)
CHUNK = 20_000
MESSAGES = 500
FIRST_ID = 1_000_000_000


async def measure_scale(database_url: str, count: int) -> None:
    """Print what a message costs, and the start and the memory, with so many appeals in the database."""
    await _fill(database_url, count)
    api, port = YesServer(), free_port()
    await api.start()
    begun = time.perf_counter()
    async with bot_on(database_url, f"http://127.0.0.1:{api.port}", "1:demo", port) as pid:
        await post_all(port, PATH, SECRET, [body(FIRST_ID)], 1)
        await api.until(2)
        first = time.perf_counter() - begun
        begun = time.perf_counter()
        await post_all(port, PATH, SECRET, [body(FIRST_ID + n) for n in range(1, MESSAGES + 1)], 40)
        await api.until(2 + 2 * MESSAGES)
        each = (time.perf_counter() - begun) / MESSAGES
        print(
            f"{count:9,} appeals: {each * 1000:5.2f} ms a message, first answer {first:.2f} s after start, "
            f"{resident_mib(pid):.0f} MiB"
        )
    await api.stop()


async def measure_bare() -> None:
    """Print the start and the memory of the bare aiogram echo."""
    api, port = YesServer(), free_port()
    await api.start()
    begun = time.perf_counter()
    command = (sys.executable, "-m", "tests.benchmarks.echo", str(api.port), str(port))
    async with process_on(port, command) as pid:
        await post_all(port, PATH, SECRET, [body(FIRST_ID)], 1)
        await api.until(1)
        first = time.perf_counter() - begun
        await post_all(port, PATH, SECRET, [body(FIRST_ID + n) for n in range(1, MESSAGES + 1)], 40)
        await api.until(1 + MESSAGES)
        print(f"bare aiogram echo: first answer {first:.2f} s after start, {resident_mib(pid):.0f} MiB")
    await api.stop()


async def _fill(url: str, count: int) -> None:
    database = await open_database(url)
    await database.run(migrate)
    for first in range(1, count + 1, CHUNK):
        await database.run(_add, range(first, min(first + CHUNK, count + 1)))
    await database.close()


def _add(rows: Transaction, numbers: range) -> None:
    moments = {n: BEFORE + timedelta(seconds=20 * n) for n in numbers}
    rows.execute(
        insert(citizens), [{"id": n, "seen_language": "ru", "created_at": moments[n]} for n in numbers]
    )
    rows.execute(insert(appeals), [_appeal(n, moments[n]) for n in numbers])
    rows.execute(insert(lines), [_line(n, moments[n]) for n in numbers])
    stands = [
        {"chat_id": chat, "message_id": n, "key": f"{role}:{n}", "appeal_id": n, "role": role}
        for n in numbers
        for chat, role in ((-1001, "card"), (n, "receipt"))
    ]
    rows.execute(insert(posts), stands)
    done = [{"update_id": n, "body": "", "state": "done", "received_at": moments[n]} for n in numbers]
    rows.execute(insert(inbox), done)


def _appeal(number: int, moment: datetime) -> dict[str, object]:
    return {
        "citizen_id": number,
        "status": ("new", "answered", "closed")[number % 3],
        "kind": "report",
        "topic": "fuel",
        "region": "KZ-43",
        "regions": ["KZ-43"],
        "language": "ru",
        "tone": "neutral",
        "urgent": False,
        "because": {},
        "staff_chat_id": -1001,
        "created_at": moment,
        "touched_at": moment,
    }


def _line(number: int, moment: datetime) -> dict[str, object]:
    text = f"В Кызылорде третий день нет бензина, обращение {number}"
    return {
        "appeal_id": number,
        "author": "citizen",
        "chat_id": number,
        "message_id": number,
        "text": text,
        "entities": [],
        "earlier": [],
        "created_at": moment,
    }
