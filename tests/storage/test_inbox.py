"""The inbox keeps what came until it has had its effect."""

from datetime import UTC, datetime, timedelta

from storage import inbox
from storage.database import Database
from storage.records import Received

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FIRST, SECOND = Received(1, '{"update_id": 1}'), Received(2, '{"update_id": 2}')


async def test_an_update_is_new_once(database: Database) -> None:
    assert await database.run(inbox.keep, [FIRST], NOW) == [FIRST]
    assert await database.run(inbox.keep, [FIRST, SECOND, SECOND], NOW) == [SECOND]


async def test_what_waits_comes_in_order_and_in_pages(database: Database) -> None:
    await database.run(inbox.keep, [SECOND, FIRST], NOW)
    assert await database.run(inbox.waiting, -1, 1) == [FIRST]
    assert await database.run(inbox.waiting, 1, 10) == [SECOND]


async def test_an_update_is_finished_once(database: Database) -> None:
    await database.run(inbox.keep, [FIRST], NOW)
    assert await database.run(inbox.finish, 1)
    assert not await database.run(inbox.finish, 1)
    assert await database.run(inbox.waiting, -1, 10) == []


async def test_a_finished_update_that_comes_again_is_not_new(database: Database) -> None:
    await database.run(inbox.keep, [FIRST], NOW)
    await database.run(inbox.finish, 1)
    assert await database.run(inbox.keep, [FIRST], NOW) == []


async def test_tries_are_remembered(database: Database) -> None:
    await database.run(inbox.keep, [FIRST], NOW)
    await database.run(inbox.try_again, 1, 3, "KeyError")
    [waiting] = await database.run(inbox.waiting, -1, 10)
    assert (waiting.tries, waiting.body) == (3, FIRST.body)


async def test_what_is_set_aside_waits_no_more_and_stays(database: Database) -> None:
    await database.run(inbox.keep, [FIRST], NOW)
    await database.run(inbox.set_aside, 1, 5, "KeyError")
    assert await database.run(inbox.waiting, -1, 10) == []
    assert not await database.run(inbox.finish, 1)
    assert await database.run(inbox.forget, NOW + timedelta(days=9)) == 0


async def test_only_old_and_done_updates_are_forgotten(database: Database) -> None:
    await database.run(inbox.keep, [FIRST, SECOND], NOW)
    await database.run(inbox.finish, 1)
    assert await database.run(inbox.forget, NOW) == 0
    assert await database.run(inbox.forget, NOW + timedelta(days=2)) == 1
    assert await database.run(inbox.forget, NOW + timedelta(days=2)) == 0
    assert await database.run(inbox.waiting, -1, 10) == [SECOND]


async def test_a_hundred_updates_at_once(database: Database) -> None:
    updates = [Received(number, "{}") for number in range(100)]
    assert len(await database.run(inbox.keep, updates, NOW)) == 100
