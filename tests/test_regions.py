"""The regions: names, hashtags and points of the map."""

import pytest

from bot.regions import REGIONS, hashtag, region_at, region_name


def test_there_are_seventeen_oblasts_and_three_cities() -> None:
    assert len(set(REGIONS)) == 20


def test_every_region_has_three_names() -> None:
    assert all(region_name(code, language) for code in REGIONS for language in ("kk", "ru", "en"))


def test_no_region_has_no_name() -> None:
    assert region_name(None, "ru") == ""
    assert region_name("RU-ORE", "ru") == ""


def test_a_name_in_an_unknown_language_is_kazakh() -> None:
    assert region_name("KZ-43", "de") == "Қызылорда облысы"


def test_a_hashtag_has_no_hyphen() -> None:
    assert hashtag("KZ-43") == "KZ43"


@pytest.mark.parametrize(
    ("latitude", "longitude", "region"),
    [
        (51.23, 51.37, "KZ-27"),  # Oral
        (41.46, 69.17, "KZ-61"),  # Saryagash, 15 km from Tashkent
        (43.05, 74.71, "KZ-31"),  # Kordai, 20 km from Bishkek
        (44.21, 80.38, "KZ-33"),  # Khorgos
        (54.87, 69.15, "KZ-59"),  # Petropavl
        (43.34, 52.86, "KZ-47"),  # Zhanaozen
        (45.62, 63.31, "KZ-43"),  # Baikonur
        (44.55, 50.25, "KZ-47"),  # Bautino, on the shore
        (50.41, 80.25, "KZ-10"),  # Semey
        (47.79, 67.71, "KZ-62"),  # Zhezkazgan
        (45.01, 78.37, "KZ-33"),  # Taldykorgan
        (43.24, 76.90, "KZ-75"),  # Almaty
        (43.20, 76.62, "KZ-19"),  # Kaskelen
        (42.32, 69.59, "KZ-79"),  # Shymkent
        (50.98, 71.36, "KZ-11"),  # Kosshy, beside Astana
    ],
)
def test_a_place_lies_in_its_region(latitude: float, longitude: float, region: str) -> None:
    assert region_at(latitude, longitude) == region


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (51.77, 55.10),  # Orenburg
        (41.31, 69.28),  # Tashkent
        (42.87, 74.59),  # Bishkek
        (42.84, 75.30),  # Tokmok, on the border
        (43.82, 87.60),  # Urumqi
        (44.21, 80.415),  # Khorgas, the Chinese side
        (54.99, 73.37),  # Omsk
        (46.35, 48.04),  # Astrakhan
        (55.16, 61.40),  # Chelyabinsk
        (43.50, 49.50),  # the Caspian
        (0.0, 0.0),
        (float("nan"), 70.0),
        (1e9, 1e9),
    ],
)
def test_a_point_abroad_has_no_region(latitude: float, longitude: float) -> None:
    assert region_at(latitude, longitude) is None
