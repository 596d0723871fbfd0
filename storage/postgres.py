"""PostgreSQL through asyncpg: the same plain functions, each in a transaction of its own."""

from collections.abc import Callable
from typing import Any, TypeVar

from asyncpg import PostgresError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.database import DatabaseCannotBeOpened, DatabaseIsInUse

T = TypeVar("T")
LOCK = 0x4A61756170
"""The advisory lock of a working Jauap ("Jauap" in ASCII)."""


class PostgresDatabase:
    """A pool of connections, and one more which holds the lock of this process."""

    def __init__(self, engine: AsyncEngine, guard: AsyncConnection) -> None:
        self._engine = engine
        self._guard = guard

    @classmethod
    async def open(cls, url: str, *, alone: bool) -> "PostgresDatabase":
        """Connect to the server that `url` names; raises DatabaseIsInUse, DatabaseCannotBeOpened."""
        engine = create_async_engine(
            url, pool_size=8, max_overflow=0, pool_pre_ping=True, hide_parameters=True
        )
        try:
            guard = await engine.connect()
        except (OSError, TimeoutError, PostgresError, SQLAlchemyError) as error:
            await engine.dispose()
            raise DatabaseCannotBeOpened(error) from error
        await guard.execution_options(isolation_level="AUTOCOMMIT")
        if alone and not await guard.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": LOCK}):
            await guard.close()
            await engine.dispose()
            raise DatabaseIsInUse
        return cls(engine, guard)

    async def run(self, work: Callable[..., T], *args: Any) -> T:
        """Run `work` in a transaction."""
        async with self._engine.begin() as connection:
            return await connection.run_sync(work, *args)

    async def read(self, work: Callable[..., T], *args: Any) -> T:
        """Run `work` on one unchanging view of the data, unable to write."""
        async with self._engine.connect() as connection:
            await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            return await connection.run_sync(work, *args)

    async def close(self) -> None:
        """Close every connection, and so the lock."""
        await self._guard.close()
        await self._engine.dispose()
