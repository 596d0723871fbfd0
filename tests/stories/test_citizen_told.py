"""What happens is told to the citizen in words, each thing once; and what can be seen of it again."""

from datetime import timedelta

import pytest

from bot.demo.telegram import Message, Person
from bot.texts import LANGUAGES, voice
from tests.stage import Stage, shown

NO_PETROL = {
    "kk": "Қызылордада үш күннен бері бензин жоқ",
    "ru": "В Кызылорде третий день нет бензина",
    "en": "No petrol in Kyzylorda for three days",
}


def told(person: Person, words: str) -> int:
    """Count the messages of the bot that have these words."""
    return sum(words in shown(m) for m in person.chat.messages if m.by_bot)


async def closed(stage: Stage, days: int) -> Message:
    """Let Bolat close what Aigerim wrote, let days go by, and give what she read of it."""
    stage.aigerim.writes(NO_PETROL["en"])
    stage.bolat.presses(await stage.card(1), "Close")
    word = await stage.sees(stage.aigerim.chat, "№ 1 is closed.")
    stage.clock.ahead += timedelta(days=days)
    return word


@pytest.mark.parametrize("language", LANGUAGES)
async def test_that_it_is_taken_is_told_once(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    ainur.writes(NO_PETROL[language])
    card = await stage.card(1)
    stage.bolat.presses(card, "Take")
    await stage.sees(ainur.chat, say("№ {number}: the staff have begun to work on it.", number=1))
    stage.bolat.presses_data(card, "over:1")
    stage.bolat.presses(card, "Close")
    await stage.sees(ainur.chat, say("№ {number} is closed. Is it solved?", number=1))
    assert told(ainur, say("№ {number}: the staff have begun to work on it.", number=1)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_promise_is_told_once(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    ainur.writes(NO_PETROL[language])
    stage.bolat.writes("Petrol comes tomorrow.", chat=stage.staff, reply_to=await stage.card(1))
    offer = await stage.sees(stage.staff, "Is this a promise")
    for _ in range(2):
        stage.bolat.presses_data(offer, str(offer.buttons[0][0].data))
    day = say.date_in_words((stage.clock() + timedelta(hours=5, days=1)).date())
    words = say("№ {number}: the staff promised you something by {day}.", number=1, day=day)
    await stage.sees(ainur.chat, words)
    await stage.card(1, "Promised to the citizen")
    assert told(ainur, words) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_withdrawing_is_told_in_words(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    ainur.writes(NO_PETROL[language])
    receipt = await stage.sees(ainur.chat, say("№ {number} is registered", number=1))
    ainur.presses_data(receipt, "gone:1")
    words = say("№ {number} is withdrawn. To go on with it, reply to this message.", number=1)
    ainur.writes(NO_PETROL[language], reply_to=await stage.sees(ainur.chat, words))
    await stage.card(1, "Reopened")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_reply_long_after_closing_opens_one_that_links_back(stage: Stage, language: str) -> None:
    word, say = await closed(stage, days=15), voice(language)
    stage.aigerim.presses_data(word, f"language:0:{language}")
    await stage.sees(stage.aigerim.chat, say("From now on I write to you in English."))
    stage.aigerim.writes("Again no petrol", reply_to=word)
    await stage.card(2, "Continues № 1")
    await stage.sees(stage.aigerim.chat, say("It continues № {number}.", number=1))


async def test_button_long_after_closing_asks_for_words_that_link_back(stage: Stage) -> None:
    word = await closed(stage, days=15)
    stage.aigerim.presses_data(word, "reopen:1")
    await stage.sees(stage.aigerim.chat, "№ 1 was closed long ago.")
    stage.aigerim.writes("Nothing is better")
    await stage.card(2, "Continues № 1", "Nothing is better", "Fuel · Kyzylorda")
    await stage.card(1, "Closed")


async def test_day_before_the_time_is_over_it_opens_again(stage: Stage) -> None:
    word = await closed(stage, days=13)
    stage.aigerim.writes("There is still none", reply_to=word)
    await stage.card(1, "Reopened")


async def test_answer_that_met_a_blocked_bot_comes_when_it_is_unblocked(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL["en"])
    card = await stage.card(1)
    stage.aigerim.blocks_bot()
    await stage.card(1, "has blocked the bot")
    answer = stage.bolat.writes("It is there again.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.staff, "Not delivered to the citizen.")
    stage.aigerim.unblocks_bot()
    await stage.sees(stage.aigerim.chat, "It is there again.")
    await stage.until(lambda: answer.reactions)
    await stage.card(1, "1 answer delivered")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_attachments_are_shown_again_ten_at_a_time(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    ainur.writes(NO_PETROL[language])
    await stage.card(1)
    ainur.sends_album([("photo", "")] * 10)
    ainur.sends_location(44.85, 65.51)
    await stage.card(1, "10 × photo", "place on the map")
    receipt = await stage.sees(ainur.chat, say("№ {number} is registered", number=1))
    ainur.presses_data(receipt, "thread:1")
    thread = await stage.sees(ainur.chat, say("You") + ", ")
    for _ in range(2):  # on two phones
        ainur.presses(thread, say("Show attachments ({number})", number=11))
    more = say("№ {number}: {shown} of {count} attachments", number=1, shown=10, count=11)
    rest = await stage.sees(ainur.chat, more)
    assert len([m for m in ainur.chat.messages if m.by_bot and m.kind == "photo"]) == 10
    ainur.presses(rest, say("Show more"))
    await stage.until(lambda: [m for m in ainur.chat.messages if m.by_bot and m.kind == "location"])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_greeting_itself_changes_its_language(stage: Stage, language: str) -> None:
    ainur = stage.telegram.person("Ainur", language_code="de")
    ainur.starts("fuel-KZ43")
    greeting = await stage.sees(ainur.chat, "eotinish.kz")
    ainur.presses(greeting, LANGUAGES[language])
    await stage.until(lambda: stage.ministry.texts["example"][language] in shown(greeting))
    assert stage.ministry.topic("fuel").name(language) in shown(greeting)


async def test_receipt_follows_the_language(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL["en"])
    receipt = await stage.sees(stage.aigerim.chat, "№ 1 is registered")
    stage.aigerim.presses_data(receipt, "language:0:kk")
    await stage.until(lambda: voice("kk")("№ {number} is registered", number=1) in shown(receipt))


async def test_menu_older_than_what_it_lists_shows_the_last_page(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL["en"])
    receipt = await stage.sees(stage.aigerim.chat, "№ 1 is registered")
    stage.aigerim.presses_data(receipt, "mine:0:7")
    await stage.until(lambda: "Your appeals" in shown(receipt) and receipt.button_texts == ["№ 1"])
