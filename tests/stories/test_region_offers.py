"""Regions that an appeal may be from are offered first, to citizen and staff, and never set unasked."""

from bot.demo.telegram import Message
from tests.stage import Stage, shown


def offered(message: Message) -> list[str]:
    """Give the regions on the buttons of a message, in their order."""
    data = [button.data or "" for row in message.buttons for button in row]
    return [one.split(":")[2] for one in data if one.startswith("region:")]


async def test_citizen_is_offered_what_the_name_may_mean(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Zhambyl district")
    receipt = await stage.sees(stage.aigerim.chat, "№ 1 is registered", "Which region")
    assert set(offered(receipt)[:3]) == {"KZ-19", "KZ-31", "KZ-59"}
    await stage.card(1, "region unknown")


async def test_staff_choose_between_two_or_three_on_the_card_itself(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Zhambyl district")
    card = await stage.card(1, "The region is unsure: please choose")
    assert set(offered(card)) == {"KZ-19", "KZ-31", "KZ-59"}
    stage.bolat.presses(card, "Zhambyl Region")
    await stage.until(lambda: not offered(card))
    assert "#KZ31" in shown(card)
    assert "unsure" not in shown(card)


async def test_no_region_ends_the_offer(stage: Stage) -> None:
    stage.aigerim.writes("Petrol in Pavlodar is cheaper than in Aktobe")
    card = await stage.card(1, "The region is unsure")
    stage.bolat.presses(card, "Region")
    await stage.until(lambda: "No region" in card.button_texts)
    stage.bolat.presses(card, "No region")
    await stage.until(lambda: not offered(card))
    assert "region unknown" in shown(card)
    assert "unsure" not in shown(card)


async def test_staff_are_offered_the_same_first(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Zhambyl district")
    card = await stage.card(1)
    stage.bolat.presses(card, "Region")
    await stage.until(lambda: offered(card))
    assert set(offered(card)[:3]) == {"KZ-19", "KZ-31", "KZ-59"}


async def test_two_regions_are_offered_in_the_order_of_the_text(stage: Stage) -> None:
    stage.aigerim.writes("Petrol in Pavlodar is cheaper than in Aktobe")
    receipt = await stage.sees(stage.aigerim.chat, "№ 1 is registered", "Which region")
    assert offered(receipt)[:2] == ["KZ-55", "KZ-15"]


async def test_a_later_message_may_bring_the_candidates(stage: Stage) -> None:
    stage.aigerim.writes("No petrol for three days")
    receipt = await stage.sees(stage.aigerim.chat, "№ 1 is registered")
    stage.aigerim.writes("It is in Zhambyl district")
    await stage.until(lambda: set(offered(receipt)[:3]) == {"KZ-19", "KZ-31", "KZ-59"})


async def test_where_she_wrote_from_last_time_is_the_first_button_and_no_more(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Aktau for three days")
    await stage.sees(stage.aigerim.chat, "№ 1 is registered")
    stage.aigerim.writes("/new")
    stage.aigerim.writes("The heating is cold")
    receipt = await stage.sees(stage.aigerim.chat, "№ 2 is registered", "Which region")
    assert offered(receipt)[0] == "KZ-47"
    assert receipt.button_texts[0] == "Mangystau Region"
    await stage.card(2, "region unknown")


async def test_of_several_candidates_her_last_region_comes_first(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Petropavl for three days")
    await stage.sees(stage.aigerim.chat, "№ 1 is registered")
    stage.aigerim.writes("/new")
    stage.aigerim.writes("The heating is cold in Zhambyl district")
    receipt = await stage.sees(stage.aigerim.chat, "№ 2 is registered")
    assert offered(receipt)[0] == "KZ-59"


async def test_another_citizens_region_is_not_suggested(stage: Stage) -> None:
    stage.sergei.writes("Нет бензина в Актау")
    await stage.card(1, "#KZ47")
    stage.aigerim.writes("No petrol for three days")
    receipt = await stage.sees(stage.aigerim.chat, "№ 2 is registered")
    assert offered(receipt)[0] != "KZ-47"


async def test_what_the_text_tells_needs_no_offer(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Aktau for three days")
    await stage.sees(stage.aigerim.chat, "№ 1 is registered")
    stage.aigerim.writes("/new")
    stage.aigerim.writes("The heating is cold in Taraz")
    assert "Which region" not in shown(await stage.sees(stage.aigerim.chat, "№ 2 is registered"))
    await stage.card(2, "#KZ31")
