"""What happens to groups: strangers add the bot, admins remove it, a group becomes a supergroup."""

from dataclasses import replace

from bot.ministry import Route
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"


async def meet_dana(stage: Stage) -> None:
    """Let Dana, the admin, begin to talk with the bot in English."""
    stage.dana.language_code = "en"
    stage.dana.starts()
    await stage.sees(stage.dana.chat)


async def test_group_of_a_stranger_gets_nothing_and_the_admins_hear_once(stage: Stage) -> None:
    await meet_dana(stage)
    club = stage.telegram.supergroup("Free petrol", members=[stage.mallory], bot=None)
    club.add_bot(stage.mallory)
    await stage.sees(stage.dana.chat, "“Free petrol”", str(club.id), "I do nothing there")
    club.add_bot(stage.mallory, "administrator")
    for words in ("/help", "/digest", "/start", "№ 1"):
        stage.mallory.writes(words, chat=club)
    stage.aigerim.writes(ROADS)
    await stage.sees(stage.aigerim.chat, "№ 1")
    assert not [m for m in club.messages if m.by_bot]
    assert len([m for m in stage.dana.chat.messages if "Free petrol" in shown(m)]) == 1


async def test_reply_in_a_strangers_group_reaches_nobody(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    card = await stage.card(1)
    club = stage.telegram.supergroup("Free petrol", members=[stage.mallory], bot="administrator")
    own = [stage.mallory.writes(str(number), chat=club) for number in range(card.id)]
    stage.mallory.writes("Pay here.", chat=club, reply_to=own[-1])
    assert own[-1].id == card.id
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Petrol comes.")
    assert not stage.find(stage.aigerim.chat, "Pay here.")


async def test_bot_removed_from_the_staff_chat_loses_nothing(stage: Stage) -> None:
    await meet_dana(stage)
    stage.staff.remove_bot(stage.bolat)
    await stage.sees(stage.dana.chat, "removed from the chat", str(stage.staff.id))
    stage.aigerim.sends_photo(ROADS)
    await stage.sees(stage.aigerim.chat, "№ 1")
    await stage.sees(stage.dana.chat, "Cards cannot be shown in chat", str(stage.staff.id))
    stage.staff.add_bot(stage.bolat, "administrator")
    card = await stage.card(1, ROADS)
    await stage.until(lambda: [m for m in stage.staff.messages if m.kind == "photo"])
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Petrol comes.")


async def test_bot_that_comes_back_repeats_no_card_that_stands(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    stage.staff.remove_bot(stage.bolat)
    stage.staff.add_bot(stage.bolat, "administrator")
    stage.sergei.writes("Нет света в Астане")
    await stage.card(2)
    assert len([m for m in stage.staff.messages if "№ 1 ·" in shown(m)]) == 1


async def test_group_becomes_a_supergroup_and_work_goes_on(quiet_stage: Stage) -> None:
    stage = quiet_stage
    basic = stage.telegram.group("Fuel", members=[stage.bolat])
    stage.staff = basic
    async with stage.bot():
        stage.aigerim.writes(ROADS)
        await stage.card(1)
        stage.staff = basic.becomes_supergroup()
        stage.sergei.writes("Нет света в Астане")
        card = await stage.card(2)
        stage.bolat.writes("Свет включат.", chat=stage.staff, reply_to=card)
        await stage.sees(stage.sergei.chat, "Свет включат.")


async def test_what_waits_follows_the_group_even_if_nobody_told(quiet_stage: Stage) -> None:
    stage = quiet_stage
    basic = stage.telegram.group("Fuel", members=[stage.bolat])
    grown = basic.becomes_supergroup()
    stage.staff = basic
    stage.telegram.world.feed.clear()
    async with stage.bot():
        stage.aigerim.writes(ROADS)
        await stage.sees(grown, "№ 1 ·", ROADS)
        stage.sergei.writes("Нет света в Астане")
        await stage.sees(grown, "№ 2 ·")
    async with stage.bot():
        stage.mallory.writes("Газ қымбат, Шымкент")
        await stage.sees(grown, "№ 3 ·")
    assert len([m for m in grown.messages if m.by_bot]) == 3


async def test_busy_group_that_moves_gets_each_card_once(quiet_stage: Stage) -> None:
    stage = quiet_stage
    basic = stage.telegram.group("Fuel", members=[stage.bolat])
    stage.staff = basic
    people = [stage.telegram.person(f"Citizen {number}", language_code="en") for number in range(12)]
    async with stage.bot():
        for number, person in enumerate(people):
            person.writes(f"No petrol at station {number}")
        await stage.card(3)
        grown = stage.staff = basic.becomes_supergroup()
        for number in range(1, 13):
            await stage.card(number)
        await stage.until(lambda: all(stage.find(person.chat, "№") for person in people))
    assert len([m for m in grown.messages if m.by_bot]) == 12


async def test_open_cards_follow_the_group(quiet_stage: Stage) -> None:
    stage = quiet_stage
    basic = stage.telegram.group("Fuel", members=[stage.bolat])
    stage.staff = basic
    async with stage.bot():
        stage.aigerim.writes(ROADS)
        await stage.card(1)
        stage.staff = basic.becomes_supergroup()
        card = await stage.card(1, ROADS)
        stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
        await stage.sees(stage.aigerim.chat, "Petrol comes.")


async def test_staff_and_managers_in_one_group_have_both(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.managers = stage.staff
    async with stage.bot():
        stage.aigerim.writes(ROADS)
        card = await stage.card(1)
        stage.bolat.writes("/help", chat=stage.staff)
        await stage.sees(stage.staff, "How to work with cards")
        stage.bolat.writes("/digest", chat=stage.staff)
        await stage.sees(stage.staff, "Arrived: 1")
        stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
        await stage.sees(stage.aigerim.chat, "Petrol comes.")
        menu = {each["command"] for each in stage.telegram.menu(stage.staff)}
        assert {"digest", "report", "routes", "next", "save", "unsend", "help"} <= menu


async def test_bot_without_the_right_to_write_tells_the_admins(stage: Stage) -> None:
    await meet_dana(stage)
    stage.staff.mutes_bot()
    stage.aigerim.writes(ROADS)
    await stage.sees(stage.dana.chat, "Cards cannot be shown in chat", "rights")


async def test_closed_routes_group_falls_back_to_the_default_chat(quiet_stage: Stage) -> None:
    stage = quiet_stage
    other = stage.telegram.supergroup("Fuel only", members=[stage.bolat], bot="kicked")
    route = Route(topic="fuel", region=None, chat_id=other.id, thread_id=None)
    stage.ministry = replace(stage.ministry, routes=(route,))
    async with stage.bot():
        await meet_dana(stage)
        stage.aigerim.sends_photo(ROADS)
        card = await stage.card(1, ROADS)
        await stage.until(lambda: [m for m in stage.staff.messages if m.kind == "photo"])
        await stage.sees(stage.dana.chat, "Cards cannot be shown in chat", str(other.id))
        stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
        await stage.sees(stage.aigerim.chat, "Petrol comes.")
