"""What a link says, and what wins: her own words, then the link."""

from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.arrival import Arrival, arrival, arrival_of, region_told, topic_told
from bot.ministry import load
from bot.regions import REGIONS
from bot.tags import Tags
from storage.records import Citizen

ENERGY = load("energy")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
FUEL = Arrival("fuel", "KZ-43")


def tags(topic: str) -> Tags:
    """Give the tags of a text about a topic."""
    return Tags("en", True, None, (), topic, (topic,), 0.9, "report", "neutral", False, MappingProxyType({}))


@pytest.mark.parametrize(
    ("payload", "topic", "region"),
    [
        ("fuel-KZ43", "fuel", "KZ-43"),
        ("FUEL-kz43", "fuel", "KZ-43"),
        ("fuel-KZ-43", "fuel", "KZ-43"),
        ("utility_bills-KZ75", "utility_bills", "KZ-75"),
        ("Fuel", "fuel", None),
        ("KZ43", None, "KZ-43"),
        ("kz-43", None, "KZ-43"),
        ("fuel-KZ99", "fuel", None),
        ("sewers-KZ43", None, "KZ-43"),
        ("other", None, None),
        ("reveal_1", None, None),
        ("fuel-KZ43-KZ71", None, None),
        ("fuel KZ43", None, None),
        ("", None, None),
    ],
)
def test_what_a_link_says(payload: str, topic: str | None, region: str | None) -> None:
    assert arrival(payload, ENERGY) == Arrival(topic, region)


@given(st.text(max_size=70))
def test_any_payload_is_read_and_gives_only_what_is_known(payload: str) -> None:
    came = arrival(payload, ENERGY)
    assert came.topic in {None, *(topic.id for topic in ENERGY.topics)}
    assert came.region in {None, *REGIONS}


def test_it_is_read_as_words() -> None:
    assert FUEL.in_words(ENERGY, "en") == "Fuel, Kyzylorda Region"
    assert Arrival(None, "KZ-43").in_words(ENERGY, "kk") == "Қызылорда облысы"
    assert Arrival().in_words(ENERGY, "ru") == ""


def test_topic_of_her_words_wins() -> None:
    assert topic_told(tags("gas"), FUEL) == "gas"
    assert topic_told(tags("gas"), FUEL, is_doubtful=True) == "fuel"
    assert topic_told(tags("other"), FUEL) == "fuel"
    assert topic_told(tags("other"), Arrival()) == "other"


@pytest.mark.parametrize(
    ("told", "candidates", "region"),
    [
        (None, (), "KZ-43"),
        ("KZ-71", (), "KZ-71"),
        (None, ("KZ-75", "KZ-19"), None),
        (None, ("KZ-75", "KZ-43"), "KZ-43"),
    ],
)
def test_region_of_her_words_wins(told: str | None, candidates: tuple[str, ...], region: str | None) -> None:
    assert region_told(told, candidates, FUEL) == region


def test_link_is_forgotten_after_its_time() -> None:
    citizen = Citizen(1, None, "kk", False, None, None, None, "fuel", "KZ-43", NOON)
    assert arrival_of(citizen, NOON - timedelta(seconds=1)) == FUEL
    assert not arrival_of(citizen, NOON)
