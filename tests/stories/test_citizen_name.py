"""“Show my name”: staff see who wrote only where the citizen pressed so, and as long as they want it."""

import pytest

from bot.demo.telegram import Message, Person
from bot.texts import LANGUAGES, voice
from tests.remembered import remembered
from tests.stage import Stage, shown

NO_PETROL = "No petrol in Kyzylorda for three days"
NAME = "Ainur Serikova"


async def offered(stage: Stage, person: Person, language: str = "en") -> Message:
    """Let somebody write, open the appeal in /my and press “Show my name”; give what they read then."""
    person.writes(NO_PETROL)
    await stage.card(1)
    say = voice(language)
    person.writes("/my")
    person.presses(await stage.sees(person.chat, say("Your appeals")), "№ 1")
    thread = await stage.sees(person.chat, say("You") + ", ")
    person.presses(thread, say("Show my name"))
    return await stage.sees(person.chat, NAME)


def ainur(stage: Stage, language: str = "en") -> Person:
    """Give somebody with a full name and a username, who chose a language."""
    return stage.telegram.person(NAME, language_code=language, username="ainur_s")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_is_shown_at_the_second_press_and_can_be_hidden(stage: Stage, language: str) -> None:
    person, say = ainur(stage, language), voice(language)
    person.starts()
    person.presses_data(await stage.sees(person.chat, "eotinish.kz"), f"greet:0:{language}")
    offer = await offered(stage, person, language)
    assert NAME not in shown(await stage.card(1))
    person.presses(offer, say("Show my name"))
    card = await stage.card(1, f"Name, shown by the citizen: {NAME}")
    assert "ainur_s" not in shown(card)
    await stage.beneath(card, "The citizen shows a name")
    await stage.until(lambda: offer.button_texts == [say("Hide my name")])
    person.presses(offer, say("Hide my name"))
    await stage.until(lambda: NAME not in shown(card))
    assert (await remembered(stage.database_url))["shown_names"] == []


async def test_pressed_by_two_phones_it_is_shown_once(stage: Stage) -> None:
    person = ainur(stage)
    offer = await offered(stage, person)
    for _ in range(2):
        person.presses_data(offer, "shown:1")
    card = await stage.card(1, NAME)
    await stage.beneath(card, "shows a name")
    await stage.until(lambda: offer.button_texts == ["Hide my name"])
    assert sum("shows a name" in shown(m) for m in stage.staff.messages if m.reply_to is card) == 1


async def test_nobody_shows_the_name_of_another(stage: Stage) -> None:
    offer = await offered(stage, ainur(stage))
    stage.mallory.starts()
    await stage.sees(stage.mallory.chat, "eotinish.kz")
    press = stage.mallory.presses_data(offer, "shown:1")
    await stage.until(lambda: press.answer)
    assert "Name, shown" not in shown(await stage.card(1))


async def test_export_has_it_and_delete_erases_it(stage: Stage) -> None:
    person = ainur(stage)
    person.presses(await offered(stage, person), "Show my name")
    card = await stage.card(1, NAME)
    person.writes("/export")
    (file,) = await stage.until(lambda: [m for m in person.chat.messages if m.kind == "document"])
    assert NAME in stage.telegram.file_bytes(file.file_id or "")[0].decode()
    person.writes("/delete")
    person.presses(await stage.sees(person.chat, "Erase everything"), "Yes, erase everything")
    await stage.until(lambda: NAME not in shown(card))
    assert NAME not in str(await remembered(stage.database_url))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_staff_may_ask_and_the_citizen_decides(stage: Stage, language: str) -> None:
    person, say = ainur(stage, language), voice(language)
    person.starts()
    person.presses_data(await stage.sees(person.chat, "eotinish.kz"), f"greet:0:{language}")
    person.writes(NO_PETROL)
    card = await stage.card(1)
    for _ in range(2):
        press = stage.bolat.presses_data(card, "askname:1")
    await stage.until(lambda: press.answer and "decides" in press.answer.text)
    head = say("№ {number}: the staff ask for your name", number=1)
    asked = await stage.sees(person.chat, head)
    assert sum(head in shown(m) for m in person.chat.messages) == 1
    person.presses(asked, say("Show my name"))
    await stage.card(1, NAME)
