"""{number}, {ministry} and {date} in ready answers: put in when one is kept, filled when it is sent. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from bot.markup import units
from bot.ministry import Ministry
from bot.texts import Voice
from storage.templates import Wording

PLACES = ("number", "ministry", "date")

Span = tuple[int, int, str]
"""Characters from (and not including) to, and what stands there instead."""


def values(number: int, ministry: Ministry, day: date, say: Voice) -> dict[str, str]:
    """Give what the placeholders stand for in an answer."""
    return {"number": str(number), "ministry": ministry.name(say.language), "date": say.date_in_words(day)}


def fill(wording: Wording, known: Mapping[str, str]) -> Wording:
    """Give a wording with its placeholders filled, the formatting still on the same words."""
    found = re.finditer(r"\{(number|ministry|date)\}", wording.text)
    return _replace(wording, [(m.start(), m.end(), known[m[1]]) for m in found])


def generalise(wording: Wording, known: Mapping[str, str]) -> Wording:
    """Give a wording in which the number after №, the ministry's name and the date are placeholders."""
    patterns = {
        "number": rf"(?<=№){known['number']}(?!\d)|(?<=№[ \u00a0]){known['number']}(?!\d)",
        "ministry": re.escape(known["ministry"]),
        "date": rf"(?<!\w){re.escape(known['date'])}(?!\w)",
    }
    joined = "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())
    found = re.finditer(joined, wording.text)
    return _replace(wording, [(m.start(), m.end(), f"{{{m.lastgroup}}}") for m in found])


def places_in(text: str) -> list[str]:
    """Give the placeholders that stand in a text, as they are written."""
    return [place for place in (f"{{{name}}}" for name in PLACES) if place in text]


def _replace(wording: Wording, spans: Sequence[Span]) -> Wording:
    text, at = "", 0
    moved: list[tuple[int, int, int]] = []
    for start, end, new in spans:
        moved.append((units(wording.text[:start]), units(wording.text[:end]), units(new)))
        text, at = text + wording.text[at:start] + new, end
    entities = (_moved_entity(entity, moved) for entity in wording.entities)
    return Wording(text + wording.text[at:], tuple(entities))


def _moved_entity(entity: Mapping[str, Any], moved: Iterable[tuple[int, int, int]]) -> Mapping[str, Any]:
    spans = list(moved)
    start = _moved(entity["offset"], spans, is_end=False)
    end = _moved(entity["offset"] + entity["length"], spans, is_end=True)
    return {**entity, "offset": start, "length": end - start}


def _moved(at: int, spans: Iterable[tuple[int, int, int]], *, is_end: bool) -> int:
    """Give where a place in UTF-16 units is after the change; one within a change goes to its edge."""
    shift = 0
    for start, end, length in spans:
        if at >= end:
            shift += length - (end - start)
        elif at > start:
            return start + shift + (length if is_end else 0)
    return at + shift
