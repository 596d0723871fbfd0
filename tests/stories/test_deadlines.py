"""The promise of an answer: a day on the receipt, a clock that can stand still, reminders, and lateness."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.ministry import Ministry
from tests.stage import Stage, shown
from tests.stories.days import (
    FRIDAY,
    MONDAY,
    NEXT_MONDAY,
    ROADS,
    SATURDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    asked,
    at,
    at_work,
    count,
    quiet,
)


def promising_hours(ministry: Ministry, hours: int) -> Ministry:
    """Give a ministry which promises an answer about fuel within working hours."""
    topics = [replace(t, working_hours=hours) if t.id == "fuel" else t for t in ministry.topics]
    return replace(ministry, topics=tuple(topics))


async def test_receipt_and_card_name_the_day(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        await asked(stage)
        receipt = await stage.sees(stage.aigerim.chat, "№ 1 is registered")
        await stage.card(1, "Answer promised by Nov 26, 18:00")
    assert "promises an answer by Thursday, November 26." in shown(receipt)


@pytest.mark.parametrize(
    ("day", "hour", "promised"),
    [
        (FRIDAY, 17, "Dec 2, 18:00"),
        (FRIDAY, 19, "Dec 3, 18:00"),
        (SATURDAY, 12, "Dec 3, 18:00"),
        (date(2026, 12, 15), 9, "Dec 21, 18:00"),
    ],
    ids=["before a weekend", "after hours", "on a weekend", "before Independence Day"],
)
async def test_only_working_days_count(quiet_stage: Stage, day: date, hour: int, promised: str) -> None:
    async with at_work(quiet_stage, at(day, hour)):
        quiet_stage.aigerim.writes(ROADS)
        await quiet_stage.card(1, f"Answer promised by {promised}")


async def test_topic_that_promises_hours_names_the_hour(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.ministry = promising_hours(stage.ministry, 4)
    async with at_work(stage, at(MONDAY, 16)):
        stage.aigerim.writes(ROADS)
        await stage.sees(stage.aigerim.chat, "promises an answer by Nov 24, 11:00")


async def test_corrected_topic_changes_the_promise(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.ministry = promising_hours(stage.ministry, 4)
    async with at_work(stage, at(MONDAY, 9)):
        card = await asked(stage, "The lights are out in Kyzylorda")
        await stage.card(1, "Answer promised by Nov 26, 18:00")
        stage.bolat.presses(card, "Topic")
        await stage.until(lambda: "Fuel" in card.button_texts)
        stage.bolat.presses(card, "Fuel")
        await stage.card(1, "Answer promised by Nov 23, 13:00")
        await stage.sees(stage.aigerim.chat, "promises an answer by Nov 23, 13:00")


async def test_clock_stands_still_while_the_citizen_is_asked(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        stage.bolat.writes("?? Which station?", chat=stage.staff, reply_to=card)
        await stage.card(1, "The time to answer stands still until the citizen writes")
    async with at_work(stage, at(FRIDAY, 10)):
        await quiet(stage)
        stage.aigerim.writes("The one at the market")
        await stage.card(1, "Answer promised by Dec 2, 18:00")
    assert not count(stage.staff, "Overdue")


async def test_reopened_appeal_is_promised_anew(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        stage.bolat.presses(card, "Close")
        await stage.card(1, "Closed")
    assert "Answer promised" not in shown(card)
    async with at_work(stage, at(FRIDAY, 10)):
        stage.bolat.presses(card, "Reopen")
        await stage.card(1, "Reopened", "Answer promised by Dec 2, 18:00")


async def test_staff_are_reminded_once_before_it_is_due(quiet_stage: Stage) -> None:
    stage = quiet_stage
    for moment, reminders in ((at(MONDAY, 10), 0), (at(THURSDAY, 13), 0), (at(THURSDAY, 14, 30), 1)):
        async with at_work(stage, moment):
            if moment == at(MONDAY, 10):
                await asked(stage)
            await quiet(stage)
        assert count(stage.staff, "№ 1: the answer is due by Nov 26, 18:00") == reminders
    for minute in (30, 31):
        async with at_work(stage, at(THURSDAY, 15, minute)):
            await quiet(stage)
    assert count(stage.staff, "the answer is due by") == 1


async def test_reminder_replies_to_the_card(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
    async with at_work(stage, at(THURSDAY, 17)):
        await stage.beneath(card, "№ 1: the answer is due by")


async def test_nobody_is_reminded_at_night(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.ministry = promising_hours(stage.ministry, 2)
    async with at_work(stage, at(MONDAY, 17)):
        await asked(stage)
    async with at_work(stage, at(TUESDAY, 3)):
        await quiet(stage)
    assert not count(stage.staff, "is due by")
    async with at_work(stage, at(TUESDAY, 9, 10)):
        await stage.sees(stage.staff, "№ 1: the answer is due by Nov 24, 10:00")


async def test_many_reminders_are_one_message(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        for number in range(1, 5):
            stage.aigerim.writes(f"/new No petrol in Kyzylorda, station {number}")
            await stage.card(number)
    async with at_work(stage, at(THURSDAY, 15)):
        message = await stage.sees(stage.staff, "Remember:")
        await quiet(stage)
    assert all(f"№ {number} · Fuel · Nov 26, 18:00" in shown(message) for number in range(1, 5))
    assert not count(stage.staff, "the answer is due by")


async def test_answered_appeal_is_not_reminded_of(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        stage.bolat.writes("Petrol has come.", chat=stage.staff, reply_to=card)
        await stage.card(1, "Answered")
    for day in (THURSDAY, FRIDAY):
        async with at_work(stage, at(day, 15)):
            await quiet(stage)
    assert not count(stage.staff, "is due by")
    assert not count(stage.managers, "Overdue")


async def test_overdue_is_seen_at_once_and_told_to_managers_once(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        await asked(stage)
    async with at_work(stage, at(THURSDAY, 18, 1)):
        await stage.card(1, "Overdue: the answer was promised by Nov 26, 18:00")
        await stage.sees(stage.aigerim.chat, "The answer was promised by November 26 and is late.")
        await quiet(stage)
    assert not count(stage.managers, "Overdue")
    for moment in (
        at(FRIDAY, 9, 1),
        at(FRIDAY, 9, 1),
        at(FRIDAY, 15),
        at(SATURDAY, 10),
        at(NEXT_MONDAY, 9, 5),
    ):
        async with at_work(stage, moment):
            message = await stage.sees(stage.managers, "Overdue answers")
            await quiet(stage)
    assert count(stage.managers, "Overdue answers") == 1
    assert "Main staff chat: 1 overdue" in shown(message)
    assert "№ 1 · Fuel · Nov 26, 18:00" in shown(message)


async def test_managers_are_told_of_the_next_only_on_the_next_day(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.ministry = promising_hours(stage.ministry, 1)
    for number, hour in ((1, 9), (2, 11)):
        async with at_work(stage, at(MONDAY, hour)):
            stage.aigerim.writes(f"/new No petrol in Kyzylorda, station {number}")
            await stage.card(number)
    async with at_work(stage, at(MONDAY, 14)):
        await stage.card(2, "Overdue")
        await quiet(stage)
    assert count(stage.managers, "Overdue answers") == 1
    async with at_work(stage, at(TUESDAY, 9)):
        message = await stage.sees(stage.managers, "2 overdue")
    assert "№ 2" in shown(message)
    assert "№ 1" not in shown(message)


async def test_changed_calendar_moves_the_promise(quiet_stage: Stage, tmp_path: Path) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        await asked(stage)
        await stage.card(1, "Answer promised by Nov 26, 18:00")
    path = tmp_path / "calendar.toml"
    path.write_text("days_off = [2026-11-25]", encoding="utf-8")
    stage.more["CALENDAR_FILE"] = str(path)
    async with at_work(stage, at(TUESDAY, 10)):
        await stage.card(1, "Answer promised by Nov 27, 18:00")
        await stage.sees(stage.aigerim.chat, "by Friday, November 27.")
    del stage.more["CALENDAR_FILE"]
    async with at_work(stage, at(WEDNESDAY, 10)):
        await stage.card(1, "Answer promised by Nov 26, 18:00")


async def test_thanks_are_promised_nothing(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage, "Thank you very much for your help!")
    assert "Thanks" in shown(card)
    assert "Answer promised" not in shown(card)
