"""What it costs to look, once a minute, for all that is due among many appeals."""

import time

from sqlalchemy import insert, literal, select

from bot.desk.duties.rounds import ROUNDS
from storage.database import Transaction
from storage.opening import open_database
from storage.schema import appeals, lines
from tests.benchmarks.crowd import desk_on
from tests.benchmarks.digest import fill


async def measure_rounds(database_url: str, count: int, still_open: int) -> None:
    """Print the milliseconds of a walk through all rounds, after a first one has told what was due."""
    database = await open_database(database_url)
    await fill(database, count, still_open)
    await database.run(_add_words)
    desk = desk_on(database)
    walks = []
    for _ in range(5):
        begun = time.perf_counter()
        for act in ROUNDS:
            await desk(act)
        walks.append(time.perf_counter() - begun)
    print(f"{count:,} appeals, {still_open:,} open: the first walk {walks[0] * 1000:.0f} ms, ", end="")
    print(f"a later one {sorted(walks[1:])[2] * 1000:.0f} ms")
    await database.close()


def _add_words(rows: Transaction) -> None:
    """Give each open appeal the line with which it came."""
    told = ("appeal_id", "author", "chat_id", "message_id", "text", "entities", "earlier", "created_at")
    words = select(
        appeals.c.id,
        literal("citizen"),
        appeals.c.citizen_id,
        appeals.c.id,
        literal("No petrol"),
        literal("[]"),
        literal("[]"),
        appeals.c.created_at,
    ).where(appeals.c.status != "closed")
    rows.execute(insert(lines).from_select(told, words))
