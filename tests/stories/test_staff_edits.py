"""Staff edit what they answered; the citizen reads the new words where that is possible."""

from bot.demo.telegram import Message
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"
CANNOT = "This edit cannot reach the citizen."


async def answered(stage: Stage, words: str = "Petrol comes on Monday.") -> Message:
    """Let Aigerim ask and Bolat answer, and give Bolat's message once it is delivered."""
    stage.aigerim.writes(ROADS)
    reply = stage.bolat.writes(words, chat=stage.staff, reply_to=await stage.card(1))
    await stage.until(lambda: reply.reactions)
    return reply


async def test_edited_answer_is_edited_at_the_citizens(stage: Stage) -> None:
    reply = await answered(stage)
    old = await stage.sees(stage.aigerim.chat, "Monday")
    stage.bolat.edits(reply, text="Petrol comes on Tuesday.")
    assert await stage.sees(stage.aigerim.chat, "Tuesday") is old


async def test_edited_question_loses_its_mark_again(stage: Stage) -> None:
    reply = await answered(stage, "?? Which street?")
    stage.bolat.edits(reply, text="?? Which house?")
    words = shown(await stage.sees(stage.aigerim.chat, "Which house?"))
    assert words == "Question about № 1 · Ministry of Energy\n\nWhich house?"


async def test_answer_edited_into_a_note_does_not_leave(stage: Stage) -> None:
    reply = await answered(stage)
    stage.bolat.edits(reply, text="// wrong, ask Dana")
    await stage.sees(stage.staff, "an edit cannot call it back")
    assert "ask Dana" not in str([call.params for call in stage.telegram.calls])


async def test_edit_that_grows_too_long_is_explained(stage: Stage) -> None:
    reply = await answered(stage)
    stage.bolat.edits(reply, text="y" * 4090)
    word = await stage.sees(stage.staff, CANNOT)
    assert word.reply_to is reply


async def test_edit_of_an_answer_that_went_in_pieces_is_explained(stage: Stage) -> None:
    reply = await answered(stage, "long " * 818)
    stage.bolat.edits(reply, text="Short.")
    await stage.sees(stage.staff, CANNOT)
    assert not stage.find(stage.aigerim.chat, "Short.")


async def test_edited_caption_is_explained(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    photo = stage.bolat.sends_photo("Look", chat=stage.staff, reply_to=await stage.card(1))
    await stage.until(lambda: photo.reactions)
    stage.bolat.edits(photo, caption="Look here")
    await stage.sees(stage.staff, CANNOT)


async def test_edited_talk_goes_nowhere(stage: Stage) -> None:
    reply = await answered(stage)
    talk = stage.bolat.writes("Coffee?", chat=stage.staff)
    stage.bolat.edits(talk, text="Tea?")
    stage.bolat.writes("It has come.", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.aigerim.chat, "It has come.")
    assert "Tea?" not in str([call.params for call in stage.telegram.calls])
