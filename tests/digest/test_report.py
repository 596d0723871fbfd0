"""What a report puts first, and how it adds up."""

import pytest
from hypothesis import given, settings

from bot.digest.report import Headline, grew, report
from storage.figures import Cell, Figures, Pair
from tests.digest.weeks import END, FUEL, HEATING, START, week, weeks


def test_what_rises_stands_above_what_is_merely_big() -> None:
    assert report(week(HEATING, FUEL)).rows == (FUEL, HEATING)


@pytest.mark.parametrize(("now", "before"), [(5, 0), (12, 2), (130, 90), (2000, 1800)])
def test_a_clear_rise_is_one(now: int, before: int) -> None:
    assert grew(Pair(now, before))


@pytest.mark.parametrize(("now", "before"), [(0, 0), (3, 1), (4, 0), (12, 7), (110, 90), (2, 12)])
def test_chance_is_no_rise(now: int, before: int) -> None:
    assert not grew(Pair(now, before))


@pytest.mark.parametrize(
    ("arrived", "still_open", "headline"),
    [
        (Pair(0, 9), Pair(4, 4), Headline.SILENCE),
        (Pair(9, 0), Pair(4, 4), Headline.RISE),
        (Pair(2, 2), Pair(5, 4), Headline.MORE_OPEN),
        (Pair(2, 2), Pair(3, 4), Headline.FEWER_OPEN),
        (Pair(2, 2), Pair(4, 4), Headline.AS_MANY_OPEN),
        (Pair(2, 2), Pair(0, 4), Headline.NONE_OPEN),
    ],
)
def test_the_headline_is_what_matters_most(arrived: Pair, still_open: Pair, headline: Headline) -> None:
    cell = Cell(arrived=arrived, open=still_open, region="KZ-43", topic="fuel")
    assert report(week(cell)).headline is headline


def test_a_week_before_the_first_appeal_is_silent() -> None:
    empty = report(Figures(START, END))
    assert (empty.headline, empty.rows, empty.last_arrival) == (Headline.SILENCE, (), None)


def test_one_person_in_two_places_is_one_person() -> None:
    figures = Figures(START, END, cells=(FUEL, HEATING), people=Pair(11, 5))
    assert report(figures).total.people == Pair(11, 5)
    assert report(figures).total.arrived == Pair(15, 6)


def test_regions_with_more_open_come_first() -> None:
    assert list(report(week(FUEL, HEATING)).open_by_region) == ["KZ-75", "KZ-43"]


@settings(max_examples=30)
@given(figures=weeks)
def test_what_is_open_adds_up_by_region_and_by_topic(figures: Figures) -> None:
    told = report(figures)
    assert sum(told.open_by_region.values(), Pair()) == told.total.open
    assert sum(told.open_by_topic.values(), Pair()) == told.total.open
