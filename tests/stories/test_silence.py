"""The silence alarm: a staff chat that lets its cards lie is told so once, and the managers with it."""

from tests.stage import Stage, shown
from tests.stories.days import FRIDAY, MONDAY, TUESDAY, asked, at, at_work, count, quiet

SILENT = "Nobody has reacted here for a while"


async def test_silence_is_told_once_in_both_chats(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        await asked(stage)
        await quiet(stage)
    for moment, alarms in ((at(MONDAY, 13, 50), 0), (at(MONDAY, 14, 1), 1), (at(TUESDAY, 15), 1)):
        async with at_work(stage, moment):
            await quiet(stage)
        assert count(stage.staff, SILENT, "1 appeal waits.") == alarms
        assert count(stage.managers, "No reaction in a staff chat: Main staff chat") == alarms


async def test_silence_of_the_night_is_none(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(FRIDAY, 16)):
        await asked(stage)
    for hour in (20, 23):
        async with at_work(stage, at(FRIDAY, hour)):
            await quiet(stage)
    assert not count(stage.staff, SILENT)


async def test_any_act_of_staff_is_a_reaction(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
    async with at_work(stage, at(MONDAY, 13)):
        note = stage.bolat.writes("// who knows this station?", chat=stage.staff, reply_to=card)
        await stage.until(lambda: note.reactions)
    async with at_work(stage, at(MONDAY, 16)):
        await quiet(stage)
        assert not count(stage.staff, SILENT)
        stage.bolat.presses(card, "Take")
        await stage.card(1, "In progress")
    async with at_work(stage, at(TUESDAY, 10, 30)):
        await quiet(stage)
    assert not count(stage.staff, SILENT)


async def test_silence_after_a_reaction_is_told_anew(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 9)):
        card = await asked(stage)
    async with at_work(stage, at(MONDAY, 14)):
        await stage.sees(stage.staff, SILENT)
        stage.bolat.presses(card, "Take")
        await stage.card(1, "In progress")
    async with at_work(stage, at(TUESDAY, 9, 30)):
        await stage.until(lambda: count(stage.staff, SILENT) == 2)


async def test_chat_without_waiting_cards_may_be_silent(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        stage.bolat.writes("Petrol has come.", chat=stage.staff, reply_to=card)
        await stage.card(1, "Answered")
    async with at_work(stage, at(TUESDAY, 17)):
        await quiet(stage)
    assert not count(stage.staff, SILENT)
    assert "Answered" in shown(card)
