"""SQLite: one thread writes, and commits together whatever waits together."""

import fcntl
import sqlite3
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, TypeVar, cast

import aiosqlite
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import StaticPool

from storage.database import DatabaseIsInUse

T = TypeVar("T")
BATCH = 200
"""Transactions that share one commit at the most, so that the first need not wait for a long queue."""


class SqliteDatabase:
    """A file, locked for this process, with a thread which writes and one which only reads."""

    def __init__(self, writer: "SqliteThread", reader: "SqliteThread", lock: IO[str] | None) -> None:
        self._writer = writer
        self._reader = reader
        self._lock = lock
        self._waiting: deque[Job] = deque()

    @classmethod
    async def open(cls, url: str, *, alone: bool) -> "SqliteDatabase":
        """Open or create the file that `url` names; raises DatabaseIsInUse."""
        path = Path(make_url(url).database or "jauap.sqlite3")
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = _lock(path) if alone else None
        writer = await SqliteThread.start(path, writes=True)
        return cls(writer, await SqliteThread.start(path, writes=False), lock)

    async def run(self, work: Callable[..., T], *args: Any) -> T:
        """Run `work` in the writing thread, in one commit with whatever else waits there by then."""
        job = Job(work, args)
        self._waiting.append(job)
        await self._writer.call(self._commit_waiting)
        return cast(T, job.result())

    async def read(self, work: Callable[..., T], *args: Any) -> T:
        """Run `work` in the reading thread: it sees the last commit and holds nobody up."""
        return await self._reader.call(_read, work, args)

    async def close(self) -> None:
        """Stop both threads and unlock the file."""
        await self._writer.close()
        await self._reader.close()
        if self._lock:
            self._lock.close()

    def _commit_waiting(self, connection: Connection) -> None:
        jobs = [self._waiting.popleft() for _ in range(min(len(self._waiting), BATCH))]
        try:
            with connection.begin():
                for job in jobs:
                    job.run(connection, alone=len(jobs) == 1)
        except Exception as error:  # noqa: BLE001  the commit failed: each caller must hear of it
            for job in jobs:
                job.error = job.error or error


class Job:
    """One caller's transaction within a common commit."""

    def __init__(self, work: Callable[..., Any], args: tuple[Any, ...]) -> None:
        self._work = work
        self._args = args
        self._value: Any = None
        self.error: Exception | None = None

    def run(self, connection: Connection, *, alone: bool) -> None:
        """Do the work; a failure undoes this job only."""
        if alone:
            self._value = self._work(connection, *self._args)
            return
        try:
            with connection.begin_nested():
                self._value = self._work(connection, *self._args)
        except Exception as error:  # noqa: BLE001  kept for the caller, who awaits the result
            self.error = error

    def result(self) -> Any:
        """Give what the work returned, or raise what it raised."""
        if self.error:
            raise self.error
        return self._value


class SqliteThread:
    """A connection in aiosqlite's thread, on which SQLAlchemy works at full speed.

    Through aiosqlite each statement hops between threads (about 380 µs with SQLAlchemy's dialect); a whole
    transaction called in its thread hops once and pays about 30 µs a statement.
    """

    def __init__(self, thread: aiosqlite.Connection, engine: Engine) -> None:
        self._thread = thread
        self._engine = engine
        self._connection: Connection | None = None

    @classmethod
    async def start(cls, path: Path, *, writes: bool) -> "SqliteThread":
        """Open `path` in a thread of its own."""
        raw: list[sqlite3.Connection] = []

        def connect() -> sqlite3.Connection:
            raw.append(_connect(path, writes=writes))
            return raw[0]

        thread = await aiosqlite.Connection(connect, iter_chunk_size=1)
        engine = create_engine("sqlite://", creator=lambda: raw[0], poolclass=StaticPool)
        event.listen(engine, "begin", _begin_immediately if writes else _begin)
        return cls(thread, engine)

    async def call(self, work: Callable[..., T], *args: Any) -> T:
        """Give `work(connection, *args)`, computed in the thread."""
        return cast(T, await self._thread._execute(self._call, work, args))  # type: ignore[no-untyped-call]  # its only way in

    async def close(self) -> None:
        """Close the connection and end the thread."""
        await self._thread._execute(self._release)  # type: ignore[no-untyped-call]
        await self._thread.close()

    def _call(self, work: Callable[..., T], args: tuple[Any, ...]) -> T:
        if self._connection is None:
            self._connection = self._engine.connect()
        return work(self._connection, *args)

    def _release(self) -> None:
        if self._connection is not None:
            self._connection.close()


def _connect(path: Path, *, writes: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=256)
    connection.execute("PRAGMA busy_timeout = 10000")
    if writes:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # what was confirmed must outlive a power cut
    connection.execute("PRAGMA foreign_keys = ON")
    if not writes:
        connection.execute("PRAGMA query_only = ON")
    return connection


def _begin_immediately(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _read(connection: Connection, work: Callable[..., T], args: tuple[Any, ...]) -> T:
    with connection.begin():
        return work(connection, *args)


def _lock(path: Path) -> IO[str]:
    lock = path.with_name(path.name + ".lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise DatabaseIsInUse(path) from error
    return lock
