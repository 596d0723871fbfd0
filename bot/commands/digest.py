"""`digest`: the digest of the seven days up to now, printed."""

import argparse
from datetime import UTC, datetime

from bot.commands import refuse
from bot.config import Settings
from bot.digest.message import digest
from bot.digests import week_up_to
from bot.ministry import Ministry
from bot.texts import voice
from storage import migrating
from storage.opening import open_database


async def do(given: argparse.Namespace, settings: Settings, ministry: Ministry) -> int:
    """Print the digest; raises DatabaseIsUnfit."""
    database = await open_database(settings.database_url, alone=False)
    try:
        if await database.run(migrating.fitting_revision) != migrating.newest():
            return refuse("The database is not up to date. `python -m bot migrate` sets it up.")
        report = await week_up_to(database, datetime.now(UTC))
    finally:
        await database.close()
    say = voice(given.language or settings.default_language)
    message = digest(report, ministry, say, settings.timezone)
    print("\n\n".join(text.plain for text in (message.caption, *message.texts)))
    return 0
