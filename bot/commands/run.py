"""`run`: the bot, until SIGTERM or Ctrl-C."""

import argparse
import asyncio
import gc

from bot import app
from bot.commands import refuse
from bot.config import Settings
from bot.intake.webhook import PortIsTaken
from bot.ministry import Ministry
from bot.redaction import log_without_data

YOUNG_OBJECTS = 50_000
"""Allocations between two collections: the default of 700 looks through aiogram's models all the time."""


async def do(given: argparse.Namespace, settings: Settings, ministry: Ministry, stop: asyncio.Event) -> int:
    """Run the bot; raises DatabaseIsUnfit."""
    del given
    secrets = (settings.bot_token, settings.webhook_secret or "", settings.database_url)
    log_without_data(settings.log_level, secrets)
    spare_garbage_collection()
    try:
        await app.run(settings, ministry, stop)
    except* PortIsTaken as taken:
        return_code = refuse(str(taken.exceptions[0]))
    else:
        return_code = 0
    return return_code


def spare_garbage_collection() -> None:
    """Never look again at what was imported, and seldom at the rest: 1.1 to 1.5 times the rate."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 100)
