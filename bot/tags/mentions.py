"""Which words of a text name places, read with what stands around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.tags.abroad import is_abroad
from bot.tags.place import CLASSES, Place
from bot.tags.places import Gazetteer, Named
from bot.tags.plain_village import is_case_of_itself, is_plain_village, names_village
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
    official: bool = False
    """Whether only the imported classifier knows it."""
    told: bool = False
    """Whether a class word stands beside it."""
    villages: frozenset[str] = frozenset()
    """Regions with a village of this name."""


def find_mentions(
    around: Surroundings, gazetteer: Gazetteer, known: frozenset[int] = frozenset()
) -> tuple[Mention, ...]:
    """Give the places that the text names, in order, without streets, persons, lakes and firms.

    Words at the indexes in `known` have another meaning and are no bare names of villages.
    """
    folded = tuple(word.folded for word in around.words)
    mentions: list[Mention] = []
    route_end = -1
    at = 0
    while at < len(folded):
        named = gazetteer.at(folded, at)
        end = at + (named.length if named else 1)
        if named:
            label = _label_after(around, named, end, gazetteer)
            behind = mentions[-1].end + mentions[-1].labelled if mentions else -1
            taken, joined = behind == at, behind == at - 1 and at in around.ends["joins"]
            name = _Name(named, at, end, label, folded, known.issuperset(range(at, end)), joined)
            told = _told(name, around, gazetteer, taken and mentions[-1].labelled > 0)
            barred = _is_barred(around, at, end + int(name.label is not None), route_end)
            if barred or (told is None and around.precedes(at, "before")):
                route_end = end
            elif places := _meant(name, around, told):
                villages = frozenset(place.region for place in named.places if place.official)
                mention = as_mention(at, end, places, int(name.label is not None), told is not None)
                mentions.append(replace(mention, villages=villages))
        at = end
    return tuple(mentions)


def as_mention(
    start: int, end: int, places: Sequence[Place], labelled: int = 0, told: bool = False
) -> Mention:
    """Give the mention of these places by the words from `start` to before `end`."""
    regions = tuple(dict.fromkeys(place.region for place in places))
    official = all(place.official for place in places)
    return Mention(start, end, regions, frozenset(place.what for place in places), labelled, official, told)


def is_something_else(around: Surroundings, start: int, end: int) -> bool:
    """Tell whether the words name a street, an organisation, a lake or a foreign place."""
    return (
        around.precedes(start, "before")
        or around.follows(end, "after")
        or start in around.starts["foreign"]
        or end in around.ends["foreign"]
        or around.quoted(start, end)
    )


def _is_barred(around: Surroundings, start: int, end: int, route_end: int) -> bool:
    """Tell whether the name is one abroad, or ends a route: "трасса Тараз – Алматы"."""
    ends_route = start == route_end and _DASH.fullmatch(around.gap(start)) is not None
    return ends_route or is_abroad(around, start, end)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of the table where it stands in a text."""

    named: Named
    start: int
    end: int
    label: str | None
    """The class whose word follows it: 'oblast', 'district', 'city' or 'village'."""
    folded: tuple[str, ...]
    known: bool
    """Whether its words have another meaning here."""
    joined: bool
    """Whether "and" joins it to a place."""


def _told(name: _Name, around: Surroundings, gazetteer: Gazetteer, label_taken: bool) -> str | None:
    """Give the class that a word beside the name tells; with `label_taken` none before it counts."""
    places = name.named.places
    told = name.label if label_taken else _label_before(around, places, name.start) or name.label
    if told == "village" and not names_village(around, name.named, name.start, name.end):
        return None
    return told or _listed_class(around, name.folded, name.end, gazetteer)


def _meant(name: _Name, around: Surroundings, told: str | None) -> tuple[Place, ...]:
    """Give those of the named places that the surroundings allow."""
    if told:
        return _of_class(name.named.places, told)
    if not is_case_of_itself(name.named.ending) and is_something_else(around, name.start, name.end):
        return ()
    if around.precedes(name.start, "before") or _is_street(name, around):
        return ()
    places = tuple(place for place in name.named.places if not place.official)
    if not places:
        is_village = not name.known and is_plain_village(around, name.named, name.start, name.end)
        return name.named.places if is_village else ()
    found = trusted_places(places, _trust(name, around))
    well_known = name.named.cased or any(place.what in _WELL_KNOWN for place in found)
    return () if around.beside_person(name.start, name.end) and not well_known else found


def _trust(name: _Name, around: Surroundings) -> str:
    """Give the marks of the table that suffice for a name so written and placed."""
    capital = around.words[name.start].raw[0].isupper()
    if not capital and name.start in around.starts["words"]:
        return "+"
    if name.named.cased or name.joined or is_positioned(around, name.start, name.end):
        if capital and name.joined:
            return "+^~°!"
        placed = name.named.cased or around.precedes(name.start, "into")
        return "+^~°" if capital and placed else "+^~"
    return "+^" if capital else "+"


def _label_before(around: Surroundings, places: Sequence[Place], start: int) -> str | None:
    """Give the class whose word stands before: "город Абай"; an adjective has it after."""
    if all(place.adjective for place in places) or _belongs_before(around, start):
        return None
    return next((one for one in CLASSES if around.precedes(start, one)), None)


def _belongs_before(around: Surroundings, start: int) -> bool:
    """Tell whether the Kazakh class word before follows a name of its own: "Сарай ауылында үш күн"."""
    is_possessive = start > 1 and _POSSESSIVE.match(around.words[start - 1].folded) is not None
    return is_possessive and around.gap(start - 1).isspace()


def _label_after(around: Surroundings, named: Named, end: int, gazetteer: Gazetteer) -> str | None:
    """Give the class whose word stands after, unless it begins the next name: "Актобе район Алматы"."""
    label = next((one for one in CLASSES if around.follows(end, one)), None)
    if is_case_of_itself(named.ending):
        return None
    if label is None or any(place.adjective for place in named.places):
        return label
    folded = tuple(word.folded for word in around.words[: end + _LONGEST_NAME])
    begins_next = folded[end] in _BEFORE_NAMES and gazetteer.at(folded, end + 1) is not None
    return None if begins_next else label


def _listed_class(
    around: Surroundings, folded: tuple[str, ...], end: int, gazetteer: Gazetteer
) -> str | None:
    """Give 'district' for a name in a list that ends in 'districts': "Арал, Қазалы аудандары"."""
    for _ in range(_LONGEST_LIST if around.starts["districts"] else 0):
        if end in around.starts["districts"]:
            return "district"
        end += end in around.starts["joins"]
        named = gazetteer.at(folded, end) if end < len(folded) else None
        if named is None:
            return None
        end += named.length
    return None


def _of_class(places: Sequence[Place], told: str) -> tuple[Place, ...]:
    fitting = tuple(place for place in places if place.what in CLASSES[told])
    if fitting or told in {"village", "station"}:
        return fitting
    return tuple(place for place in places if place.trust == "+" and not place.official)


def is_positioned(around: Surroundings, start: int, end: int) -> bool:
    """Tell whether the words stand where a place does: "в ...", "... тұрғындары", first in the text."""
    return (
        around.precedes(start, "into")
        or around.follows(end, "about_place")
        or around.at_head(start, end)
        or around.opens_sentence(start, end)
    )


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


_POSSESSIVE: Final = re.compile(r"(?:облыс|аудан|ау?ыл|кент)ы|каласы")
_DASH: Final = re.compile(r"\s*[-–—]\s*")
_WELL_KNOWN: Final = ("city", "oblast")
"""These are not borne by persons."""
_RANKS: Final = (("city", "town"), ("oblast",), ("district", "village"), ("borough",))
_BEFORE_NAMES: Final = (
    "город",
    "г",
    "раион",
    "раиона",
    "раионе",
    "р",
    "область",
    "обл",
    "село",
    "с",
    "поселок",
    "аул",
)
_LONGEST_NAME: Final = 4
_LONGEST_LIST: Final = 8
