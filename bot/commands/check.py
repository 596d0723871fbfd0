"""`check`: whether settings, database, token and chats are as they should be, in words."""

import argparse

from bot.check import findings
from bot.config import Settings
from bot.ministry import Ministry


async def do(given: argparse.Namespace, settings: Settings, ministry: Ministry) -> int:
    """Print what was found; 1 if anything is amiss."""
    del given
    is_fine = True
    async for found in findings(settings, ministry):
        is_fine = is_fine and found.is_fine
        print("✓" if found.is_fine else "✗", found.words, flush=True)
    return 0 if is_fine else 1
