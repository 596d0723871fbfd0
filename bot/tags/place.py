"""What a name of the map means: a region, a class, and how far the bare name is trusted."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


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
    official: bool = False
    """A village of the imported classifier, which bears witness only where nothing greater does."""


CLASSES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "oblast": ("oblast",),
        "district": ("district", "borough"),
        "city": ("city", "town"),
        "village": ("village",),
        "station": ("city", "town", "village"),
    }
)
"""What a word of each class may stand for."""
