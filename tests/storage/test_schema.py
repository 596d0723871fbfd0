"""The schema is what the migrations make of an empty database, in both databases."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import StatementError

from storage import migrating, occasions
from storage.database import Database, Transaction
from storage.migrating import SchemaIsNewer, migrate
from storage.schema import NaiveTime, is_of_schema, metadata

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def differences(transaction: Transaction) -> list[object]:
    context = MigrationContext.configure(
        transaction, opts={"compare_type": True, "include_name": is_of_schema}
    )
    return list(compare_metadata(context, metadata))


def walk(transaction: Transaction, walk: Callable[[Config, str], None], to: str) -> None:
    config = migrating.alembic_config()
    config.attributes["connection"] = transaction
    walk(config, to)


def tables(transaction: Transaction) -> set[str]:
    found = set(inspect(transaction).get_table_names()) - {"alembic_version"}
    return {name for name in found if is_of_schema(name, "table", {})}


async def test_schema_is_the_sum_of_the_migrations(database: Database) -> None:
    assert await database.run(differences) == []


async def test_migrations_walk_down_and_up_again(database: Database) -> None:
    await database.run(walk, command.downgrade, "base")
    assert await database.run(tables) == set()
    await database.run(walk, command.upgrade, "head")
    assert await database.run(tables) == set(metadata.tables)
    assert await database.run(differences) == []


async def test_migrating_twice_changes_nothing(database: Database) -> None:
    await database.run(migrate)
    assert await database.run(migrating.revision) == migrating.newest()


async def test_a_newer_schema_is_refused(database: Database) -> None:
    await database.run(lambda rows: rows.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(SchemaIsNewer, match="9999"):
        await database.run(migrate)


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError) as refused:
        await database.run(occasions.first_time, "digest", MONDAY.replace(tzinfo=None))
    assert isinstance(refused.value.orig, NaiveTime)


async def test_a_time_comes_back_in_utc(database: Database) -> None:
    astana = MONDAY.astimezone(timezone(timedelta(hours=5)))
    await database.run(occasions.first_time, "digest", astana)
    found = await database.run(occasions.happened_at, "digest")
    assert found == MONDAY
    assert found.utcoffset() == timedelta()


async def test_an_occasion_happens_once(database: Database) -> None:
    assert await database.run(occasions.first_time, "digest", MONDAY)
    assert not await database.run(occasions.first_time, "digest", MONDAY + timedelta(hours=1))
    assert await database.run(occasions.happened_at, "digest") == MONDAY
