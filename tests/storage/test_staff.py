"""Who was seen in which staff chat, under the name that colleagues saw last."""

from datetime import UTC, datetime, timedelta

from storage import places, routes, staff
from storage.database import Database
from storage.records import Place

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
BOLAT, DANA = 5000000001, 5000000002


async def test_who_was_seen_last_comes_first_under_her_present_name(database: Database) -> None:
    for hour, (person, name) in enumerate(((BOLAT, "Bolat"), (DANA, "Dana"), (BOLAT, "Bolat B."))):
        await database.run(staff.see, -1, person, name, MONDAY + timedelta(hours=hour))
    seen = await database.run(staff.of_chat, -1)
    assert [(each.id, each.name) for each in seen] == [(BOLAT, "Bolat B."), (DANA, "Dana")]


async def test_people_follow_their_group_without_doubles(database: Database) -> None:
    for chat, person in ((-1, BOLAT), (-1, DANA), (-100, BOLAT), (-2, DANA)):
        await database.run(staff.see, chat, person, "…", MONDAY)
    await database.run(staff.move, -1, -100)
    assert await database.run(staff.chats_by_person) == {BOLAT: {-100}, DANA: {-100, -2}}


async def test_a_pair_has_one_place_and_follows_its_group(database: Database) -> None:
    await database.run(routes.bind, [("fuel", None), (None, "KZ-71")], Place(-1))
    await database.run(routes.bind, [("fuel", None)], Place(-2, 7))
    await database.run(routes.move, -1, -100)
    assert await database.run(routes.bound) == {("fuel", None): Place(-2, 7), (None, "KZ-71"): Place(-100)}
    await database.run(routes.release, Place(-2, 7))
    assert await database.run(routes.bound) == {(None, "KZ-71"): Place(-100)}


async def test_what_is_known_of_a_place_follows_its_group(database: Database) -> None:
    await database.run(lambda rows: places.keep(rows, Place(-1), shut="kicked", choice={"topics": []}))
    await database.run(lambda rows: places.keep(rows, Place(-1), choice=None))
    await database.run(places.move, -1, -100)
    assert (await database.run(places.known))[Place(-100)].shut == "kicked"
    assert await database.run(places.choice, Place(-100)) is None
