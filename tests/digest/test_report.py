"""What a report says beside the bare figures: what is usual, what is worse, what must be decided."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from bot.digest.decisions import MOST, decisions
from bot.digest.report import Report, Share, grew, total
from storage.figures import Figures
from storage.records import Scope
from tests.digest.weeks import BUSY, CALM, END, FUEL, HEATING, INCIDENT, SILENT, START, series, weeks

WEEK = timedelta(days=7)


@pytest.mark.parametrize(("now", "usual"), [(5, 0), (12, 2), (130, 90), (2000, 1800)])
def test_a_clear_rise_is_one(now: int, usual: int) -> None:
    assert grew(now, usual)


@pytest.mark.parametrize(("now", "usual"), [(0, 0), (3, 1), (4, 0), (12, 7), (110, 90), (2, 12)])
def test_chance_is_no_rise(now: int, usual: int) -> None:
    assert not grew(now, usual)


def test_the_usual_is_the_median_of_eight_weeks_and_no_mean() -> None:
    assert Report(BUSY).usual((99, 1, 1, 1, 1, 2, 900, 900, 900)) == 2


@pytest.mark.parametrize(("weeks_ago", "usual"), [(0, None), (1, 7), (3, 5), (300, 3)])
def test_weeks_before_the_first_appeal_are_not_usual(weeks_ago: int, usual: int | None) -> None:
    begun = replace(BUSY, first_arrival=START - weeks_ago * WEEK + timedelta(hours=1 if not weeks_ago else 0))
    assert Report(begun).usual((9, 7, 5, 3, 3, 3, 3, 3, 3)) == usual


def test_what_is_worse_than_its_own_normal_stands_above_what_is_merely_big() -> None:
    told = Report(replace(BUSY, rows=(HEATING, FUEL)))
    assert told.rows == (FUEL, HEATING)
    assert told.worse == (FUEL,)


def test_one_person_in_two_places_is_one_person() -> None:
    assert Report(replace(BUSY, people=series(59, 5))).people.now == 59


@pytest.mark.parametrize(("part", "whole", "percent"), [(9, 19, None), (10, 20, 50), (990, 1000, 99)])
def test_a_percentage_needs_twenty(part: int, whole: int, percent: int | None) -> None:
    assert Share(part, whole).percent == percent


def test_the_eight_weeks_end_with_the_period() -> None:
    told = Report(BUSY).weeks
    assert len(told) == 8
    assert (told[-1].arrived, told[-1].open, told[-2].open) == (64, 87, 30)


def test_a_pair_worse_than_normal_is_to_be_decided_although_nobody_opened_an_incident() -> None:
    [decided] = decisions(Report(BUSY))
    assert (decided.topic, decided.people, decided.usual, decided.incident) == ("fuel", 58, 4, None)


def test_an_incident_takes_the_place_of_its_pair() -> None:
    [decided] = decisions(Report(BUSY), [INCIDENT])
    assert decided.incident == INCIDENT


def test_what_is_over_or_elsewhere_needs_no_decision() -> None:
    over = replace(INCIDENT, solved_at=END - timedelta(hours=1))
    assert not decisions(Report(CALM), [over])
    elsewhere = replace(CALM, scope=Scope(regions=frozenset({"KZ-75"})))
    assert not decisions(Report(elsewhere), [INCIDENT])


def test_three_decisions_are_the_most() -> None:
    many = [replace(INCIDENT, id=n, people=n) for n in range(6)]
    told = decisions(Report(CALM), many)
    assert [each.people for each in told] == [5, 4, 3]
    assert len(told) == MOST


def test_silence_of_everything_is_strange_and_of_a_quiet_part_is_not() -> None:
    assert Report(SILENT).doubts_intake
    part = replace(SILENT, scope=Scope(regions=frozenset({"KZ-75"})), first_arrival=START - 9 * WEEK)
    assert not Report(part).doubts_intake
    assert Report(replace(part, people=series(0, 9, 9))).doubts_intake


@settings(max_examples=30)
@given(figures=weeks)
def test_totals_are_the_sums_of_the_rows(figures: Figures) -> None:
    told = Report(figures)
    assert told.open.now == sum(row.open[0] for row in figures.rows)
    assert told.judged[0] == sum(share.whole for share in (told.confirmed[0],))
    assert total(row.arrived for row in figures.rows)[0] == told.arrived.now
