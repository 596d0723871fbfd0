"""Splitting an appeal in two: by a later message of the citizen's, or in the words of a colleague."""

from bot.demo.telegram import Message
from tests.stage import Stage, shown
from tests.stories.test_giving import menu
from tests.stories.test_staff_buttons import asked, told

LIGHT = "And the light is out in our street"


async def added(stage: Stage) -> Message:
    """Let Aigerim bring a second matter with the first, and give the card."""
    card = await asked(stage)
    stage.aigerim.writes(LIGHT)
    await stage.beneath(card, LIGHT)
    return card


async def test_later_message_becomes_an_appeal_of_its_own(stage: Stage) -> None:
    card = await added(stage)
    press = await menu(stage, card, "More …", "Split …", LIGHT)
    assert press.answer
    assert press.answer.text == "№ 1: New"
    new = await stage.card(2, "№ 2 · New", LIGHT)
    assert new.reply_to is card
    await stage.sees(stage.aigerim.chat, "№ 1 became two: № 1 and № 2.")
    await stage.sees(stage.aigerim.chat, "№ 2 is registered")
    stage.bolat.writes("Light comes.", chat=stage.staff, reply_to=new)
    await stage.sees(stage.aigerim.chat, "Answer to № 2", "Light comes.")


async def test_reply_to_the_message_that_went_answers_the_new_one(stage: Stage) -> None:
    card = await added(stage)
    beneath = await stage.beneath(card, LIGHT)
    await menu(stage, card, "More …", "Split …", LIGHT)
    await stage.card(2, LIGHT)
    stage.bolat.writes("Light comes.", chat=stage.staff, reply_to=beneath)
    await stage.sees(stage.aigerim.chat, "Answer to № 2", "Light comes.")


async def test_second_matter_in_own_words(stage: Stage) -> None:
    card = await asked(stage)
    await menu(stage, card, "More …", "Split …", "In my own words")
    asks = await stage.beneath(card, "what is the second matter of № 1?")
    stage.bolat.writes("The price of petrol", chat=stage.staff, reply_to=asks)
    await stage.card(2, "In the words of a colleague:", "The price of petrol")
    await stage.sees(stage.aigerim.chat, "№ 1 became two: № 1 and № 2.")
    stage.aigerim.writes("/my")
    await stage.sees(stage.aigerim.chat, "Your appeals", "№ 2", "The price of petrol")


async def test_two_who_split_at_once_make_two_of_it(stage: Stage) -> None:
    card = await added(stage)
    stage.dana.joins(stage.staff)
    await menu(stage, card, "More …", "Split …")
    await stage.until(lambda: LIGHT in card.button_texts)
    for press in [person.presses(card, LIGHT) for person in (stage.bolat, stage.dana)]:
        assert await told(stage, press) == "№ 1: New"
    for forged in ("1", "999", "x", "", str(10**40)):
        await told(stage, stage.bolat.presses_data(card, f"parted:1:{forged}"))
    await stage.card(2, LIGHT)
    stage.sergei.writes("Нет бензина")
    await stage.card(3)


async def test_what_was_split_can_be_merged_again(stage: Stage) -> None:
    card = await added(stage)
    await menu(stage, card, "More …", "Split …", LIGHT)
    new = await stage.card(2, LIGHT)
    await told(stage, stage.bolat.presses_data(new, "merged:2:1"))
    await stage.until(lambda: "Merged into № 1" in shown(new))
    stage.bolat.writes("/history 1", chat=stage.staff)
    await stage.sees(stage.staff, "Bolat · split it in two: № 2", "Bolat · merged it: + № 2")
