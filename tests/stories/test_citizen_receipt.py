"""The receipt: the number, what was understood, and buttons which put it right."""

from datetime import timedelta

import pytest

from bot.demo.telegram import Message
from tests.stage import Stage, shown

NO_PETROL = "No petrol in Kyzylorda for three days"


async def receipt_of(stage: Stage, text: str = NO_PETROL) -> Message:
    """Let Aigerim write and give her receipt."""
    stage.aigerim.writes(text)
    return await stage.sees(stage.aigerim.chat, "№ 1 is registered")


async def test_receipt_says_what_was_understood_and_what_comes(stage: Stage) -> None:
    words = shown(await receipt_of(stage))
    assert "Report · Fuel · Kyzylorda" in words
    assert "Ministry of Energy promises an answer by" in words


async def test_receipt_of_danger_begins_with_whom_to_call(stage: Stage) -> None:
    words = shown(await receipt_of(stage, "Smell of gas in our house in Almaty, we cannot breathe!"))
    first = words.splitlines()[0]
    assert all(number in first for number in ("112", "101", "104"))
    assert words.index("104") < words.index("№ 1 is registered")


async def test_danger_is_told_to_the_staff_aloud(stage: Stage) -> None:
    stage.aigerim.writes("Smell of gas in our house in Almaty, we cannot breathe!")
    card = await stage.card(1, "Urgent: there may be danger to life")
    assert not card.silent


@pytest.mark.parametrize(
    ("offer", "choice", "on_receipt", "on_card"),
    [
        ("Change kind", "Question", "Question · Fuel", "Question · Fuel"),
        ("Change topic", "Heating", "Report · Heating", "#heating #KZ43"),
        ("Change region", "Astana", "Fuel · Astana", "#fuel #KZ71"),
    ],
)
async def test_correction_changes_receipt_and_card(
    stage: Stage, offer: str, choice: str, on_receipt: str, on_card: str
) -> None:
    receipt = await receipt_of(stage)
    stage.aigerim.presses(receipt, offer)
    await stage.until(lambda: choice in receipt.button_texts)
    press = stage.aigerim.presses(receipt, choice)
    assert await stage.sees(stage.aigerim.chat, on_receipt) is receipt
    await stage.card(1, on_card)
    await stage.until(lambda: press.answer)


async def test_present_value_is_marked_and_back_goes_back(stage: Stage) -> None:
    receipt = await receipt_of(stage)
    stage.aigerim.presses(receipt, "Change topic")
    await stage.until(lambda: "✓ Fuel" in receipt.button_texts)
    stage.aigerim.presses(receipt, "← Back")
    await stage.until(lambda: "Change topic" in receipt.button_texts)


async def test_unknown_region_is_asked_for_and_the_card_does_not_wait(stage: Stage) -> None:
    receipt = await receipt_of(stage, "No petrol for three days")
    assert "Which region is it about?" in shown(receipt)
    await stage.card(1, "region unknown")
    stage.aigerim.presses(receipt, "Astana")
    await stage.card(1, "#fuel #KZ71")
    await stage.until(lambda: "Which region" not in shown(receipt))


async def test_all_twenty_regions_are_on_the_pages(stage: Stage) -> None:
    receipt = await receipt_of(stage, "No petrol for three days")
    seen = {b.data for row in receipt.buttons for b in row if b.data and b.data.startswith("region:")}
    stage.aigerim.presses(receipt, "More regions (1 of 2)")
    await stage.until(lambda: "More regions (2 of 2)" in receipt.button_texts)
    seen |= {b.data for row in receipt.buttons for b in row if b.data and b.data.startswith("region:")}
    assert len(seen) == 20
    stage.aigerim.presses(receipt, "region:1:KZ-63")
    await stage.card(1, "#KZ63")


async def test_regions_that_the_text_may_mean_come_first(stage: Stage) -> None:
    receipt = await receipt_of(stage, "No petrol in Zhambyl district")
    first = [button.data for row in receipt.buttons for button in row][:3]
    assert first == ["region:1:KZ-19", "region:1:KZ-31", "region:1:KZ-59"]


async def share(stage: Stage, receipt: Message, at: tuple[float, float]) -> None:
    """Let Aigerim press the button under the receipt, then the key below the chat."""
    stage.aigerim.presses(receipt, "📍 Share my location")
    await stage.until(lambda: stage.aigerim.chat.reply_keyboard)
    stage.aigerim.taps("📍 Share my location", at=at)


async def test_shared_location_sets_the_region(stage: Stage) -> None:
    receipt = await receipt_of(stage, "No petrol for three days")
    await share(stage, receipt, (44.85, 65.51))
    await stage.card(1, "#fuel #KZ43")
    await stage.until(lambda: "Kyzylorda" in shown(receipt))
    assert stage.aigerim.chat.reply_keyboard is None


async def test_shared_location_corrects_a_wrong_region(stage: Stage) -> None:
    receipt = await receipt_of(stage)
    stage.aigerim.presses(receipt, "Change region")
    await stage.until(lambda: "📍 Share my location" in receipt.button_texts)
    await share(stage, receipt, (51.13, 71.43))
    await stage.card(1, "#fuel #KZ71")


async def test_location_abroad_is_explained_and_still_asked_for(stage: Stage) -> None:
    receipt = await receipt_of(stage, "No petrol for three days")
    await share(stage, receipt, (55.75, 37.62))
    word = await stage.sees(stage.aigerim.chat, "not in Kazakhstan")
    assert word.reply_to is receipt
    assert "Which region is it about?" in shown(receipt)


async def test_region_may_come_with_the_next_message(stage: Stage) -> None:
    receipt = await receipt_of(stage, "No petrol for three days")
    stage.aigerim.writes("It is in Aktau")
    await stage.card(1, "#fuel #KZ47")
    await stage.until(lambda: "Mangystau" in shown(receipt))


async def test_button_works_weeks_later(stage: Stage) -> None:
    receipt = await receipt_of(stage)
    stage.clock.ahead = timedelta(weeks=5)
    stage.aigerim.presses_data(receipt, "topic:1:gas")
    await stage.card(1, "#gas #KZ43")


async def test_old_button_of_a_closed_appeal_shows_the_present_state(stage: Stage) -> None:
    receipt = await receipt_of(stage)
    stage.bolat.presses(await stage.card(1), "Close")
    await stage.until(lambda: "Closed" in shown(receipt))
    press = stage.aigerim.presses_data(receipt, "topic:1:gas")
    answer = await stage.until(lambda: press.answer)
    assert answer
    assert answer.text == "№ 1: Closed"
    assert "#fuel" in shown(await stage.card(1))


async def test_citizen_opens_a_closed_appeal_again(stage: Stage) -> None:
    receipt = await receipt_of(stage)
    card = await stage.card(1)
    stage.bolat.presses(card, "Close")
    await stage.sees(stage.aigerim.chat, "№ 1 is closed.")
    stage.aigerim.presses(receipt, "Not solved: reopen")
    await stage.card(1, "Reopened")
    await stage.beneath(card, "not solved")


@pytest.mark.parametrize(
    "data",
    [
        "kind:1:proposal",
        "topic:1:gas",
        "region:1:KZ-71",
        "thread:1",
        "add:1",
        "place:1",
        "receipt:1",
        "reopen:1",
    ],
)
async def test_stranger_presses_in_vain(stage: Stage, data: str) -> None:
    await receipt_of(stage)
    card = shown(await stage.card(1))
    stage.mallory.writes("/help")
    press = stage.mallory.presses_data(await stage.sees(stage.mallory.chat, "112"), data)
    answer = await stage.until(lambda: press.answer)
    assert answer
    assert answer.text == "This is not here any more. Your appeals: /my"
    assert shown(await stage.card(1)) == card
    assert not stage.find(stage.mallory.chat, "№ 1")


@pytest.mark.parametrize(
    "data",
    [
        "topic:1:nonsense",
        "kind:1:",
        "region:1:KZ-99",
        "topic:99:gas",
        f"thread:{'9' * 40}",
        f"mine:0:{'9' * 30}",
        "x",
        "::",
    ],
)
async def test_forged_button_changes_nothing(stage: Stage, data: str) -> None:
    receipt = await receipt_of(stage)
    card = shown(await stage.card(1))
    stage.aigerim.presses_data(receipt, data)
    last = stage.aigerim.presses_data(receipt, "receipt:1")
    await stage.until(lambda: last.answer)
    assert shown(await stage.card(1)) == card
    assert not stage.find(stage.aigerim.chat, "cannot")
