"""What every story needs: an emulated Telegram and a fresh database."""

import asyncio
import os
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest
from hypothesis import settings
from sqlalchemy import make_url

from bot.demo.telegram import EmulatedTelegram
from storage.database import Database
from storage.migrating import migrate
from storage.opening import open_database
from tests.stage import Stage, make_stage

settings.register_profile("patient", deadline=None)  # speed is measured by benchmarks, not asserted here
settings.load_profile("patient")

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "")


async def _migrated(url: str) -> None:
    database = await open_database(url)
    await database.run(migrate)
    await database.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an empty, migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "empty.sqlite3"
    asyncio.run(_migrated(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[str]:
    """Give the name of an empty, migrated PostgreSQL database to copy."""
    name = f"jauap_template_{uuid.uuid4().hex[:8]}"
    asyncio.run(_on_server(f"CREATE DATABASE {name}"))
    asyncio.run(_migrated(_postgres_url(name)))
    yield name
    asyncio.run(_on_server(f"DROP DATABASE {name}"))


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of a fresh database, one test in each of the two kinds."""
    if request.param == "sqlite":
        path = tmp_path / "jauap.sqlite3"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite+aiosqlite:///{path}"
        return
    if not POSTGRES:
        pytest.skip("TEST_POSTGRES_URL is not set")
    template = request.getfixturevalue("postgres_template")
    name = f"jauap_test_{uuid.uuid4().hex[:8]}"
    asyncio.run(_on_server(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"))
    yield _postgres_url(name)
    asyncio.run(_on_server(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """Give a fresh database, open."""
    opened = await open_database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def telegram() -> AsyncIterator[EmulatedTelegram]:
    """Give an emulated Telegram that listens."""
    async with EmulatedTelegram() as emulated:
        yield emulated


@pytest.fixture
def quiet_stage(telegram: EmulatedTelegram, database_url: str) -> Stage:
    """Give a stage on which the bot is not at work yet."""
    return make_stage(telegram, database_url)


@pytest.fixture
async def stage(quiet_stage: Stage) -> AsyncIterator[Stage]:
    """Give a stage with the bot at work."""
    async with quiet_stage.bot():
        yield quiet_stage


def _postgres_url(name: str) -> str:
    return make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)


async def _on_server(command: str) -> None:
    url = make_url(POSTGRES).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(command)
    finally:
        await connection.close()
