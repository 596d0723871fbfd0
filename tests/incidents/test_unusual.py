"""What is unusual: against the pair's own normal, and never because of one or two people."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.incidents.unusual import WINDOWS, are_too_many, chance_of, has_soured, is_unusual, usual_people
from storage.pulses import Pulse

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
PEOPLE = st.integers(0, 400)
USUAL = st.floats(0, 600)


@given(PEOPLE, USUAL)
def test_one_person_more_never_makes_it_usual(people: int, usual: float) -> None:
    assert are_too_many(people + 1, usual) or not are_too_many(people, usual)


@given(PEOPLE, USUAL, st.floats(0, 50))
def test_the_more_is_usual_the_less_is_unusual(people: int, usual: float, more: float) -> None:
    assert are_too_many(people, usual) or not are_too_many(people, usual + more)


@given(USUAL, st.integers(0, 2))
def test_one_or_two_people_are_no_trend(usual: float, people: int) -> None:
    assert not are_too_many(people, usual)


@given(PEOPLE, st.floats(0.25, 400))
def test_chance_is_a_share(people: int, usual: float) -> None:
    assert 0 <= chance_of(people, usual) <= 1


def test_threshold_grows_with_what_is_usual() -> None:
    least = {usual: next(n for n in range(1000) if are_too_many(n, usual)) for usual in (0, 1, 2, 10, 100)}
    assert least == {0: 3, 1: 5, 2: 7, 10: 20, 100: 128}


def test_normal_is_the_median_so_one_bad_week_does_not_hide_the_next() -> None:
    weeks = [MONDAY - timedelta(weeks=week) for week in range(1, 9)]
    hours = [Pulse(hour, 1, 400 if number == 3 else 1, 0) for number, hour in enumerate(weeks)]
    assert usual_people(hours, MONDAY) == (1, 1, 1, 1)
    assert is_unusual((0, 0, 5, 5), (1, 1, 1, 1))
    assert not is_unusual((1, 2, 3, 4), (1, 1, 1, 1))
    assert usual_people([], MONDAY) == (0,) * len(WINDOWS)


def test_tone_has_soured_only_where_enough_came() -> None:
    assert has_soured((9, 10), (30, 100))
    assert not has_soured((9, 10), (80, 100))
    assert not has_soured((3, 3), (0, 100))
    assert not has_soured((9, 10), (0, 2))
