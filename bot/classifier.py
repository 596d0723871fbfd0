"""The official classifier of Kazakhstan's places (КАТО) as it is published, with its warts."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.regions import REGIONS
from bot.tags.word_lists import read_lists
from storage.records import Village


class NotTheClassifier(ValueError):
    """The file is none that the statistics bureau publishes; the message tells the operator why."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """What a file told: its villages, how many rows it had, and the lines that were of no use, by reason."""

    villages: tuple[Village, ...]
    rows: int
    known: int
    """Rows of oblasts, districts and towns."""
    unused: Mapping[str, tuple[int, ...]]


def read(data: bytes) -> Classifier:
    """Read a file in any encoding, order of columns and separator that it comes in.

    A place is known by its nine-digit code, whose first two digits are those of ISO 3166-2:KZ.
    Raises NotTheClassifier.
    """
    rows, columns = _table(_text(data))
    villages: dict[str, Village] = {}
    unused: dict[str, list[int]] = {}
    known = 0
    for line, cells in rows:
        found = _village(cells, columns)
        if found is None:
            known += 1
        elif isinstance(found, str):
            unused.setdefault(found, []).append(line)
        elif found != villages.setdefault(found.code, found):
            unused.setdefault(CODE_TWICE, []).append(line)
    if not villages:
        raise NotTheClassifier("It names no village.")
    lines = {why: tuple(numbers) for why, numbers in unused.items()}
    return Classifier(tuple(villages.values()), len(rows), known, MappingProxyType(lines))


@dataclass(frozen=True, slots=True)
class _Columns:
    code: int
    russian: int
    kazakh: int


_Row = tuple[int, Sequence[str]]


def _text(data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise NotTheClassifier("It is a workbook: save its sheet as CSV and import that.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # The Windows code page of Kazakhstan agrees with cp1251 where that has letters of Russian.
        return data.decode("kz1048", errors="replace")


def _table(text: str) -> tuple[list[_Row], _Columns]:
    for separator in _SEPARATORS:
        try:
            rows = list(_rows(text, separator))
        except csv.Error:
            continue
        if columns := _columns([cells for _, cells in rows]):
            return [row for row in rows if _is_no_heading(row, columns)], columns
    raise NotTheClassifier(
        "It has no columns with nine-digit codes and with names, divided by a comma, a semicolon or a tab."
    )


def _rows(text: str, separator: str) -> Iterator[_Row]:
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=separator)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _columns(rows: Sequence[Sequence[str]]) -> _Columns | None:
    """Find the columns by what they hold, whatever their headings and order."""
    wide = max((len(cells) for cells in rows), default=0)
    values = [[cells[at].strip() for cells in rows if at < len(cells)] for at in range(min(wide, _WIDEST))]
    codes = [sum(_region(value) is not None for value in column) for column in values]
    if not codes or max(codes) * 2 < len(rows):
        return None
    names = [len({value for value in column if _CYRILLIC.search(value)}) for column in values]
    best = sorted((at for at in range(len(names)) if names[at]), key=lambda at: -names[at])[:2]
    if not best or names[best[0]] * 4 < len(rows):
        return None
    if names[best[-1]] * 4 < len(rows):
        best = best[:1]
    kazakh = max(best, key=lambda at: sum(len(_KAZAKH.findall(value)) for value in values[at]))
    return _Columns(codes.index(max(codes)), next((at for at in best if at != kazakh), kazakh), kazakh)


def _is_no_heading(row: _Row, columns: _Columns) -> bool:
    line, cells = row
    return line > 1 or _cell(cells, columns.code)[:1].isdigit()


def _village(cells: Sequence[str], columns: _Columns) -> Village | str | None:
    """Give the village of a row, why there is none, or None for what the project's own table has."""
    code = _cell(cells, columns.code)
    region = _region(code)
    if region is None:
        return NO_REGION if _CODE.fullmatch(code) else NO_CODE
    russian, kazakh = _cell(cells, columns.russian), _cell(cells, columns.kazakh)
    if not russian and not kazakh:
        return NO_NAME
    russian_classes, russian = _name(russian)
    kazakh_classes, kazakh = _name(kazakh)
    told = russian_classes | kazakh_classes
    if "known" in told or code.endswith(_ABOVE):
        return None
    if "unused" in told:
        return NO_PLACE
    what = "village" if "village" in told else "hamlet"
    return Village(code, region, what, kazakh, russian) if russian or kazakh else NO_LETTERS


def _region(code: str) -> str | None:
    region = f"KZ-{code[:2]}"
    return region if _CODE.fullmatch(code) and region in REGIONS else None


def _name(cell: str) -> tuple[frozenset[str], str]:
    """Give the classes that a cell's words tell, and the name without them; empty for a mere number."""
    name = " ".join(_UNSEEN.sub(" ", cell.translate(_STRAY)).split())
    told = {kind for word, kind in _CLASSES.items() if kind == "unused" and word in name.lower().split()}
    for beside in (_CLASS_BEFORE, _CLASS_AFTER):
        while name and (found := beside.search(name)):
            told.add(_CLASSES[found[1].lower()])
            name = (name[: found.start()] + name[found.end() :]).strip()
    name = _NUMBER_AFTER.sub("", name)
    return frozenset(told), name if _LETTERS.search(name) and not name[0].isdigit() else ""


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


NO_CODE: Final = "without a nine-digit code"
NO_REGION: Final = "with the code of no region"
NO_NAME: Final = "without a name"
NO_LETTERS: Final = "with a number in place of a name"
NO_PLACE: Final = "camps and rest homes, which are named after anything"
CODE_TWICE: Final = "with a code that stands further up"

_SEPARATORS: Final = (",", ";", "\t", "|")
_WIDEST: Final = 40
_ABOVE: Final = "0000000"
"""An oblast; below it a name's own words tell what a place is."""
_CODE: Final = re.compile(r"\d{9}")
_CYRILLIC: Final = re.compile(r"[а-яёәғқңөұүһі]{2}", re.IGNORECASE)
_KAZAKH: Final = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_UNSEEN: Final = re.compile(r"[\s\"«»“”„*?]+")
_NUMBER_AFTER: Final = re.compile(r"\s+[№\d,]+$")
_STRAY: Final = str.maketrans("ЎўЌќЇїЈј", "ҰұҚқҮүӘә")
"""Letters of old Kazakh fonts."""
_CLASSES: Final[Mapping[str, str]] = MappingProxyType(
    {word: kind for kind, words in read_lists("classifier").items() for word in words}
)
_ANY_CLASS: Final = "|".join(
    re.escape(word) + ("" if word.endswith(".") else r"(?!\S)")
    for word in sorted(_CLASSES, key=len, reverse=True)
)
_CLASS_BEFORE: Final = re.compile(rf"^({_ANY_CLASS})\s*", re.IGNORECASE)
_CLASS_AFTER: Final = re.compile(rf"(?<![^\s.])({_ANY_CLASS})$", re.IGNORECASE)
