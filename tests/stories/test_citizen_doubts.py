"""Where it is doubtful to which appeal a message belongs, it is added at once and the citizen is asked."""

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
NO_POWER = {
    "kk": "Астанада таңертеңнен бері жарық жоқ",
    "ru": "В Астане с утра нет света",
    "en": "No electricity in Astana since morning",
}
OTHER = "Is it about something else?"


async def doubted(stage: Stage, person: Person | None = None, language: str = "en") -> Message:
    """Let somebody, Aigerim if nobody else, write of two things in a row, and give the question."""
    person = person or stage.aigerim
    person.writes(NO_PETROL[language])
    await stage.card(1)
    person.writes(NO_POWER[language])
    return await stage.sees(person.chat, voice(language)("Added to № {number}. " + OTHER, number=1))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_yes_makes_a_new_appeal_of_it(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    question = await doubted(stage, ainur, language)
    await stage.beneath(await stage.card(1), NO_POWER[language])
    ainur.presses(question, say("Yes, a new matter"))
    await stage.card(2, NO_POWER[language], "#electricity #KZ71")
    await stage.sees(ainur.chat, say("№ {number} is registered", number=2))
    moved = say("This message now belongs to № {number}.", number=2)
    await stage.until(lambda: shown(question) == moved and not question.buttons)
    await stage.sees(stage.staff, "this is another matter: № 2")


async def test_no_leaves_it_where_it_is(stage: Stage) -> None:
    question = await doubted(stage)
    stage.aigerim.presses(question, "No, № 1")
    await stage.until(lambda: not question.buttons)
    assert shown(question) == "Added to № 1. About another matter: /new"
    assert not stage.find(stage.staff, "№ 2 ·")


async def test_what_followed_at_once_goes_with_it_and_is_not_asked_about(stage: Stage) -> None:
    question = await doubted(stage)
    stage.aigerim.sends_photo("The dark street in Astana")
    await stage.beneath(await stage.card(1), "The dark street", kind="photo")
    stage.aigerim.presses(question, "Yes, a new matter")
    await stage.beneath(await stage.card(2), "The dark street", kind="photo")
    assert sum(OTHER in shown(m) for m in stage.aigerim.chat.messages) == 0


@pytest.mark.parametrize("second", ["other:1:2", "same:1:2"])
async def test_second_press_from_another_phone_tells_how_it_stands(stage: Stage, second: str) -> None:
    question = await doubted(stage)
    stage.aigerim.presses_data(question, "other:1:2")
    await stage.card(2)
    press = stage.aigerim.presses_data(question, second)
    await stage.until(lambda: press.answer and press.answer.text == "This message now belongs to № 2.")
    assert not stage.find(stage.staff, "№ 3 ·")


async def test_reply_is_never_doubted(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL["en"])
    receipt = await stage.sees(stage.aigerim.chat, "№ 1 is registered")
    stage.aigerim.writes(NO_POWER["en"], reply_to=receipt)
    await stage.sees(stage.aigerim.chat, "Added to № 1. About another matter")


async def test_words_that_fit_two_open_ones_may_go_to_the_other(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL["en"])
    first = await stage.card(1)
    stage.aigerim.writes(f"/new {NO_POWER['en']}")
    await stage.card(2)
    stage.clock.ahead += timedelta(minutes=11)
    stage.aigerim.writes("When will it come at last?")
    question = await stage.sees(stage.aigerim.chat, "Added to № 2. " + OTHER)
    assert question.button_texts == ["Yes, a new matter", "No, № 2", "№ 1 · Fuel"]
    stage.aigerim.presses(question, "№ 1 · Fuel")
    await stage.beneath(first, "When will it come at last?")
    await stage.until(lambda: shown(question) == "This message now belongs to № 1.")


async def test_closed_one_is_closed_again_where_the_words_were_about_something_else(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL["en"])
    stage.bolat.presses(await stage.card(1), "Close")
    await stage.card(1, "Closed")
    stage.aigerim.writes("Whom may I ask about something else?")
    question = await stage.sees(stage.aigerim.chat, "Added to № 1. " + OTHER)
    await stage.card(1, "Reopened")
    stage.aigerim.presses(question, "Yes, a new matter")
    await stage.card(2, "something else")
    await stage.card(1, "Closed", "Unconfirmed")


@pytest.mark.parametrize("data", ["other:1:1", "other:1:99", "other:1:x", "same:1:", "other:1:2-99-1"])
async def test_forged_answers_move_nothing(stage: Stage, data: str) -> None:
    question = await doubted(stage)
    press = stage.mallory.presses_data(question, data)
    await stage.until(lambda: press.answer)
    stage.aigerim.presses_data(question, "same:1:2")
    await stage.until(lambda: not question.buttons)
    assert not stage.find(stage.staff, "№ 2 ·")
