"""Appeals of a period read from the database some at a time, and written into files as they come."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import IO, Protocol

from bot.sheets.columns import Wording
from bot.sheets.csv_file import CsvFile
from bot.sheets.entry import Entry, Pseudonyms, as_entry
from bot.sheets.open311 import Open311File
from bot.sheets.xlsx_file import XlsxFile
from storage import exports
from storage.database import Database
from storage.exports import Taken
from storage.records import EVERYTHING, Scope

AT_ONCE = 200
"""Appeals in memory at a time."""


class SheetFile(Protocol):
    """A file in the making."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Write these entries."""
        ...

    def close(self) -> None:
        """End the file's content."""
        ...


FORMATS: Mapping[str, Callable[[IO[bytes], Wording], SheetFile]] = {
    "csv": CsvFile,
    "xlsx": XlsxFile,
    "open311": Open311File,
}
"""What appeals can be written as."""
SUFFIXES: Mapping[str, str] = {"csv": ".csv", "xlsx": ".xlsx", "open311": "-open311.json"}
"""How the names of such files end."""


async def write(
    database: Database,
    start: datetime,
    end: datetime,
    files: Sequence[SheetFile],
    names: Pseudonyms,
    wording: Wording,
    progress: Callable[[int], None] | None = None,
    scope: Scope = EVERYTHING,
) -> int:
    """Write the appeals that came from `start` to before `end` into all the files; give how many they are.

    Only those of the scope are written.
    Reading and writing happen in threads. Each part is as it was when it was read.
    """
    last, written = None, 0
    while taken := await database.read(exports.following, start, end, last, AT_ONCE, scope):
        await asyncio.to_thread(_add, files, taken, names, wording)
        last, written = taken[-1].appeal, written + len(taken)
        if progress:
            progress(written)
    for file in files:
        await asyncio.to_thread(file.close)
    return written


def _add(files: Sequence[SheetFile], taken: Sequence[Taken], names: Pseudonyms, wording: Wording) -> None:
    entries = [as_entry(each, names, wording.say) for each in taken]
    for file in files:
        file.add(entries)
