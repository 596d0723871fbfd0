"""Days as people write them: understood, or explained."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sheets.period import Mistake, Period, Why, read_period

TODAY = date(2026, 11, 27)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "written",
    ["2026-11-01 2026-11-20", "01.11.2026 20.11.2026", "1/11/2026–20.11.2026", " 2026-11-1 — 2026-11-20 "],
)
def test_days_are_written_in_many_ways(written: str) -> None:
    assert read_period(written, TODAY) == Period(date(2026, 11, 1), date(2026, 11, 20))


def test_one_day_goes_until_today_and_none_means_seven() -> None:
    assert read_period("01.11.2026", TODAY) == Period(date(2026, 11, 1), TODAY)
    assert read_period("", TODAY) == Period(date(2026, 11, 21), TODAY)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("31.11.2026", Why.NO_SUCH_DAY),
        ("from 2026-11-01", Why.UNREADABLE),
        ("2026-11-20 2026-11-01", Why.WRONG_ORDER),
        ("28.11.2026", Why.FUTURE),
        ("01.01.2026 02.01.2026 03.01.2026", Why.TOO_MANY),
        ("112026-11-01", Why.UNREADABLE),
    ],
)
def test_what_cannot_be_meant_has_a_reason(written: str, why: Why) -> None:
    found = read_period(written, TODAY)
    assert isinstance(found, Mistake)
    assert found.why is why


@given(first=days, last=days, today=days)
def test_a_period_never_begins_after_its_end_nor_in_the_future(first: date, last: date, today: date) -> None:
    found = read_period(f"{first:%Y-%m-%d} {last:%d.%m.%Y}", today)
    if isinstance(found, Period):
        assert first == found.first <= found.last <= today
        assert found.last == min(last, today)
        assert found.was_cut == (last > today)
    else:
        assert first > min(last, today) - timedelta(days=0)


@given(st.text(max_size=60))
def test_any_words_have_an_answer(written: str) -> None:
    assert isinstance(read_period(written, TODAY), Period | Mistake)
