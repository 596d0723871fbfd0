"""Merging two appeals of one citizen that are about the same, and taking them apart again."""

from bot.demo.telegram import Message
from tests.stage import Stage, shown
from tests.stories.test_giving import menu
from tests.stories.test_staff_buttons import ROADS, told


async def twice(stage: Stage) -> tuple[Message, Message]:
    """Let Aigerim write twice about the same, as two appeals, and give both cards."""
    stage.aigerim.writes(ROADS)
    older = await stage.card(1)
    stage.aigerim.writes("/new Still no petrol at all")
    return older, await stage.card(2)


async def merged(stage: Stage) -> tuple[Message, Message]:
    """Let Bolat merge the younger of the two into the older."""
    older, younger = await twice(stage)
    await menu(stage, younger, "More …", "Merge …")
    await stage.until(lambda: any(text.startswith("№ 1 · No petrol") for text in younger.button_texts))
    await told(stage, stage.bolat.presses_data(younger, "merged:2:1"))
    await stage.until(lambda: "№ 2 · Merged into № 1" in shown(younger))
    return older, younger


def joined(stage: Stage) -> list[Message]:
    """Give what tells Aigerim that her appeals are one."""
    return [m for m in stage.aigerim.chat.messages if "№ 2 is joined to № 1: we answer both" in shown(m)]


async def test_the_older_takes_the_words_of_the_younger(stage: Stage) -> None:
    older, younger = await merged(stage)
    await stage.beneath(older, "The citizen adds:", "Still no petrol at all")
    assert younger.button_texts == ["Take apart again"]
    stage.aigerim.writes("/my")
    assert "№ 2" not in shown(await stage.sees(stage.aigerim.chat, "Your appeals"))


async def test_replies_to_the_old_card_answer_the_one_that_is_kept(stage: Stage) -> None:
    _, younger = await merged(stage)
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=younger)
    await stage.sees(stage.aigerim.chat, "Answer to № 1", "Petrol comes.")
    receipt = await stage.sees(stage.aigerim.chat, "№ 2 is joined")
    stage.aigerim.writes("It came", reply_to=receipt)
    await stage.sees(stage.staff, "The citizen adds:", "It came")
    assert "Merged into № 1" in shown(younger)


async def test_two_who_merge_from_both_cards_merge_once(stage: Stage) -> None:
    older, younger = await twice(stage)
    stage.dana.joins(stage.staff)
    presses = (stage.bolat.presses_data(older, "merged:1:2"), stage.dana.presses_data(younger, "merged:2:1"))
    for press in presses:
        await told(stage, press)
    await stage.until(lambda: "№ 2 · Merged into № 1" in shown(younger))
    await stage.card(1, "№ 1 · New")
    stage.aigerim.writes("/my")
    await stage.sees(stage.aigerim.chat, "Your appeals")
    await stage.until(lambda: len(joined(stage)) == 2)  # the receipt and the one line that is said


async def test_old_buttons_meet_the_present_state(stage: Stage) -> None:
    _, younger = await merged(stage)
    for old in ("close:2", "take:2", "more:2", "given:2:1", "merged:2:1", "topic:2:gas", "spam:2"):
        assert await told(stage, stage.bolat.presses_data(younger, old)) in {"№ 1: New", "№ 2: Closed"}
    receipt = await stage.sees(stage.aigerim.chat, "№ 2 is joined")
    await told(stage, stage.aigerim.presses_data(receipt, "topic:2:gas"))
    await stage.card(1, "№ 1 · New\nReport · Fuel")


async def test_taken_apart_again_each_has_its_own_words(stage: Stage) -> None:
    _, younger = await merged(stage)
    stage.dana.joins(stage.staff)
    for press in [person.presses_data(younger, "apart:2") for person in (stage.bolat, stage.dana)]:
        assert await told(stage, press) == "№ 2: New"
    await stage.card(2, "№ 2 · New", "Still no petrol at all")
    await stage.sees(stage.aigerim.chat, "№ 2 is a matter of its own again.")
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=younger)
    await stage.sees(stage.aigerim.chat, "Answer to № 2", "Petrol comes.")


async def test_histories_tell_of_it(stage: Stage) -> None:
    _, younger = await merged(stage)
    await told(stage, stage.bolat.presses_data(younger, "apart:2"))
    stage.bolat.writes("/history 2", chat=stage.staff)
    await stage.sees(
        stage.staff, "№ 2 · History", "Bolat · merged it", "→ № 1", "Bolat · took it apart again"
    )
    stage.bolat.writes("/history 1", chat=stage.staff)
    await stage.sees(stage.staff, "№ 1 · History", "Bolat · merged it: + № 2")


async def test_appeals_of_others_are_never_merged(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    card = await stage.card(1)
    stage.sergei.writes("No petrol in Astana")
    await stage.card(2)
    press = await menu(stage, card, "More …", "Merge …")
    assert press.answer
    assert press.answer.text == "This citizen has no other open appeal."
    for forged in ("2", "1", "99", "x", ""):
        assert await told(stage, stage.bolat.presses_data(card, f"merged:1:{forged}")) == "№ 1: New"
    await stage.card(2, "№ 2 · New")


async def test_what_was_merged_is_found_under_the_kept_number(stage: Stage) -> None:
    await merged(stage)
    stage.bolat.writes("/find 2", chat=stage.staff)
    assert "№ 1" in shown(await stage.sees(stage.staff, "№ 1", "No petrol"))
