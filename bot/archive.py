"""An archive of labelled appeals, read from JSON lines or CSV as other programs write them."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final


class ArchiveIsUnreadable(ValueError):
    """The file is no archive of appeals; the message tells the operator why."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An appeal of an archive, with its topic as it was written there; either may be empty."""

    text: str
    topic: str


def read_archive(path: Path) -> list[Labelled]:
    """Give the appeals of a file of JSON lines or of a CSV; raises ArchiveIsUnreadable."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ArchiveIsUnreadable(f"{path} cannot be read: {error.strerror}.") from error
    text = _decoded(path, raw)
    rows = _json_rows(path, text) if text.lstrip()[:1] == "{" else _csv_rows(path, text)
    return [Labelled(_cell(row, TEXT_NAMES), _cell(row, TOPIC_NAMES)) for row in rows]


def _decoded(path: Path, raw: bytes) -> str:
    """Give UTF-8 or UTF-16 with a mark, or else what older Windows programs write."""
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return raw.decode("utf-16", errors="replace")
    if b"\0" in raw:
        raise ArchiveIsUnreadable(f"{path} is no text. Give a CSV or JSON lines with text and topic.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1251", errors="replace")


def _json_rows(path: Path, text: str) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(io.StringIO(text), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise ArchiveIsUnreadable(f'Line {number} of {path} is not like {{"text": "…", "topic": "…"}}.')
        yield _by_name(row)


def _csv_rows(path: Path, text: str) -> Iterator[Mapping[str, Any]]:
    head = text.lstrip().split("\n", 1)[0]
    separator = max(SEPARATORS, key=head.count)
    reader = csv.DictReader(io.StringIO(text.lstrip()), delimiter=separator)
    try:
        names = _by_name(dict.fromkeys(reader.fieldnames or ()))
        if names.keys().isdisjoint(TEXT_NAMES) or names.keys().isdisjoint(TOPIC_NAMES):
            found = ", ".join(names)[:SHOWN] or "none"
            raise ArchiveIsUnreadable(f"{path} needs the columns text and topic; it has: {found}.")
        yield from map(_by_name, reader)
    except csv.Error as error:
        raise ArchiveIsUnreadable(f"{path} is no CSV: line {reader.line_num}: {error}.") from error


def _by_name(row: Mapping[Any, Any]) -> Mapping[str, Any]:
    return {str(name).strip().casefold(): value for name, value in row.items()}


def _cell(row: Mapping[str, Any], names: Sequence[str]) -> str:
    value = next((row[name] for name in names if row.get(name) is not None), "")
    return str(value).strip()


TEXT_NAMES: Final = ("text", "текст", "мәтін")
TOPIC_NAMES: Final = ("topic", "тема", "тақырып")
SEPARATORS: Final = (",", ";", "\t")
SHOWN: Final = 200
