"""The places of Kazakhstan by every form in which their names are written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.tags.declension import adjective_forms, noun_forms, plain
from bot.tags.endings import place_stems
from bot.tags.word_lists import read_rows


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a name means it: the region, what it is, how far the bare name is trusted."""

    region: str
    what: str
    """'oblast', 'city', 'town', 'district', 'borough' or 'village'."""
    trust: str
    """'+' bare, '^' with a capital letter, '~' in a place's case or position,
    '°' with a capital letter in a case, '!' with its class word."""
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Places that a run of words may mean; `cased` when a Kazakh ending of place was cut off it."""

    places: tuple[Place, ...]
    length: int
    cased: bool


class Gazetteer:
    """Look-up of place names, read once from the table."""

    def __init__(self) -> None:
        """Read the table."""
        names: dict[str, dict[Place, None]] = {}
        for number, what, trust, *spellings in read_rows("places"):
            place = Place(f"KZ-{number}", what, trust)
            for form, one in _forms(place, spellings):
                names.setdefault(form, {})[one] = None
        self._names: Mapping[str, tuple[Place, ...]] = {name: tuple(places) for name, places in names.items()}
        self._longest = max(name.count(" ") for name in names) + 1
        self.trusted: Mapping[str, tuple[str, ...]] = self._by_letter()

    def at(self, folded: tuple[str, ...], start: int) -> Named | None:
        """Find the longest name that begins at this word, with or without Kazakh endings."""
        for length in range(min(self._longest, len(folded) - start), 0, -1):
            *head, last = folded[start : start + length]
            for stem, ending in place_stems(last):
                places = self._names.get(" ".join((*head, stem)))
                if places:
                    return Named(places, length, bool(ending))
        return None

    def named(self, name: str) -> tuple[Place, ...]:
        """Give the places of a folded name in a form of the table."""
        return self._names.get(name, ())

    def _by_letter(self) -> dict[str, tuple[str, ...]]:
        letters: dict[str, list[str]] = {}
        for name, places in self._names.items():
            if len(name) >= SHORTEST_TYPO and any(
                place.trust == "+" and place.what != "village" for place in places
            ):
                letters.setdefault(name[0], []).append(name)
        return {letter: tuple(names) for letter, names in letters.items()}


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
