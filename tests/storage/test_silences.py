"""What is remembered of reactions: the latest in each chat or topic, also after a group moved."""

from datetime import UTC, datetime, timedelta

from storage import silences
from storage.database import Database
from storage.records import Place

NOON = datetime(2026, 11, 23, 7, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
OLD, NEW = -1001, -1002


async def test_the_latest_reaction_of_each_topic_counts(database: Database) -> None:
    for place, moment in ((Place(OLD), NOON), (Place(OLD, 7), NOON), (Place(OLD, 7), LATER)):
        await database.run(silences.react, place, moment)
    assert await database.read(silences.reactions) == {Place(OLD): NOON, Place(OLD, 7): LATER}


async def test_a_group_that_moved_has_reacted(database: Database) -> None:
    await database.run(silences.react, Place(OLD, 7), NOON)
    await database.run(silences.move, OLD, NEW)
    assert await database.read(silences.reactions) == {Place(NEW, 7): NOON}


async def test_what_the_new_group_knows_itself_stays(database: Database) -> None:
    await database.run(silences.react, Place(OLD), NOON)
    await database.run(silences.react, Place(NEW), LATER)
    await database.run(silences.move, OLD, NEW)
    assert (await database.read(silences.reactions))[Place(NEW)] == LATER
