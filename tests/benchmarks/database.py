"""A database of its own for each measurement."""

import tempfile
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
from sqlalchemy import make_url


@asynccontextmanager
async def fresh(server: str | None) -> AsyncIterator[str]:
    """Give the URL of an empty database, on a PostgreSQL server if one is given, and drop it at the end."""
    if server is None:
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite+aiosqlite:///{Path(folder) / 'bench.sqlite3'}"
        return
    name = f"jauap_bench_{uuid.uuid4().hex[:8]}"
    await _do(server, f"CREATE DATABASE {name}")
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        await _do(server, f"DROP DATABASE {name} WITH (FORCE)")


async def _do(server: str, command: str) -> None:
    url = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(command)
    finally:
        await connection.close()
