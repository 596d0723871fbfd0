"""The digest as a picture."""

from dataclasses import replace
from itertools import product

import pytest

from bot.digest.charts import WIDTH, chart, draw
from bot.digest.report import report
from bot.regions import REGIONS
from bot.texts import LANGUAGES, voice
from storage.figures import Cell, Figures, Pair
from tests.digest.weeks import ALMATY, END, ENERGY, FUEL, HEATING, START, TOPICS, week

EVERYWHERE = [
    Cell(arrived=Pair(9, 5), open=Pair(20 * n, 15 * n), region=region, topic=topic)
    for n, (region, topic) in enumerate(product([*REGIONS, None], TOPICS))
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cells", [[], [FUEL], [FUEL, HEATING], EVERYWHERE])
def test_any_week_in_any_language_is_a_picture_for_a_phone(cells: list[Cell], language: str) -> None:
    png = chart(report(week(*cells)), ENERGY, voice(language), ALMATY)
    width, height = _size(png)
    assert width == WIDTH
    assert 500 < height < 1600
    assert 20_000 < len(png) < 300_000


def test_each_region_has_its_bar() -> None:
    assert _height(week(*EVERYWHERE)) > _height(week(FUEL, HEATING)) > _height(Figures(START, END))


def test_more_topics_than_fit_are_summed_up() -> None:
    topics = tuple(replace(ENERGY.topics[-1], id=f"topic{n}") for n in range(100))
    cells = [Cell(arrived=Pair(1, 1), open=Pair(n, 1), region=None, topic=f"topic{n}") for n in range(100)]
    ministry = replace(ENERGY, topics=(*topics, ENERGY.topics[-1]))
    png = chart(report(week(*cells)), ministry, voice("en"), ALMATY)
    assert _size(png)[1] < 1600


def test_names_are_never_markup() -> None:
    names = {"kk": "</text><script> & \"co\" 'co'"}
    ministry = replace(ENERGY, names=names, topics=(replace(ENERGY.topics[-1], names=names),))
    assert chart(report(week(FUEL)), ministry, voice("kk"), ALMATY).startswith(b"\x89PNG")


def test_every_kazakh_letter_and_mark_has_a_shape_of_its_own() -> None:
    letters = "ӘҒҚҢӨҰҮҺІЁәғқңөұүһіё№—–·«»↑↓→…%"
    assert len({_drawn(letter) for letter in [*letters, " "]}) == len(letters) + 1


def test_the_fonts_of_the_machine_play_no_part() -> None:
    assert _drawn("ش") == _drawn("中") == _drawn(" ")


def _drawn(letter: str) -> bytes:
    text = f'<text x="4" y="40" font-size="40" font-family="Inter">{letter}</text>'
    return draw(f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">{text}</svg>')


def _height(figures: Figures) -> int:
    return _size(chart(report(figures), ENERGY, voice("en"), ALMATY))[1]


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
