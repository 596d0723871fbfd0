"""Proposals: the like is shown first; joined, left and counted by people, never moved unasked."""

from datetime import timedelta
from functools import partial

import pytest

from bot.demo.telegram import Message, Person
from bot.texts import voice
from storage import proposals
from storage.opening import open_database
from tests.remembered import remembered
from tests.stage import Stage, shown

APP = "I propose an app that shows which stations have petrol"
MAP = "I propose a map that shows which stations have petrol"
WEEK = timedelta(days=7)
ALIKE = "There is a proposal like yours:"


async def offered(stage: Stage) -> Message:
    """Let Aigerim propose, and Sergei the like; give what he is shown."""
    stage.aigerim.writes(APP)
    await stage.card(1, "Proposal")
    stage.sergei.writes(MAP)
    await stage.card(2, "Proposal")
    return await stage.sees(stage.sergei.chat, ALIKE)


async def joined(stage: Stage) -> Message:
    """Let Sergei join Aigerim's proposal, and give the message under which he did."""
    offer = await offered(stage)
    stage.sergei.presses(offer, "Join")
    await stage.until(lambda: shown(offer).startswith("You support proposal № 1:"))
    return offer


async def test_like_proposal_is_shown_and_the_own_one_has_its_number(stage: Stage) -> None:
    offer = await offered(stage)
    assert APP in shown(offer)
    assert "1 person supports this. Do you want to join them?" in shown(offer)
    assert offer.button_texts == ["Join", "Mine is different"]
    await stage.sees(stage.sergei.chat, "№ 2 is registered")
    assert MAP in shown(await stage.card(2))


async def test_strangers_read_no_name_that_staff_read(stage: Stage) -> None:
    stage.aigerim.writes(APP + " near the house of Serik Abayev")
    await stage.card(1, "house of Serik Abayev")
    stage.sergei.writes(MAP + " near the house")
    offer = await stage.sees(stage.sergei.chat, ALIKE)
    stage.sergei.writes("/proposals")
    page = await stage.sees(stage.sergei.chat, "Proposals with the most support")
    assert all("Serik" not in shown(each) and "stations have petrol" in shown(each) for each in (offer, page))


async def test_joining_keeps_ones_own_words_and_counts_people(stage: Stage) -> None:
    offer = await joined(stage)
    assert "2 people support this." in shown(offer)
    assert "Your own words stay with it as № 2." in shown(offer)
    card = await stage.card(2, "Supports proposal № 1", MAP, "It needs no answer of its own.")
    assert card.button_texts == ["More …"]
    await stage.card(1, "2 people support this")
    await stage.sees(stage.sergei.chat, "№ 2 · Supports proposal № 1")
    stage.bolat.writes("/queue", chat=stage.staff)
    queue = await stage.sees(stage.staff, "Queue · All · 1–1 / 1")
    assert "№ 2" not in shown(queue)


async def test_digest_is_given_what_gathered_people_in_a_week(stage: Stage) -> None:
    await joined(stage)
    week = partial(proposals.gathered, start=stage.clock() - WEEK, end=stage.clock(), limit=3)
    before = partial(proposals.gathered, start=stage.clock() - 2 * WEEK, end=stage.clock() - WEEK, limit=3)
    database = await open_database(stage.database_url, alone=False)
    (found,), nothing = await database.read(week), await database.read(before)
    await database.close()
    assert (found.appeal_id, found.topic, found.came, found.people) == (1, "fuel", 2, 2)
    assert nothing == []


async def test_pressed_twice_it_is_one_person_more(stage: Stage) -> None:
    offer = await joined(stage)
    press = stage.sergei.presses_data(offer, "join:2:1")
    await stage.until(lambda: press.answer)
    await stage.card(1, "2 people support this")
    assert len((await remembered(stage.database_url))["supports"]) == 1


async def test_no_press_or_no_leaves_it_a_proposal_of_its_own(stage: Stage) -> None:
    offer = await offered(stage)
    assert "Supports" not in shown(await stage.card(2))
    stage.sergei.presses(offer, "Mine is different")
    await stage.until(lambda: shown(offer) == "№ 2 stays a proposal of its own.")
    assert not (await remembered(stage.database_url))["supports"]


async def test_support_is_withdrawn_with_one_press(stage: Stage) -> None:
    offer = await joined(stage)
    stage.sergei.presses(offer, "Withdraw my support")
    await stage.until(lambda: "№ 2 is a proposal of its own again." in shown(offer))
    await stage.card(2, "Answer promised by")
    await stage.until(lambda: "people support" not in shown(stage.find(stage.staff, "№ 1 ·") or offer))
    assert not (await remembered(stage.database_url))["supports"]


async def test_withdrawn_own_words_support_nothing(stage: Stage) -> None:
    await joined(stage)
    stage.sergei.writes("/my")
    stage.sergei.presses_data(await stage.sees(stage.sergei.chat, "Your appeals"), "thread:2")
    thread = await stage.sees(stage.sergei.chat, "You, ")
    for data in ("withdraw:2", "gone:2"):
        stage.sergei.presses_data(thread, data)
    await stage.card(2, "Closed")
    assert not (await remembered(stage.database_url))["supports"]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("kk", "Бензин бағасын төмендетуді ұсынамын", "Бензин бағасын фермерлерге төмендетуді ұсынамын"),
        (
            "ru",
            "Предлагаю снизить цену бензина для фермеров",
            "Предлагаю снизить цены на бензин для фермеров",
        ),
    ],
)
async def test_it_is_offered_in_the_readers_language(
    stage: Stage, language: str, first: str, second: str
) -> None:
    say = voice(language)
    stage.aigerim.writes(first)
    await stage.card(1, "Proposal")
    stage.sergei.writes(second)
    offer = await stage.sees(stage.sergei.chat, say(ALIKE), first)
    stage.sergei.presses(offer, say("Join"))
    await stage.until(lambda: say("You support proposal № {number}:", number=1) in shown(offer))


async def test_personal_data_is_not_shown_to_others(stage: Stage) -> None:
    stage.aigerim.writes(APP + ". IIN 850312301115, 87011234567")
    await stage.card(1)
    stage.sergei.writes(MAP)
    offer = await stage.until(lambda: [m for m in stage.sergei.chat.messages if len(m.button_texts) == 2][-1])
    assert "87011234567" not in shown(offer)
    assert "850312301115" not in shown(offer)


async def test_nobody_joins_the_own_one_or_with_anothers_appeal(stage: Stage) -> None:
    offer = await offered(stage)
    receipt = await stage.sees(stage.aigerim.chat, "№ 1")
    presses = [
        stage.aigerim.presses_data(receipt, "join:1:1"),
        stage.aigerim.presses_data(receipt, "support:1:0."),
        stage.aigerim.presses_data(receipt, "join:2:1"),
        stage.sergei.presses_data(offer, "join:2:99"),
        stage.sergei.presses_data(offer, "join:2:x"),
    ]
    await stage.until(lambda: all(press.answer for press in presses))
    assert not (await remembered(stage.database_url))["supports"]


async def test_banned_citizens_proposal_is_not_shown(stage: Stage) -> None:
    stage.aigerim.writes(APP)
    card = await stage.card(1)
    for button in ("Spam", "Ban the citizen"):
        await stage.until(lambda button=button: button in card.button_texts)  # type: ignore[misc]
        stage.bolat.presses(card, button)
    await stage.card(1, "The citizen is banned")
    stage.sergei.writes(MAP)
    await stage.card(2)
    stage.sergei.writes("/proposals")
    await stage.until(lambda: "№ 2" in shown(stage.sergei.chat.messages[-1]))
    assert not [m for m in stage.sergei.chat.messages if APP in shown(m)]


async def listed(stage: Stage, person: Person) -> Message:
    """Let somebody ask for the proposals, and give the list."""
    person.writes("/proposals")
    return await stage.sees(person.chat, "Proposals with the most support")


async def test_anybody_can_join_from_the_list_without_words(stage: Stage) -> None:
    stage.aigerim.writes(APP)
    await stage.card(1)
    stage.aigerim.writes("/new I propose more petrol stations in Astana at night")
    await stage.card(2)
    shelf = await listed(stage, stage.mallory)
    assert shelf.button_texts[:2] == ["Join № 1", "Join № 2"]
    stage.mallory.presses(shelf, "Join № 2")
    await stage.until(lambda: "Leave № 2" in shelf.button_texts)
    assert shown(shelf).index("№ 2") < shown(shelf).index("№ 1")
    assert "2 people support this" in shown(shelf)
    stage.mallory.presses(shelf, "Leave № 2")
    await stage.until(lambda: "Join № 2" in shelf.button_texts)
    own = await listed(stage, stage.aigerim)
    assert "Join № 1" not in own.button_texts


async def test_list_goes_by_pages_and_topics(stage: Stage) -> None:
    for number in range(1, 7):
        stage.aigerim.writes(f"/new I propose that petrol talons number {'x' * number} are printed")
        await stage.card(number)
    shelf = await listed(stage, stage.mallory)
    stage.mallory.presses(shelf, "Next →")
    await stage.until(lambda: "Join № 6" in shelf.button_texts)
    stage.mallory.presses(shelf, "By topic")
    await stage.until(lambda: "Fuel · 6" in shelf.button_texts)
    stage.mallory.presses(shelf, "Fuel · 6")
    await stage.until(lambda: "Join № 1" in shelf.button_texts)


async def test_staff_and_managers_read_the_ranking(stage: Stage) -> None:
    await joined(stage)
    for person, chat in ((stage.bolat, stage.staff), (stage.dana, stage.managers), (stage.dana, None)):
        person.writes("/proposals", chat=chat)
        ranking = await stage.sees(chat or person.chat, "№ 1", APP)
        assert "Join" not in str(ranking.button_texts)


async def test_erased_supporter_counts_no_more(stage: Stage) -> None:
    await joined(stage)
    stage.sergei.writes("/delete")
    stage.sergei.presses(await stage.sees(stage.sergei.chat, "Erase everything"), "Yes, erase everything")
    await stage.card(2, "Erased")
    assert not (await remembered(stage.database_url))["supports"]


async def test_export_names_what_one_supports(stage: Stage) -> None:
    await joined(stage)
    stage.sergei.writes("/export")
    file = await stage.until(lambda: [m for m in stage.sergei.chat.messages if m.kind == "document"][-1])
    content = stage.telegram.file_bytes(file.file_id or "")[0].decode()
    assert '"supports_proposals"' in content
    assert '"stands_with_proposal": 1' in content
