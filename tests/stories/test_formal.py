"""The legal clock: only an e-Otinish number starts it; the citizen hears what is done about it."""

from pathlib import Path

import pytest

from bot.demo.telegram import Message
from tests.stage import Stage, shown
from tests.stories.days import FRIDAY, MONDAY, TUESDAY, asked, at, at_work, count, quiet

NUMBER = "ЗТ-2026-01234567"


async def says(stage: Stage, words: str, *expected: str, reply_to: Message | None = None) -> Message:
    """Let Bolat write in the staff chat, and give the bot's reply to it."""
    written = stage.bolat.writes(words, chat=stage.staff, reply_to=reply_to)

    def found() -> Message:
        replies = [m for m in stage.staff.messages if m.reply_to is written]
        return [m for m in replies if all(w in shown(m) for w in expected)][-1]

    return await stage.until(found)


async def test_without_a_number_no_legal_clock_runs(quiet_stage: Stage) -> None:
    async with at_work(quiet_stage, at(MONDAY, 10)):
        assert "e-Otinish" not in shown(await asked(quiet_stage))


async def test_number_starts_fifteen_working_days(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        told = await says(stage, f"/formal {NUMBER}", "№ 1 is formal now", reply_to=card)
        await stage.card(1, f"e-Otinish {NUMBER}: by law until December 14")
    assert "the answer is due by December 14" in shown(told)
    assert "forward it by November 26" in shown(told)


async def test_day_of_receipt_may_be_named(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        await asked(stage)
        await says(stage, f"/formal №1 {NUMBER} 14.11.2026", "due by December 7")  # a Saturday


async def test_clock_of_the_law_does_not_wait_for_the_citizen(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        await says(stage, f"/formal {NUMBER}", "is formal now", reply_to=card)
        stage.bolat.writes("?? Which station?", chat=stage.staff, reply_to=card)
        await stage.card(1, "stands still", f"e-Otinish {NUMBER}: by law until December 14")
    async with at_work(stage, at(FRIDAY.replace(month=12, day=14), 15)):
        await stage.sees(stage.staff, "№ 1: by law, the answer is due by Dec 14, 18:00")
    async with at_work(stage, at(FRIDAY.replace(month=12, day=15), 9)):
        await stage.card(1, f"e-Otinish {NUMBER}: overdue by law since December 14")
        await stage.sees(stage.managers, "Overdue answers", "№ 1 · Fuel · Dec 14, 18:00")
        await quiet(stage)
    assert count(stage.staff, "by law, the answer is due") == 1


async def test_extension_is_told_to_the_citizen_at_once(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        await says(stage, f"/formal {NUMBER}", "is formal now", reply_to=card)
        await says(
            stage, "/formal 1 extend 15.01.2027 We wait for the laboratory", "Extended until January 15"
        )
        await stage.card(1, f"e-Otinish {NUMBER}: extended until January 15")
        told = await stage.sees(stage.aigerim.chat, "is extended until January 15")
    assert "The reason: We wait for the laboratory" in shown(told)


@pytest.mark.parametrize("day", ["10.12.2026", "24.01.2027"])
async def test_extension_has_its_limits(quiet_stage: Stage, day: str) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        await says(stage, f"/formal {NUMBER}", "is formal now", reply_to=card)
        await says(stage, f"/formal 1 extend {day} why not", "after December 14 and not after January 23")
    assert not count(stage.aigerim.chat, "extended")


async def test_forwarded_appeal_has_no_clock_and_the_citizen_knows(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        await says(stage, f"/formal {NUMBER}", "is formal now", reply_to=card)
        await says(
            stage, "/formal forward Akimat of Kyzylorda", "Forwarded to Akimat of Kyzylorda", reply_to=card
        )
        await stage.sees(stage.aigerim.chat, "was forwarded to Akimat of Kyzylorda.")
        await stage.until(lambda: "e-Otinish" not in shown(card))


async def test_late_forwarding_is_told_so(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        await says(stage, f"/formal {NUMBER}", "is formal now", reply_to=card)
    async with at_work(stage, at(FRIDAY, 10)):
        await says(stage, "/formal 1 forward Akimat", "The three working days for it ended on November 26.")


async def test_number_comes_off(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        await says(stage, f"/formal {NUMBER}", "is formal now", reply_to=card)
        await says(stage, "/formal 1 off", "the legal clock has stopped")
        await stage.until(lambda: "e-Otinish" not in shown(card))
        await says(stage, "/formal 1 off", "No e-Otinish number is attached to № 1")


@pytest.mark.parametrize(
    "words",
    ["/formal", "/formal 1", "/formal 1 12", "/formal 1 extend tomorrow", "/formal 1 extend", "/formal x"],
)
async def test_wrong_words_are_explained(stage: Stage, words: str) -> None:
    await asked(stage)
    told = await says(stage, words, "in one of these ways:")
    assert "ЗТ-2026-01234567 – attach its e-Otinish number" in shown(told)


async def test_appeal_that_is_not_here_is_named(stage: Stage) -> None:
    await says(stage, f"/formal 99 {NUMBER}", "There is no № 99 in this chat.")


async def test_stranger_starts_no_clock(stage: Stage) -> None:
    card = await asked(stage)
    stage.mallory.joins(stage.staff)
    stage.mallory.leaves(stage.staff)
    stage.mallory.writes(f"/formal {NUMBER}", chat=stage.staff, reply_to=card)
    await stage.sees(stage.staff, "Not sent: only members of this chat can answer.")
    assert "e-Otinish" not in shown(card)


async def test_changed_calendar_moves_the_legal_day(quiet_stage: Stage, tmp_path: Path) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        await says(stage, f"/formal {NUMBER}", "is formal now", reply_to=card)
    path = tmp_path / "calendar.toml"
    path.write_text("days_off = [2026-12-14]\nworking_days = [2026-11-28]", encoding="utf-8")
    stage.more["CALENDAR_FILE"] = str(path)
    async with at_work(stage, at(TUESDAY, 10)):
        await stage.card(1, "by law until December 11")
