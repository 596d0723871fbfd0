"""`migrate`: the database at the newest schema."""

import argparse

from bot.config import Settings
from bot.ministry import Ministry
from storage import migrating
from storage.opening import open_database


async def do(given: argparse.Namespace, settings: Settings, ministry: Ministry) -> int:
    """Apply the migrations that are missing; raises DatabaseIsUnfit."""
    del given, ministry
    database = await open_database(settings.database_url)
    try:
        await database.run(migrating.migrate)
        print("The schema is", await database.run(migrating.revision))
    finally:
        await database.close()
    return 0
