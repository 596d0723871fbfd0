"""What is read for files and for /open, compared with a count by hand over a random history."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

from storage import appeals, citizens, exports, still_open
from storage.database import Database, Transaction
from storage.records import Appeal, Kind, Place, Status
from storage.still_open import NO_REGION, Scope

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
CHATS = (-1001, -1002)


def history(rows: Transaction) -> list[Appeal]:
    """Make 300 appeals at 40 moments, in two chats, a third of them closed; give them all."""
    chance = random.Random(7)
    citizens.meet(rows, 7001, "kk", MONDAY)
    made = []
    for _ in range(300):
        place = Place(chance.choice(CHATS), chance.choice((None, 5)))
        opened = appeals.open_new(
            rows,
            place=place,
            now=MONDAY + timedelta(hours=chance.randrange(40)),
            citizen_id=7001,
            kind=Kind.REPORT,
            topic=chance.choice(("fuel", "gas", "heating")),
            region=chance.choice(("KZ-43", "KZ-71", None)),
            regions=[],
            language="kk",
            tone="neutral",
            urgent=False,
            because={},
        )
        status = chance.choice((Status.NEW, Status.ANSWERED, Status.CLOSED))
        made.append(appeals.change(rows, opened.id, status=status))
    return made


async def test_a_period_is_read_whole_once_and_in_order(database: Database) -> None:
    made = await database.run(history)
    start, end = MONDAY + timedelta(hours=5), MONDAY + timedelta(hours=30)
    wanted = sorted(
        (each for each in made if start <= each.created_at < end), key=lambda a: (a.created_at, a.id)
    )
    assert await database.read(exports.count, start, end) == len(wanted)
    read: list[Appeal] = []
    while some := await database.read(exports.following, start, end, read[-1] if read else None, 7):
        read += [each.appeal for each in some]
    assert read == wanted


async def test_open_appeals_are_counted_as_by_hand(database: Database) -> None:
    made = [each for each in await database.run(history) if each.status is not Status.CLOSED]
    heaps = await database.read(still_open.heaps, Scope())
    assert {(heap.region, heap.topic): heap.count for heap in heaps} == Counter(
        (each.region, each.topic) for each in made
    )
    for heap in heaps:
        of_heap = [each for each in made if (each.region, each.topic) == (heap.region, heap.topic)]
        assert heap.oldest == min(each.created_at for each in of_heap)
    assert [heap.count for heap in heaps] == sorted((heap.count for heap in heaps), reverse=True)


async def test_the_oldest_of_a_part_are_found_page_by_page(database: Database) -> None:
    made = [each for each in await database.run(history) if each.status is not Status.CLOSED]
    here = Scope((CHATS[0],), 5, NO_REGION, "fuel")
    wanted = [
        each
        for each in sorted(made, key=lambda a: (a.created_at, a.id))
        if each.place == Place(CHATS[0], 5) and each.region is None and each.topic == "fuel"
    ]
    pages = [await database.read(still_open.oldest, here, 3, offset) for offset in range(0, len(wanted), 3)]
    assert [each for page in pages for each in page] == wanted
