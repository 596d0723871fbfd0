"""A database runs whole transactions, many at once, and keeps what it said it kept."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from storage import occasions
from storage.database import Database, DatabaseIsInUse, Transaction
from storage.opening import open_database
from storage.schema import occasions as table

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


class Mischance(Exception):
    """Something that goes wrong within a transaction."""


def take(rows: Transaction, key: str) -> bool:
    return occasions.first_time(rows, key, NOW)


def take_and_fail(rows: Transaction, key: str) -> None:
    take(rows, key)
    raise Mischance(key)


def take_and_stop(rows: Transaction, key: str) -> None:
    take(rows, key)
    next(iter(()))


def count(rows: Transaction) -> Any:
    return rows.scalar(select(func.count()).select_from(table))


async def test_a_failure_undoes_its_own_transaction_only(database: Database) -> None:
    works = [take_and_fail if number % 3 == 0 else take for number in range(30)]
    results = await asyncio.gather(
        *(database.run(work, f"key:{number}") for number, work in enumerate(works)), return_exceptions=True
    )
    assert sum(isinstance(result, Mischance) for result in results) == 10
    assert await database.run(count) == 20


async def test_a_failure_alone_leaves_the_database_usable(database: Database) -> None:
    with pytest.raises(Mischance, match="alone"):
        await database.run(take_and_fail, "alone")
    assert await database.run(take, "alone")


async def test_whatever_is_raised_reaches_its_caller_alone(database: Database) -> None:
    works = [take, take_and_stop, take]
    waiting = [database.run(work, f"key:{number}") for number, work in enumerate(works)]
    results = await asyncio.gather(*waiting, return_exceptions=True)
    assert results[::2] == [True, True]
    assert isinstance(results[1], RuntimeError)


async def test_two_hundred_at_once_each_get_their_own_result(database: Database) -> None:
    results = await asyncio.gather(*(database.run(take, f"key:{number // 2}") for number in range(200)))
    assert sum(results) == 100
    assert await database.read(count) == 100


async def test_what_was_kept_is_there_after_reopening(database_url: str) -> None:
    for expected in (True, False):
        database = await open_database(database_url)
        assert await database.run(take, "once") is expected
        await database.close()


async def test_a_reader_sees_the_last_commit(database: Database) -> None:
    await database.run(take, "key")
    assert await database.read(count) == 1


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError, match=r"readonly|read-only"):
        await database.read(take, "key")
    assert await database.run(take, "key")
    assert await database.read(count) == 1


async def test_a_failed_reading_harms_no_other(database: Database) -> None:
    with pytest.raises(Mischance):
        await database.read(lambda _: (_ for _ in ()).throw(Mischance))
    assert await database.read(count) == 0


async def test_a_second_bot_is_refused(database: Database, database_url: str) -> None:
    with pytest.raises(DatabaseIsInUse):
        await open_database(database_url)


async def test_who_only_looks_may_look_while_a_bot_works(database: Database, database_url: str) -> None:
    await database.run(take, "key")
    guest = await open_database(database_url, alone=False)
    assert await guest.read(count) == 1
    await guest.close()


async def test_the_place_is_free_after_closing(database_url: str) -> None:
    for _ in range(2):
        database = await open_database(database_url)
        await database.close()
