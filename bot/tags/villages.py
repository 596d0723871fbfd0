"""The villages of the official classifier, found by their plain names and by Russian cases of them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from bot.tags.declension import nominatives, plain
from bot.tags.place import Place
from bot.tags.word_lists import folded_set, read_lists

Row = tuple[str, str, str, str, str]
"""A village: its code, its region, 'village' or 'hamlet', its Kazakh and its Russian name."""


class Villages:
    """Look-up of villages. Names are kept once, a case is undone when it is met: there are ten thousand."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Take the rows of the classifier; a hamlet counts where no village bears its name."""
        regions: dict[str, dict[str, dict[str, None]]] = {"village": {}, "hamlet": {}}
        for _, region, what, kazakh, russian in rows:
            for name in {plain(kazakh), plain(russian)} - {""}:
                if name.count(" ") < _MOST_WORDS:
                    regions[what].setdefault(name, {})[region] = None
        kinds = {**regions["hamlet"], **regions["village"]}
        self._names: Mapping[str, tuple[Place, ...]] = {
            name: tuple(_place(region, _trust(name, name in regions["village"])) for region in found)
            for name, found in kinds.items()
        }

    def __iter__(self) -> Iterator[str]:
        """Give every name."""
        return iter(self._names)

    def named(self, head: str, last: str) -> tuple[Place, ...]:
        """Give the villages that these words name, the last one as it stands or in a Russian case."""
        for name in (last, *nominatives(last)):
            if places := self._names.get(head + name):
                return places
        return ()


def is_given_name(folded: str) -> bool:
    """Tell whether people bear this name."""
    return folded in _PEOPLE


def is_other_word(folded: str) -> bool:
    """Tell whether a name is rather that of a person or an ordinary word."""
    return folded in _OTHER


@lru_cache(maxsize=256)
def _place(region: str, trust: str) -> Place:
    return Place(region, "village", trust, official=True)


def _trust(name: str, is_village: bool) -> str:
    """Give '+' for the name of a place alone, '~' where it is in doubt, '!' if it needs its class word."""
    words = name.split(" ")
    is_other = name in _OTHER or all(word in _OTHER for word in words) or words[-1].endswith(_ADJECTIVES)
    is_person = any(word in _HONOURS for word in words) or words[0].endswith(_PERSONAL)
    if is_other or is_person or len(name) < _SHORTEST_BARE or not is_village:
        return "!"
    return "+" if name.endswith(_PLACES) else "~"


_LISTS: Final = read_lists("village_names")
_PEOPLE: Final = folded_set(_LISTS["people"])
_OTHER: Final = _PEOPLE | folded_set(_LISTS["words"])
_HONOURS: Final = folded_set(_LISTS["honours"])
_PERSONAL: Final = tuple(folded_set(_LISTS["personal_endings"]))
_PLACES: Final = tuple(folded_set(_LISTS["place_endings"]))
_ADJECTIVES: Final = ("скии", "ская")
"""A rural district is named by one, and so is many another thing."""
_SHORTEST_BARE: Final = 5
_MOST_WORDS: Final = 3
"""Blanks within a name: a longer one is an institution."""
