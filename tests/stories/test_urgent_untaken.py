"""Danger that nobody takes in hand: after an hour the staff chat and the managers hear of it, once."""

from tests.stage import Stage, shown
from tests.stories.days import MONDAY, TUESDAY, asked, at, at_work, count, quiet

DANGER = "There is an explosion and a fire in Kyzylorda"
UNTAKEN = "Nobody has taken № 1 for an hour"
TOLD = "Urgent, and nobody has taken № 1 for an hour"


async def test_it_is_told_once_and_at_night_too(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 23)):
        card = await asked(stage, DANGER)
    for moment, alarms in ((at(MONDAY, 23, 55), 0), (at(TUESDAY, 0, 1), 1), (at(TUESDAY, 3), 1)):
        async with at_work(stage, moment):
            await quiet(stage)
        assert count(stage.staff, UNTAKEN) == count(stage.managers, TOLD, "Main staff chat") == alarms
    alarm = stage.find(stage.staff, UNTAKEN)
    assert alarm
    assert alarm.reply_to is card
    assert not count(stage.managers, "explosion")


async def test_what_somebody_works_on_is_no_alarm(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        stage.bolat.presses(await asked(stage, DANGER), "Take")
        await stage.card(1, "Works on it: Bolat")
        stage.sergei.writes("Пожар и взрыв в Астане")
        note = stage.bolat.writes("// I call the brigade", chat=stage.staff, reply_to=await stage.card(2))
        await stage.until(lambda: note.reactions)
        stage.aigerim.writes("/new No petrol in Astana")
        await stage.card(3)
    async with at_work(stage, at(MONDAY, 12)):
        await quiet(stage)
    assert "for an hour" not in " ".join(shown(message) for message in stage.staff.messages)


async def test_hour_begins_when_danger_is_told(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage, "No petrol in Kyzylorda")
    async with at_work(stage, at(MONDAY, 12)):
        stage.aigerim.writes("Now there is a fire")
        await stage.beneath(card, "Urgent")
    for moment, alarms in ((at(MONDAY, 12, 55), 0), (at(MONDAY, 13, 5), 1)):
        async with at_work(stage, moment):
            await quiet(stage)
        assert count(stage.staff, UNTAKEN) == alarms
