"""What is written in private goes to the right person or to nobody, and only staff of now can do it."""

from datetime import timedelta

import pytest

from bot.demo.telegram import Fault
from tests.stage import Stage, shown
from tests.stories.test_private_desk import LIGHT, LOOKED, ROADS, at_desk, goes, waiting, words_at


async def test_second_message_goes_to_the_same_citizen_until_the_next_card_is_asked_for(stage: Stage) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    stage.bolat.writes("Petrol comes tomorrow.")
    word = await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1")
    stage.bolat.writes("By ten o'clock.")
    await stage.until(lambda: words_at(stage.bolat).count("Goes to the citizen of № 1") == 2)
    stage.bolat.presses(word, "Next →")
    await stage.sees(stage.bolat.chat, "№ 2 ·", "Just write")
    stage.clock.ahead += LOOKED
    stage.bolat.writes("Свет включат.")
    await stage.sees(stage.bolat.chat, "Goes to the citizen of № 2")
    await goes(stage)
    await stage.sees(stage.aigerim.chat, "By ten o'clock.")
    await stage.sees(stage.sergei.chat, "Свет включат.")
    assert "Свет" not in words_at(stage.aigerim)


async def test_words_written_before_a_new_card_can_be_seen_are_asked_about(stage: Stage) -> None:
    await waiting(stage)
    card = await at_desk(stage, stage.bolat)
    stage.bolat.presses(card, "Skip →")
    await stage.sees(stage.bolat.chat, "№ 2 ·", "Just write")
    stage.bolat.writes("Petrol comes tomorrow.")
    asked = await stage.sees(stage.bolat.chat, "For whom is this? Nothing has been sent yet.")
    assert asked.button_texts == ["An answer to № 2", "My own message"]
    stage.bolat.presses(asked, "An answer to № 2")
    await stage.until(lambda: "Goes to the citizen of № 2" in shown(asked))


async def test_reply_to_an_older_card_answers_that_one_and_plain_words_are_then_asked_about(
    stage: Stage,
) -> None:
    await waiting(stage)
    card = await at_desk(stage, stage.bolat)
    stage.bolat.presses(card, "Skip →")
    await stage.sees(stage.bolat.chat, "№ 2 ·", "Just write")
    stage.clock.ahead += LOOKED
    stage.bolat.writes("Petrol comes tomorrow.", reply_to=card)
    await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1")
    stage.bolat.writes("By ten o'clock.")
    asked = await stage.sees(stage.bolat.chat, "For whom is this?")
    assert asked.button_texts == ["An answer to № 1", "An answer to № 2", "My own message"]


async def test_after_half_an_hour_plain_words_are_asked_about(stage: Stage) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    stage.clock.ahead += timedelta(minutes=31)
    stage.bolat.writes("The road to my village is broken")
    asked = await stage.sees(stage.bolat.chat, "For whom is this?")
    stage.bolat.presses(asked, "My own message")
    await stage.card(3, "The road to my village is broken")
    stage.bolat.presses_data(asked, "desk.mean:1")
    stage.bolat.writes("It is in Akmola")
    await stage.sees(stage.staff, "The citizen adds:", "It is in Akmola")
    await goes(stage)
    assert "village" not in words_at(stage.aigerim)


@pytest.mark.parametrize("command", ["/new", "/my", "/help"])
async def test_a_citizens_command_ends_work_at_the_desk(stage: Stage, command: str) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    stage.bolat.writes(command)
    stage.bolat.writes("The road to my village is broken")
    await stage.card(3, "The road to my village is broken")
    await goes(stage)
    assert "village" not in words_at(stage.aigerim)


async def test_stop_ends_work_at_the_desk(stage: Stage) -> None:
    await waiting(stage)
    card = await at_desk(stage, stage.bolat)
    stage.bolat.presses(card, "Stop")
    await stage.sees(stage.bolat.chat, "What you write now is your own message.")
    stage.bolat.writes("The road to my village is broken")
    await stage.card(3, "The road to my village is broken")


async def test_staff_who_bring_a_matter_of_their_own_read_its_answer_here(stage: Stage) -> None:
    stage.bolat.language_code = "en"
    stage.bolat.writes("The road to my village is broken")
    receipt = await stage.sees(stage.bolat.chat, "№ 1 is registered")
    await stage.card(1)
    stage.sergei.writes(LIGHT)
    await stage.card(2)
    await at_desk(stage, stage.bolat)
    stage.bolat.writes("It is in Akmola", reply_to=receipt)
    await stage.sees(stage.staff, "The citizen adds:", "It is in Akmola")
    assert "Goes to" not in words_at(stage.bolat)


async def test_desk_survives_a_restart(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        await waiting(stage)
        await at_desk(stage, stage.bolat)
    async with stage.bot():
        stage.bolat.writes("Petrol comes tomorrow.")
        await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1")


async def test_who_left_the_staff_chat_loses_all_at_once(stage: Stage) -> None:
    await waiting(stage)
    card = await at_desk(stage, stage.bolat)
    stage.bolat.leaves(stage.staff)
    stage.bolat.writes("Pay here.")
    await stage.sees(stage.bolat.chat, "Not sent. Telegram does not confirm")
    press = stage.bolat.presses(card, "Close")
    answer = await stage.until(lambda: press.answer)
    assert answer
    assert answer.text.startswith("Telegram does not confirm")
    before = len(stage.bolat.chat.messages)
    for command in ("/next", "/queue", "/find petrol"):
        stage.bolat.writes(command)
    await stage.until(lambda: len(stage.bolat.chat.messages) == before + 6)
    assert words_at(stage.bolat).count("Telegram does not confirm") == 4
    await goes(stage)
    assert "Pay here." not in words_at(stage.aigerim)


async def test_while_telegram_is_silent_about_who_is_staff_nothing_is_sent(stage: Stage) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    stage.telegram.faults.add(Fault("getChatMember", times=None))
    stage.bolat.writes("Petrol comes tomorrow.")
    await stage.sees(stage.bolat.chat, "Not sent. Telegram does not confirm")
    assert not stage.find(stage.staff, "№ 3")


async def test_to_a_stranger_the_commands_are_words_and_the_buttons_nothing(stage: Stage) -> None:
    await waiting(stage)
    stage.mallory.writes("/find petrol")
    card = await stage.card(3, "/find petrol")
    word = await stage.sees(stage.mallory.chat, "№ 3")
    for data in ("desk.open:1", "desk.close:1", "desk.mean:1", "desk.undo:1:1", "queue:0:a", "find:0:1"):
        press = stage.mallory.presses_data(word, data)
        await stage.until(lambda press=press: press.answer)  # type: ignore[misc]
    assert "№ 1" not in words_at(stage.mallory)
    assert ROADS not in words_at(stage.mallory)
    assert "№ 3 · New" in shown(card)


async def test_colleagues_answer_meanwhile_is_told_before_anything_is_sent(stage: Stage) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    stage.dana.joins(stage.staff)
    stage.dana.writes("It is there.", chat=stage.staff, reply_to=await stage.card(1))
    await stage.card(1, "Answered")
    stage.bolat.writes("Petrol comes tomorrow.")
    asked = await stage.sees(stage.bolat.chat, "A colleague answered № 1 meanwhile.")
    stage.bolat.presses(asked, "An answer to № 1")
    await stage.until(lambda: "Goes to the citizen of № 1" in shown(asked))


async def test_plain_words_after_closing_are_asked_about(stage: Stage) -> None:
    await waiting(stage)
    card = await at_desk(stage, stage.bolat)
    stage.bolat.presses(card, "Close")
    await stage.until(lambda: "Reopen" in card.button_texts)
    stage.bolat.writes("The road to my village is broken")
    asked = await stage.sees(stage.bolat.chat, "For whom is this?")
    assert asked.button_texts == ["An answer to № 1", "My own message"]
