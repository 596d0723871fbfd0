"""When the name of a village is read without a word of class beside it, or with a doubtful one."""

import re
from typing import Final

from bot.tags.places import Named
from bot.tags.surroundings import Surroundings


def is_plain_village(around: Surroundings, named: Named, start: int, end: int) -> bool:
    """Tell whether a village's bare name stands, beyond doubt, where a place does."""
    if any(place.trust == "!" for place in named.places):
        return False
    if not (around.words[start].raw[0].isupper() or _is_long_in_lower_case(around, start)):
        return False
    if around.beside_person(start, end) or _goes_on_with_name(around, start, end):
        return False
    return (
        is_where(named.ending)
        or (is_case_of_itself(named.ending) and named.places[0].trust == "+")
        or (not named.ending and around.precedes(start, "into"))
        or around.follows(end, "about_place")
        or around.opens_or_closes(start, end)
    )


def names_village(around: Surroundings, named: Named, start: int, end: int) -> bool:
    """Tell whether the word of class makes the name that of a village: "біздің жаңа ауыл" names none."""
    before, after = around.precedes(start, "village"), around.follows(end, "village")
    if before and len(around.words[start - 1].raw) == 1 and "." not in around.gap(start):
        before = _is_abbreviated_without_dot(around, named, start)
    if after and len(around.words[end].raw) == 1:
        after = around.gap(end + 1).startswith(".") and around.gap(end) == " "
    trusts = {place.trust for place in named.places if place.official}
    doubtful = named.length == 1 and trusts == {"!"}
    if not before and after and doubtful:
        after = around.words[start].raw[0].isupper() and not _ANY_VILLAGE.match(around.words[end].folded)
    return before or after


def is_where(ending: str) -> bool:
    """Tell whether a Kazakh ending says that something is there or comes from there."""
    return _WHERE.fullmatch(ending) is not None


def is_case_of_itself(ending: str) -> bool:
    """Tell whether a Kazakh case stands on the name itself, so that no word after it tells what it is."""
    return bool(ending) and _GENITIVE.search(ending) is None


def _is_abbreviated_without_dot(around: Surroundings, named: Named, start: int) -> bool:
    """Tell "с Родниковка" from "с Иваном" and "а Победа": the village stands in the nominative."""
    word = around.words[start - 1].raw
    name = around.words[start]
    is_sure = named.places[0].trust in "~+^" and name.raw[0].isupper() and not named.ending
    return word.lower() in {"с", "п"} and is_sure


def _is_long_in_lower_case(around: Surroundings, start: int) -> bool:
    return len(around.words[start].folded) >= _LONG and around.text.islower()


def _goes_on_with_name(around: Surroundings, start: int, end: int) -> bool:
    """Tell whether a capital letter before or after, within the sentence, makes it one of several names."""
    gap = around.gap(start)
    joined = gap == "-" or (gap == " " and start > 1)
    before = joined and around.words[start - 1].raw[0].isupper()
    after = end < len(around.words) and around.gap(end) == " " and around.words[end].raw[0].isupper()
    return (before and not around.precedes(start, "into")) or (
        after and not around.follows(end, "about_place") and not around.words[end].raw.isupper()
    )


_WHERE: Final = re.compile(
    r"(?:да|де|та|те|дан|ден|тан|тен|нан|нен|нда|нде|дагы|деги|тагы|теги|ндагы|ндеги).*"
)
_GENITIVE: Final = re.compile(r"(?:ны|ни|ды|ди|ты|ти)н$")
_ANY_VILLAGE: Final = re.compile(r"ау?ыл(?!ы|дык)|аул(?!ы)")
_LONG: Final = 7
