"""/open: what is open, by region and topic, with the oldest and the way to their cards."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.demo.telegram import Message
from bot.links import message_link
from bot.ministry import Route
from tests.stage import Stage, shown
from tests.stories.test_staff_queue import asked

ROADS = "No petrol in Kyzylorda for three days"
LIGHT = "Нет света в Астане, ИИН 850312301115"
HEAT = "В Астане нет отопления"


async def opened(stage: Stage, words: str, *see: str) -> Message:
    """Let Dana ask what is open, and give the answer once it has these words."""
    sent = stage.dana.writes(f"/open {words}".strip(), chat=stage.managers)
    return await stage.until(
        lambda: [
            m for m in stage.managers.messages if m.reply_to is sent and all(word in shown(m) for word in see)
        ][-1]
    )


async def test_managers_see_how_many_and_the_oldest(stage: Stage) -> None:
    cards = await asked(stage, ROADS, LIGHT, HEAT)
    stage.bolat.writes("It comes back at noon.", chat=stage.staff, reply_to=cards[1])
    await stage.card(2, "Answered")
    stage.clock.ahead += timedelta(days=3)
    shows = await opened(stage, "", "Open: 3 · the oldest: 3 days")
    _, heaps, of_list, first, second, _ = shown(shows).split("\n\n")
    assert "Astana · Electricity: 1 · the oldest: 3 days" in heaps
    assert of_list == "Open longest · 1–3 / 3"
    assert first.endswith(f"no answer yet\nFuel · Kyzylorda Region\n{ROADS}")
    assert "answered, not closed" in second
    assert "[ЖСН/ИИН]" in second
    links = [entity["url"] for entity in shows.entities if entity["type"] == "text_link"]
    assert links == [message_link(stage.staff.id, card.id) for card in cards]
    assert "Bolat" not in shown(shows)


@pytest.mark.parametrize("words", ["Қызылорда", "кызылорда топливо", "KZ-43", "жанармай", "#KZ43 fuel"])
async def test_a_region_and_a_topic_in_any_spelling(stage: Stage, words: str) -> None:
    await asked(stage, ROADS, LIGHT)
    shows = await opened(stage, words, "Open: 1 ")
    assert "№ 1 ·" in shown(shows)
    assert "№ 2 ·" not in shown(shows)


async def test_unknown_words_are_told_what_there_is(stage: Stage) -> None:
    shows = await opened(stage, "Atlantis", "no topic “Atlantis”")
    for known in ("Fuel (fuel)", "Kyzylorda Region", "Zhetysu Region", "KZ-43"):
        assert known in shown(shows)


async def test_a_name_of_two_regions_is_asked_back(stage: Stage) -> None:
    await asked(stage, "No heating in Almaty city, Medeu district")
    shows = await opened(stage, "Алматы heating", "One region and one topic")
    assert shows.button_texts == ["Heating · Almaty", "Heating · Almaty Region"]
    stage.dana.presses(shows, "Heating · Almaty Region")
    await stage.until(lambda: "No appeal is open." in shown(shows))
    stage.dana.presses(shows, "All")
    await stage.until(lambda: "Open: 1 " in shown(shows))


async def test_pages_turn_in_place_and_count_what_is_left(stage: Stage) -> None:
    await asked(stage, *[f"{ROADS} at station {number}" for number in range(9)])
    shows = await opened(stage, "fuel", "Open: 9", "1–7 / 9")
    press = stage.dana.presses(shows, "Newer →")
    await stage.until(lambda: "8–9 / 9" in shown(shows))
    await stage.until(lambda: press.answer is not None)
    assert "By region and topic" not in shown(shows)
    stage.dana.presses(shows, "← Older")
    await stage.until(lambda: "1–7 / 9" in shown(shows))


async def test_staff_see_only_what_comes_to_their_chat(quiet_stage: Stage) -> None:
    stage = quiet_stage
    power = stage.telegram.supergroup("Power", members=[stage.bolat], bot="administrator")
    route = Route("electricity", None, power.id, None)
    stage.ministry = replace(stage.ministry, routes=(route,))
    async with stage.bot():
        stage.aigerim.writes(ROADS)
        await stage.card(1)
        stage.sergei.writes(LIGHT)
        await stage.sees(power, "№ 2 ·")
        stage.bolat.writes("/open", chat=power)
        assert "№ 1 ·" not in shown(await stage.sees(power, "Open: 1 ", "№ 2 ·"))
        stage.bolat.writes("/open")
        await stage.sees(stage.bolat.chat, "Ашық: 2 ")


async def test_admin_opens_cards_in_private(stage: Stage) -> None:
    await asked(stage, ROADS)
    stage.dana.writes("/open")
    shows = await stage.sees(stage.dana.chat, "Открыто: 1 ", "самое давнее: только что")
    stage.dana.presses(shows, "№ 1")
    await stage.sees(stage.dana.chat, "№ 1 · Новое", ROADS)


async def test_strangers_see_nothing(stage: Stage) -> None:
    await asked(stage, ROADS)
    stage.mallory.writes("/open")
    welcome = await stage.sees(stage.mallory.chat)
    press = stage.mallory.presses_data(welcome, "open:0:~")
    await stage.until(lambda: press.answer)
    assert not stage.find(stage.mallory.chat, ROADS)


async def test_a_forged_button_shows_the_beginning_of_all(stage: Stage) -> None:
    await asked(stage, ROADS)
    shows = await opened(stage, "gas", "No appeal is open.")
    stage.dana.presses_data(shows, "open:0:99~nonsense/1")
    await stage.until(lambda: "Open: 1 " in shown(shows))
