"""What a report tells of, and how like two of them are, whichever language each is in. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt

from bot.tags.features import STEM, features, tells, together
from bot.tags.lexicon import Lexicon
from bot.tags.text import split_words
from bot.tags.word_lists import labelled_phrases

KEPT = 4096
"""Reports of which the wording is remembered: the same one is compared again and again."""
ALIKE = 0.05
"""How like two reports must be, from 0 to 1, if they name no trouble in common."""
FAILURES = frozenset({"supply", "broken", "danger"})
"""Troubles which one event brings together."""
SURELY_ALIKE = 0.4
"""So like are reports of one event even if each names another trouble."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is compared of a report: numbers for its telling words and their parts, and its troubles."""

    parts: frozenset[int]
    troubles: frozenset[str]


def wording(text: str, places: Sequence[str] = ()) -> Wording:
    """Give what is compared of a text, without the words of its place: all of one region share those."""
    return _wording(text, tuple(places))


def likeness(one: Wording, other: Wording) -> float:
    """Give how much of their wording two reports share, from 0 to 1 (the cosine of what occurs)."""
    size = len(one.parts) * len(other.parts)
    return len(one.parts & other.parts) / sqrt(size) if size else 0.0


def are_alike(one: Wording, other: Wording) -> bool:
    """Whether two reports of one topic and region, near in time, may tell of one event.

    They name the same trouble, or share some wording and name no different ones.
    """
    if one.troubles & other.troubles:
        return True
    differ = is_about_something_else(one, tuple(other.troubles))
    return likeness(one, other) >= (SURELY_ALIKE if differ else ALIKE)


def is_about_something_else(report: Wording, about: Sequence[str]) -> bool:
    """Whether a report is clearly not of the event whose first reports told of these troubles."""
    named, known = _kinds(report.troubles), _kinds(about)
    return bool(named and known) and named.isdisjoint(known)


def troubles_of(reports: Iterable[Wording]) -> list[str]:
    """Give the troubles that at least half of the reports name, in order of their names."""
    told = list(reports)
    named = sorted({trouble for each in told for trouble in each.troubles})
    return [name for name in named if 2 * sum(name in each.troubles for each in told) >= len(told)]


def forget() -> None:
    """Forget what was remembered of reports."""
    _wording.cache_clear()


def _kinds(troubles: Iterable[str]) -> frozenset[str]:
    """Give the troubles, those of one failure as one: what breaks is missing, and may be dangerous."""
    return frozenset("failure" if trouble in FAILURES else trouble for trouble in troubles)


@lru_cache(maxsize=KEPT)
def _wording(text: str, places: tuple[str, ...]) -> Wording:
    for place in places:
        text = text.replace(place, " ")
    words = split_words(text)
    telling = [numbers for numbers in features(words) if any(map(tells, numbers))]
    parts = frozenset(number for number in together(telling) if number & STEM == 0 or tells(number))
    return Wording(parts, frozenset(hit.label for hit in _troubles().find(words)))


@cache
def _troubles() -> Lexicon:
    return Lexicon(labelled_phrases("troubles"))
