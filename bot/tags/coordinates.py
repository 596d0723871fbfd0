"""The region of a point of the map: the area that it lies in, at the country's border the nearest place."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.tags.word_lists import read_rows


def region_of_point(latitude: float, longitude: float) -> str | None:
    """Give the region code of a point in degrees (WGS 84), None outside Kazakhstan or for what is no point.

    No outline is exact: close to the country's border the side of the nearest known place counts,
    and a point in the gap between two areas belongs to the nearest place of ours.
    """
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    places = _places()
    away, nearest = min((_kilometres(place, latitude, longitude), i) for i, place in enumerate(places))
    if away <= _CLOSE and places[nearest].region is None:
        return None
    area = next((area for area in _areas() if area.has(longitude, latitude)), None)
    if area:
        return area.region
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


@dataclass(frozen=True, slots=True)
class _Area:
    region: str
    corners: tuple[tuple[float, float], ...]
    """Longitude and latitude."""
    west: float
    south: float
    east: float
    north: float

    def has(self, x: float, y: float) -> bool:
        near = self.west <= x <= self.east and self.south <= y <= self.north
        return near and _is_inside(x, y, self.corners)


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
def _areas() -> tuple[_Area, ...]:
    return tuple(_area(f"KZ-{number}", corners) for number, corners in read_rows("areas"))


def _area(region: str, corners: str) -> _Area:
    values = tuple(map(float, corners.split()))
    xs, ys = values[::2], values[1::2]
    return _Area(region, tuple(zip(xs, ys, strict=True)), min(xs), min(ys), max(xs), max(ys))


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
"""Kilometres within which a known place tells on which side of the country's border a point lies."""
_DEGREE: Final = 111.2
"""Kilometres of a degree of latitude."""
