"""Working days and hours of Kazakhstan: holidays, transfers, and rules that hold for every day."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar import Calendar, Hours, Transfers, months_after, public_holidays
from bot.calendar_file import CalendarFileIsWrong, read_transfers

public_holidays(2026)  # imports them: Hypothesis wants each example to be quick
LUNCH = Calendar(Hours(time(9), time(18, 30), (time(13), time(14, 30))))
FRIDAY = date(2026, 3, 13)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
SPANS = st.timedeltas(timedelta(), timedelta(hours=200))
CALENDARS = st.sampled_from(
    [Calendar(), LUNCH, Calendar(transfers=Transfers(frozenset({FRIDAY}), frozenset({date(2026, 3, 14)})))]
)


def almaty(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), Calendar().zone)


def test_fifteen_working_days_from_the_thirteenth_of_march_2026_end_on_the_eighth_of_april() -> None:
    assert Calendar().add_working_days(FRIDAY, 15) == date(2026, 4, 8)
    assert Calendar().deadline(almaty(FRIDAY, 10), 15) == almaty(date(2026, 4, 8), 18)


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2026, 11, 22), False),  # a Sunday
        (date(2026, 11, 23), True),
        (date(2026, 12, 16), False),  # Independence Day
        (date(2026, 3, 24), False),  # Nauryz was on a weekend
        (date(2026, 8, 31), True),  # Constitution Day is no longer in August …
        (date(2027, 3, 15), False),  # … but in March
        (date(2025, 1, 5), True),  # a Sunday worked for the 3rd
        (date(2025, 1, 3), False),
    ],
)
def test_holidays_and_moved_days_are_known(day: date, is_working: bool) -> None:
    assert Calendar().is_working_day(day) is is_working


def test_a_transfer_wins_over_what_is_known() -> None:
    moved = Transfers(frozenset({date(2026, 11, 23)}), frozenset({date(2026, 11, 22), date(2026, 12, 16)}))
    days = [date(2026, 11, 23), date(2026, 11, 22), date(2026, 12, 16)]
    assert [Calendar(transfers=moved).is_working_day(day) for day in days] == [False, True, True]


def test_what_comes_after_hours_comes_on_the_next_working_day() -> None:
    evening = almaty(date(2026, 11, 20), 19)
    assert Calendar().next_working_moment(evening) == almaty(date(2026, 11, 23), 9)
    assert Calendar().deadline(evening, 1) == almaty(date(2026, 11, 24), 18)


def test_no_time_counts_at_lunch() -> None:
    noon = almaty(date(2026, 11, 23), 12)
    assert LUNCH.add_working_time(noon, timedelta(hours=2)) == almaty(date(2026, 11, 23), 15, 30)
    assert not LUNCH.is_working(almaty(date(2026, 11, 23), 13, 30))


def test_a_changed_day_changes_the_fingerprint() -> None:
    other = Calendar(transfers=Transfers(days_off=frozenset({FRIDAY})))
    assert Calendar().fingerprint(2026) == Calendar().fingerprint(2026) != other.fingerprint(2026)


@given(CALENDARS, MOMENTS, SPANS)
def test_added_working_time_lies_between(calendar: Calendar, moment: datetime, span: timedelta) -> None:
    end = calendar.add_working_time(moment, span)
    assert calendar.working_time_between(moment, end) == span
    assert end - moment >= span


@given(CALENDARS, MOMENTS, SPANS, SPANS)
def test_working_time_adds_up(calendar: Calendar, moment: datetime, one: timedelta, other: timedelta) -> None:
    middle, end = moment + one, moment + one + other
    parts = calendar.working_time_between(moment, middle), calendar.working_time_between(middle, end)
    assert sum(parts, timedelta()) == calendar.working_time_between(moment, end)


@given(CALENDARS, MOMENTS)
def test_the_next_working_moment_is_one_with_no_work_before_it(calendar: Calendar, moment: datetime) -> None:
    after = calendar.next_working_moment(moment)
    assert calendar.is_working(after)
    assert after >= moment
    assert calendar.working_time_between(moment, after) == timedelta()


@given(CALENDARS, st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(1, 40))
def test_working_days_are_counted_one_by_one(calendar: Calendar, start: date, days: int) -> None:
    end = calendar.add_working_days(start, days)
    passed = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert calendar.is_working_day(end)
    assert sum(calendar.is_working_day(day) for day in passed) == days


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 30))
def test_months_later_is_in_that_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def test_transfers_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "calendar.toml"
    path.write_text('days_off = [2026-01-05, "2026-05-08"]\nworking_days = [2026-01-10]', encoding="utf-8")
    read = read_transfers(str(path))
    assert read.days_off == {date(2026, 1, 5), date(2026, 5, 8)}
    assert read.working_days == {date(2026, 1, 10)}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("days_of = []", "'days_of' is no key here; did you mean 'days_off'?"),
        ("days_off = [20260105]", "days_off must be a list of days such as [2026-03-16, 2026-05-08]"),
        ("days_off = 2026-01-05", "days_off must be a list of days"),
        ('working_days = ["5 January"]', "working_days must be a list of days"),
        ("days_off = [2026-01-05]\nworking_days = [2026-01-05]", "both a day off and a working day"),
        ("days_off = [", "it is not TOML"),
    ],
)
def test_a_mistake_in_the_file_is_told(tmp_path: Path, written: str, told: str) -> None:
    path = tmp_path / "calendar.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(CalendarFileIsWrong) as wrong:
        read_transfers(str(path))
    assert told in str(wrong.value)


def test_a_year_without_work_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "calendar.toml"
    days = (str(FRIDAY + timedelta(days=n)) for n in range(100))
    path.write_text(f"days_off = [{', '.join(days)}]", encoding="utf-8")
    with pytest.raises(CalendarFileIsWrong, match="No working day within 60 days"):
        read_transfers(str(path))
