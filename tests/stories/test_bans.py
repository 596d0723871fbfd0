"""Staff shut out who only sends spam, and can undo it; the citizen reads clearly what happened."""

from datetime import timedelta

import pytest

from bot.demo.telegram import Message, Press
from tests.stage import Stage, shown

SPAM = "Buy bitcoin in Kyzylorda, petrol for free"


async def written(stage: Stage, text: str = SPAM) -> Message:
    """Let Aigerim write, and give the card."""
    stage.aigerim.writes(text)
    await stage.sees(stage.aigerim.chat, "№ 1")
    return await stage.card(1)


async def banned(stage: Stage) -> Message:
    """Let Bolat ban Aigerim, and give the card."""
    card = await written(stage)
    stage.bolat.presses(card, "Spam")
    await stage.until(lambda: "Ban the citizen" in card.button_texts)
    stage.bolat.presses(card, "Ban the citizen")
    await stage.card(1, "Closed", "The citizen is banned")
    return card


async def answer(stage: Stage, press: Press) -> str:
    """Give what flashes up after a press."""
    told = await stage.until(lambda: press.answer)
    assert told
    return told.text


def told(stage: Stage, words: str) -> int:
    """Count the messages to Aigerim with these words."""
    return sum(words in shown(m) for m in stage.aigerim.chat.messages if m.sender.is_bot)


async def test_ban_asks_first_and_back_changes_nothing(stage: Stage) -> None:
    card = await written(stage)
    stage.bolat.presses(card, "Spam")
    await stage.until(lambda: card.button_texts == ["Ban the citizen", "← Back"])
    stage.bolat.presses(card, "← Back")
    await stage.until(lambda: "Spam" in card.button_texts)
    assert "№ 1 · New" in shown(card)


async def test_ban_closes_the_appeal_and_is_told_with_the_ways_that_are_left(stage: Stage) -> None:
    card = await banned(stage)
    assert card.button_texts == ["Reopen", "Unban"]
    await stage.sees(stage.aigerim.chat, "closed this chat to you", "eotinish.kz", "112")
    await stage.sees(stage.aigerim.chat, "№ 1 · Closed")
    assert not told(stage, "If it is not solved, reply to this message")


async def test_banned_citizen_opens_nothing_and_is_told_once_a_day(stage: Stage) -> None:
    await banned(stage)
    for text in ("No light in Astana", "/new No gas in Astana", "/new"):
        stage.aigerim.writes(text)
    stage.aigerim.sends_photo("Look")
    stage.sergei.writes("Нет света в Астане")
    await stage.card(2, "Нет света")
    assert told(stage, "closed this chat to you") == 1
    stage.clock.ahead = timedelta(days=1)
    stage.aigerim.writes("Hello?")
    await stage.until(lambda: told(stage, "closed this chat to you") == 2)
    assert not stage.find(stage.staff, "Hello?")


async def test_banned_citizen_in_danger_still_reads_whom_to_call(stage: Stage) -> None:
    await banned(stage)
    stage.aigerim.writes("There is a gas explosion, people are hurt")
    await stage.sees(stage.aigerim.chat, "If there is danger to life, call 112 now")


async def test_undo_opens_the_appeal_again_and_she_may_write(stage: Stage) -> None:
    card = await banned(stage)
    stage.bolat.presses(card, "Unban")
    await stage.card(1, "Reopened")
    await stage.until(lambda: card.button_texts == ["Take", "Close", "Topic", "Region", "Spam", "More …"])
    assert "banned" not in shown(card)
    await stage.sees(stage.aigerim.chat, "have opened this chat to you again")
    stage.aigerim.writes("Thank God, I am no robot")
    await stage.beneath(card, "I am no robot")


async def test_undo_leaves_closed_what_was_closed_before(stage: Stage) -> None:
    card = await written(stage)
    stage.bolat.presses(card, "Close")
    await stage.card(1, "Closed")
    stage.bolat.presses_data(card, "ban:1")
    await stage.card(1, "The citizen is banned")
    assert await answer(stage, stage.bolat.presses(card, "Unban")) == "№ 1: Closed"
    await stage.until(lambda: card.button_texts == ["Reopen"])


async def test_double_press_bans_once(stage: Stage) -> None:
    card = await written(stage)
    presses = [stage.bolat.presses_data(card, "ban:1") for _ in range(2)]
    assert [await answer(stage, press) for press in presses] == ["№ 1: Closed"] * 2
    presses = [stage.bolat.presses_data(card, "unban:1") for _ in range(2)]
    assert [await answer(stage, press) for press in presses] == ["№ 1: Reopened"] * 2
    await stage.sees(stage.aigerim.chat, "opened this chat to you again")
    assert told(stage, "closed this chat to you") == told(stage, "opened this chat to you again") == 1


async def test_other_cards_of_hers_show_the_ban(stage: Stage) -> None:
    await written(stage)
    stage.aigerim.writes("/new No light in Astana")
    other = await stage.card(2)
    stage.bolat.presses_data(await stage.card(1), "ban:1")
    await stage.card(2, "New", "The citizen is banned")
    assert other.button_texts == ["Unban", "Take", "Close", "Topic", "Region", "More …"]


@pytest.mark.parametrize("old", ["reopen:1", "add:1", "place:1", "kind:1:thanks", "topics:1"])
async def test_old_buttons_of_a_banned_citizen_do_nothing(stage: Stage, old: str) -> None:
    await banned(stage)
    receipt = await stage.sees(stage.aigerim.chat, "№ 1 · Closed")
    words = await answer(stage, stage.aigerim.presses_data(receipt, old))
    assert "closed this chat to you" in words
    assert words.endswith("112.")
    assert "Closed" in shown(await stage.card(1))


async def test_banned_citizen_may_still_read_her_own_appeals(stage: Stage) -> None:
    await banned(stage)
    stage.aigerim.writes("/my")
    page = await stage.sees(stage.aigerim.chat, "Your appeals", "№ 1 · Closed")
    stage.aigerim.presses(page, "№ 1")
    await stage.sees(stage.aigerim.chat, SPAM, "You, ")


async def test_edit_of_a_banned_citizen_is_not_shown(stage: Stage) -> None:
    card = await banned(stage)
    stage.aigerim.edits(stage.aigerim.chat.messages[0], text="Buy dogecoin")
    stage.sergei.writes("Нет света в Астане")
    await stage.card(2, "Нет света")
    assert "dogecoin" not in shown(card)


async def test_only_staff_of_the_chat_can_ban(stage: Stage) -> None:
    card = await written(stage)
    stage.mallory.joins(stage.staff)
    stage.mallory.leaves(stage.staff)
    assert "Only members" in await answer(stage, stage.mallory.presses_data(card, "ban:1"))
    receipt = await stage.sees(stage.aigerim.chat, "№ 1 is registered")
    await answer(stage, stage.aigerim.presses_data(receipt, "ban:1"))
    stage.sergei.writes("Нет света в Астане")
    await stage.card(2)
    await answer(stage, stage.bolat.presses_data(card, "ban:2"))
    assert not stage.find(stage.staff, "banned")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("Қазақша", "бұл чатты сіз үшін жапты"),
        ("Русский", "закрыли для вас этот чат"),
        ("English", "closed this chat to you"),
    ],
)
async def test_ban_is_told_in_her_language(stage: Stage, language: str, words: str) -> None:
    stage.aigerim.writes("/language")
    stage.aigerim.presses(await stage.sees(stage.aigerim.chat, "Choose the language:"), language)
    await stage.until(lambda: len(stage.aigerim.chat.messages) == 3)
    stage.aigerim.writes(SPAM)
    stage.bolat.presses_data(await stage.card(1), "ban:1")
    word = await stage.sees(stage.aigerim.chat, words, "eotinish.kz")
    assert len(shown(word)) <= 200
