"""Which day an answer promises: as people write it in three languages, and rather none than a wrong one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar import Calendar, public_holidays
from bot.promises import FARTHEST, promised_day

public_holidays(2026)  # imports them: Hypothesis wants each example to be quick
TUESDAY = date(2026, 9, 22)
PIECES = (
    "до by дейін 29 31 сентября қыркүйекке September 29.09 31.02 2026 2027 99 . / - через within in 3 күн "
    "ішінде дней рабочих days недели завтра ертең tomorrow конца пятницы жұмаға month үш жыл соңына"
)
WORDS = st.sampled_from(PIECES.split())


def read(text: str, today: date = TUESDAY) -> date | None:
    return promised_day(text, today, Calendar())


@pytest.mark.parametrize(
    "text",
    [
        "Вода будет до 29 сентября.",
        "29.09",
        "29.09 дейін",
        "29.09-ға дейін",
        "Жөндеу 29 қыркүйекке дейін аяқталады",
        "We will repair it by 29 September",
        "by September 29th, as agreed",
        "by the 29th of September 2026",
        "до 29-го сентября",
        "До 29 СЕНТЯБРЯ!",
        "29.09.2026",
        "29.09.26",
        "2026-09-29",
        "29/09/2026",
        "Починим за 25–29 сентября",
        "через неделю",
        "в течение недели",
        "бір апта ішінде",
        "within a week",
        "within 7 days",
        "в течение 5 рабочих дней",
        "бес жұмыс күні ішінде",
        "within five working days",
        "Аварию 20.09 нашли, закончим до 29.09",
        "до 29 сентября (вторник), то есть через неделю",
    ],
)
def test_the_29th_is_recognised(text: str) -> None:
    assert read(text) == date(2026, 9, 29)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("завтра", 23),
        ("Ертең келеді", 23),
        ("tomorrow", 23),
        ("послезавтра", 24),
        ("the day after tomorrow", 24),
        ("бүрсігүні", 24),
        ("в течение 3 дней", 25),
        ("3 күннің ішінде", 25),
        ("within 3 days", 25),
        ("до конца недели", 25),
        ("апта соңына дейін", 25),
        ("by the end of the week", 25),
        ("до пятницы", 25),
        ("жұмаға дейін", 25),
        ("by Friday", 25),
        ("до следующего понедельника", 28),
        ("келесі дүйсенбіге дейін", 28),
        ("by next Tuesday", 29),
        ("до конца дня", 22),
        ("до конца месяца", 30),
        ("ай соңына дейін", 30),
    ],
)
def test_a_day_seen_from_today_is_recognised(text: str, day: int) -> None:
    assert read(text) == date(2026, 9, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("до 5 января", date(2027, 1, 5)),
        ("5 қаңтарға дейін", date(2027, 1, 5)),
        ("до 20 сентября 2027 года", date(2027, 9, 20)),
        ("через два месяца", date(2026, 11, 22)),
        ("до конца года", date(2026, 12, 31)),
        ("на следующей неделе", date(2026, 10, 2)),
    ],
)
def test_a_day_further_on_is_recognised(text: str, day: date) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Спасибо, приняли в работу",
        "20 сентября всё починили",  # past
        "до 29 сентября 2025 года",
        "до 1 марта 2028 года",  # too far
        "до 29 или 30.09, 1 октября",  # which?
        "29.09 или 30.09",
        "до следующей пятницы",  # of this week or of the next?
        "келесі жұмаға дейін",
        "by next Friday",
        "с 29 сентября",  # from, not by
        "29 қыркүйектен бастап",
        "после 29 сентября",
        "31.02.2027",
        "до 18.00",
        "в 12.30",
        "тел. 29.09.26.11",
        "стоит 12.11 тенге",
        "во вторник",  # which?
        "завтрак",
        "сегодня проверили",
        "через 30 минут",
        "вчера",
        "29 мая",  # eight months ahead, or four months ago?
    ],
)
def test_what_is_past_or_ambiguous_is_no_promise(text: str) -> None:
    assert read(text) is None


def test_on_a_weekend_the_end_of_the_week_is_over() -> None:
    assert read("до конца недели", date(2026, 9, 26)) is None


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(), st.dates(date(2024, 1, 1), date(2030, 1, 1)))
def test_a_promise_is_never_past_nor_further_than_a_year(text: str, today: date) -> None:
    day = read(text, today)
    assert day is None or today <= day <= today + FARTHEST


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(0, 365))
def test_a_day_with_its_year_is_that_day(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert read(f"до {day:%d.%m.%Y}", today) == day
    assert read(f"{day:%Y-%m-%d}", today) == day


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(0, 180))
def test_a_near_day_needs_no_year(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert read(f"by {day.day} {day:%B}", today) == day
