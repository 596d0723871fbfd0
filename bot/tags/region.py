"""Which region a text speaks of, by the places it names; a wrong one is worse than none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.tags.mentions import Mention, find_mentions
from bot.tags.misspelling import find_misspelled
from bot.tags.places import Gazetteer
from bot.tags.surroundings import ContextWords
from bot.tags.text import Word
from bot.tags.villages import Row
from bot.tags.word_lists import read_rows


@dataclass(frozen=True, slots=True)
class Where:
    """The region told, or the candidates; the deciding words; the indexes of words that name places."""

    region: str | None = None
    regions: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    places: frozenset[int] = frozenset()


class RegionRules:
    """The table of places and the rules of reading them."""

    def __init__(self, villages: Iterable[Row] = ()) -> None:
        """Read the tables; `villages` are those of the official classifier, if it was imported."""
        self._gazetteer = Gazetteer(villages)
        self._context = ContextWords()

    def tell(self, text: str, words: Sequence[Word], known: frozenset[int] = frozenset()) -> Where:
        """Give where the text is about; a misspelled name counts only where no other is found.

        Words at the indexes in `known` have another meaning and are never taken for misspelled names.
        """
        around = self._context.read(text, words)
        mentions = find_mentions(around, self._gazetteer, known)
        if all(mention.official and not mention.told for mention in mentions):
            mentions = find_misspelled(around, self._gazetteer, known) or mentions
        regions = agreed_regions(mentions)
        return Where(
            region=regions[0] if len(regions) == 1 else None,
            regions=regions if len(regions) > 1 else (),
            because=tuple(dict.fromkeys(_quote(mention, text, words) for mention in mentions)),
            places=frozenset(
                at for mention in mentions for at in range(mention.start, mention.end + mention.labelled)
            ),
        )


def agreed_regions(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Give the one region that all mentions allow, else every candidate in the order of the text.

    A place named with the oblast that it once belonged to is where it is now: "Семей, ВКО" is Abai.
    A village decides alone, or between the regions that what is greater leaves open.
    """
    greater = _without_namesakes([mention for mention in mentions if not mention.official])
    villages = [mention for mention in mentions if mention.official]
    if not greater:
        return _common([village for village in villages if village.told] or villages)
    regions = _common(greater)
    told = [village for village in villages if village.told]
    if len(regions) > 1:
        left = tuple(region for region in regions if all(region in one.regions for one in told or villages))
        return left or regions
    strayed = dict.fromkeys(one.regions[0] for one in told if len(one.regions) == 1)
    away = tuple(region for region in strayed if region not in regions)
    if len(away) == 1 and _is_beside(away[0], regions[0], greater):
        return away
    return (*regions, *away)


def _is_beside(region: str, named: str, greater: Sequence[Mention]) -> bool:
    """Tell whether the region was parted from the oblast named, or lies around the city named."""
    from_oblast = PARTED.get(region) == named and all("oblast" in one.what for one in greater)
    return from_oblast or AROUND.get(named) == region


def _without_namesakes(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out a bare name that, where a told one lies, is a village's: "Карасай, Кызылкогинский район"."""
    told = [mention for mention in mentions if mention.told]
    regions = _common(told)
    return [
        one
        for one in mentions
        if one.told or len(regions) != 1 or regions[0] in one.regions or regions[0] not in one.villages
    ]


def _common(mentions: Sequence[Mention]) -> tuple[str, ...]:
    if not mentions:
        return ()
    now = _without_former(mentions)
    common = [region for region in now[0].regions if all(region in one.regions for one in now)]
    if common:
        return tuple(common)
    return tuple(dict.fromkeys(region for one in now for region in one.regions))


def _without_former(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    left = {
        _BESIDE[region]
        for one in mentions
        if "oblast" not in one.what
        for region in one.regions
        if region in _BESIDE
    }
    towns = [one for one in mentions if "oblast" not in one.what]
    stayed = {region for one in towns for region in one.regions}
    kept = tuple(
        one for one in mentions if "oblast" not in one.what or not (set(one.regions) <= left - stayed)
    )
    return kept or tuple(mentions)


def _quote(mention: Mention, text: str, words: Sequence[Word]) -> str:
    return text[words[mention.start].start : words[mention.end - 1].end]


def _read(relation: str) -> Mapping[str, str]:
    rows = read_rows("parted")
    return MappingProxyType(
        {f"KZ-{region}": f"KZ-{oblast}" for region, oblast, kind in rows if kind == relation}
    )


PARTED: Final[Mapping[str, str]] = _read("parted")
"""The oblast that a region was parted from."""
AROUND: Final[Mapping[str, str]] = _read("around")
"""The oblast that lies around a city."""
_BESIDE: Final[Mapping[str, str]] = MappingProxyType({**PARTED, **AROUND})
