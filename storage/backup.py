"""A copy of the whole database while the bot works, and the way back from it."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, make_url

from storage import backup_postgres, backup_sqlite
from storage.database import DatabaseIsUnfit
from storage.opening import open_database
from storage.sqlite import file_of, open_for_us, take_lock


class BackupExists(DatabaseIsUnfit):
    """There is a file of this name; a backup never takes the place of anything."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already, and a backup never replaces a file. Choose another name.")


class BackupIsMissing(DatabaseIsUnfit):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not there.")


class BackupIsOfTheOther(DatabaseIsUnfit):
    """A backup of SQLite cannot be put into PostgreSQL, nor the other way."""

    def __init__(self, path: Path, kind: str) -> None:
        super().__init__(f"{path} is a backup of {kind}, but DATABASE_URL names another kind of database.")


class BackupCannotBeWritten(DatabaseIsUnfit):
    """The folder is not there, not ours, or full."""

    def __init__(self, path: Path, why: str | None) -> None:
        super().__init__(f"{path} cannot be written: {why}.")


async def back_up(url: str, target: Path) -> None:
    """Copy the database into a new file, which appears under its name once it is whole, checked and on disk.

    The bot may go on working. Raises BackupExists and other kinds of DatabaseIsUnfit.
    """
    with _arriving(target) as unfinished:
        if _is_sqlite(url):
            await asyncio.to_thread(backup_sqlite.copy, file_of(url), unfinished)
            await asyncio.to_thread(backup_sqlite.check, unfinished)
        else:
            await backup_postgres.dump(make_url(url), unfinished)
            await backup_postgres.check(unfinished)


async def restore(url: str, source: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the database; give the file that keeps what was there before, if anything.

    Nothing is touched unless the backup is whole and this Jauap knows its schema. Raises DatabaseIsInUse
    while a bot works, DatabaseIsDamaged, DatabaseIsForeign, SchemaIsNewer and other kinds of DatabaseIsUnfit.
    """
    before = f".before-restore-{now:%Y%m%dT%H%M%SZ}"
    _check_kind(source, is_for_sqlite=_is_sqlite(url))
    if _is_sqlite(url):
        return await asyncio.to_thread(_restore_sqlite, file_of(url), source, before)
    return await _restore_postgres(make_url(url), source, before)


def _restore_sqlite(path: Path, source: Path, before: str) -> Path | None:
    backup_sqlite.check(source)
    with take_lock(path):
        unfinished = _new_file(path.with_name(f"{path.name}.restoring"))
        try:
            backup_sqlite.copy(source, unfinished)
            _to_disk(unfinished)
            kept = backup_sqlite.move_aside(path, before)
            unfinished.rename(path)
        finally:
            unfinished.unlink(missing_ok=True)
        _to_disk(path.parent)
    return kept


async def _restore_postgres(url: URL, source: Path, before: str) -> Path:
    await backup_postgres.check(source)
    database = await open_database(url.render_as_string(hide_password=False))
    try:
        kept = source.with_name(source.name + before)
        await back_up(url.render_as_string(hide_password=False), kept)
        await backup_postgres.put_back(url, source)
    finally:
        await database.close()
    return kept


def _check_kind(source: Path, *, is_for_sqlite: bool) -> None:
    if not source.is_file():
        raise BackupIsMissing(source)
    if is_for_sqlite and backup_postgres.is_archive(source):
        raise BackupIsOfTheOther(source, "PostgreSQL")
    if not is_for_sqlite and backup_sqlite.is_database(source):
        raise BackupIsOfTheOther(source, "SQLite")


def _is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


@contextmanager
def _arriving(target: Path) -> Iterator[Path]:
    """Give an empty file to write to, which becomes `target` once it is full and on disk."""
    if target.exists():
        raise BackupExists(target)
    unfinished = _new_file(target.with_name(f"{target.name}.unfinished"))
    try:
        yield unfinished
        _to_disk(unfinished)
        _name(unfinished, target)
        _to_disk(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _name(unfinished: Path, target: Path) -> None:
    """Rename, but never onto a file that came to be meanwhile."""
    try:
        os.link(unfinished, target)
    except FileExistsError as error:
        raise BackupExists(target) from error
    except OSError:  # a file system without links, such as that of most USB sticks
        if target.exists():
            raise BackupExists(target) from None
        unfinished.rename(target)


def _new_file(path: Path) -> Path:
    try:
        path.unlink(missing_ok=True)  # of a process that was killed
        os.close(open_for_us(path, os.O_EXCL))
    except OSError as error:
        raise BackupCannotBeWritten(path, error.strerror) from error
    return path


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
