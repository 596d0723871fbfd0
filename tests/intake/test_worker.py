"""Stored updates are worked off in order within a chat, and one bad update stops no other."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.desk import Desk
from bot.intake.worker import Worker, chat_of, nothing
from storage import inbox
from storage.database import Database
from storage.records import Received
from storage.schema import inbox as table
from tests.intake.conftest import DANA, NOW, FrailDatabase, Speech, T

AIGERIM, SERGEI = 5, 6


class TextIsPoison(Exception):
    """A handler fails at this text, however often it tries."""


class Reader:
    """Handles updates: notes the text of each, and fails at poison."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.opened = 0
        self.tries = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.begun = asyncio.Event()
        self.news = asyncio.Event()

    async def __call__(self, update: Mapping[str, Any], desk: Desk) -> None:
        """Read one update."""
        self.opened += 1
        self.begun.set()
        await self.gate.wait()
        text = update["message"]["text"]
        if text == "poison":
            self.tries += 1
            self.news.set()
            raise TextIsPoison
        await desk(nothing)
        self.texts.append(text)
        self.news.set()

    async def has_read(self, count: int) -> None:
        """Return once so many texts were read."""
        async with asyncio.timeout(5):
            while len(self.texts) < count:
                self.news.clear()
                await self.news.wait()


class HastyDatabase(FrailDatabase):
    """A database whose rows are handed over by whoever stored them after the worker read them."""

    worker: Worker
    stored: Sequence[Received] = ()

    async def run(self, work: Callable[..., T], *args: Any, **order: bool) -> T:
        """Hand over what was read before, then run `work`."""
        self.worker.hand_over(self.stored)
        found = await super().run(work, *args, **order)
        self.stored = cast(list[Received], found) if work is inbox.waiting else ()
        return found


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def worker(desk: Desk, reader: Reader) -> Worker:
    return Worker(desk, reader, pauses=(0.001, 0.001))


@asynccontextmanager
async def at_work(worker: Worker) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as group:
        group.create_task(worker.run())
        yield
        worker.stop()


def written(update_id: int, text: str, chat: int = AIGERIM) -> Received:
    return Received(update_id, json.dumps({"message": {"chat": {"id": chat}, "text": text}}))


async def bring(database: Database, worker: Worker, *updates: Received) -> None:
    worker.hand_over(await database.run(inbox.keep, updates, NOW))


async def states(database: Database) -> dict[int, str]:
    rows = await database.run(lambda rows: rows.execute(select(table.c.update_id, table.c.state)).all())
    return {row[0]: row[1] for row in rows}


async def test_order_is_kept_within_a_chat(database: Database, worker: Worker, reader: Reader) -> None:
    texts = [str(number) for number in range(30)]
    async with at_work(worker):
        await bring(database, worker, *(written(int(text), text) for text in texts))
        await reader.has_read(30)
    assert reader.texts == texts
    assert set((await states(database)).values()) == {"done"}


async def test_a_poison_update_is_set_aside_and_admins_are_told(
    database: Database, worker: Worker, reader: Reader, speech: Speech
) -> None:
    async with at_work(worker):
        await bring(database, worker, written(1, "poison"), written(2, "after"), written(3, "else", SERGEI))
        await reader.has_read(2)
    assert reader.texts == ["else", "after"]
    assert reader.tries == 3
    assert await states(database) == {1: "aside", 2: "done", 3: "done"}
    assert [row.chat_id for row in speech.rows] == [DANA]


async def test_tries_are_counted_on_after_a_restart(
    database: Database, desk: Desk, worker: Worker, reader: Reader
) -> None:
    await database.run(inbox.keep, [written(1, "poison"), written(2, "after")], NOW)
    await database.run(inbox.try_again, 1, 2, "TextIsPoison")
    async with at_work(worker):
        await reader.has_read(1)
    assert reader.tries == 1


async def test_what_an_earlier_process_left_comes_before_what_is_new(
    database: Database, worker: Worker, reader: Reader
) -> None:
    await database.run(inbox.keep, [written(number, f"old {number}") for number in range(3)], NOW)
    await bring(database, worker, written(7, "new"))
    async with at_work(worker):
        await reader.has_read(4)
    assert reader.texts == ["old 0", "old 1", "old 2", "new"]


async def test_an_update_that_is_done_is_passed_over(
    database: Database, worker: Worker, reader: Reader
) -> None:
    await database.run(inbox.keep, [written(1, "once"), written(2, "twice")], NOW)
    await database.run(inbox.finish, 1)
    async with at_work(worker):
        worker.hand_over([written(1, "once"), written(2, "twice")])
        await reader.has_read(1)
    assert reader.texts == ["twice"]


async def test_what_is_handed_over_while_it_is_taken_up_is_opened_once(
    database: Database, desk: Desk, reader: Reader
) -> None:
    hasty = HastyDatabase(database)
    worker = hasty.worker = Worker(replace(desk, database=hasty), reader)
    await database.run(inbox.keep, [written(number, str(number)) for number in range(3)], NOW)
    async with at_work(worker):
        await reader.has_read(3)
    assert (reader.texts, reader.opened) == (["0", "1", "2"], 3)


async def test_a_database_that_is_away_is_no_fault_of_the_update(
    database: Database, worker: Worker, reader: Reader, frail: FrailDatabase
) -> None:
    async with at_work(worker):
        await bring(database, worker, written(1, "before"))
        await reader.has_read(1)
        frail.failures = 20
        await bring(database, worker, written(2, "first"), written(3, "second"))
        await reader.has_read(3)
    assert reader.texts == ["before", "first", "second"]
    assert set((await states(database)).values()) == {"done"}


async def test_what_is_not_begun_when_the_bot_stops_stays_in_the_inbox(
    database: Database, worker: Worker, reader: Reader
) -> None:
    reader.gate.clear()
    async with at_work(worker):
        await bring(database, worker, written(1, "in hand"), written(2, "waits"))
        await reader.begun.wait()
        worker.stop()
        reader.gate.set()
    assert await states(database) == {1: "done", 2: "waiting"}


async def test_no_more_is_fetched_while_too_much_waits(
    database: Database, worker: Worker, reader: Reader
) -> None:
    async with at_work(worker):
        await bring(database, worker, written(0, "before"))
        await reader.has_read(1)
        reader.gate.clear()
        await bring(database, worker, *(written(number, str(number)) for number in range(1, 5)))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.02):
                await worker.has_room(2)
        reader.gate.set()
        await worker.has_room(2)
        assert len(reader.texts) >= 3


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        ({"update_id": 1, "message": {"chat": {"id": 5}, "from": {"id": 7}}}, 5),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}, "message": {"chat": {"id": -5}}}}, -5),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}}}, 7),
        ({"update_id": 1, "poll": {"id": "3"}}, 0),
    ],
)
def test_the_chat_whose_order_an_update_keeps(update: Mapping[str, Any], chat: int) -> None:
    assert chat_of(update) == chat


parts = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["chat", "from", "message", "id"]), inner, max_size=3)
    ),
)


@given(parts)
def test_any_update_has_an_order_to_keep(update: object) -> None:
    assert isinstance(chat_of(update), int)
