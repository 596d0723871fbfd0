"""SQLite alone: a locked file, a full disk, and a commit that many share."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from storage.database import Database, Transaction
from storage.opening import open_database
from tests.storage.test_database import count, take


@pytest.fixture
def path(tmp_path: Path, sqlite_template: Path) -> Path:
    return Path(shutil.copy(sqlite_template, tmp_path / "jauap.sqlite3"))


@pytest.fixture
async def sqlite(path: Path) -> AsyncIterator[Database]:
    opened = await open_database(f"sqlite+aiosqlite:///{path}")
    yield opened
    await opened.close()


def pragma(rows: Transaction, words: str) -> object:
    return rows.exec_driver_sql(f"PRAGMA {words}").scalar()


def undo_all(rows: Transaction) -> None:
    """Do what SQLite does by itself where the disk is full: undo the whole transaction."""
    take(rows, "undone")
    rows.exec_driver_sql("ROLLBACK")
    rows.execute(text("SELECT * FROM nowhere"))


async def test_a_commit_outlives_a_power_cut(sqlite: Database) -> None:
    assert await sqlite.run(pragma, "journal_mode") == "wal"
    assert await sqlite.run(pragma, "synchronous") == 2


async def test_a_locked_file_fails_and_then_works_again(sqlite: Database, path: Path) -> None:
    await sqlite.run(pragma, "busy_timeout = 20")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"):
            await sqlite.run(take, "key")
    assert await sqlite.run(take, "key")


async def test_when_all_is_undone_everybody_hears_of_it(sqlite: Database) -> None:
    works = [sqlite.run(take, "before"), sqlite.run(undo_all), sqlite.run(take, "after")]
    results = await asyncio.gather(*works, return_exceptions=True)
    kept = await sqlite.run(count)
    assert kept == sum(result is True for result in results)
    assert await sqlite.run(take, "later")


async def test_a_full_disk_loses_nothing_that_was_promised(sqlite: Database) -> None:
    pages = await sqlite.run(pragma, "page_count")
    await sqlite.run(pragma, f"max_page_count = {pages}")
    keys = [f"{number:0>100}" for number in range(300)]
    results = await asyncio.gather(*(sqlite.run(take, key) for key in keys), return_exceptions=True)
    assert any(isinstance(result, OperationalError) for result in results)
    await sqlite.run(pragma, "max_page_count = 100000")
    assert await sqlite.run(count) == sum(result is True for result in results)
    assert await sqlite.run(take, "later")


async def test_a_cancelled_caller_holds_up_nobody(sqlite: Database) -> None:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(sqlite.run(take, f"key:{number}")) for number in range(50)]
        await asyncio.sleep(0)
        tasks[7].cancel()
    assert sum(task.cancelled() or task.result() for task in tasks) == 50


async def test_a_new_file_is_made_in_a_new_folder(tmp_path: Path) -> None:
    made = await open_database(f"sqlite+aiosqlite:///{tmp_path}/data/jauap.sqlite3")
    await made.close()
    assert (tmp_path / "data" / "jauap.sqlite3").exists()
