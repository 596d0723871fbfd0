"""PostgreSQL alone: the connection that writes breaks, and with it the lock."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.database import Database, DatabaseIsInUse, Transaction
from storage.opening import open_database
from tests.storage.test_database import count, take


@pytest.fixture
async def postgres(database_url: str) -> AsyncIterator[Database]:
    if not database_url.startswith("postgresql"):
        pytest.skip("SQLite has no connections that break")
    opened = await open_database(database_url)
    yield opened
    await opened.close()


def break_connection(rows: Transaction) -> None:
    """Let the server end the connection on which this runs."""
    take(rows, "undone")
    rows.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))


async def test_a_broken_connection_undoes_what_was_not_committed(postgres: Database) -> None:
    works = [postgres.run(take, "before"), postgres.run(break_connection), postgres.run(take, "after")]
    results = await asyncio.gather(*works, return_exceptions=True)
    assert isinstance(results[1], DBAPIError)
    assert await postgres.run(count) == sum(result is True for result in results)


async def test_who_connects_anew_still_works_alone(postgres: Database, database_url: str) -> None:
    with pytest.raises(DBAPIError):
        await postgres.run(break_connection)
    assert await postgres.run(take, "later")
    with pytest.raises(DatabaseIsInUse):
        await open_database(database_url)


async def test_a_break_amid_a_common_commit_does_not_cost_the_lock(
    postgres: Database, database_url: str
) -> None:
    works = [postgres.run(take, "before"), postgres.run(break_connection), postgres.run(take, "after")]
    await asyncio.gather(*works, return_exceptions=True)
    assert await postgres.run(take, "later")
    with pytest.raises(DatabaseIsInUse):
        await open_database(database_url)


async def test_who_lost_the_lock_to_another_writes_no_more(postgres: Database, database_url: str) -> None:
    with pytest.raises(DBAPIError):
        await postgres.run(break_connection)
    other = await open_database(database_url)
    with pytest.raises(DatabaseIsInUse):
        await postgres.run(take, "key")
    await other.close()
    assert await postgres.run(take, "key")


async def test_a_cancelled_caller_takes_nobody_along(postgres: Database) -> None:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(postgres.run(take, f"key:{number}")) for number in range(50)]
        await asyncio.sleep(0.005)
        tasks[0].cancel()
    assert all(task.result() for task in tasks[1:])
