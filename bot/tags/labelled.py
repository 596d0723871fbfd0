"""Messages with the tags that people gave them, read from JSON lines or CSV."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

LABELS: Final = ("language", "region", "topic", "kind", "tone", "urgent")
"""What a message can be labelled with, in the order in which it is told."""


class LabelsAreWrong(ValueError):
    """The file is no list of labelled messages; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message with what is right for it: by label the values, of which the first is the one meant."""

    line: int
    text: str
    wanted: Mapping[str, tuple[str, ...]]


def read_labelled(content: str) -> tuple[Labelled, ...]:
    """Give the messages of JSON lines or of CSV (`,`, `;` or tabs) with a `text` and any of LABELS.

    `lang` stands for `language` too, and `alt_topics` are topics that are also right. Raises LabelsAreWrong.
    """
    content = content.removeprefix("\ufeff")
    rows = _json_rows(content) if content.lstrip().startswith("{") else _csv_rows(content)
    return tuple(Labelled(line, text, _wanted(row)) for line, text, row in rows)


def _json_rows(content: str) -> Iterator[tuple[int, str, Mapping[str, object]]]:
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text = row["text"]
        except (ValueError, KeyError, TypeError, RecursionError):
            text = None
        if not isinstance(text, str):
            raise LabelsAreWrong(f'line {number} is no JSON object with a "text", such as {{"text": "…"}}.')
        yield number, text, row


def _csv_rows(content: str) -> Iterator[tuple[int, str, Mapping[str, object]]]:
    head = content.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(content, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        if "text" not in (rows.fieldnames or ()):
            raise LabelsAreWrong('this is neither JSON lines nor CSV with a column "text" in its first line.')
        for row in rows:
            yield rows.line_num, row["text"] or "", row
    except csv.Error as error:
        raise LabelsAreWrong(f"line {rows.line_num} is no CSV: {error}.") from error


def _wanted(row: Mapping[str, object]) -> Mapping[str, tuple[str, ...]]:
    """Give the labels of a row; one without a value is none."""
    given = {label: _value(row.get(label)) for label in LABELS}
    given["language"] = given["language"] or _value(row.get("lang"))
    also = re.findall(r"[\w-]+", _value(row.get("alt_topics")))
    return {
        label: (value, *also) if label == "topic" else (value,) for label, value in given.items() if value
    }


def _value(given: object) -> str:
    """Give a cell's value as one writes it here: region codes have capitals, all else has none."""
    value = "" if given is None else str(given).strip().lower()
    return value.upper() if value.startswith("kz-") else value
