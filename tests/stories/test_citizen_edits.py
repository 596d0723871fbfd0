"""A citizen edits, blocks and comes back; what staff see stays true."""

from datetime import timedelta

from tests.stage import Stage, shown

NO_PETROL = "No petrol in Kyzylorda for three days"


async def test_edited_message_shows_new_and_old_on_the_card(stage: Stage) -> None:
    own = stage.aigerim.writes(NO_PETROL)
    card = await stage.card(1)
    stage.aigerim.edits(own, text="No petrol in Kyzylorda for five days")
    assert await stage.card(1, "for five days", "Earlier version:", NO_PETROL) is card


async def test_edited_caption_shows_new_and_old_on_the_card(stage: Stage) -> None:
    own = stage.aigerim.sends_photo(NO_PETROL)
    await stage.card(1)
    stage.aigerim.edits(own, caption="No diesel in Kyzylorda")
    await stage.card(1, "No diesel", "Earlier version:", NO_PETROL)


async def test_edited_addition_shows_new_and_old_where_it_stands(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    card = await stage.card(1)
    own = stage.aigerim.writes("Station 5")
    added = await stage.beneath(card, "Station 5")
    stage.aigerim.edits(own, text="Station 6")
    assert await stage.beneath(card, "Station 6", "Earlier version:", "Station 5") is added


async def test_edited_caption_of_an_addition_is_seen(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    card = await stage.card(1)
    own = stage.aigerim.sends_photo("Station 5")
    await stage.beneath(card, "Station 5", kind="photo")
    stage.aigerim.edits(own, caption="Station 6")
    await stage.beneath(card, "Station 6", "Earlier version:", "Station 5")


async def test_replaced_photo_is_shown_anew_and_the_old_one_stays(stage: Stage) -> None:
    own = stage.aigerim.sends_photo(NO_PETROL)
    card = await stage.card(1)
    old = await stage.beneath(card, kind="photo")
    stage.aigerim.replaces(own, "photo", NO_PETROL)
    new = await stage.beneath(card, "Edited by the citizen. The new file:", kind="photo")
    assert (new.file_id, old.file_id == own.file_id, old.deleted) == (own.file_id, False, False)


async def test_photo_put_to_a_text_is_shown_beneath_the_card(stage: Stage) -> None:
    own = stage.aigerim.writes(NO_PETROL)
    card = await stage.card(1)
    stage.aigerim.replaces(own, "photo", NO_PETROL)
    await stage.beneath(card, "The new file:", kind="photo")
    await stage.card(1, "Attached: photo")


async def test_edited_caption_shows_no_file_anew(stage: Stage) -> None:
    own = stage.aigerim.sends_photo(NO_PETROL)
    await stage.card(1)
    stage.aigerim.edits(own, caption="No diesel in Kyzylorda")
    await stage.card(1, "No diesel")
    assert not stage.find(stage.staff, "The new file:")


async def test_edit_of_a_long_message_reaches_what_is_continued_below(stage: Stage) -> None:
    own = stage.aigerim.writes("a" * 2900 + "old end")
    card = await stage.card(1, "(continued below)")
    tail = await stage.beneath(card, "old end")
    stage.aigerim.edits(own, text="a" * 2900 + "new end")
    assert await stage.beneath(card, "new end") is tail


async def test_edit_that_shortens_marks_the_old_end_as_old(stage: Stage) -> None:
    own = stage.aigerim.writes("a" * 2900 + "old end")
    card = await stage.card(1, "(continued below)")
    tail = await stage.beneath(card, "old end")
    stage.aigerim.edits(own, text="short")
    assert await stage.beneath(card, "Earlier version:", "old end") is tail


async def test_edit_may_tell_the_region(stage: Stage) -> None:
    own = stage.aigerim.writes("No petrol for three days")
    receipt = await stage.sees(stage.aigerim.chat, "Which region is it about?")
    stage.aigerim.edits(own, text="No petrol in Kyzylorda for three days")
    await stage.card(1, "#fuel #KZ43")
    await stage.until(lambda: "Kyzylorda" in shown(receipt))


async def test_danger_told_by_an_edit_is_said_aloud_to_both_sides(stage: Stage) -> None:
    own = stage.aigerim.writes(NO_PETROL)
    card = await stage.card(1)
    stage.aigerim.edits(own, text="No petrol, and the station is on fire!")
    await stage.sees(stage.aigerim.chat, "call 112 now")
    alarm = await stage.beneath(card, "Urgent")
    assert not alarm.silent


async def test_edit_weeks_later_is_shown(stage: Stage) -> None:
    own = stage.aigerim.writes(NO_PETROL)
    await stage.card(1)
    stage.clock.ahead = timedelta(weeks=3)
    stage.aigerim.edits(own, text="No diesel in Kyzylorda")
    await stage.card(1, "No diesel", NO_PETROL)


async def test_edited_command_opens_nothing(stage: Stage) -> None:
    own = stage.aigerim.writes("/help")
    await stage.sees(stage.aigerim.chat, "112")
    stage.aigerim.edits(own, text="/my")
    stage.aigerim.writes(NO_PETROL)
    await stage.card(1, NO_PETROL)


async def test_edit_of_what_could_not_be_passed_on_is_taken_in(stage: Stage) -> None:
    own = stage.aigerim.writes("\u200b\u200b")
    await stage.sees(stage.aigerim.chat, "I cannot pass this on.")
    stage.aigerim.edits(own, text=NO_PETROL)
    await stage.card(1, NO_PETROL)


async def test_answer_after_she_deleted_her_message_arrives(stage: Stage) -> None:
    own = stage.aigerim.writes(NO_PETROL)
    card = await stage.card(1)
    stage.aigerim.deletes(own)
    stage.bolat.writes("Petrol comes on Monday.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Petrol comes on Monday.")


async def test_receipt_that_she_deleted_is_sent_anew(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    receipt = await stage.sees(stage.aigerim.chat, "№ 1 is registered")
    stage.aigerim.deletes(receipt)
    stage.bolat.presses(await stage.card(1), "Close")
    await stage.sees(stage.aigerim.chat, "№ 1 · Closed")


async def test_card_says_that_she_blocked_the_bot_and_came_back(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    card = await stage.card(1)
    stage.aigerim.blocks_bot()
    await stage.card(1, "has blocked the bot")
    stage.aigerim.unblocks_bot()
    await stage.until(lambda: "has blocked the bot" not in shown(card))


async def test_who_comes_back_is_answered_as_before(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    card = await stage.card(1)
    stage.aigerim.blocks_bot()
    await stage.card(1, "has blocked the bot")
    stage.aigerim.unblocks_bot()
    stage.aigerim.writes("Still none")
    await stage.beneath(card, "Still none")
    await stage.sees(stage.aigerim.chat, "Added to № 1.")


async def test_same_update_twice_is_one_appeal(stage: Stage) -> None:
    stage.telegram.duplicate_updates = True
    stage.aigerim.writes(NO_PETROL)
    stage.aigerim.writes("Station 5")
    card = await stage.card(1)
    await stage.beneath(card, "Station 5")
    await stage.until(lambda: not stage.telegram.updates_pending)
    stage.sergei.writes("Нет света в Астане")
    await stage.card(2)
    assert sum("Station 5" in shown(m) for m in stage.staff.messages) == 1
