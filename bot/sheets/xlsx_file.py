"""Appeals as a workbook of Excel, written row by row."""

from collections.abc import Iterable
from datetime import datetime
from typing import IO, Any

from bot.sheets.columns import Wording, columns
from bot.sheets.entry import Entry

ROWS = 1_048_575
"""Rows that a sheet of Excel takes beneath its headings."""
WIDE = 40
"""From this width on the words of a cell go on in further lines."""


class XlsxFile:
    """Writes entries as they come; XlsxWriter keeps them in a file beside, not in memory."""

    def __init__(self, file: IO[bytes], wording: Wording) -> None:
        import xlsxwriter  # noqa: PLC0415  100 ms and 10 MB that only who exports shall pay

        self._columns = columns(wording)
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(file, options)
        self._book.use_zip64()
        self._moment = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"})
        self._words = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._other = self._book.add_format({"valign": "top"})
        self._sheet = self._begin()
        self._row = 0

    def add(self, entries: Iterable[Entry]) -> None:
        """Write these entries; what a sheet has no room for goes into the next."""
        for entry in entries:
            if self._row == ROWS:
                self._sheet, self._row = self._begin(), 0
            self._row += 1
            for at, column in enumerate(self._columns):
                value = column.value(entry)
                if isinstance(value, datetime):
                    self._sheet.write_datetime(self._row, at, value, self._moment)
                elif isinstance(value, str):
                    look = self._words if column.width >= WIDE else self._other
                    self._sheet.write_string(self._row, at, value, look)
                elif value is not None:
                    self._sheet.write_number(self._row, at, value, self._other)

    def close(self) -> None:
        """Put the workbook together; the file stays open."""
        self._book.close()

    def _begin(self) -> Any:
        sheet = self._book.add_worksheet()
        sheet.freeze_panes(1, 1)
        head = self._book.add_format({"bold": True, "bottom": 1})
        for at, column in enumerate(self._columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.heading, head)
        sheet.autofilter(0, 0, ROWS, len(self._columns) - 1)
        return sheet
