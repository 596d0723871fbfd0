"""A backup is taken while the bot works and put back whole; what is none is refused with words."""

# ruff: noqa: ASYNC240  a test may wait for a file

import shutil
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.backup import (
    BackupCannotBeWritten,
    BackupExists,
    BackupIsMissing,
    BackupIsOfTheOther,
    back_up,
    restore,
)
from storage.backup_postgres import ProgramIsMissing
from storage.database import (
    Database,
    DatabaseIsDamaged,
    DatabaseIsForeign,
    DatabaseIsInUse,
    DatabaseIsUnfit,
    Transaction,
)
from storage.migrating import SchemaIsNewer, migrate
from storage.opening import open_database
from storage.sqlite import file_of
from tests.stage import Stage

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PATIENCE = 30
needs_pg_dump = pytest.mark.skipif(shutil.which("pg_dump") is None, reason="PostgreSQL's client is missing")


@pytest.fixture
def target(tmp_path: Path, database_url: str) -> Path:
    """Give a name for a backup; where PostgreSQL's own programs are missing there is none."""
    if not is_sqlite(database_url) and shutil.which("pg_dump") is None:
        pytest.skip("PostgreSQL's client is missing")
    return tmp_path / "backup"


@pytest.fixture
async def backup(target: Path, database_url: str) -> Path:
    """Give a backup of an empty database."""
    await back_up(database_url, target)
    return target


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Give the URL of a fresh SQLite file."""
    shutil.copy(sqlite_template, tmp_path / "jauap.sqlite3")
    return f"sqlite+aiosqlite:///{tmp_path / 'jauap.sqlite3'}"


def is_sqlite(url: str) -> bool:
    return url.startswith("sqlite")


def set_revision(transaction: Transaction, revision: str) -> None:
    transaction.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})


async def appeals_in(url: str) -> list[str]:
    """Give the first words of every appeal, and see that each has them."""
    database = await open_database(url)
    try:
        rows = await database.read(lambda t: t.execute(text(APPEALS)).all())
        return [words for _, words in rows]
    finally:
        await database.close()


APPEALS = "SELECT a.id, l.text FROM appeals a LEFT JOIN lines l ON l.appeal_id = a.id ORDER BY a.id"


async def test_backup_taken_while_the_bot_writes_starts_a_bot(quiet_stage: Stage, target: Path) -> None:
    stage = quiet_stage
    async with stage.bot():
        for number in range(60):
            stage.telegram.person(f"Citizen {number}").writes(f"No petrol at station {number}")
        await stage.card(5)
        await back_up(stage.database_url, target)
        await stage.telegram.until(lambda: stage.find(stage.staff, "№ 60 ·"), timeout=PATIENCE)
    await restore(stage.database_url, target, NOON)
    kept = await appeals_in(stage.database_url)
    assert 5 <= len(kept) <= 60
    assert all(words.startswith("No petrol") for words in kept)
    async with stage.bot():
        stage.aigerim.writes("No light in Astana")
        await stage.sees(stage.staff, "№", "No light in Astana")
    words = await appeals_in(stage.database_url)  # with what was in the inbox when the copy was made
    assert sorted(words) == sorted({*kept, *words})
    assert {*kept, "No light in Astana"} <= {*words}


async def test_restored_database_is_as_it_was_and_the_newer_is_kept(
    database_url: str, backup: Path, tmp_path: Path
) -> None:
    database = await open_database(database_url)
    await database.run(lambda t: t.execute(text("INSERT INTO chats (id, language) VALUES (-7, 'ru')")))
    await database.close()
    kept = await restore(database_url, backup, NOON)
    assert kept
    assert kept.name.endswith(".before-restore-20261123T120000Z")
    assert await chats_in(database_url) == []
    await restore(database_url, kept, NOON)
    assert await chats_in(database_url) == [-7]


async def chats_in(url: str) -> list[int]:
    """Give the chats that a database knows."""
    database = await open_database(url)
    try:
        return await database.read(lambda t: list(t.scalars(text("SELECT id FROM chats"))))
    finally:
        await database.close()


async def test_backup_is_for_us_only(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


async def test_database_and_lock_are_for_us_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "jauap.sqlite3"
    database = await open_database(f"sqlite+aiosqlite:///{path}")
    await database.run(migrate)
    assert len(list(path.parent.iterdir())) >= 2
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    await database.close()


async def test_backup_never_replaces_a_file(database_url: str, target: Path) -> None:
    target.write_text("last year's backup")
    with pytest.raises(BackupExists):
        await back_up(database_url, target)
    assert target.read_text() == "last year's backup"
    assert [file.name for file in target.parent.glob("backup*")] == ["backup"]


async def test_backup_into_no_folder_says_so(database_url: str, target: Path) -> None:
    with pytest.raises(BackupCannotBeWritten, match="No such file or directory"):
        await back_up(database_url, target / "none" / "backup")


async def test_backup_of_no_database_makes_none(tmp_path: Path) -> None:
    with pytest.raises(DatabaseIsUnfit):
        await back_up(f"sqlite+aiosqlite:///{tmp_path / 'none'}", tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []


async def test_restore_is_refused_while_a_bot_works(
    database: Database, database_url: str, backup: Path
) -> None:
    with pytest.raises(DatabaseIsInUse):
        await restore(database_url, backup, NOON)


async def test_missing_backup_is_named(database_url: str, tmp_path: Path) -> None:
    with pytest.raises(BackupIsMissing, match="none is not there"):
        await restore(database_url, tmp_path / "none", NOON)


@pytest.mark.parametrize("keeps", [0.1, 0.5, 0.9])
async def test_truncated_backup_is_refused(database_url: str, backup: Path, keeps: float) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[: int(len(whole) * keeps)])
    with pytest.raises(DatabaseIsDamaged):
        await restore(database_url, backup, NOON)


async def test_backup_with_a_broken_page_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    await back_up(sqlite_url, tmp_path / "backup")
    with (tmp_path / "backup").open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096)
    with pytest.raises(DatabaseIsDamaged):
        await restore(sqlite_url, tmp_path / "backup", NOON)
    assert await appeals_in(sqlite_url) == []


async def test_file_of_something_else_is_refused(database_url: str, target: Path) -> None:
    target.write_text("Dear diary")
    with pytest.raises(DatabaseIsDamaged):
        await restore(database_url, target, NOON)


async def test_backup_of_a_newer_jauap_is_refused(database_url: str, target: Path) -> None:
    database = await open_database(database_url)
    await database.run(set_revision, "0001")
    await back_up(database_url, target)
    await database.run(set_revision, "9999")
    newer = target.with_name("newer")
    with pytest.raises(SchemaIsNewer, match="9999"):
        await back_up(database_url, newer)
    await database.close()
    assert not newer.exists()


async def test_database_of_another_program_is_refused_everywhere(sqlite_url: str, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE moz_places (url)")
    connection.close()
    with pytest.raises(DatabaseIsForeign):
        await restore(sqlite_url, foreign, NOON)
    database = await open_database(f"sqlite+aiosqlite:///{foreign}")
    with pytest.raises(DatabaseIsForeign):
        await database.run(migrate)
    await database.close()


async def test_damaged_database_is_not_opened_and_restore_helps(sqlite_url: str, tmp_path: Path) -> None:
    await back_up(sqlite_url, tmp_path / "backup")
    file_of(sqlite_url).write_bytes(b"\x00" * 100 + b"rubbish" * 1000)
    with pytest.raises(DatabaseIsDamaged):
        await open_database(sqlite_url)
    kept = await restore(sqlite_url, tmp_path / "backup", NOON)
    assert kept
    assert b"rubbish" in kept.read_bytes()
    assert await appeals_in(sqlite_url) == []


async def test_half_written_changes_are_moved_aside_with_their_database(
    sqlite_url: str, tmp_path: Path
) -> None:
    await back_up(sqlite_url, tmp_path / "backup")
    path = file_of(sqlite_url)
    path.with_name(path.name + "-wal").write_bytes(b"left by a power cut")
    kept = await restore(sqlite_url, tmp_path / "backup", NOON)
    assert kept
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"left by a power cut"
    assert not path.with_name(path.name + "-wal").exists()


async def test_forgotten_texts_are_not_in_a_backup(sqlite_url: str, tmp_path: Path) -> None:
    database = await open_database(sqlite_url)
    keep = text("INSERT INTO inbox (update_id, body, state, received_at) VALUES (1, :body, 'waiting', :now)")
    await database.run(lambda t: t.execute(keep, {"body": "forget me " * 50, "now": "2026-11-23"}))
    await database.run(lambda t: t.execute(text("DELETE FROM inbox")))
    await back_up(sqlite_url, tmp_path / "backup")
    await database.close()
    assert b"forget me" not in (tmp_path / "backup").read_bytes()


@needs_pg_dump
async def test_backup_of_the_other_database_is_refused(
    database_url: str, backup: Path, tmp_path: Path
) -> None:
    other = (
        "postgresql+asyncpg://nobody@127.0.0.1:1/none" if is_sqlite(database_url) else "sqlite+aiosqlite:///x"
    )
    with pytest.raises(BackupIsOfTheOther):
        await restore(other, backup, NOON)


async def test_missing_program_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ProgramIsMissing, match="postgresql-client"):
        await back_up("postgresql+asyncpg://jauap:secret@127.0.0.1:1/jauap", tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []
