"""What staff press on a card; whatever is pressed, and however late, the answer is the present state."""

from bot.demo.telegram import Message, Press
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"


async def asked(stage: Stage) -> Message:
    """Let Aigerim write, and give the card."""
    stage.aigerim.writes(ROADS)
    return await stage.card(1)


async def told(stage: Stage, press: Press) -> str:
    """Wait until a press is answered, and give what flashes up."""
    answer = await stage.until(lambda: press.answer)
    assert answer
    return answer.text


async def test_taking_shows_who_works_on_it(stage: Stage) -> None:
    card = await asked(stage)
    press = stage.bolat.presses(card, "Take")
    assert await told(stage, press) == "№ 1: In progress · Bolat"
    await stage.card(1, "In progress", "Works on it: Bolat")
    assert "Bolat" not in " ".join(shown(m) for m in stage.aigerim.chat.messages)


async def test_colleague_takes_over(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.presses(card, "Take")
    await stage.card(1, "Works on it: Bolat")
    stage.dana.joins(stage.staff)
    stage.dana.presses(card, "Take over")
    await stage.card(1, "Works on it: Dana")


async def test_the_first_of_two_who_press_at_once_has_it(stage: Stage) -> None:
    card = await asked(stage)
    stage.dana.joins(stage.staff)
    presses = [person.presses(card, "Take") for person in (stage.bolat, stage.dana)]
    assert [await told(stage, press) for press in presses] == [
        "№ 1: In progress · Bolat",
        "№ 1: In progress · Bolat",
    ]
    await stage.card(1, "Works on it: Bolat")


async def test_corrected_topic_shows_on_card_and_receipt(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.presses(card, "Topic")
    await stage.until(lambda: "✓ Fuel" in card.button_texts)
    stage.bolat.presses(card, "Electricity")
    await stage.card(1, "Report · Electricity · Kyzylorda", "#electricity #KZ43")
    await stage.sees(stage.aigerim.chat, "№ 1", "Electricity")
    assert card.button_texts == ["Take", "Close", "Topic", "Region", "Spam", "More …"]


async def test_region_is_chosen_from_pages(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.presses(card, "Region")
    await stage.until(lambda: "Astana" in card.button_texts)
    stage.bolat.presses(card, "More regions (1 of 2)")
    await stage.until(lambda: "✓ Kyzylorda Region" in card.button_texts)
    stage.bolat.presses(card, "East Kazakhstan Region")
    await stage.card(1, "East Kazakhstan", "#fuel #KZ63")


async def test_region_can_be_none(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.presses(card, "Region")
    await stage.until(lambda: "No region" in card.button_texts)
    stage.bolat.presses(card, "No region")
    assert shown(await stage.card(1, "region unknown")).endswith("#fuel")


async def test_back_changes_nothing(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.presses(card, "Topic")
    await stage.until(lambda: "← Back" in card.button_texts)
    stage.bolat.presses(card, "← Back")
    await stage.until(lambda: "Take" in card.button_texts)
    assert "№ 1 · New" in shown(card)


async def test_closing_is_told_to_the_citizen_and_can_be_undone(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.presses(card, "Close")
    await stage.card(1, "Closed")
    await stage.sees(stage.aigerim.chat, "№ 1 is closed.")
    assert card.button_texts == ["Reopen"]
    stage.bolat.presses(card, "Reopen")
    await stage.card(1, "Reopened")
    await stage.sees(stage.aigerim.chat, "№ 1 is open again.")


async def test_citizen_who_writes_to_a_closed_appeal_reopens_it(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.presses(card, "Close")
    word = await stage.sees(stage.aigerim.chat, "№ 1 is closed.")
    stage.aigerim.writes("Still no petrol", reply_to=word)
    await stage.card(1, "Reopened")


async def test_old_button_is_answered_by_the_present_state(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.presses(card, "Close")
    await stage.card(1, "Closed")
    for old in ("take:1", "close:1", "topics:1", "topic:1:gas", "region:1:KZ-71", "card:1"):
        assert await told(stage, stage.bolat.presses_data(card, old)) == "№ 1: Closed"
    assert "№ 1 · Closed\nReport · Fuel · Kyzylorda" in shown(card)


async def test_forged_buttons_do_nothing(stage: Stage) -> None:
    card = await asked(stage)
    stage.aigerim.writes("/new")
    stage.aigerim.writes("No light in Astana")
    await stage.card(2)
    forged = ("close:2", "close:999", "topic:1:no", "region:1:XX", "kind:1:", "x:1", "regions:1:٣", "card:1")
    presses = [stage.bolat.presses_data(card, data) for data in forged]
    stage.bolat.presses_data(card, f"close:{10**30}")
    await told(stage, stage.bolat.presses(card, "Take"))
    await stage.until(lambda: all(press.answer for press in presses))
    await stage.card(1, "№ 1 · In progress\nReport · Fuel · Kyzylorda")
    assert stage.find(stage.staff, "№ 2 · New")


async def test_somebody_who_left_presses_in_vain(stage: Stage) -> None:
    card = await asked(stage)
    stage.mallory.joins(stage.staff)
    stage.mallory.leaves(stage.staff)
    press = stage.mallory.presses(card, "Close")
    assert await told(stage, press) == "Only members of this chat can do this."
    assert press.answer
    assert press.answer.show_alert
    assert "№ 1 · New" in shown(card)


async def test_help_tells_how_to_work_with_cards(stage: Stage) -> None:
    stage.bolat.writes("/help", chat=stage.staff)
    await stage.sees(stage.staff, "How to work with cards", "//", "??")


async def test_language_of_the_chat_changes_its_cards(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.writes("/language@jauap_bot", chat=stage.staff)
    stage.bolat.presses(await stage.sees(stage.staff, "Choose the language of this chat:"), "Русский")
    await stage.until(lambda: len(stage.staff.messages) == 4)
    stage.bolat.presses(card, "Take")
    await stage.until(lambda: "In progress" not in shown(card) and "№ 1 · New" not in shown(card))
    await stage.sees(stage.aigerim.chat, "№ 1", "Fuel")
