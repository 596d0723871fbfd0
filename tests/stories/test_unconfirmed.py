"""Silence for a week closes an answered appeal as unconfirmed: quietly, once, after an outage too."""

from datetime import timedelta

from bot.desk.citizens.solving import AT_ONCE
from tests.stage import Stage, shown
from tests.stories.asked import NO_PETROL, answered, asked

WEEK = timedelta(days=7)
UNCONFIRMED = "Unconfirmed: the citizen has not said whether it is solved"


async def still(stage: Stage) -> int:
    """Give how many messages stand at Aigerim's once the bot has answered her in all it had to say."""
    stage.aigerim.writes("/help")
    await stage.sees(stage.aigerim.chat, "If you are in danger")
    return len(stage.aigerim.chat.messages)


async def test_week_of_silence_closes_it_without_a_word(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        asks = await asked(stage)
        before = len(stage.aigerim.chat.messages)
    stage.clock.ahead += WEEK
    async with stage.bot():
        await stage.card(1, "Closed", UNCONFIRMED)
        await stage.sees(stage.aigerim.chat, "№ 1 · Closed")
        assert await still(stage) == before + 2
        assert "Yes, solved" in asks.button_texts


async def test_her_word_still_counts_for_two_weeks(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        asks = await asked(stage)
    stage.clock.ahead += WEEK
    async with stage.bot():
        await stage.card(1, UNCONFIRMED)
        stage.clock.ahead += timedelta(days=13)
        stage.aigerim.presses(asks, "No")
        await stage.card(1, "Reopened", "Disputed by the citizen")


async def test_six_days_are_too_few(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        await asked(stage)
    stage.clock.ahead += timedelta(days=6, hours=23)
    async with stage.bot():
        await still(stage)
        await stage.card(1, "Answered")
    stage.clock.ahead += timedelta(hours=1)
    async with stage.bot():
        await stage.card(1, UNCONFIRMED)


async def test_each_answer_begins_the_week_anew(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        await asked(stage)
        stage.clock.ahead += timedelta(days=5)
        await answered(stage, "More is on its way.")
        await stage.card(1, "2 answers delivered")
    stage.clock.ahead += timedelta(days=5)
    async with stage.bot():
        await still(stage)
        await stage.card(1, "Answered")


async def test_what_waits_for_staff_is_not_closed(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        stage.aigerim.presses(await asked(stage), "No")
        await stage.card(1, "Reopened")
        stage.sergei.writes("В Кызылорде нет бензина")
        await stage.card(2)
    stage.clock.ahead += WEEK * 5
    async with stage.bot():
        await still(stage)
        await stage.card(1, "Reopened")
        await stage.card(2, "New")


async def test_many_due_are_closed_a_few_at_a_time(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        for number in range(1, AT_ONCE + 2):
            stage.aigerim.writes(f"/new {NO_PETROL}, station {number}")
            card = await stage.card(number)
            stage.bolat.writes("It has come.", chat=stage.staff, reply_to=card)
            await stage.card(number, "Answered")
    stage.clock.ahead += WEEK
    async with stage.bot():
        await stage.card(AT_ONCE, UNCONFIRMED)
        await still(stage)
        assert "Answered" in shown(await stage.card(AT_ONCE + 1))
    async with stage.bot():
        await stage.card(AT_ONCE + 1, UNCONFIRMED)


async def test_unconfirmed_that_is_written_to_is_open_and_unjudged(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        asks = await asked(stage)
    stage.clock.ahead += WEEK
    async with stage.bot():
        await stage.card(1, UNCONFIRMED)
        stage.aigerim.writes("It is empty again", reply_to=asks)
        card = await stage.card(1, "Reopened")
        assert "Unconfirmed" not in shown(card)
