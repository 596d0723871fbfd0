"""A card offers ready answers: one press shows one, one more sends it."""

from bot.demo.telegram import Message
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"
WORDS = "About № 1: petrol comes to every station in the region next week."


async def kept(stage: Stage) -> None:
    """Let Bolat answer Aigerim and keep his answer as a ready one."""
    stage.aigerim.writes(ROADS)
    reply = stage.bolat.writes(WORDS, chat=stage.staff, reply_to=await stage.card(1))
    await stage.until(lambda: reply.reactions)
    stage.bolat.writes("/save Petrol soon", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "Kept as ready answer 1")


async def previewed(stage: Stage) -> Message:
    """Let another citizen ask the like and Bolat look at the ready answer, and give its preview."""
    await kept(stage)
    person = stage.telegram.person("Saule", language_code="en")
    person.writes("Kyzylorda: no petrol again for two days")
    card = await stage.card(2)
    await stage.until(lambda: "Ready answers (1)" in card.button_texts)
    stage.bolat.presses(card, "Ready answers (1)")
    await stage.until(lambda: any("Petrol soon" in text for text in card.button_texts))
    stage.bolat.presses_data(card, "preview:2:1")
    return await stage.beneath(card, "Not sent yet.", "About № 2: petrol comes")


async def test_two_presses_send_a_ready_answer(stage: Stage) -> None:
    preview = await previewed(stage)
    stage.bolat.presses(preview, "Send")
    await stage.until(lambda: shown(preview).startswith("Delivered to the citizen."))
    await stage.card(2, "Answered", "1 answer delivered", "Works on it: Bolat")
    saule = next(c for c in stage.telegram.chats if c.title == "Saule" or (c.user and c.user.name == "Saule"))
    answer = await stage.sees(saule, "Answer to № 2 · Ministry of Energy", "About № 2: petrol comes")
    assert answer.kind == "text"


async def test_sending_twice_sends_once_and_counts_once(stage: Stage) -> None:
    preview = await previewed(stage)
    data = preview.buttons[0][0].data or ""
    stage.bolat.presses_data(preview, data)
    again = stage.bolat.presses_data(preview, data)
    await stage.until(lambda: again.answer and "sent already" in again.answer.text)
    await stage.card(2, "1 answer delivered")
    stage.bolat.writes("/answers", chat=stage.staff)
    stage.bolat.presses_data(await stage.sees(stage.staff, "Choose a topic."), "answers:0:=fuel")
    await stage.sees(stage.staff, "Ready answers · Fuel", "answered 1 time")


async def test_back_takes_the_preview_away(stage: Stage) -> None:
    preview = await previewed(stage)
    stage.bolat.presses(preview, "← Back")
    await stage.until(lambda: preview.deleted)
    theirs = [chat for chat in stage.telegram.chats if chat.private]
    assert not any(stage.find(chat, "About № 2: petrol comes") for chat in theirs)


async def test_missing_language_is_said_and_nothing_can_be_sent(stage: Stage) -> None:
    await kept(stage)
    stage.sergei.writes("Нет бензина в Кызылорде уже три дня")
    card = await stage.card(2)
    stage.bolat.presses_data(card, "preview:2:1")
    word = await stage.beneath(card, "The citizen reads Русский.", "only in: English")
    assert word.button_texts == ["← Back"]


async def test_ready_answer_sent_can_be_taken_back(stage: Stage) -> None:
    preview = await previewed(stage)
    stage.bolat.presses(preview, "Send")
    await stage.until(lambda: shown(preview).startswith("Delivered to the citizen."))
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=preview)
    await stage.until(lambda: shown(preview).startswith("Taken back from the citizen"))
    await stage.card(2, "In progress", "1 answer taken back")


async def test_what_was_changed_meanwhile_is_shown_before_it_is_sent(stage: Stage) -> None:
    preview = await previewed(stage)
    old = preview.buttons[0][0].data or ""
    reply = stage.bolat.writes("Petrol comes tomorrow.", chat=stage.staff, reply_to=await stage.card(1))
    await stage.until(lambda: reply.reactions)
    stage.bolat.writes("/save 1", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "Ready answer 1 has new words")
    press = stage.bolat.presses_data(preview, old)
    await stage.until(lambda: press.answer and "please look again" in press.answer.text)
    await stage.until(lambda: "Petrol comes tomorrow." in shown(preview))


async def test_forged_and_old_buttons_send_nothing(stage: Stage) -> None:
    preview = await previewed(stage)
    for data in ("sendready:2:1-", "sendready:2:x", "sendready:1:1-00000000", "preview:2:999999999"):
        stage.bolat.presses_data(preview, data)
    press = stage.mallory.presses_data(preview, preview.buttons[0][0].data or "")
    await stage.until(lambda: press.answer and "Only members" in press.answer.text)
    await stage.card(2, "New")
