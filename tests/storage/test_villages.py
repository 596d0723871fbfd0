"""The villages in the database: the last import is the whole truth, and a broken one changes nothing."""

import pytest
from sqlalchemy.exc import IntegrityError

from storage import villages
from storage.database import Database
from storage.records import Village

KENKIYAK = Village("154637100", "KZ-15", "village", "Кеңқияқ", "Кенкияк")
SHETPE = Village("473637100", "KZ-47", "village", "Шетпе", "Шетпе")


async def test_there_are_none_before_the_first_import(database: Database) -> None:
    assert await database.read(villages.every) == []


async def test_an_import_replaces_the_one_before(database: Database) -> None:
    assert await database.run(villages.replace, [SHETPE, KENKIYAK]) == 0
    assert await database.run(villages.replace, [KENKIYAK]) == 2
    assert await database.read(villages.every) == [KENKIYAK]


async def test_a_broken_import_leaves_the_old_one(database: Database) -> None:
    await database.run(villages.replace, [SHETPE])
    with pytest.raises(IntegrityError):
        await database.run(villages.replace, [KENKIYAK, KENKIYAK])
    assert await database.read(villages.every) == [SHETPE]
