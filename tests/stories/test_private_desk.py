"""Staff and the minister answer in private, one card at a time, and never the wrong person."""

from datetime import timedelta

import pytest

from bot.demo.telegram import Fault, Message, Person
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"
LIGHT = "Нет света в Астане"
LOOKED = timedelta(seconds=3)
UNDO = timedelta(seconds=31)


async def waiting(stage: Stage) -> None:
    """Let Aigerim bring one matter and Sergei another."""
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    stage.sergei.writes(LIGHT)
    await stage.card(2)


async def at_desk(stage: Stage, person: Person, number: int = 1) -> Message:
    """Let somebody ask for the next card in private, look at it, and give it."""
    person.language_code = "en"
    person.writes("/next")
    card = await stage.sees(person.chat, f"№ {number} ·", "Just write")
    stage.clock.ahead += LOOKED
    return card


async def goes(stage: Stage) -> None:
    """Let the time pass in which an answer can be undone."""
    stage.clock.ahead += UNDO
    stage.mallory.writes("/help")
    await stage.sees(stage.mallory.chat, "/my")


def words_at(person: Person) -> str:
    """Give all that the bot says to somebody."""
    return "\n".join(shown(m) for m in person.chat.messages if m.by_bot)


async def test_plain_words_are_the_answer_to_the_card_on_show(stage: Stage) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    answer = stage.bolat.writes("Petrol comes tomorrow.")
    await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1 in 30 seconds.")
    assert "Petrol comes" not in words_at(stage.aigerim)
    await goes(stage)
    read = await stage.sees(stage.aigerim.chat, "Petrol comes tomorrow.")
    assert shown(read).startswith("Answer to № 1 · Ministry of Energy")
    await stage.until(lambda: answer.reactions == ["👍"])
    copy = await stage.sees(stage.staff, "Answered by Bolat:", "Petrol comes tomorrow.")
    assert copy.reply_to is await stage.card(1, "Answered", "Works on it: Bolat")
    assert "Petrol comes" not in words_at(stage.sergei)


async def test_minister_who_is_in_no_staff_chat_answers_too(stage: Stage) -> None:
    await waiting(stage)
    await at_desk(stage, stage.dana)
    stage.dana.writes("Petrol comes tomorrow.")
    await stage.sees(stage.dana.chat, "Goes to the citizen of № 1")
    await goes(stage)
    await stage.sees(stage.aigerim.chat, "Petrol comes tomorrow.")


@pytest.mark.parametrize("kind", ["photo", "voice", "document", "video_note"])
async def test_media_are_answers_too(stage: Stage, kind: str) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    sent = getattr(stage.bolat, f"sends_{kind}")()
    await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1")
    await goes(stage)
    await stage.until(
        lambda: [m for m in stage.aigerim.chat.messages if m.by_bot and m.file_id == sent.file_id]
    )
    await stage.until(lambda: [m for m in stage.staff.messages if m.file_id == sent.file_id])


async def test_album_is_confirmed_once_and_arrives_as_one(stage: Stage) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    items = stage.bolat.sends_album([("photo", "Both."), ("photo", "")])
    await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1")
    await stage.until(lambda: all(item.reactions == ["✍"] for item in items))
    await goes(stage)
    album = await stage.until(lambda: [m for m in stage.aigerim.chat.messages if m.by_bot and m.album])
    assert [m.file_id for m in album] == [m.file_id for m in items]
    assert words_at(stage.bolat).count("Goes to the citizen") == 1
    await stage.sees(stage.staff, "Answered by Bolat:", "Both.")


async def test_undone_answer_reaches_nobody(stage: Stage) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    stage.bolat.writes("Petrol comes never.")
    word = await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1")
    stage.bolat.presses(word, "Undo")
    await stage.until(lambda: shown(word) == "Not sent. Write again, or go on.")
    stage.bolat.writes("Petrol comes tomorrow.")
    await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1")
    await goes(stage)
    await stage.sees(stage.aigerim.chat, "Petrol comes tomorrow.")
    assert "never" not in words_at(stage.aigerim)
    assert not stage.find(stage.staff, "never")


async def test_undo_that_comes_too_late_says_so(stage: Stage) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    stage.bolat.writes("Petrol comes tomorrow.")
    word = await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1")
    await goes(stage)
    await stage.sees(stage.aigerim.chat, "Petrol comes tomorrow.")
    press = stage.bolat.presses(word, "Undo")
    answer = await stage.until(lambda: press.answer)
    assert answer
    assert answer.text == "Too late: it has gone to the citizen."


async def test_answer_that_can_be_undone_holds_up_nothing_else(stage: Stage) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    stage.bolat.writes("Petrol comes tomorrow.")
    await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1")
    stage.aigerim.writes("It is Abay street")
    await stage.sees(stage.aigerim.chat, "Added to № 1")
    assert "Petrol comes" not in words_at(stage.aigerim)


async def test_edit_within_the_time_to_undo_is_what_the_citizen_reads(stage: Stage) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    sent = stage.bolat.writes("Petrol comes tomorow.")
    await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1")
    stage.bolat.edits(sent, text="Petrol comes tomorrow.")
    stage.bolat.writes("/help")  # what one person sends is taken in order: the edit is taken by then
    await stage.sees(stage.bolat.chat, "/my")
    await goes(stage)
    await stage.sees(stage.staff, "Answered by Bolat:", "tomorrow.")
    assert "tomorow." not in words_at(stage.aigerim)


async def test_edit_just_after_it_went_is_read_by_colleagues_too(stage: Stage) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    held = stage.telegram.faults.add(Fault("sendMessage", stage.staff.id, answer="held"))
    sent = stage.bolat.writes("Petrol comes tomorow.")
    await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1")
    await goes(stage)
    await stage.sees(stage.staff, "Answered by Bolat:", "tomorow.")
    stage.bolat.edits(sent, text="Petrol comes tomorrow.")
    await stage.sees(stage.aigerim.chat, "tomorrow.")
    held.let_go()
    await stage.sees(stage.staff, "Answered by Bolat:", "tomorrow.")


async def test_note_and_question_work_as_in_the_staff_chat(stage: Stage) -> None:
    await waiting(stage)
    await at_desk(stage, stage.bolat)
    stage.bolat.writes("// She wrote last week too.")
    note = await stage.sees(stage.staff, "Note of", "She wrote last week too.")
    stage.dana.joins(stage.staff)
    reply = stage.dana.writes("Indeed.", chat=stage.staff, reply_to=note)
    await stage.until(lambda: reply.reactions == ["✍"])
    stage.bolat.writes("?? Which street?")
    await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1")
    await goes(stage)
    await stage.sees(stage.aigerim.chat, "Question about № 1", "Which street?")
    await stage.sees(stage.staff, "Asked by Bolat:", "Which street?")
    assert "last week" not in words_at(stage.aigerim)
    assert "Indeed" not in words_at(stage.aigerim)


async def test_queue_and_search_in_private_open_cards(stage: Stage) -> None:
    await waiting(stage)
    stage.bolat.language_code = "en"
    stage.bolat.writes("/queue")
    shows = await stage.sees(stage.bolat.chat, "Queue · All · 1–2 / 2")
    stage.bolat.presses(shows, "№ 2")
    await stage.sees(stage.bolat.chat, "№ 2 ·", "Just write")
    stage.bolat.writes("/find 1")
    found = await stage.sees(stage.bolat.chat, "Found: 1", "№ 1 ·")
    stage.bolat.presses(found, "№ 1")
    await stage.sees(stage.bolat.chat, "№ 1 ·", ROADS, "Just write")


async def test_card_in_private_comes_with_what_was_said_and_sent(stage: Stage) -> None:
    photo = stage.aigerim.sends_photo(ROADS)
    await stage.card(1)
    stage.aigerim.writes("It is Abay street")
    await stage.sees(stage.staff, "It is Abay street")
    await at_desk(stage, stage.bolat)
    assert stage.find(stage.bolat.chat, "So far:", "Citizen", "It is Abay street")
    assert [m for m in stage.bolat.chat.messages if m.by_bot and m.file_id == photo.file_id]
