"""Names of places with a slip of the pen: шымкенд, жаноозен."""

import re
from itertools import islice
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.tags.endings import place_stems
from bot.tags.mentions import Mention, as_mention, is_positioned, is_something_else, trusted_places
from bot.tags.places import SHORTEST_TYPO, Gazetteer, Place
from bot.tags.surroundings import Surroundings


def find_misspelled(around: Surroundings, gazetteer: Gazetteer, known: frozenset[int]) -> tuple[Mention, ...]:
    """Give what looks like a trusted name of one region; words at the indexes in `known` are no slips.

    Of a long text only the first words that look like a name are tried.
    """
    looking = (at for at in range(len(around.words)) if at not in known and _looks_like_a_name(around, at))
    mentions = []
    for at in islice(looking, _MOST_TRIED):
        places = _alike(around.words[at].folded, gazetteer)
        if places and not is_something_else(around, at, at + 1) and not around.beside_person(at, at + 1):
            mentions.append(as_mention(at, at + 1, places))
    return tuple(mentions)


def _looks_like_a_name(around: Surroundings, at: int) -> bool:
    word = around.words[at]
    if len(word.folded) < SHORTEST_TYPO or not word.folded.isalpha():
        return False
    if _SURNAME.search(word.folded):
        return False
    return word.raw[0].isupper() or len(place_stems(word.folded)) > 1 or is_positioned(around, at, at + 1)


def _alike(folded: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    names = gazetteer.trusted.get(folded[0], ())
    stems = [stem for stem, _ in place_stems(folded) if len(stem) >= SHORTEST_TYPO]
    found = [
        match
        for stem in stems
        for match in process.extract(
            stem, names, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=_RIVALS
        )
    ]
    best = max((score for _, score, _ in found), default=0)
    close = {name for name, score, _ in found if score > best - _CLEAR}
    near = {place for name in close for place in trusted_places(gazetteer.named(name), "+")}
    return tuple(near) if len({place.region for place in near}) == 1 else ()


_SURNAME: Final = re.compile(r"[ое]в(?:а|у|ои|ым|ы)?$|улы$|кызы$|вич|вн[аыеу]$")
_ALIKE: Final = 0.83
"""One slip in a name of six letters, two in one of twelve."""
_CLEAR: Final = 0.03
_RIVALS: Final = 4
_MOST_TRIED: Final = 30
