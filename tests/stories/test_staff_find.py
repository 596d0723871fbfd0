"""Staff find an appeal again: by words in any spelling or by its number, newest first, in their own chats."""

import asyncio
from dataclasses import replace

import pytest

from bot.demo.telegram import Group, Message
from bot.links import message_link
from bot.ministry import Route
from storage import words
from storage.opening import open_database
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"
KAZAKH = "Қызылордада үш күннен бері бензин жоқ"
LIGHT = "Нет света в Астане, позвоните"
PATIENCE = 500
"""Looks at what is not indexed yet, 0.02 s apart."""


async def asked(stage: Stage, *texts: str) -> list[Message]:
    """Let Aigerim bring several matters, and give their cards once all words can be found."""
    cards = []
    for number, text in enumerate(texts, start=1):
        stage.aigerim.writes(f"/new {text}")
        cards.append(await stage.sees(stage.staff, f"№ {number} ·"))
    await indexed(stage)
    return cards


async def indexed(stage: Stage) -> None:
    """Wait until every line can be found."""
    database = await open_database(stage.database_url, alone=False)
    for _ in range(PATIENCE):
        if not await database.read(words.unfindable):
            break
        await asyncio.sleep(0.02)
    assert not await database.read(words.unfindable)
    await database.close()


async def found(stage: Stage, question: str, *see: str, chat: Group | None = None) -> Message:
    """Let Bolat look for something, and give the answer once it has these words."""
    chat = chat or stage.staff
    sent = stage.bolat.writes(f"/find {question}".strip(), chat=chat)
    return await stage.until(
        lambda: [m for m in chat.messages if m.reply_to is sent and all(w in shown(m) for w in see)][-1]
    )


async def test_words_are_found_newest_first_with_a_link_to_the_card(stage: Stage) -> None:
    cards = await asked(stage, ROADS, LIGHT, f"{ROADS} again")
    shows = await found(stage, "petrol")
    third, first = shown(shows).split("\n\n")[1:]
    assert third.startswith("№ 3 ·")
    assert first.startswith("№ 1 ·")
    assert first.endswith(f"Fuel · Kyzylorda Region\n{ROADS}")
    links = [entity["url"] for entity in shows.entities if entity["type"] == "text_link"]
    assert links == [message_link(stage.staff.id, card.id) for card in (cards[2], cards[0])]
    bold = [e for e in shows.entities if e["type"] == "bold"]
    assert [shown(shows)[e["offset"] : e["offset"] + e["length"]] for e in bold[1:]] == ["petrol", "petrol"]


@pytest.mark.parametrize("question", ["қызылорда", "КЫЗЫЛОРДА", "ызылорд", "бензин  кызылорда", "жок, бери!"])
async def test_any_spelling_and_part_of_a_word_finds(stage: Stage, question: str) -> None:
    await asked(stage, KAZAKH, LIGHT)
    shows = shown(await found(stage, question))
    assert "№ 1 ·" in shows
    assert "№ 2 ·" not in shows


async def test_every_word_must_be_there_but_anywhere_in_the_thread(stage: Stage) -> None:
    card, *_ = await asked(stage, ROADS, LIGHT)
    stage.bolat.writes("The tanker arrives tomorrow.", chat=stage.staff, reply_to=card)
    await stage.card(1, "Answered")
    await indexed(stage)
    assert "№ 1 ·" in shown(await found(stage, "petrol tanker"))
    assert "Nothing was found." in shown(await found(stage, "petrol elephant"))


@pytest.mark.parametrize("question", ["№ 2", "2", "№2", "#2"])
async def test_a_number_finds_that_appeal(stage: Stage, question: str) -> None:
    await asked(stage, ROADS, LIGHT)
    shows = shown(await found(stage, question))
    assert "№ 2 ·" in shows
    assert "№ 1 ·" not in shows


async def test_a_number_that_is_none_is_said(stage: Stage) -> None:
    await asked(stage, ROADS)
    await found(stage, "99", "There is no appeal with this number here.")


async def test_short_words_and_none_are_explained(stage: Stage) -> None:
    await asked(stage, ROADS)
    await found(stage, "no in", "at least one word of three letters")
    await found(stage, "…", "at least one word of three letters")
    await found(stage, "", "Write after /find what you look for")
    assert "№ 1 ·" in shown(await found(stage, "no petrol in"))
    assert "Nothing was found." in shown(await found(stage, "xy petrol"))


@pytest.mark.parametrize(
    "question",
    ['petrol" OR "света', "petrol NOT света", "petrol*", "folded:petrol", "petrol%", "NEAR(petrol)"],
)
async def test_hostile_syntax_is_only_words(stage: Stage, question: str) -> None:
    await asked(stage, f"{ROADS} or not folded near", LIGHT)
    assert "№ 2 ·" not in shown(await found(stage, question))


async def test_edited_words_are_found_and_the_old_ones_are_not(stage: Stage) -> None:
    sent = stage.aigerim.writes(ROADS)
    await stage.card(1)
    await indexed(stage)
    stage.aigerim.edits(sent, text="No diesel in Kyzylorda")
    await stage.card(1, "diesel")
    await indexed(stage)
    assert "№ 1 ·" in shown(await found(stage, "diesel"))
    assert "Nothing was found." in shown(await found(stage, "petrol"))


async def test_results_have_pages_that_turn_in_place(stage: Stage) -> None:
    await asked(stage, *(f"{ROADS}, number {number}" for number in range(1, 11)))
    shows = await found(stage, "petrol number")
    stage.bolat.presses(shows, "Older →")
    await stage.until(lambda: "№ 1 ·" in shown(shows))
    assert "№ 10 ·" not in shown(shows)
    stage.bolat.presses(shows, "← Newer")
    await stage.until(lambda: "№ 10 ·" in shown(shows))


async def test_forged_pages_show_nothing(stage: Stage) -> None:
    await asked(stage, ROADS)
    shows = await found(stage, "petrol")
    for data in ("find:0:1", "find:1:999", "find:0:x", "find:0"):
        press = stage.bolat.presses_data(shows, data)
        answer = await stage.until(lambda press=press: press.answer)  # type: ignore[misc]
        assert answer.text == "Please search once more."


async def test_appeals_of_another_staff_chat_are_not_found(quiet_stage: Stage) -> None:
    stage = quiet_stage
    other = stage.telegram.supergroup("Fuel only", members=[stage.mallory], bot="administrator")
    stage.ministry = replace(stage.ministry, routes=(Route("fuel", None, other.id, None),))
    async with stage.bot():
        stage.aigerim.writes(ROADS)
        await stage.sees(other, "№ 1 ·")
        await indexed(stage)
        assert "Nothing was found." in shown(await found(stage, "petrol"))
        assert "There is no appeal with this number here." in shown(await found(stage, "1"))


async def test_what_was_written_while_nothing_indexed_is_found_after_a_restart(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        stage.aigerim.writes(ROADS)
        await stage.card(1)
    async with stage.bot():
        await indexed(stage)
        assert "№ 1 ·" in shown(await found(stage, "petrol"))


async def test_personal_data_is_hidden_in_queue_and_results(stage: Stage) -> None:
    await asked(stage, "No petrol in Kyzylorda, call me: +7 701 555 44 33")
    assert "555" not in shown(await found(stage, "petrol"))
    stage.bolat.writes("/queue", chat=stage.staff)
    assert "555" not in shown(await stage.sees(stage.staff, "Queue · All", "No petrol"))
