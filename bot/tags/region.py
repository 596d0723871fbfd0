"""Which region a text speaks of, by the places it names; a wrong one is worse than none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.tags.mentions import Mention, find_mentions
from bot.tags.misspelling import find_misspelled
from bot.tags.places import Gazetteer
from bot.tags.surroundings import ContextWords
from bot.tags.text import Word


@dataclass(frozen=True, slots=True)
class Where:
    """The region told, or the candidates; the deciding words; the indexes of words that name places."""

    region: str | None = None
    regions: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    places: frozenset[int] = frozenset()


class RegionRules:
    """The table of places and the rules of reading them."""

    def __init__(self) -> None:
        """Read the tables."""
        self._gazetteer = Gazetteer()
        self._context = ContextWords()

    def tell(self, text: str, words: Sequence[Word], known: frozenset[int] = frozenset()) -> Where:
        """Give where the text is about; a misspelled name counts only where no other is found.

        Words at the indexes in `known` have another meaning and are never taken for misspelled names.
        """
        around = self._context.read(text, words)
        mentions = find_mentions(around, self._gazetteer) or find_misspelled(around, self._gazetteer, known)
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
    """
    if not mentions:
        return ()
    now = _without_former(mentions)
    common = [region for region in now[0].regions if all(region in one.regions for one in now)]
    if common:
        return tuple(common)
    return tuple(dict.fromkeys(region for one in now for region in one.regions))


def _without_former(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    left = {
        FORMER[region]
        for one in mentions
        if "oblast" not in one.what
        for region in one.regions
        if region in FORMER
    }
    towns = [one for one in mentions if "oblast" not in one.what]
    stayed = {region for one in towns for region in one.regions}
    kept = tuple(
        one for one in mentions if "oblast" not in one.what or not (set(one.regions) <= left - stayed)
    )
    return kept or tuple(mentions)


def _quote(mention: Mention, text: str, words: Sequence[Word]) -> str:
    return text[words[mention.start].start : words[mention.end - 1].end]


FORMER: Final[Mapping[str, str]] = {
    "KZ-10": "KZ-63",
    "KZ-33": "KZ-19",
    "KZ-62": "KZ-35",
    "KZ-71": "KZ-11",
    "KZ-75": "KZ-19",
    "KZ-79": "KZ-61",
}
"""The oblast that a region was parted from, or that lies around a city."""
