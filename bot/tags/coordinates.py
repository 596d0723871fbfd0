"""The region of a point of the map: that of the nearest known place, within the country's outline."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.tags.word_lists import read_rows


def nearest_region(latitude: float, longitude: float) -> str | None:
    """Give the region code of a point in degrees (WGS 84), None outside Kazakhstan or for what is no point.

    Close to a border the outline is not exact: there the side of the nearest known place counts.
    """
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    places = _places()
    away, nearest = min((_kilometres(place, latitude, longitude), i) for i, place in enumerate(places))
    if away <= _CLOSE:
        return places[nearest].region
    if not _is_inside(longitude, latitude, _outline()):
        return None
    ours = (place for place in places if place.region)
    return min(ours, key=lambda place: _kilometres(place, latitude, longitude)).region


@dataclass(frozen=True, slots=True)
class _Known:
    latitude: float
    longitude: float
    region: str | None
    """None abroad."""


def _kilometres(place: _Known, latitude: float, longitude: float) -> float:
    """Give the distance on a plane, exact enough near by."""
    east = (place.longitude - longitude) * math.cos(math.radians(latitude))
    return math.hypot(place.latitude - latitude, east) * _DEGREE


def _is_inside(x: float, y: float, outline: Sequence[tuple[float, float]]) -> bool:
    """Tell by the even-odd rule whether a ray from the point crosses the outline an odd number of times."""
    inside = False
    x1, y1 = outline[-1]
    for x2, y2 in outline:
        if (y2 > y) != (y1 > y) and x < (x1 - x2) * (y - y2) / (y1 - y2) + x2:
            inside = not inside
        x1, y1 = x2, y2
    return inside


@cache
def _outline() -> tuple[tuple[float, float], ...]:
    return tuple((float(longitude), float(latitude)) for longitude, latitude in read_rows("border"))


@cache
def _places() -> tuple[_Known, ...]:
    return tuple(
        _Known(float(latitude), float(longitude), None if code == _ABROAD else f"KZ-{code}")
        for code, latitude, longitude, _ in read_rows("coordinates")
    )


_ABROAD: Final = "-"
_CLOSE: Final = 5.0
"""Kilometres within which a known place decides by itself."""
_DEGREE: Final = 111.2
"""Kilometres of a degree of latitude."""
