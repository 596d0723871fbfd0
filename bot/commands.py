"""What the command line can do, each command with its arguments."""

import argparse
import asyncio
import json
import logging
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot import config, ministry
from bot.config import Settings, SettingsAreWrong
from bot.ministry import Ministry, MinistryFileIsWrong

WRONG = 2
"""The exit code for settings, a file or a database that cannot be worked with."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `do` gives the exit code."""

    name: str
    help: str
    do: Callable[[argparse.Namespace], Awaitable[int]]
    arguments: Callable[[argparse.ArgumentParser], object] = bool


async def run(given: argparse.Namespace) -> int:
    """Run the bot until SIGTERM or Ctrl-C."""
    del given
    if (ready := _configured()) is None:
        return WRONG
    settings, office = ready
    from bot import app  # noqa: PLC0415 - aiogram takes seconds to import: mistakes are told before
    from storage.database import DatabaseIsInUse  # noqa: PLC0415
    from storage.migrating import SchemaIsNewer  # noqa: PLC0415

    _log(settings.log_level)
    with _stopping() as stop:
        try:
            await app.run(settings, office, stop)
        except DatabaseIsInUse:
            return _say("Another Jauap works on this database (DATABASE_URL). Stop it first.")
        except SchemaIsNewer as error:
            return _say(f"The database was written by a newer Jauap (schema {error}). Update this one.")
    return 0


async def demo(given: argparse.Namespace) -> int:
    """Run the demo until Ctrl-C."""
    from bot.demo.run import run_demo  # noqa: PLC0415 - what only the demo needs

    _log("WARNING")
    with _stopping() as stop:
        try:
            await run_demo(given.port, with_people=not given.empty, ministry=given.ministry, stop=stop)
        except OSError as error:
            return _say(f"The demo cannot listen on port {given.port}: {error.strerror}. Try --port 8901.")
    return 0


async def check(given: argparse.Namespace) -> int:
    """Say in words whether settings, database, token and chats are as they should be."""
    del given
    if (ready := _configured()) is None:
        return WRONG
    from bot.check import findings  # noqa: PLC0415

    is_fine = True
    async for found in findings(*ready):
        is_fine = is_fine and found.is_fine
        print("✓" if found.is_fine else "✗", found.words)
    return 0 if is_fine else 1


async def migrate(given: argparse.Namespace) -> int:
    """Bring the database to the newest schema."""
    del given
    if (ready := _configured()) is None:
        return WRONG
    from storage import migrating  # noqa: PLC0415
    from storage.database import DatabaseIsInUse, open_database  # noqa: PLC0415

    try:
        database = await open_database(ready[0].database_url)
    except DatabaseIsInUse:
        return _say("Jauap works on this database. Stop it first.")
    try:
        await database.run(migrating.migrate)
        print("The schema is", await database.run(migrating.revision))
    except migrating.SchemaIsNewer as error:
        return _say(f"The database was written by a newer Jauap (schema {error}). Update this one.")
    finally:
        await database.close()
    return 0


async def digest(given: argparse.Namespace) -> int:
    """Print the digest of the seven days up to now."""
    if (ready := _configured()) is None:
        return WRONG
    settings, office = ready
    from bot.digest.message import digest as in_words  # noqa: PLC0415
    from bot.digests import week_up_to  # noqa: PLC0415
    from bot.texts import voice  # noqa: PLC0415
    from storage.database import open_database  # noqa: PLC0415

    database = await open_database(settings.database_url, alone=False)
    try:
        report = await week_up_to(database, datetime.now(UTC))
    finally:
        await database.close()
    say = voice(given.language or settings.default_language)
    message = in_words(report, office, say, settings.timezone)
    print("\n\n".join(text.plain for text in (message.caption, *message.texts)))
    return 0


async def tag(given: argparse.Namespace) -> int:
    """Tag JSON lines from standard input."""
    from bot.tags import Tagger  # noqa: PLC0415

    try:
        tagger = Tagger(ministry.load(given.ministry).topics)
    except MinistryFileIsWrong as error:
        return _say(str(error))
    for number, line in enumerate(filter(str.strip, sys.stdin), start=1):
        try:
            row = json.loads(line)
            text = row["text"]
        except (ValueError, KeyError, TypeError):
            return _say(f'Line {number} is not a JSON object with a "text", such as {{"text": "…"}}.')
        print(json.dumps({**row, **_as_json(tagger, str(text))}, ensure_ascii=False))
    return 0


def _as_json(tagger: Any, text: str) -> Mapping[str, Any]:
    tags = tagger.tag(text)
    names = ("language", "region", "topic", "kind", "tone")
    because = {name: list(words) for name, words in tags.because.items()}
    return {**{name: getattr(tags, name) for name in names}, "because": because}


def _configured() -> tuple[Settings, Ministry] | None:
    """Give settings and ministry; print all mistakes of both and give None if there are any."""
    mistakes = []
    settings = office = None
    try:
        settings = config.load(os.environ)
        office = ministry.load(settings.ministry)
    except (SettingsAreWrong, MinistryFileIsWrong) as error:
        mistakes.append(str(error))
    if settings is None or office is None:
        print("\n\n".join(mistakes), file=sys.stderr)
        return None
    return settings, office


def _say(words: str) -> int:
    print(words, file=sys.stderr)
    return WRONG


def _log(level: str) -> None:
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for noisy in ("aiogram", "aiohttp", "alembic", "apscheduler"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLogger().level))


@contextmanager
def _stopping() -> Iterator[asyncio.Event]:
    """Give an event that SIGTERM and Ctrl-C set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    yield stop


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8900, help="port of the page (default 8900)")
    parser.add_argument("--empty", action="store_true", help="start without the made-up appeals")
    parser.add_argument("--ministry", default="energy", help="energy, labour or a TOML file")


def _tag_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ministry", default="energy", help="energy, labour or a TOML file")


def _digest_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=("kk", "ru", "en"), help="default: DEFAULT_LANGUAGE")


COMMANDS = (
    Command("run", "run the bot (also without a command)", run),
    Command("demo", "show the bot at work in a browser, without a token", demo, _demo_arguments),
    Command("check", "check settings, database, token and rights in each chat", check),
    Command("migrate", "bring the database to the newest schema", migrate),
    Command("digest", "print the digest of the last seven days", digest, _digest_arguments),
    Command("tag", "tag JSON lines from standard input", tag, _tag_arguments),
)
"""All commands; the first is what runs without one."""
