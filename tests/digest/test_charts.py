"""The charts of a digest: read on a phone, in every language."""

from dataclasses import replace

import pytest

from bot.digest.charts import charts
from bot.digest.charts.drawing import WIDTH, draw
from bot.digest.report import Report
from bot.regions import REGIONS
from bot.texts import LANGUAGES
from storage.figures import Figures
from tests.digest.weeks import BUSY, CALM, ENERGY, FUEL, SILENT, TOPICS, reader

EVERYWHERE = replace(BUSY, rows=tuple(replace(FUEL, region=code, topic=TOPICS[0]) for code in REGIONS))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("figures", [SILENT, CALM, BUSY, EVERYWHERE])
def test_any_week_in_any_language_is_a_picture_for_a_phone(figures: Figures, language: str) -> None:
    for png in charts(Report(figures), reader(language)).values():
        width, height = _size(png)
        assert width == WIDTH
        assert 400 < height < 1600
        assert 10_000 < len(png) < 300_000


def test_what_is_worse_is_drawn_only_where_something_is() -> None:
    assert set(charts(Report(BUSY), reader())) == {"worse.png", "weeks.png"}
    assert set(charts(Report(CALM), reader())) == {"weeks.png"}


def test_each_place_has_its_bar() -> None:
    one, many = (charts(Report(figures), reader())["worse.png"] for figures in (BUSY, EVERYWHERE))
    assert _size(many)[1] > _size(one)[1]


def test_names_are_never_markup() -> None:
    names = {"kk": "</text><script> & \"co\" 'co'"}
    ministry = replace(ENERGY, names=names, topics=(replace(ENERGY.topics[-1], names=names),))
    pictures = charts(Report(BUSY), replace(reader("kk"), ministry=ministry))
    assert all(png.startswith(b"\x89PNG") for png in pictures.values())


def test_every_kazakh_letter_and_mark_has_a_shape_of_its_own() -> None:
    letters = "ӘҒҚҢӨҰҮҺІЁәғқңөұүһіё№—–·«»↑↓→…%"
    assert len({_drawn(letter) for letter in [*letters, " "]}) == len(letters) + 1


def test_the_fonts_of_the_machine_play_no_part() -> None:
    assert _drawn("ش") == _drawn("中") == _drawn(" ")


def _drawn(letter: str) -> bytes:
    text = f'<text x="4" y="40" font-size="40" font-family="Inter">{letter}</text>'
    return draw(f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">{text}</svg>')


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
