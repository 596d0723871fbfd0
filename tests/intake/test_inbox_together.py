"""Whoever brings an update waits until it is on disk, and hears if it is not."""

import asyncio
from collections.abc import Iterable

import pytest

from bot.intake.inbox import Inbox, InboxIsClosed
from storage import inbox
from storage.database import Database
from storage.records import Received
from tests.intake.conftest import NOW, DatabaseIsAway, FrailDatabase


class Handed(list[Received]):
    """What was handed over to be worked off."""

    def take(self, updates: Iterable[Received]) -> None:
        """Take updates as the worker does."""
        self.extend(updates)


@pytest.fixture
def handed() -> Handed:
    return Handed()


@pytest.fixture
def door(frail: FrailDatabase, handed: Handed) -> Inbox:
    return Inbox(frail, handed.take, lambda: NOW)


async def test_what_was_kept_is_on_disk_and_handed_over(
    database: Database, door: Inbox, handed: Handed
) -> None:
    async with asyncio.TaskGroup() as group:
        running = group.create_task(door.run())
        await asyncio.gather(*(door.keep([Received(number, "{}")]) for number in range(50)))
        assert len(await database.run(inbox.waiting, -1, 100)) == 50
        assert [each.update_id for each in handed] == list(range(50))
        running.cancel()


async def test_a_repeat_is_confirmed_but_not_handed_over_again(door: Inbox, handed: Handed) -> None:
    async with asyncio.TaskGroup() as group:
        running = group.create_task(door.run())
        await door.keep([Received(1, "{}")])
        await door.keep([Received(1, "{}")])
        assert len(handed) == 1
        running.cancel()


async def test_who_brought_hears_that_the_database_failed(
    frail: FrailDatabase, door: Inbox, handed: Handed
) -> None:
    async with asyncio.TaskGroup() as group:
        running = group.create_task(door.run())
        frail.failures = 1
        with pytest.raises(DatabaseIsAway):
            await door.keep([Received(1, "{}")])
        await door.keep([Received(1, "{}")])
        assert len(handed) == 1
        running.cancel()


async def test_nobody_waits_at_a_closed_inbox(door: Inbox) -> None:
    async with asyncio.TaskGroup() as group:
        running = group.create_task(door.run())
        await asyncio.sleep(0)
        waiting = group.create_task(_refused(door))
        await asyncio.sleep(0)
        running.cancel()
        assert await waiting
        assert await _refused(door)


async def _refused(door: Inbox) -> bool:
    try:
        await door.keep([Received(1, "{}")])
    except InboxIsClosed:
        return True
    return False
