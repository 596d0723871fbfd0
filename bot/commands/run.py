"""`run`: the bot, until SIGTERM or Ctrl-C."""

import argparse

from bot import app
from bot.commands.process import stop_on_signal
from bot.config import Settings
from bot.ministry import Ministry
from bot.redaction import log_without_data


async def do(given: argparse.Namespace, settings: Settings, ministry: Ministry) -> int:
    """Run the bot; raises DatabaseIsUnfit."""
    del given
    secrets = (settings.bot_token, settings.webhook_secret or "", settings.database_url)
    log_without_data(settings.log_level, secrets)
    await app.run(settings, ministry, stop_on_signal())
    return 0
