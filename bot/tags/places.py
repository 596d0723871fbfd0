"""The places of Kazakhstan by every form in which their names are written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.tags.declension import adjective_forms, noun_forms, plain
from bot.tags.endings import OF_PEOPLE, place_stems
from bot.tags.place import CLASSES, Place
from bot.tags.villages import Row, Villages
from bot.tags.word_lists import read_rows


@dataclass(frozen=True, slots=True)
class Named:
    """Places that a run of words may mean; `cased` when a Kazakh ending of place was cut off it."""

    places: tuple[Place, ...]
    length: int
    cased: bool
    ending: str = ""
    """The Kazakh ending of case."""


class Gazetteer:
    """Look-up of place names, read once from the table."""

    def __init__(self, villages: Iterable[Row] = ()) -> None:
        """Read the table; the villages of the official classifier come on top of it."""
        names: dict[str, dict[Place, None]] = {}
        for number, what, trust, *spellings in read_rows("places"):
            place = Place(f"KZ-{number}", what, trust)
            for form, one in _forms(place, spellings):
                names.setdefault(form, {})[one] = None
        for numbers, *spellings in read_rows("namesakes"):
            for number in numbers.split("|"):
                for form, one in _forms(Place(f"KZ-{number}", "village", "!"), spellings):
                    names.setdefault(form, {})[one] = None
        self._names: Mapping[str, tuple[Place, ...]] = {name: tuple(places) for name, places in names.items()}
        self._villages = Villages(villages)
        self._longest_from = _longest_from((*names, *self._villages))
        self.trusted: Mapping[str, tuple[str, ...]] = self._by_letter()
        self._of_class: Mapping[tuple[str, str], tuple[str, ...]] = self._by_class()

    def at(self, folded: tuple[str, ...], start: int) -> Named | None:
        """Find the longest name that begins at this word, with or without Kazakh endings."""
        if start >= len(folded):
            return None
        longest = self._longest_from.get(folded[start], 1)
        for length in range(min(longest, len(folded) - start), 0, -1):
            head = "".join(word + " " for word in folded[start : start + length - 1])
            if found := self._find(head, folded[start + length - 1]):
                places, ending = found
                return Named(places, length, bool(ending), ending)
        return None

    def _find(self, head: str, last: str) -> tuple[tuple[Place, ...], str] | None:
        """Give the places of a name and the Kazakh ending cut off it; ours before the villages."""
        stems = place_stems(last)
        for stem, ending in stems:
            if places := self._names.get(head + stem):
                return places + self._villages.named(head, stem), ending
        for stem, ending in stems:
            if not ending.startswith(OF_PEOPLE) and (places := self._villages.named(head, stem)):
                return places, ending
        return None

    def named(self, name: str) -> tuple[Place, ...]:
        """Give the places of a folded name in a form of the table."""
        return self._names.get(name, ())

    def of_class(self, told: str, letter: str) -> tuple[str, ...]:
        """Give the names that begin with this letter and that a word of this class may stand beside."""
        return self._of_class.get((told, letter), ())

    def _by_letter(self) -> dict[str, tuple[str, ...]]:
        letters: dict[str, list[str]] = {}
        for name, places in self._names.items():
            if len(name) >= SHORTEST_TYPO and any(_bears_slips(place, name) for place in places):
                letters.setdefault(name[0], []).append(name)
        return {letter: tuple(names) for letter, names in letters.items()}

    def _by_class(self) -> dict[tuple[str, str], tuple[str, ...]]:
        classes: dict[tuple[str, str], dict[str, None]] = {}
        for name, places in self._names.items():
            for told in {_TOLD[place.what] for place in places if place.what in _TOLD}:
                if len(name) > SHORTEST_TYPO:
                    classes.setdefault((told, name[0]), {})[name] = None
        return {key: tuple(names) for key, names in classes.items()}


def _bears_slips(place: Place, name: str) -> bool:
    """Tell whether a misspelling of the bare name is believed."""
    return place.what != "village" and (
        place.trust == "+" or (place.trust in "^~" and len(name) >= _LONG and not place.adjective)
    )


def _longest_from(names: Iterable[str]) -> dict[str, int]:
    """Give by first word the most words of a name; the first word of a longer one stands as it is."""
    longest: dict[str, int] = {}
    for name in names:
        first, *more = name.split(" ")
        if more:
            longest[first] = max(longest.get(first, 0), len(more) + 1)
    return longest


def _forms(place: Place, spellings: Iterable[str]) -> Iterable[tuple[str, Place]]:
    kazakh, russian, *others = spellings
    adjective = Place(place.region, place.what, place.trust, adjective=True)
    if kazakh:
        yield plain(kazakh), place
    for name in (russian, *(other for group in others for other in group.split("|"))):
        if not name:
            continue
        declined = adjective_forms(name)
        if declined and (name != russian or place.what in _NAMED_BY_ADJECTIVE):
            yield from ((form, adjective) for form in declined)
        else:
            yield from ((form, place) for form in noun_forms(name))


SHORTEST_TYPO: Final = 5
"""Letters a name must have for a misspelling of it to be believed."""
_NAMED_BY_ADJECTIVE: Final = ("oblast", "district", "borough")
_LONG: Final = 8
_NAMED_CLASSES: Final = ("oblast", "district", "city")
_TOLD: Final = {what: told for told, classes in CLASSES.items() for what in classes if told in _NAMED_CLASSES}
