"""Staff keep answers as ready ones with /save, and look them up with /answers."""

from bot.demo.telegram import Message
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"
WORDS = "Your appeal № 1 is with the Ministry of Energy. Petrol comes to the station next week."
RUSSIAN = "Ваше обращение рассмотрено. Бензин привезут на заправку на следующей неделе."


async def answered(stage: Stage, words: str = WORDS) -> Message:
    """Let Aigerim ask and Bolat answer, and give Bolat's message once it is delivered."""
    stage.aigerim.writes(ROADS)
    reply = stage.bolat.writes(words, chat=stage.staff, reply_to=await stage.card(1))
    await stage.until(lambda: reply.reactions)
    return reply


async def kept(stage: Stage) -> Message:
    """Let Bolat keep his answer as a ready one, and give it."""
    reply = await answered(stage)
    stage.bolat.writes("/save Petrol soon", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "Kept as ready answer 1: Petrol soon")
    return reply


async def shown_template(stage: Stage) -> Message:
    """Let Bolat open the ready answer in the list, and give the list."""
    stage.bolat.writes("/answers", chat=stage.staff)
    listed = await stage.sees(stage.staff, "Choose a topic.")
    stage.bolat.presses(listed, "Fuel · 1")
    await stage.sees(stage.staff, "Ready answers · Fuel", "answered 0 times")
    stage.bolat.presses(listed, "1")
    await stage.sees(stage.staff, "1. Petrol soon", "Petrol comes")
    return listed


async def test_kept_answer_is_shown_with_places_for_what_differs(stage: Stage) -> None:
    await kept(stage)
    assert stage.find(stage.staff, "Filled in when it is sent: {number}, {ministry}")
    listed = await shown_template(stage)
    assert "№ {number} is with the {ministry}." in shown(listed)
    assert "missing: Қазақша, Русский" in shown(listed)


async def test_another_language_is_added_by_number(stage: Stage) -> None:
    reply = await kept(stage)
    russian = stage.bolat.writes(RUSSIAN, chat=stage.staff, reply_to=reply)
    await stage.until(lambda: russian.reactions)
    stage.bolat.writes("/save 1", chat=stage.staff, reply_to=russian)
    await stage.sees(stage.staff, "Ready answer 1 has one more language:", "Русский")
    listed = await shown_template(stage)
    stage.bolat.presses(listed, "Русский")
    await stage.sees(stage.staff, "1. Petrol soon", "Бензин привезут")


async def test_missing_language_says_how_to_add_it(stage: Stage) -> None:
    await kept(stage)
    stage.bolat.presses(await shown_template(stage), "Қазақша")
    await stage.sees(stage.staff, "Reply with /save 1 to an answer in this language")


async def test_deleting_takes_two_presses_and_is_safe_twice(stage: Stage) -> None:
    await kept(stage)
    listed = await shown_template(stage)
    stage.bolat.presses(listed, "Delete")
    await stage.until(lambda: "Delete for good" in listed.button_texts)
    stage.bolat.presses(listed, "Delete for good")
    await stage.until(lambda: "There are none here any more." in shown(listed))
    again = stage.bolat.presses_data(listed, "answers:0:1x")
    await stage.until(lambda: again.answer and "has been deleted" in again.answer.text)


async def test_stranger_deletes_nothing(stage: Stage) -> None:
    await kept(stage)
    listed = await shown_template(stage)
    press = stage.mallory.presses_data(listed, "answers:0:1x")
    await stage.until(lambda: press.answer and "Only members" in press.answer.text)
    stage.bolat.writes("/answers", chat=stage.staff)
    await stage.until(lambda: "Fuel · 1" in stage.staff.last.button_texts)


async def test_same_words_are_kept_once(stage: Stage) -> None:
    reply = await kept(stage)
    stage.bolat.writes("/save Once more", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "It is kept already: ready answer 1.")


async def test_what_cannot_be_kept_is_explained(stage: Stage) -> None:
    reply = await answered(stage)
    for words, about, explained in (
        ("/save", await stage.card(1), "Reply with /save and a title"),
        ("/save 7", reply, "There is no ready answer 7."),
        ("/save " + "x" * 61, reply, "The title is too long: 60 characters"),
    ):
        stage.bolat.writes(words, chat=stage.staff, reply_to=about)
        await stage.sees(stage.staff, explained)


async def test_question_is_not_kept(stage: Stage) -> None:
    reply = await answered(stage, "?? Which street?")
    stage.bolat.writes("/save", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "A question to the citizen cannot be kept")


async def test_personal_data_in_a_kept_answer_is_warned_of(stage: Stage) -> None:
    reply = await answered(stage, "Dear citizen with IIN 880101300123, petrol comes on Monday.")
    stage.bolat.writes("/save", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "it seems to contain personal data")


async def test_forged_buttons_of_the_list_lead_to_the_topics(stage: Stage) -> None:
    await kept(stage)
    listed = await shown_template(stage)
    for data in ("answers:0:999999999", "answers:0:=/", "answers:0:'--", "answers:0:=nowhere/999"):
        stage.bolat.presses_data(listed, data)
    press = stage.bolat.presses_data(listed, "answers:0:")
    await stage.until(lambda: press.answer)
    await stage.sees(stage.staff, "Choose a topic.")
