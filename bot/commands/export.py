"""`export`: the appeals of some days as a file, read while the bot works."""

import argparse
import getpass
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO

from bot.commands import refuse
from bot.config import Settings
from bot.ministry import Ministry
from bot.sheets.columns import Wording, columns
from bot.sheets.entry import Pseudonyms
from bot.sheets.making import FORMATS, write
from bot.sheets.period import USUAL_DAYS, Mistake, Period, Why, check, read_day
from bot.texts import voice
from storage import exports, migrating
from storage.database import Database
from storage.exports import Export
from storage.opening import open_database

TOLD_EACH = 5_000
"""Appeals after which progress is told, where nobody watches a terminal."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported, and where to; no output is standard output."""

    period: Period
    format: str
    output: Path | None


async def do(given: argparse.Namespace, settings: Settings, ministry: Ministry) -> int:
    """Write the file; raises DatabaseIsUnfit."""
    wording = Wording(ministry, voice(given.language or settings.default_language), settings.timezone)
    if given.columns:
        print("\n".join(f"{column.heading}: {column.what}" for column in columns(wording)))
        return 0
    today = datetime.now(settings.timezone).date()
    wanted, mistakes = read(given, today)
    if wanted is None:
        return refuse("\n".join(mistakes))
    database = await open_database(settings.database_url, alone=False)
    try:
        if await database.run(migrating.fitting_revision) != migrating.newest():
            return refuse("The database is not up to date. `python -m bot migrate` sets it up.")
        with _output(wanted.output) as file:
            count = await _export(database, file, wanted, wording)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        return refuse(f"{wanted.output or 'The output'} cannot be written: {error.strerror}.")
    finally:
        await database.close()
    where = f" to {wanted.output}" if wanted.output else ""
    days = f"{wanted.period.first} to {wanted.period.last}"
    print(f"Appeals of {days} written{where}: {count:,}.", file=sys.stderr)
    return 0


def read(given: argparse.Namespace, today: date) -> tuple[Wanted | None, list[str]]:
    """Give what is wanted, or all that is wrong with what was given."""
    mistakes: list[str] = []
    first = _day("--from", given.first, today - timedelta(days=USUAL_DAYS - 1), mistakes)
    last = _day("--to", given.last, today, mistakes)
    period = check(first, last, today) if first and last else None
    if isinstance(period, Mistake):
        mistakes.append(_in_words(period))
    if given.format not in FORMATS:
        mistakes.append(f"--format is {given.format!r}; it can be {', '.join(FORMATS)}.")
    if given.format == "xlsx" and not given.output:
        mistakes.append("--format xlsx needs --output: a workbook is no text to be printed.")
    if given.output and given.output.exists():
        mistakes.append(f"--output {given.output} is there already, and an export never replaces a file.")
    elif given.output and not given.output.parent.is_dir():
        mistakes.append(f"--output: there is no folder {given.output.parent}.")
    if mistakes or not isinstance(period, Period):
        return None, mistakes
    return Wanted(period, given.format, given.output), []


def _day(option: str, written: str | None, usual: date, mistakes: list[str]) -> date | None:
    if written is None:
        return usual
    day = read_day(written)
    if day is None:
        mistakes.append(f"{option} is {written!r}, which is no day; write 2026-11-30 or 30.11.2026.")
    return day


def _in_words(mistake: Mistake) -> str:
    if mistake.why is Why.FUTURE:
        return f"--from is {mistake.days[0]}, a day that has not come yet."
    first, last = mistake.days
    return f"--from is later than --to; perhaps you meant --from {first} --to {last}."


async def _export(database: Database, file: IO[bytes], wanted: Wanted, wording: Wording) -> int:
    zone, period = wording.zone, wanted.period
    start, end = period.start(zone), period.end(zone)
    total = await database.read(exports.count, start, end)
    sheet, names = FORMATS[wanted.format](file, wording), Pseudonyms(secrets.token_bytes(16))
    progress = _Progress(total)
    count = await write(database, start, end, [sheet], names, wording, progress.tell)
    progress.end()
    await database.run(exports.record, _record(start, end, count, wanted.format))
    return count


def _record(start: datetime, end: datetime, count: int, format_name: str) -> Export:
    """Give what is written down of this export: on the command line nobody has a number of Telegram's."""
    try:
        login = getpass.getuser()
    except (KeyError, OSError):
        login = str(os.getuid())
    who = f"command line ({login})"
    return Export(
        at=datetime.now(UTC),
        who_id=None,
        who_name=who,
        chat_id=None,
        start=start,
        end=end,
        appeals=count,
        formats=format_name,
    )


class _Progress:
    """Tells on standard error how far the export is: in one line of a terminal, else now and then."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._is_watched = sys.stderr.isatty()
        self._told = 0

    def tell(self, written: int) -> None:
        words = f"{written:,} of {self._total:,} appeals"
        if self._is_watched:
            print(f"\r{words}", end="", file=sys.stderr, flush=True)
        elif written - self._told >= TOLD_EACH:
            self._told = written
            print(words, file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._is_watched:
            print(file=sys.stderr)


@contextmanager
def _output(path: Path | None) -> Iterator[IO[bytes]]:
    """Give where to write; a file has its name only once it is whole, and only we may read it."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            yield file
        unfinished.rename(path)
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()
