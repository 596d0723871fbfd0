"""Staff take an answer back with /unsend, as far as Telegram lets them."""

from datetime import timedelta

from bot.demo.telegram import Fault, Message, Refused
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"
TAKEN_BACK = "Taken back: the citizen does not have this answer any more."


async def answered(stage: Stage, words: str = "Petrol comes on Monday.") -> Message:
    """Let Aigerim ask and Bolat answer, and give Bolat's message once it is delivered."""
    stage.aigerim.writes(ROADS)
    reply = stage.bolat.writes(words, chat=stage.staff, reply_to=await stage.card(1))
    await stage.until(lambda: reply.reactions)
    return reply


async def test_answer_taken_back_is_deleted_and_owed_again(stage: Stage) -> None:
    reply = await answered(stage)
    theirs = await stage.sees(stage.aigerim.chat, "Monday")
    await stage.card(1, "Answered")
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=reply)
    word = await stage.sees(stage.staff, TAKEN_BACK)
    assert (theirs.deleted, word.reply_to) == (True, reply)
    await stage.card(1, "In progress", "1 answer taken back")
    await stage.sees(stage.aigerim.chat, "№ 1 · In progress")
    await stage.until(lambda: not reply.reactions)


async def test_every_piece_of_a_long_answer_is_deleted(stage: Stage) -> None:
    reply = await answered(stage, "long " * 815 + "Monday.")
    pieces = [m for m in stage.aigerim.chat.messages if "long" in shown(m) and m.by_bot]
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, TAKEN_BACK)
    assert [piece.deleted for piece in pieces] == [True, True]


async def test_every_item_of_an_album_is_deleted(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    photos = [("photo", "first"), ("photo", "second")]
    items = stage.bolat.sends_album(photos, chat=stage.staff, reply_to=await stage.card(1))
    await stage.until(lambda: items[0].reactions)
    theirs = [m for m in stage.aigerim.chat.messages if m.kind == "photo"]
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=items[1])
    await stage.sees(stage.staff, TAKEN_BACK)
    assert [item.deleted for item in theirs] == [True, True]


async def test_taking_back_twice_is_taking_back_once(stage: Stage) -> None:
    reply = await answered(stage)
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, TAKEN_BACK)
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "has been taken back already")
    assert sum(call.method == "deleteMessages" for call in stage.telegram.calls) == 1


async def test_another_answer_still_answers(stage: Stage) -> None:
    reply = await answered(stage)
    second = stage.bolat.writes("At noon.", chat=stage.staff, reply_to=reply)
    await stage.until(lambda: second.reactions)
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=second)
    await stage.card(1, "Answered", "1 answer taken back")


async def test_after_48_hours_it_is_too_late(stage: Stage) -> None:
    reply = await answered(stage)
    stage.clock.ahead = timedelta(hours=48)
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "Too late: Telegram")
    assert stage.find(stage.aigerim.chat, "Monday")


async def test_refusal_of_telegram_is_told_to_staff_only(stage: Stage) -> None:
    reply = await answered(stage)
    refusal = Refused(400, "Bad Request: message can't be deleted for everyone")
    stage.telegram.faults.add(Fault("deleteMessages", answer=refusal))
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "the citizen still has the answer", "message can't be deleted")
    await stage.card(1, "Answered", "1 answer delivered")
    assert stage.find(stage.aigerim.chat, "Monday")


async def test_only_answers_are_taken_back(stage: Stage) -> None:
    await answered(stage)
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=await stage.card(1))
    await stage.sees(stage.staff, "Reply with /unsend to the answer")
    assert stage.find(stage.aigerim.chat, "Monday")


async def test_stranger_takes_nothing_back(stage: Stage) -> None:
    reply = await answered(stage)
    stage.mallory.writes("/unsend", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "Only members of this chat can do this.")
    assert stage.find(stage.aigerim.chat, "Monday")


async def test_answer_taken_back_is_not_edited_any_more(stage: Stage) -> None:
    reply = await answered(stage)
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, TAKEN_BACK)
    stage.bolat.edits(reply, text="Petrol comes on Tuesday.")
    await stage.sees(stage.staff, "was taken back and stays so")
    assert not stage.find(stage.aigerim.chat, "Tuesday")


async def test_history_tells_who_took_it_back(stage: Stage) -> None:
    reply = await answered(stage)
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, TAKEN_BACK)
    stage.bolat.writes("/history", chat=stage.staff, reply_to=await stage.card(1))
    await stage.sees(stage.staff, "Bolat · took an answer back")


async def test_what_was_taken_back_promises_nothing(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Kyzylorda")
    answer = stage.bolat.writes("Petrol comes tomorrow", chat=stage.staff, reply_to=await stage.card(1))
    offer = await stage.sees(stage.staff, "Is this a promise to the citizen")
    await stage.until(lambda: answer.reactions)
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=answer)
    await stage.sees(stage.staff, "Taken back")
    stage.bolat.presses(offer, "Yes, promise")
    await stage.until(lambda: shown(offer) == "Not a promise.")
    assert "Promised" not in shown(await stage.card(1))


async def test_answer_taken_back_is_not_asked_about_any_more(stage: Stage) -> None:
    reply = await answered(stage, "Petrol has come.")
    asks = await stage.sees(stage.aigerim.chat, "is it solved?")
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=reply)
    await stage.until(lambda: shown(asks) == "№ 1: we go on working on it.")
    assert not asks.button_texts
