"""`restore`: a backup in the place of the database."""

import argparse
from datetime import UTC, datetime

from bot.config import Settings
from bot.ministry import Ministry
from storage import backup


async def do(given: argparse.Namespace, settings: Settings, ministry: Ministry) -> int:
    """Put the backup back; raises DatabaseIsUnfit, and then nothing has changed."""
    del ministry
    kept = await backup.restore(settings.database_url, given.file, datetime.now(UTC))
    print(f"{given.file} is the database now.")
    if kept:
        print(f"What was there before is {kept}. Delete it when you do not need it.")
    return 0
