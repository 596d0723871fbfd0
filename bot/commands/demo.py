"""`demo`: the bot at work in an emulated Telegram, until Ctrl-C."""

import argparse
import asyncio

from bot import ministry
from bot.commands import refuse
from bot.demo.run import run_demo
from bot.redaction import log_without_data


async def do(given: argparse.Namespace, stop: asyncio.Event) -> int:
    """Run the demo; raises MinistryFileIsWrong."""
    ministry.load(given.ministry)
    log_without_data("WARNING")
    try:
        await run_demo(
            given.port,
            with_people=not given.empty,
            with_story=given.story,
            ministry=given.ministry,
            stop=stop,
        )
    except OSError as error:
        return refuse(f"The demo cannot listen on port {given.port}: {error.strerror}. Try another --port.")
    return 0
