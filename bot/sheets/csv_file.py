"""Appeals as CSV that Excel opens: UTF-8 with a mark, and no cell that Excel would take for a formula."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import IO

from bot.sheets.columns import Cell, Wording, columns
from bot.sheets.entry import Entry

SEPARATORS = {"kk": ";", "ru": ";"}
"""What Excel expects between cells, by the language of the office; elsewhere it is a comma."""
RISKY = frozenset("=+-@＝＋－＠")
"""What begins a formula in Excel and its kin (OWASP, CSV Injection)."""


class CsvFile:
    """Writes entries as they come; nothing is kept."""

    def __init__(self, file: IO[bytes], wording: Wording) -> None:
        self._columns = columns(wording)
        self._text = io.TextIOWrapper(file, "utf-8-sig", errors="replace", newline="", write_through=True)
        separator = SEPARATORS.get(wording.say.language, ",")
        self._writer = csv.writer(self._text, delimiter=separator)
        self._writer.writerow([column.heading for column in self._columns])

    def add(self, entries: Iterable[Entry]) -> None:
        """Write these entries."""
        self._writer.writerows([_plain(column.value(entry)) for column in self._columns] for entry in entries)

    def close(self) -> None:
        """End the file, which stays open."""
        self._text.flush()
        self._text.detach()


def harmless(words: str) -> str:
    """Give words with an apostrophe before what Excel would calculate."""
    return f"'{words}" if words.lstrip()[:1] in RISKY or words[:1] in {"\t", "\r", "\n"} else words


def _plain(cell: Cell) -> str | int | float | None:
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return harmless(cell) if isinstance(cell, str) else cell
