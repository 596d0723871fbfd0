"""Which words of a text name places, read with what stands around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.tags.places import Gazetteer, Named, Place
from bot.tags.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of words that names a place: the regions it may be in, and what it is there."""

    start: int
    end: int
    regions: tuple[str, ...]
    what: frozenset[str]
    labelled: int = 0
    """How many of its class words follow: "облысы"."""


def find_mentions(around: Surroundings, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Give the places that the text names, in order, without streets, persons, lakes and firms."""
    folded = tuple(word.folded for word in around.words)
    mentions: list[Mention] = []
    at = 0
    while at < len(folded):
        named = gazetteer.at(folded, at)
        end = at + (named.length if named else 1)
        if named:
            name = _Name(named, at, end, _label_after(around, named, end, gazetteer), folded)
            taken = bool(mentions) and mentions[-1].end + mentions[-1].labelled == at
            places = _meant(name, around, gazetteer, taken and mentions[-1].labelled > 0)
            if places:
                mentions.append(as_mention(at, end, places, labelled=int(name.label is not None)))
        at = end
    return tuple(mentions)


def as_mention(start: int, end: int, places: Sequence[Place], labelled: int = 0) -> Mention:
    """Give the mention of these places by the words from `start` to before `end`."""
    regions = tuple(dict.fromkeys(place.region for place in places))
    return Mention(start, end, regions, frozenset(place.what for place in places), labelled)


def is_something_else(around: Surroundings, start: int, end: int) -> bool:
    """Tell whether the words name a street, an organisation, a lake or a foreign place."""
    return (
        around.precedes(start, "before")
        or around.follows(end, "after")
        or start in around.starts["foreign"]
        or around.quoted(start, end)
    )


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of the table where it stands in a text."""

    named: Named
    start: int
    end: int
    label: str | None
    """The class whose word follows it: 'oblast', 'district', 'city' or 'village'."""
    folded: tuple[str, ...]


def _meant(name: _Name, around: Surroundings, gazetteer: Gazetteer, label_taken: bool) -> tuple[Place, ...]:
    """Give those of the named places that the surroundings allow.

    `label_taken` tells that the class word before belongs to the name before it.
    """
    places = name.named.places
    told = name.label if label_taken else _label_before(around, places, name.start) or name.label
    told = told or _listed_class(around, name.folded, name.end, gazetteer)
    if told:
        return _of_class(places, told)
    if is_something_else(around, name.start, name.end) or _is_street(name, around):
        return ()
    found = trusted_places(places, _trust(name, around))
    well_known = name.named.cased or any(place.what in _WELL_KNOWN for place in found)
    return () if around.beside_person(name.start, name.end) and not well_known else found


def _trust(name: _Name, around: Surroundings) -> str:
    """Give the marks of the table that suffice for a name so written and placed."""
    capital = around.words[name.start].raw[0].isupper()
    if name.named.cased or is_positioned(around, name.start, name.end):
        return "+^~°" if capital and name.named.cased else "+^~"
    return "+^" if capital else "+"


def _label_before(around: Surroundings, places: Sequence[Place], start: int) -> str | None:
    """Give the class whose word stands before: "город Абай"; an adjective has it after."""
    if all(place.adjective for place in places):
        return None
    return next((one for one in _CLASSES if around.precedes(start, one)), None)


def _label_after(around: Surroundings, named: Named, end: int, gazetteer: Gazetteer) -> str | None:
    """Give the class whose word stands after, unless it begins the next name: "Актобе район Алматы"."""
    label = next((one for one in _CLASSES if around.follows(end, one)), None)
    if label is None or any(place.adjective for place in named.places):
        return label
    folded = tuple(word.folded for word in around.words[: end + _LONGEST_NAME])
    begins_next = folded[end] in _BEFORE_NAMES and gazetteer.at(folded, end + 1) is not None
    return None if begins_next else label


def _listed_class(
    around: Surroundings, folded: tuple[str, ...], end: int, gazetteer: Gazetteer
) -> str | None:
    """Give 'district' for a name in a list that ends in 'districts': "Арал, Қазалы аудандары"."""
    for _ in range(_LONGEST_LIST):
        if end in around.starts["districts"]:
            return "district"
        end += end in around.starts["joins"]
        named = gazetteer.at(folded, end) if end < len(folded) else None
        if named is None:
            return None
        end += named.length
    return None


def _of_class(places: Sequence[Place], told: str) -> tuple[Place, ...]:
    fitting = tuple(place for place in places if place.what in _CLASSES[told])
    if fitting or told == "village":
        return fitting
    return tuple(place for place in places if place.trust == "+")


def is_positioned(around: Surroundings, start: int, end: int) -> bool:
    """Tell whether the words stand where a place does: "в ...", "... тұрғындары", first in the text."""
    return around.precedes(start, "into") or around.follows(end, "about_place") or around.at_head(start, end)


def _is_street(name: _Name, around: Surroundings) -> bool:
    """Tell whether a name that streets bear has a house number after it, or an adjective a street word."""
    places = name.named.places
    if any(place.adjective for place in places) and around.follows(name.end, "after_adjective"):
        return True
    streets = all(place.adjective or place.trust in "~!" for place in places)
    return streets and around.number_follows(name.end)


def trusted_places(places: Sequence[Place], trusted: str) -> tuple[Place, ...]:
    """Leave those so trusted, and of them the cities or else oblasts, which a bare name rather means."""
    if all(place.adjective for place in places):
        return tuple(place for place in places if place.trust in trusted)
    for rank in _RANKS:
        chosen = tuple(place for place in places if place.what in rank and place.trust in trusted)
        if chosen:
            return chosen
    return ()


_CLASSES: Final[dict[str, tuple[str, ...]]] = {
    "oblast": ("oblast",),
    "district": ("district", "borough"),
    "city": ("city", "town"),
    "village": ("village",),
}
_WELL_KNOWN: Final = ("city", "oblast")
"""These are not borne by persons."""
_RANKS: Final = (("city", "town"), ("oblast",), ("district", "village"), ("borough",))
_BEFORE_NAMES: Final = ("город", "г", "раион", "р", "область", "обл", "село", "с", "поселок", "аул")
_LONGEST_NAME: Final = 4
_LONGEST_LIST: Final = 8
