"""Handing an appeal over to another department: the card moves with all that people there must know."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.demo.telegram import Group
from bot.ministry import Route
from bot.texts import LANGUAGES, voice
from tests.stage import Stage, shown
from tests.stories.test_citizen_languages import NO_PETROL
from tests.stories.test_giving import menu
from tests.stories.test_staff_buttons import asked, told


@pytest.fixture
async def power(quiet_stage: Stage) -> AsyncIterator[Group]:
    """Give the staff chat of the power department, where Dana works, with the bot at work."""
    stage = quiet_stage
    group = stage.telegram.supergroup("Power", members=[stage.dana], bot="administrator")
    stage.ministry = replace(stage.ministry, routes=(Route("electricity", None, group.id, None),))
    async with stage.bot():
        yield group


async def test_card_moves_with_notes_and_answers(quiet_stage: Stage, power: Group) -> None:
    stage = quiet_stage
    card = await asked(stage)
    stage.bolat.writes("// The depot is shut", chat=stage.staff, reply_to=card)
    stage.bolat.writes("We ask the depot.", chat=stage.staff, reply_to=card)
    await stage.card(1, "1 answer delivered")
    await menu(stage, card, "More …", "Hand over …", "Electricity")
    new = await stage.sees(power, "№ 1 ·", "No petrol")
    told_there = await stage.beneath(new, "Passed on by Bolat from: Main staff chat", "1 note, 1 answer")
    assert "The depot is shut" in shown(told_there)
    assert "Works on it" not in shown(new)
    await stage.until(lambda: "Passed on to another staff chat: Electricity" in shown(card))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_citizen_reads_of_it_in_each_language(quiet_stage: Stage, power: Group, language: str) -> None:
    stage, say = quiet_stage, voice(language)
    ainur = stage.telegram.person("Ainur", language_code=language)
    ainur.writes(NO_PETROL[language])
    await menu(stage, await stage.card(1), "More …", "Hand over …", "Electricity")
    await stage.sees(power, "№ 1 ·", NO_PETROL[language])
    words = "№ {number} was passed to another office. The answer will come here, in this chat."
    await stage.sees(ainur.chat, say(words, number=1))


async def test_citizen_is_told_once_and_answered_from_there(quiet_stage: Stage, power: Group) -> None:
    stage = quiet_stage
    card = await asked(stage)
    await menu(stage, card, "More …", "Hand over …", "Electricity")
    new = await stage.sees(power, "№ 1 ·")
    back = f"passed:1:{stage.staff.id}.0"
    await told(stage, stage.dana.presses_data(new, back))
    await told(stage, stage.dana.presses_data(new, back))
    await stage.card(1, "No petrol")
    words = [m for m in stage.aigerim.chat.messages if "passed to another office" in shown(m)]
    assert len(words) == 1
    assert words[0].reply_to is await stage.sees(stage.aigerim.chat, "№ 1 is registered")


async def test_two_who_press_at_once_move_it_once(quiet_stage: Stage, power: Group) -> None:
    stage = quiet_stage
    card = await asked(stage)
    stage.mallory.joins(stage.staff)
    over = f"passed:1:{power.id}.0"
    for press in [person.presses_data(card, over) for person in (stage.bolat, stage.mallory)]:
        await told(stage, press)
    await stage.beneath(await stage.sees(power, "№ 1 ·"), "Passed on by Bolat")
    assert len([m for m in power.messages if m.by_bot]) == 2


async def test_forged_places_receive_nothing(quiet_stage: Stage, power: Group) -> None:
    stage = quiet_stage
    card = await asked(stage)
    club = stage.telegram.supergroup("Free petrol", members=[stage.mallory], bot="administrator")
    for forged in (f"{club.id}.0", f"{power.id}.7", "x", "", f"{stage.staff.id}.0"):
        assert await told(stage, stage.bolat.presses_data(card, f"passed:1:{forged}")) == "№ 1: New"
    assert not [message for message in (*club.messages, *power.messages) if message.by_bot]


async def test_history_goes_along(quiet_stage: Stage, power: Group) -> None:
    stage = quiet_stage
    card = await asked(stage)
    await menu(stage, card, "Take", "More …", "Hand over …", "Electricity")
    await stage.sees(power, "№ 1 ·")
    stage.dana.writes("/history 1", chat=power)
    await stage.sees(power, "№ 1 · History", "Bolat · passed it on: Bolat,", "→ nobody,")


async def test_card_goes_from_one_forum_topic_to_another(quiet_stage: Stage) -> None:
    stage = quiet_stage
    forum = stage.telegram.supergroup("Ministry", members=[stage.bolat], forum=True)
    fuel, gas = forum.topic("Fuel"), forum.topic("Gas")
    routes = (Route("fuel", None, forum.id, fuel), Route("gas", None, forum.id, gas))
    stage.ministry = replace(stage.ministry, routes=routes)
    async with stage.bot():
        stage.aigerim.writes("No petrol in Kyzylorda for three days")
        old = await stage.sees(forum, "№ 1 ·")
        await menu(stage, old, "More …", "Hand over …", "Gas")
        await stage.until(lambda: [m for m in forum.messages if "No petrol" in shown(m) and m.thread == gas])
        await stage.until(lambda: "Passed on to another staff chat: Gas" in shown(old))


async def test_who_has_nobody_to_hand_it_to_is_told(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Kyzylorda")
    press = stage.bolat.presses_data(await stage.card(1), "pass:1")
    await stage.until(lambda: press.answer and "There is no other staff chat yet." in press.answer.text)
