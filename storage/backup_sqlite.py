"""Copies of a SQLite database, and whether one is whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from storage.database import DatabaseCannotBeOpened, DatabaseIsDamaged, DatabaseIsForeign
from storage.migrating import check_pages, fitting_revision
from storage.sqlite import is_damage

MARK = b"SQLite format 3\x00"
LOCKED_SECONDS = 10
"""How long to wait for another process that just begins or ends."""


def copy(source: Path, target: Path) -> None:
    """Fill the empty file `target` with one unchanging view of `source`; writers of it are not held up.

    VACUUM INTO, not SQLite's backup API: that begins anew whenever another process writes between two steps,
    and would also copy the pages in which what was deleted still stands. Raises DatabaseIsDamaged.
    """
    with _opened(source) as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(target),))


def check(path: Path) -> None:
    """Read a whole backup; raises DatabaseIsDamaged, DatabaseIsForeign, SchemaIsNewer."""
    with _opened(path) as connection:
        check_pages(connection, "integrity_check")
        if fitting_revision(connection) is None:
            raise DatabaseIsForeign


def is_database(path: Path) -> bool:
    """Whether a file begins as SQLite's do (sqlite.org/fileformat.html)."""
    with path.open("rb") as file:
        return file.read(len(MARK)) == MARK


def move_aside(path: Path, ending: str) -> Path | None:
    """Rename a database with all that belongs to it and give its new name, None if there is none."""
    aside = path.with_name(path.name + ending)
    for part in ("-wal", "-shm", ""):
        present = path.with_name(path.name + part)
        if present.exists():
            present.rename(aside.with_name(aside.name + part))
    return aside if aside.exists() else None


@contextmanager
def _opened(path: Path) -> Iterator[Connection]:
    """Give a connection that makes no file; raises DatabaseCannotBeOpened, DatabaseIsDamaged."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, isolation_level=None, timeout=LOCKED_SECONDS),
        poolclass=NullPool,
    )
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as error:
        if error.orig is not None and is_damage(error.orig):
            raise DatabaseIsDamaged(path) from error
        raise DatabaseCannotBeOpened(f"{path}: {error.orig}") from error
