"""`digest`: the digest of the seven days up to now, printed."""

import argparse
from datetime import UTC, datetime

from bot.commands import refuse
from bot.config import Settings
from bot.digest.decisions import decisions
from bot.digest.facts import read_facts
from bot.digest.naming import Reader
from bot.digest.period import seven_days
from bot.digest.plain import whole
from bot.digest.words import page
from bot.ministry import Ministry
from bot.texts import voice
from storage import migrating
from storage.opening import open_database


async def do(given: argparse.Namespace, settings: Settings, ministry: Ministry) -> int:
    """Print the digest; raises DatabaseIsUnfit."""
    reader = Reader(ministry, voice(given.language or settings.default_language), settings.timezone)
    database = await open_database(settings.database_url, alone=False)
    try:
        if await database.run(migrating.fitting_revision) != migrating.newest():
            return refuse("The database is not up to date. `python -m bot migrate` sets it up.")
        facts = await read_facts(database, ministry, seven_days(datetime.now(UTC)), reader.zone)
    finally:
        await database.close()
    print(whole(page(facts.report, decisions(facts.report, facts.incidents), reader)).plain)
    return 0
