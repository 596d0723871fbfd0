"""The regions of Kazakhstan: their codes, names and where a point of the map belongs."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.tags.coordinates import region_of_point
from bot.tags.word_lists import read_rows


def region_name(code: str | None, language: str) -> str:
    """Give the name in 'kk', 'ru' or 'en' (Kazakh for any other), empty for None or an unknown code."""
    names = _NAMES.get(code or "", {})
    return names.get(language) or names.get("kk", "")


def hashtag(code: str) -> str:
    """Give the code as a word that Telegram takes for a hashtag, without the mark: 'KZ43'."""
    return code.replace("-", "")


def region_at(latitude: float, longitude: float) -> str | None:
    """Give the region of a point in degrees (WGS 84), None outside Kazakhstan."""
    return region_of_point(latitude, longitude)


def _read_names() -> Mapping[str, Mapping[str, str]]:
    return {
        code: MappingProxyType({"kk": kk, "ru": ru, "en": en}) for code, kk, ru, en in read_rows("regions")
    }


_NAMES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(_read_names())
REGIONS: Final[tuple[str, ...]] = tuple(_NAMES)
"""Every code, the three cities first."""
