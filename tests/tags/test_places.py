"""The table of places: whole, and every name in it found."""

import pytest

from bot.regions import REGIONS
from bot.tags import Tagger
from bot.tags.word_lists import read_rows

ROWS = read_rows("places")
TOWNS = [(number, kazakh) for number, what, _, kazakh, *_ in ROWS if what in {"city", "town"} and kazakh]
DISTRICTS = [(number, russian) for number, what, _, _, russian, *_ in ROWS if what == "district"]


def test_every_row_names_a_region_a_kind_and_a_trust() -> None:
    for number, what, trust, *names in ROWS:
        assert f"KZ-{number}" in REGIONS
        assert what in {"oblast", "city", "district", "borough", "town", "village"}
        assert trust in "+^~°!"
        assert len(names) == 3


def test_no_region_is_without_places() -> None:
    assert {f"KZ-{number}" for number, *_ in ROWS} == set(REGIONS)


@pytest.mark.parametrize(("number", "name"), TOWNS)
def test_every_town_is_found_with_its_word(energy: Tagger, number: str, name: str) -> None:
    assert energy.tag(f"{name} қаласында газ жоқ").region == f"KZ-{number}"


@pytest.mark.parametrize(("number", "name"), DISTRICTS)
def test_every_district_is_found_or_offered(energy: Tagger, number: str, name: str) -> None:
    wording = f"{name} район" if name.endswith("ский") else f"район {name}"
    tags = energy.tag(f"{wording}, нет света")
    assert f"KZ-{number}" in (tags.region, *tags.regions)
