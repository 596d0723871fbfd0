"""What the command line can do: each command is a module, imported once it is asked for."""

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from bot import config, ministry
from bot.config import Settings, SettingsAreWrong
from bot.ministry import Ministry, MinistryFileIsWrong
from storage.database import DatabaseIsUnfit

WRONG = 2
"""The exit code for settings, a file or a database that cannot be worked with."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command; its module's `do(given, …)` gives the exit code.

    It is also given settings and ministry if it needs them, and a signal's event if it goes on till then.
    """

    name: str
    help: str
    needs_settings: bool = True
    goes_on: bool = False
    arguments: Callable[[argparse.ArgumentParser], object] = bool

    async def do(self, given: argparse.Namespace) -> int:
        """Give the exit code; mistakes in the settings are told before anything big is imported."""
        try:
            ready = _configured() if self.needs_settings else ()
            # Ears first: who stops the bot while it is still importing shall not meet it half built.
            ears = (stop_on_signal(),) if self.goes_on else ()
            code: int = await import_module(f"bot.commands.{self.name}").do(given, *ready, *ears)
        except (SettingsAreWrong, MinistryFileIsWrong, DatabaseIsUnfit) as error:
            return refuse(str(error))
        return code


def stop_on_signal() -> asyncio.Event:
    """Give an event that SIGTERM and Ctrl-C set."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


def refuse(words: str) -> int:
    """Tell the operator what is wrong, and give the exit code for it."""
    print(words, file=sys.stderr)
    return WRONG


def _configured() -> tuple[Settings, Ministry]:
    settings = config.load(os.environ)
    return settings, ministry.load(settings.ministry)


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, default=8900, choices=range(65536), metavar="PORT", help="of the page (8900)"
    )
    parser.add_argument("--empty", action="store_true", help="start without the made-up appeals")
    parser.add_argument("--story", action="store_true", help="replay a week of a fuel shortage in a minute")
    _ministry_argument(parser)


def _ministry_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ministry", default="energy", help="energy, labour or a TOML file")


def _tag_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--evaluate",
        type=Path,
        metavar="FILE",
        help="measure instead how well labelled messages are tagged: JSON lines or CSV with text and any of "
        "language, region (a code or none), topic, kind, tone, urgent",
    )
    _ministry_argument(parser)


def _file_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup")


def _teach_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a CSV or JSON lines with text and topic")
    _ministry_argument(parser)


def _places_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(title="what to do", metavar="import FILE", dest="act", required=True)
    importing = acts.add_parser("import", help="take the villages of the official classifier in")
    importing.add_argument("file", type=Path, metavar="FILE", help="the classifier КАТО as published, in CSV")


def _digest_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=("kk", "ru", "en"), help="default: DEFAULT_LANGUAGE")


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", metavar="DAY", help="2026-11-01; default: six days ago")
    parser.add_argument("--to", dest="last", metavar="DAY", help="the last day; default: today")
    parser.add_argument("--format", default="csv", metavar="FORMAT", help="csv, xlsx or open311 (csv)")
    parser.add_argument("--output", type=Path, metavar="FILE", help="a new file; default: standard output")
    parser.add_argument("--columns", action="store_true", help="tell instead what each column means")
    _digest_arguments(parser)


COMMANDS = (
    Command("run", "run the bot (also without a command)", goes_on=True),
    Command(
        "demo",
        "show the bot at work in a browser, without a token",
        needs_settings=False,
        goes_on=True,
        arguments=_demo_arguments,
    ),
    Command("check", "check settings, database, token and rights in each chat"),
    Command("migrate", "bring the database to the newest schema"),
    Command("backup", "copy the database into a new file; the bot may go on", arguments=_file_argument),
    Command("restore", "put a backup in the place of the database", arguments=_file_argument),
    Command("digest", "print the digest of the last seven days", arguments=_digest_arguments),
    Command(
        "export",
        "write the appeals of some days into a file, masked; the bot may go on",
        arguments=_export_arguments,
    ),
    Command(
        "places",
        "take the villages of the official classifier of places in",
        needs_settings=False,
        arguments=_places_arguments,
    ),
    Command("tag", "tag JSON lines from standard input", needs_settings=False, arguments=_tag_arguments),
    Command(
        "teach",
        "learn topics from an archive of labelled appeals",
        needs_settings=False,
        arguments=_teach_arguments,
    ),
)
"""All commands; the first is what runs without one."""
