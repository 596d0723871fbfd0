"""Taggers of the ministries that ship with the project."""

import pytest

from bot.ministry import load
from bot.tags import Tagger


@pytest.fixture(scope="session")
def energy() -> Tagger:
    return Tagger(load("energy").topics)


@pytest.fixture(scope="session")
def labour() -> Tagger:
    return Tagger(load("labour").topics)
