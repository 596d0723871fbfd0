"""Declining an appeal: the citizen reads why in her language, and it counts as closed but not as answered."""

import pytest

from bot.demo.telegram import Message
from storage import appeals
from storage.opening import open_database
from tests.stage import Stage, shown
from tests.stories.test_giving import menu
from tests.stories.test_staff_buttons import asked, told


async def question(stage: Stage, card: Message) -> Message:
    """Let Bolat press for a reason in own words, and give the bot's question."""
    await menu(stage, card, "More …", "Decline …", "Another reason: write it")
    return await stage.beneath(card, "Bolat: Please reply to this message with the reason to decline № 1.")


@pytest.mark.parametrize(
    ("reason", "read"),
    [
        ("Not within our competence", "turn to your akimat or write at eotinish.kz"),
        ("Already answered", "see /my"),
        ("Not enough information", "what happened, where and when"),
        ("Abusive", "once more without them"),
    ],
)
async def test_citizen_reads_the_reason(stage: Stage, reason: str, read: str) -> None:
    card = await asked(stage)
    await menu(stage, card, "More …", "Decline …", reason)
    await stage.card(1, "№ 1 · Closed", f"Declined: {reason[:1].lower()}{reason[1:]}")
    await stage.sees(stage.aigerim.chat, "We cannot take up № 1.", read)
    await stage.sees(stage.aigerim.chat, "№ 1 · Closed", read)


async def test_reason_in_own_words(stage: Stage) -> None:
    card = await asked(stage)
    asks = await question(stage, card)
    stage.bolat.writes("The station was sold {last} year.", chat=stage.staff, reply_to=asks)
    await stage.card(1, "Closed", "Declined: The station was sold {last} year.")
    await stage.sees(stage.aigerim.chat, "We cannot take up № 1.", "The station was sold {last} year.")
    late = stage.bolat.writes("Or this?", chat=stage.staff, reply_to=asks)
    await stage.until(lambda: [m for m in stage.staff.messages if m.reply_to is late and m.by_bot])
    assert not stage.find(stage.aigerim.chat, "Or this?")


async def test_note_beneath_the_question_stays_a_note(stage: Stage) -> None:
    card = await asked(stage)
    asks = await question(stage, card)
    stage.bolat.writes("// ask the lawyer first", chat=stage.staff, reply_to=asks)
    await told(stage, stage.bolat.presses(card, "Take"))
    await stage.card(1, "№ 1 · In progress")
    assert not stage.find(stage.aigerim.chat, "lawyer")


async def test_question_is_asked_once_however_often_it_is_pressed(stage: Stage) -> None:
    card = await asked(stage)
    stage.clock.turn_to(stage.clock().replace(second=10))
    for _ in range(3):
        await told(stage, stage.bolat.presses_data(card, "declined:1:other"))
    await stage.beneath(card, "Please reply")
    assert len([m for m in stage.staff.messages if "Please reply" in shown(m)]) == 1


async def test_two_who_decline_at_once_tell_the_citizen_once(stage: Stage) -> None:
    card = await asked(stage)
    stage.dana.joins(stage.staff)
    presses = [
        person.presses_data(card, f"declined:1:{reason}")
        for person, reason in ((stage.bolat, "abuse"), (stage.dana, "details"), (stage.bolat, "x"))
    ]
    assert [await told(stage, press) for press in presses] == ["№ 1: Closed"] * 3
    await stage.sees(stage.aigerim.chat, "We cannot take up № 1.")
    assert len([m for m in stage.aigerim.chat.messages if "We cannot" in shown(m)]) == 1


async def test_citizen_who_does_not_agree_is_heard(stage: Stage) -> None:
    card = await asked(stage)
    await menu(stage, card, "More …", "Decline …", "Already answered")
    word = await stage.sees(stage.aigerim.chat, "We cannot take up № 1.")
    stage.aigerim.writes("Nobody answered", reply_to=word)
    assert "Declined" not in shown(await stage.card(1, "№ 1 · Reopened"))
    stage.bolat.writes("/history 1", chat=stage.staff)
    await stage.sees(stage.staff, "Bolat · declined it: New → Closed, already answered")


async def test_declined_is_not_answered(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        card = await asked(stage)
        await menu(stage, card, "More …", "Decline …", "Abusive")
        await stage.card(1, "Closed")
    database = await open_database(stage.database_url)
    appeal = await database.run(appeals.find, 1)
    await database.close()
    assert appeal
    assert (appeal.answered_at, appeal.declined) == (None, "abuse")
