"""Tagging never fails, whatever is sent, and takes no time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ministry import load
from bot.regions import REGIONS
from bot.tags import Tagger
from bot.tags.text import LONGEST_TEXT

TAGGER = Tagger(load("energy").topics)
SCRAPS = [
    "Қызылорда",
    "ауданы",
    "ул.",
    "область",
    "«",
    "»",
    "нет света",
    "?",
    "Абай",
    "\n",
    "qala",
    "🙂",
    "спасибо",
    "неге",
    "орнатпасқа",
    "дети",
    "провода",
    "алдын ала рахмет",
]


@given(st.text() | st.lists(st.sampled_from(SCRAPS)).map(" ".join))
def test_any_text_is_tagged(text: str) -> None:
    tags = TAGGER.tag(text)
    assert tags.region is None or tags.region in REGIONS
    assert not (tags.region and tags.regions)


@pytest.mark.parametrize(
    "text",
    [
        "а" * 100_000,
        "Қызылорда " * 10_000,
        "шымкендте жаноозен экибастус ауданы " * 3_000,
        "«" * 50_000 + '"' * 50_000,
        "Абай, Жамбыл, Есіл, " * 5_000,
        "🙂" * 100_000,
        "неге орнатпасқа, заранее спасибо, надо ввести, дети и провода? " * 2_000,
        "ąčęėįšųūž şğıöü " * 6_000,
        "\u0301" * 100_000,
    ],
)
def test_a_huge_text_is_tagged_by_its_beginning(text: str) -> None:
    assert TAGGER.tag(text) == TAGGER.tag(text[:LONGEST_TEXT])


def test_tagging_is_pure() -> None:
    text = "Семейде газ жоқ, қашан береді?"
    assert TAGGER.tag(text) == TAGGER.tag(text)
