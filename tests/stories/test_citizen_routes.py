"""A citizen's words take the card to the staff chat where it belongs, also words that come later."""

from dataclasses import replace

from bot.demo.telegram import Fault, Group
from bot.ministry import Route
from tests.stage import Stage, shown

NO_PETROL = "No petrol for three days"


def with_west(stage: Stage) -> Group:
    """Let appeals from Mangystau go to a staff chat of their own, and give it."""
    west = stage.telegram.supergroup("West", members=[stage.bolat], bot="administrator")
    stage.ministry = replace(stage.ministry, routes=(Route(None, "KZ-47", west.id, None),))
    return west


async def test_region_of_the_first_message_decides(quiet_stage: Stage) -> None:
    west = with_west(quiet_stage)
    async with quiet_stage.bot():
        quiet_stage.aigerim.writes("No petrol in Aktau")
        await quiet_stage.sees(west, "№ 1 ·", "No petrol in Aktau")
        assert not quiet_stage.find(quiet_stage.staff, "№ 1 ·")


async def test_region_told_later_takes_the_card_along(quiet_stage: Stage) -> None:
    west = with_west(quiet_stage)
    async with quiet_stage.bot():
        quiet_stage.aigerim.writes(NO_PETROL)
        old = await quiet_stage.card(1, NO_PETROL)
        quiet_stage.aigerim.writes("It is in Aktau")
        card = await quiet_stage.sees(west, "№ 1 ·", NO_PETROL, "#KZ47")
        await quiet_stage.beneath(card, "It is in Aktau")
        await quiet_stage.until(lambda: "Passed on to another staff chat" in shown(old))


async def test_region_chosen_by_button_takes_everything_along(quiet_stage: Stage) -> None:
    west = with_west(quiet_stage)
    async with quiet_stage.bot():
        own = quiet_stage.aigerim.sends_photo(NO_PETROL)
        receipt = await quiet_stage.sees(quiet_stage.aigerim.chat, "№ 1")
        await quiet_stage.beneath(await quiet_stage.card(1), kind="photo")
        quiet_stage.aigerim.edits(own, caption="No diesel for three days")
        await quiet_stage.card(1, "No diesel")
        quiet_stage.aigerim.presses_data(receipt, "region:1:KZ-47")
        card = await quiet_stage.sees(west, "№ 1 ·", "No diesel", NO_PETROL)
        assert (await quiet_stage.beneath(card, kind="photo")).file_id == own.file_id


async def test_card_taken_after_it_moved_says_where_it_went(quiet_stage: Stage) -> None:
    stage, west = quiet_stage, with_west(quiet_stage)
    held = stage.telegram.faults.add(Fault("sendMessage", stage.staff.id, answer="held"))
    async with stage.bot():
        stage.aigerim.writes(NO_PETROL)
        old = await stage.card(1, NO_PETROL)
        stage.aigerim.writes("It is in Aktau")
        card = await stage.sees(west, "№ 1 ·", NO_PETROL, "#KZ47")
        held.let_go()
        await stage.until(lambda: "Passed on to another staff chat" in shown(old))
        stage.bolat.presses(card, "Take")
        await stage.until(lambda: "In progress" in shown(card))
    assert NO_PETROL not in shown(old)
    assert not old.button_texts


async def test_what_waits_beneath_goes_after_the_moved_card(quiet_stage: Stage) -> None:
    stage, west = quiet_stage, with_west(quiet_stage)
    full = Fault("sendPhoto", stage.staff.id, times=None, answer="429", retry_after=1)
    stage.telegram.faults.add(full)
    async with stage.bot():
        stage.aigerim.sends_photo(NO_PETROL)
        await stage.card(1)
        await stage.until(lambda: stage.telegram.calls_of("sendPhoto"))
        stage.aigerim.writes("It is in Aktau")
        card = await stage.sees(west, "№ 1 ·", NO_PETROL, "#KZ47")
        await stage.beneath(card, kind="photo")
    assert not [message for message in stage.staff.messages if message.kind == "photo"]


async def test_card_that_staff_deleted_does_not_hold_up_the_move(quiet_stage: Stage) -> None:
    west = with_west(quiet_stage)
    async with quiet_stage.bot():
        quiet_stage.aigerim.writes(NO_PETROL)
        quiet_stage.bolat.deletes(await quiet_stage.card(1))
        quiet_stage.aigerim.writes("It is in Aktau")
        await quiet_stage.sees(west, "№ 1 ·", "#KZ47")
        quiet_stage.sergei.writes("В Астане нет света")
        await quiet_stage.card(2)
        assert len(quiet_stage.telegram.calls_of("editMessageText")) < 10
