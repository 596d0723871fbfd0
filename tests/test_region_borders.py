"""The borders of the regions: a point two kilometres on either side of each, the cities, the neighbours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.regions import REGIONS, region_at

Point = tuple[float, float]


@pytest.mark.parametrize(
    ("one", "here", "other", "there"),
    [
        ("KZ-10", (46.793, 80.246), "KZ-33", (46.811, 80.194)),
        ("KZ-10", (48.618, 77.313), "KZ-35", (48.657, 77.302)),
        ("KZ-10", (49.203, 82.776), "KZ-63", (49.224, 82.828)),
        ("KZ-10", (51.694, 79.276), "KZ-55", (51.715, 79.331)),
        ("KZ-11", (50.211, 69.606), "KZ-35", (50.178, 69.642)),
        ("KZ-11", (50.844, 71.459), "KZ-71", (50.871, 71.413)),
        ("KZ-11", (50.846, 65.613), "KZ-39", (50.808, 65.632)),
        ("KZ-11", (51.354, 73.679), "KZ-55", (51.324, 73.722)),
        ("KZ-11", (53.305, 70.467), "KZ-59", (53.338, 70.429)),
        ("KZ-15", (45.653, 56.666), "KZ-47", (45.681, 56.624)),
        ("KZ-15", (46.931, 60.473), "KZ-43", (46.891, 60.476)),
        ("KZ-15", (47.83, 64.144), "KZ-62", (47.8, 64.182)),
        ("KZ-15", (48.757, 54.775), "KZ-23", (48.718, 54.783)),
        ("KZ-15", (50.161, 62.791), "KZ-39", (50.168, 62.853)),
        ("KZ-15", (50.328, 54.411), "KZ-27", (50.319, 54.35)),
        ("KZ-19", (43.062, 75.665), "KZ-31", (43.041, 75.618)),
        ("KZ-19", (43.35, 77.191), "KZ-75", (43.358, 77.137)),
        ("KZ-19", (43.832, 78.99), "KZ-33", (43.867, 78.961)),
        ("KZ-19", (46.718, 76.048), "KZ-35", (46.758, 76.05)),
        ("KZ-23", (48.582, 52.563), "KZ-27", (48.602, 52.51)),
        ("KZ-31", (43.212, 69.944), "KZ-61", (43.21, 69.89)),
        ("KZ-31", (45.991, 71.57), "KZ-35", (46.019, 71.528)),
        ("KZ-33", (46.638, 76.3), "KZ-35", (46.671, 76.334)),
        ("KZ-35", (48.034, 71.966), "KZ-62", (47.996, 71.987)),
        ("KZ-35", (50.107, 67.664), "KZ-39", (50.13, 67.613)),
        ("KZ-35", (50.117, 74.81), "KZ-55", (50.122, 74.872)),
        ("KZ-39", (49.313, 66.572), "KZ-62", (49.336, 66.622)),
        ("KZ-39", (54.596, 66.048), "KZ-59", (54.58, 66.111)),
        ("KZ-43", (43.21, 67.77), "KZ-61", (43.235, 67.813)),
        ("KZ-43", (46.043, 67.144), "KZ-62", (46.011, 67.179)),
        ("KZ-55", (52.989, 73.584), "KZ-59", (53.028, 73.569)),
        ("KZ-61", (42.438, 69.396), "KZ-79", (42.399, 69.407)),
        ("KZ-61", (45.986, 69.019), "KZ-62", (46.013, 68.977)),
    ],
)
def test_each_side_of_a_border_is_its_own_region(one: str, here: Point, other: str, there: Point) -> None:
    assert (region_at(*here), region_at(*there)) == (one, other)


@pytest.mark.parametrize(
    ("latitude", "longitude", "region"),
    [
        (51.13, 71.43, "KZ-71"),  # Astana
        (51.09, 71.41, "KZ-71"),  # its left bank
        (50.98, 71.36, "KZ-11"),  # Kosshy, at its edge
        (51.70, 71.00, "KZ-11"),  # Shortandy
        (43.24, 76.90, "KZ-75"),  # Almaty
        (43.35, 76.98, "KZ-75"),  # its north
        (43.30, 77.24, "KZ-19"),  # Talgar
        (43.20, 76.62, "KZ-19"),  # Kaskelen
        (43.87, 77.07, "KZ-19"),  # Qonaev
        (42.32, 69.59, "KZ-79"),  # Shymkent
        (42.27, 69.75, "KZ-79"),  # its eastern edge
        (42.42, 69.84, "KZ-61"),  # Aksukent
        (42.18, 69.88, "KZ-61"),  # Lenger
        (45.62, 63.31, "KZ-43"),  # Baikonur, leased but ours
    ],
)
def test_a_city_is_not_the_oblast_around_it(latitude: float, longitude: float, region: str) -> None:
    assert region_at(latitude, longitude) == region


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (54.99, 73.37),  # Omsk
        (51.77, 55.10),  # Orenburg
        (51.23, 58.47),  # Orsk
        (54.08, 61.57),  # Troitsk
        (55.07, 67.90),  # Petukhovo
        (52.57, 78.94),  # Kulunda
        (51.51, 81.21),  # Rubtsovsk
        (51.20, 49.73),  # Ozinki
        (46.35, 48.04),  # Astrakhan
        (41.31, 69.28),  # Tashkent
        (41.40, 69.20),  # Keles beside Tashkent
        (41.47, 69.58),  # Chirchik
        (42.46, 59.60),  # Nukus
        (42.87, 74.59),  # Bishkek
        (42.52, 72.24),  # Talas
        (42.49, 78.39),  # Karakol
        (43.91, 81.32),  # Yining
        (46.75, 82.98),  # Tacheng
    ],
)
def test_a_neighbour_has_no_region(latitude: float, longitude: float) -> None:
    assert region_at(latitude, longitude) is None


@given(st.floats(), st.floats())
def test_any_two_numbers_have_a_region_or_none(latitude: float, longitude: float) -> None:
    assert region_at(latitude, longitude) in {None, *REGIONS}


@given(st.floats(46.0, 49.5), st.floats(62.0, 79.0))
def test_there_is_no_gap_in_the_middle_of_the_country(latitude: float, longitude: float) -> None:
    assert region_at(latitude, longitude) in REGIONS
