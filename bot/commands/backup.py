"""`backup`: a copy of the whole database, taken while the bot works."""

import argparse

from bot.config import Settings
from bot.ministry import Ministry
from storage.backup import back_up


async def do(given: argparse.Namespace, settings: Settings, ministry: Ministry) -> int:
    """Write the backup; raises DatabaseIsUnfit."""
    del ministry
    await back_up(settings.database_url, given.file)
    print(f"The backup is {given.file}. It holds what citizens wrote: keep it as safe as the database.")
    return 0
