"""PostgreSQL through asyncpg: one connection writes, and commits together whatever waits together."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Any, TypeVar, cast

from asyncpg import PostgresError
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.database import DatabaseCannotBeOpened, DatabaseIsInUse
from storage.together import Commits, Queue, commit

T = TypeVar("T")
LOCK = 0x4A61756170
"""The advisory lock of a working Jauap ("Jauap" in ASCII)."""


class PostgresDatabase:
    """A pool of connections which read, and one which writes and holds the lock of this process."""

    def __init__(self, engine: AsyncEngine, writer: "Writer") -> None:
        self._engine = engine
        self._writer = writer
        self._commits = Commits(self._commit_waiting)

    @classmethod
    async def open(cls, url: str, *, alone: bool) -> "PostgresDatabase":
        """Connect to the server that `url` names; raises DatabaseIsInUse, DatabaseCannotBeOpened."""
        engine = create_async_engine(
            url, pool_size=8, max_overflow=0, pool_pre_ping=True, hide_parameters=True
        )
        writer = Writer(engine, alone=alone)
        try:
            await writer.connection()
        except DatabaseIsInUse:
            await engine.dispose()
            raise
        except (OSError, TimeoutError, PostgresError, SQLAlchemyError) as error:
            await engine.dispose()
            raise DatabaseCannotBeOpened(error) from error
        return cls(engine, writer)

    async def run(self, work: Callable[..., T], *args: Any, first: bool = False, at_once: bool = False) -> T:
        """Run `work` in one commit with whatever else waits by then."""
        return cast(T, await self._commits.run(work, args, first=first, at_once=at_once))

    async def read(self, work: Callable[..., T], *args: Any) -> T:
        """Run `work` on one unchanging view of the data, unable to write."""
        async with self._engine.connect() as connection:
            await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            return await connection.run_sync(work, *args)

    async def close(self) -> None:
        """Close every connection, and so the lock."""
        await self._commits.end()
        await self._writer.close()
        await self._engine.dispose()

    async def _commit_waiting(self, queue: Queue) -> None:
        connection = await self._writer.connection()
        for job in await connection.run_sync(commit, queue, _is_open):
            job.tell()


class Writer:
    """The connection that writes; it holds the lock of this process, so who lost the lock cannot write."""

    def __init__(self, engine: AsyncEngine, *, alone: bool) -> None:
        self._engine = engine
        self._alone = alone
        self._connection: AsyncConnection | None = None

    async def connection(self) -> AsyncConnection:
        """Give the connection, a new one with the lock taken anew if it broke; raises DatabaseIsInUse."""
        if self._connection is not None and not self._connection.invalidated:
            return self._connection
        await self.close()
        async with AsyncExitStack() as on_failure:
            connection = await on_failure.enter_async_context(self._engine.connect())
            if self._alone and not await _take_lock(connection):
                raise DatabaseIsInUse
            on_failure.pop_all()
        self._connection = connection
        return connection

    async def close(self) -> None:
        """Close the connection, if there is one."""
        if self._connection is not None:
            await self._connection.close()
            self._connection = None


async def _take_lock(connection: AsyncConnection) -> bool:
    async with connection.begin():
        return bool(await connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": LOCK}))


def _is_open(connection: Connection) -> bool:
    return not connection.invalidated
