"""Times for a meeting as staff write them, and as the office's hours give them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar import ZONE, Calendar
from bot.meetings.slots import days_to_come, hours_of, moment_of, read, stamp

TODAY = date(2026, 11, 23)


def at(day: int, hour: int, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("written", "times", "place"),
    [
        ("28.11 15:00, 28.11 16:00; Абая 33, каб. 210", (at(28, 15), at(28, 16)), "Абая 33, каб. 210"),
        ("28.11 15:00 16:00", (at(28, 15), at(28, 16)), ""),
        ("5.1 9:00", (at(5, 9, 1, 2027),), ""),
        ("5.10 9:00", (at(5, 9, 10),), ""),
        ("5.10.2027 9:00;", (at(5, 9, 10, 2027),), ""),
    ],
)
def test_times_go_with_the_day_before_them(written: str, times: tuple[datetime, ...], place: str) -> None:
    found = read(written, TODAY, ZONE)
    assert (found.times, found.unread, found.place) == (times, "", place)


@pytest.mark.parametrize("written", ["tomorrow", "15:00", "31.02 15:00", "28.11 25:00", "28.11 at 15:00"])
def test_what_is_no_time_is_told(written: str) -> None:
    assert read(written, TODAY, ZONE).unread


@given(st.text())
def test_nothing_that_is_written_raises(written: str) -> None:
    assert read(written, TODAY, ZONE).times is not None


def test_buttons_offer_working_hours_to_come() -> None:
    calendar, now = Calendar(), at(27, 17)
    assert hours_of(calendar, date(2026, 11, 27), now) == []
    assert days_to_come(calendar, now)[0] == date(2026, 11, 30)
    assert len(hours_of(calendar, date(2026, 11, 30), now)) == 9


def test_moment_survives_its_button() -> None:
    assert moment_of(stamp(at(28, 15), ZONE), ZONE) == at(28, 15)
    assert moment_of("202613991500", ZONE) is None
