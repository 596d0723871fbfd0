"""When a digest is due, in every way to say it and over every change of the clock."""

import contextlib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.schedule import ScheduleIsUnclear, parse

ALMATY = ZoneInfo("Asia/Almaty")
BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [ALMATY, BERLIN, ZoneInfo("America/Nuuk"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("UTC")]
WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=ALMATY)


def _in_almaty(text: str) -> tuple[str, str]:
    schedule = parse(text)
    dues = (schedule.previous(WEDNESDAY, ALMATY), schedule.next(WEDNESDAY, ALMATY))
    before, after = (f"{due.astimezone(ALMATY):%a %d.%m. %H:%M}" for due in dues)
    return before, after


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("mon 09:00", "Mon 16.11. 09:00", "Mon 23.11. 09:00"),
        ("Mon 9:00", "Mon 16.11. 09:00", "Mon 23.11. 09:00"),
        ("mon,thu 18:30", "Mon 16.11. 18:30", "Thu 19.11. 18:30"),
        ("пн,чт 18:30", "Mon 16.11. 18:30", "Thu 19.11. 18:30"),
        ("дс 09:00", "Mon 16.11. 09:00", "Mon 23.11. 09:00"),
        ("fri-sun 08:00", "Sun 15.11. 08:00", "Fri 20.11. 08:00"),
        ("daily 09:00", "Wed 18.11. 09:00", "Thu 19.11. 09:00"),
        ("0 9 * * mon", "Mon 16.11. 09:00", "Mon 23.11. 09:00"),
        ("0 9 * * 1", "Mon 16.11. 09:00", "Mon 23.11. 09:00"),
        ("0 9 * * 0", "Sun 15.11. 09:00", "Sun 22.11. 09:00"),
        ("0 9 * * 7", "Sun 15.11. 09:00", "Sun 22.11. 09:00"),
        ("*/20 8-10 * * *", "Wed 18.11. 10:40", "Thu 19.11. 08:00"),
        ("0 9 1 jan,jul *", "Wed 01.07. 09:00", "Fri 01.01. 09:00"),
    ],
)
def test_a_schedule_names_what_was_due_and_what_will_be(text: str, before: str, after: str) -> None:
    assert _in_almaty(text) == (before, after)


def test_cron_takes_either_the_day_or_the_weekday_when_both_are_given() -> None:
    assert _in_almaty("0 9 20 * mon") == ("Mon 16.11. 09:00", "Fri 20.11. 09:00")


def test_the_very_instant_is_due_and_is_not_next() -> None:
    schedule = parse("wed 12:00")
    assert schedule.previous(WEDNESDAY, ALMATY) == WEDNESDAY
    assert schedule.next(WEDNESDAY, ALMATY) == WEDNESDAY + timedelta(weeks=1)


def test_what_is_due_is_told_in_utc() -> None:
    due = parse("mon 09:00").next(WEDNESDAY, ALMATY)
    assert (due, due.tzinfo) == (datetime(2026, 11, 23, 4, tzinfo=UTC), UTC)


def test_the_wall_time_stays_when_the_clock_changes() -> None:
    schedule = parse("mon 09:00")
    summer = schedule.next(datetime(2026, 10, 18, tzinfo=UTC), BERLIN)
    winter = schedule.next(summer, BERLIN)
    assert (summer.hour, winter.hour) == (7, 8)


def test_a_skipped_time_is_due_all_the_same() -> None:
    due = parse("daily 02:30").next(datetime(2026, 3, 29, 0, tzinfo=UTC), BERLIN)
    assert f"{due.astimezone(BERLIN):%d.%m. %H:%M}" == "29.03. 03:30"


def test_a_time_that_comes_twice_is_due_once() -> None:
    schedule = parse("daily 02:30")
    due = schedule.next(datetime(2026, 10, 25, 0, tzinfo=UTC), BERLIN)
    assert schedule.next(due, BERLIN).astimezone(BERLIN).day == 26


def test_a_leap_day_is_waited_for() -> None:
    assert parse("0 9 29 2 *").next(datetime(2097, 1, 1, tzinfo=UTC), ALMATY).year == 2104


@pytest.mark.parametrize(
    "text",
    [
        *("", "monday", "mon", "mon 25:00", "mon 9", "1 09:00", "* 09:00", "mon,, 09:00", "funday 09:00"),
        *(
            "60 9 * * *",
            "0 9 * * 8",
            "0 9 0 * *",
            "0 9 31 2 *",
            "0 9 * * mon extra",
            "*/0 9 * * *",
            "5/2 9 * * *",
        ),
        *("30-10 9 * * *", "٣ 9 * * *", "0 9 * * wed-mon"),
    ],
)
def test_an_unclear_schedule_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ScheduleIsUnclear, match=r"“.*”.*\."):
        parse(text)


@given(st.text())
def test_parsing_refuses_in_one_way_only(text: str) -> None:
    with contextlib.suppress(ScheduleIsUnclear):
        assert parse(text).text == text


@settings(max_examples=60)
@given(
    st.sampled_from(["mon 09:00", "daily 02:30", "daily 23:45", "45 * * * *", "0 0 1 * *", "30 1,2 * * 0"]),
    st.datetimes(datetime(2015, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 (Hypothesis adds the zone)
    st.sampled_from(ZONES),
)
def test_what_is_next_is_previous_once_it_has_come(text: str, now: datetime, zone: ZoneInfo) -> None:
    schedule = parse(text)
    before, after = schedule.previous(now, zone), schedule.next(now, zone)
    assert before <= now < after
    assert schedule.previous(after, zone) == after
    assert schedule.previous(after - timedelta(seconds=1), zone) == before
    assert schedule.next(before, zone) == after
