"""SQLite: one thread writes, and commits together whatever waits together."""

import asyncio
import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, TypeVar, cast

import aiosqlite
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.pool import StaticPool

from storage.database import DatabaseCannotBeOpened, DatabaseIsDamaged, DatabaseIsInUse
from storage.together import Commits, Job, Queue, commit

T = TypeVar("T")


class SqliteDatabase:
    """A file, locked for this process, with a thread which writes and one which only reads."""

    def __init__(self, writer: "SqliteThread", reader: "SqliteThread", lock: IO[str] | None) -> None:
        self._writer = writer
        self._reader = reader
        self._lock = lock
        self._commits = Commits(self._commit_waiting)

    @classmethod
    async def open(cls, url: str, *, alone: bool) -> "SqliteDatabase":
        """Open or create the file that `url` names.

        Raises DatabaseIsInUse, DatabaseIsDamaged, DatabaseCannotBeOpened.
        """
        path = file_of(url)
        with ExitStack() as on_failure:
            lock = on_failure.enter_context(take_lock(path)) if alone else None
            writer, reader = await _threads(path)
            on_failure.pop_all()
            return cls(writer, reader, lock)

    async def run(self, work: Callable[..., T], *args: Any, first: bool = False, at_once: bool = False) -> T:
        """Run `work` in the writing thread, in one commit with whatever else waits there by then."""
        return cast(T, await self._commits.run(work, args, first=first, at_once=at_once))

    async def read(self, work: Callable[..., T], *args: Any) -> T:
        """Run `work` in the reading thread: it sees the last commit and holds nobody up."""
        return await self._reader.call(_read, work, args)

    async def close(self) -> None:
        """Stop both threads and unlock the file."""
        await self._commits.end()
        await self._writer.close()
        await self._reader.close()
        if self._lock:
            self._lock.close()

    async def _commit_waiting(self, queue: Queue) -> None:
        await self._writer.call(_commit_all, queue, asyncio.get_running_loop())


def file_of(url: str) -> Path:
    """Give the file that a SQLite URL names."""
    return Path(make_url(url).database or "jauap.sqlite3")


def take_lock(path: Path) -> IO[str]:
    """Give the lock of a database, to be closed; raises DatabaseIsInUse, DatabaseCannotBeOpened."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = os.fdopen(open_for_us(path.with_name(path.name + ".lock")), "w")
    except OSError as error:
        raise DatabaseCannotBeOpened(f"{path}: {error.strerror}") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise DatabaseIsInUse from error
    return lock


def open_for_us(path: Path, flags: int = 0) -> int:
    """Open a file for writing, made if need be so that nobody else may read it; give its descriptor."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | flags, 0o600)


def is_damage(error: BaseException) -> bool:
    """Whether SQLite says that the file is broken, or none of its own."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest tells where it was noticed
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


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
        # Opened before aiosqlite's thread begins: one whose opening fails may outlive the event loop.
        raw = await asyncio.to_thread(_connect, path, writes=writes)
        thread = await aiosqlite.Connection(lambda: raw, iter_chunk_size=1)
        engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool, hide_parameters=True)
        event.listen(engine, "begin", _begin_immediately if writes else _begin)
        event.listen(engine, "handle_error", _name_damage)
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


async def _threads(path: Path) -> tuple[SqliteThread, SqliteThread]:
    """Give the thread which writes and the one which only reads."""
    try:
        writer = await SqliteThread.start(path, writes=True)
        return writer, await SqliteThread.start(path, writes=False)
    except (OSError, sqlite3.Error) as error:
        if is_damage(error):
            raise DatabaseIsDamaged(path) from error
        raise DatabaseCannotBeOpened(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def _name_damage(context: ExceptionContext) -> None:
    if is_damage(context.original_exception):
        raise DatabaseIsDamaged("The database file") from context.original_exception


def _connect(path: Path, *, writes: bool) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():  # to close a descriptor of a file in use would drop SQLite's locks on it
        os.close(open_for_us(path))
    connection = sqlite3.connect(
        path, isolation_level=None, cached_statements=256, check_same_thread=False
    )  # one thread opens it, another works with it
    connection.execute("PRAGMA busy_timeout = 10000")
    if writes:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA secure_delete = ON")  # what was erased must not stay in free pages
    connection.execute("PRAGMA synchronous = FULL")  # what was confirmed must outlive a power cut
    connection.execute("PRAGMA foreign_keys = ON")
    if not writes:
        connection.execute("PRAGMA query_only = ON")
    return connection


def _commit_all(connection: Connection, queue: Queue, loop: asyncio.AbstractEventLoop) -> None:
    """Commit in the writing thread until nothing waits: not a hop between threads for each commit."""
    while queue:
        loop.call_soon_threadsafe(_tell, commit(connection, queue, _is_open))


def _tell(ended: Iterable[Job]) -> None:
    for job in ended:
        job.tell()


def _is_open(connection: Connection) -> bool:
    """Whether SQLite still holds the transaction; after some errors (a full disk) it undoes all itself."""
    raw = connection.connection.driver_connection
    return isinstance(raw, sqlite3.Connection) and raw.in_transaction


def _begin_immediately(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _read(connection: Connection, work: Callable[..., T], args: tuple[Any, ...]) -> T:
    with connection.begin():
        return work(connection, *args)
