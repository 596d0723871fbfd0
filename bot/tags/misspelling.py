"""Names of places with a slip of the pen: шымкенд, жаноозен."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.tags.endings import OF_PEOPLE, place_stems
from bot.tags.mentions import (
    Mention,
    as_mention,
    is_positioned,
    is_something_else,
    trusted_places,
)
from bot.tags.place import CLASSES, Place
from bot.tags.places import SHORTEST_TYPO, Gazetteer
from bot.tags.surroundings import Surroundings
from bot.tags.villages import is_other_word


def find_misspelled(around: Surroundings, gazetteer: Gazetteer, known: frozenset[int]) -> tuple[Mention, ...]:
    """Give what looks like a trusted name of one region; words at the indexes in `known` are no slips.

    Of a long text only the first words that look like a name are tried.
    """
    looking = (at for at in range(len(around.words)) if at not in known and _looks_like_a_name(around, at))
    mentions = []
    for at in islice(looking, _MOST_TRIED):
        places = _alike(around, at, gazetteer)
        if places and not is_something_else(around, at, at + 1) and not around.beside_person(at, at + 1):
            mentions.append(as_mention(at, at + 1, places))
    return tuple(mentions)


def _looks_like_a_name(around: Surroundings, at: int) -> bool:
    word = around.words[at]
    if len(_with_hyphen(around, at)) < SHORTEST_TYPO or not word.folded.isalpha():
        return False
    if _told(around, at):
        return True
    if _SURNAME.search(word.folded) or any(is_other_word(stem) for stem, _ in place_stems(word.folded)):
        return False
    return word.raw[0].isupper() or len(place_stems(word.folded)) > 1 or is_positioned(around, at, at + 1)


def _alike(around: Surroundings, at: int, gazetteer: Gazetteer) -> tuple[Place, ...]:
    folded = around.words[at].folded
    told = _told(around, at)
    exact = gazetteer.at((folded,), 0)
    if told == "village" or (exact and (told is None or any(p.what in CLASSES[told] for p in exact.places))):
        return ()
    if told:
        alike = _ALIKE_ADJECTIVES if _ADJECTIVE.search(folded) else _ALIKE
        return _of_one_region(_closest(folded, gazetteer.of_class(told, folded[0]), alike), gazetteer, told)
    name = _with_hyphen(around, at)
    return _of_one_region(_closest(name, gazetteer.trusted.get(name[0], ()), _ALIKE), gazetteer, None)


def _with_hyphen(around: Surroundings, at: int) -> str:
    """Give a word with what a hyphen joins to it, as the table writes a name: "усть каменогорск"."""
    word = around.words[at].folded
    return f"{word} {around.words[at + 1].folded}" if around.gap(at + 1) == "-" else word


def _told(around: Surroundings, at: int) -> str | None:
    return next((one for one in CLASSES if around.precedes(at, one) or around.follows(at + 1, one)), None)


def _closest(folded: str, names: Sequence[str], alike: float) -> set[str]:
    """Give the names that are as alike as any, up to a slip."""
    stems = [
        stem
        for stem, ending in place_stems(folded)
        if len(stem) >= SHORTEST_TYPO and not ending.startswith(OF_PEOPLE)
    ]
    found = [
        match
        for stem in stems
        for match in process.extract(
            stem, names, scorer=OSA.normalized_similarity, score_cutoff=alike, limit=_RIVALS
        )
    ]
    best = max((score for _, score, _ in found), default=0)
    return {name for name, score, _ in found if score > best - _CLEAR}


def _of_one_region(names: Iterable[str], gazetteer: Gazetteer, told: str | None) -> tuple[Place, ...]:
    near: set[Place] = set()
    for name in names:
        places = gazetteer.named(name)
        near |= (
            {place for place in places if place.what in CLASSES[told]}
            if told
            else set(trusted_places(places, "+~^"))
        )
    return tuple(near) if len({place.region for place in near}) == 1 else ()


_SURNAME: Final = re.compile(r"[ое]в(?:а|у|ои|ым|ы)?$|улы$|кызы$|вич|вн[аыеу]$")
_ALIKE: Final = 0.83
"""One slip in a name of six letters, two in one of twelve."""
_ALIKE_ADJECTIVES: Final = 0.87
"""Their endings are alike anyway."""
_ADJECTIVE: Final = re.compile(r"ск(?:ии|ая|ое|ого|ои|ому|ую|им|ом)$|скй$")
_CLEAR: Final = 0.03
_RIVALS: Final = 4
_MOST_TRIED: Final = 30
