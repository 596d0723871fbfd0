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


async def shown_photo(stage: Stage) -> Message:
    """Let Aigerim ask and Bolat answer with a photo, and give it once it is delivered."""
    stage.aigerim.writes(ROADS)
    photo = stage.bolat.sends_photo("Look", chat=stage.staff, reply_to=await stage.card(1))
    await stage.until(lambda: photo.reactions)
    return photo


async def shown_album(stage: Stage) -> list[Message]:
    """Let Aigerim ask and Bolat answer with two photos, and give them once they are delivered."""
    stage.aigerim.writes(ROADS)
    card = await stage.card(1)
    items = stage.bolat.sends_album(
        [("photo", "first"), ("photo", "second")], chat=stage.staff, reply_to=card
    )
    await stage.until(lambda: items[0].reactions)
    return items


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


async def test_edit_of_the_end_of_a_long_answer_follows(stage: Stage) -> None:
    reply = await answered(stage, "long " * 815 + "Monday.")
    end = await stage.sees(stage.aigerim.chat, "Monday.")
    stage.bolat.edits(reply, text="long " * 815 + "Tuesday.")
    assert await stage.sees(stage.aigerim.chat, "Tuesday.") is end
    assert not stage.find(stage.staff, CANNOT)


async def test_edited_caption_is_edited_at_the_citizens(stage: Stage) -> None:
    photo = await shown_photo(stage)
    theirs = await stage.sees(stage.aigerim.chat, "Look")
    stage.bolat.edits(photo, caption="See here")
    assert await stage.sees(stage.aigerim.chat, "Answer to № 1", "See here") is theirs


async def test_edited_caption_of_a_voice_message_follows(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    voice = stage.bolat.sends_voice("Listen", chat=stage.staff, reply_to=await stage.card(1))
    theirs = await stage.sees(stage.aigerim.chat, "Listen")
    await stage.until(lambda: voice.reactions)
    stage.bolat.edits(voice, caption="Hear this")
    assert await stage.sees(stage.aigerim.chat, "Hear this") is theirs
    assert theirs.kind == "voice"


async def test_replaced_photo_is_replaced_at_the_citizens(stage: Stage) -> None:
    photo = await shown_photo(stage)
    theirs = await stage.sees(stage.aigerim.chat, "Look")
    stage.bolat.replaces(photo, "document", "Look")
    await stage.until(lambda: theirs.kind == "document")
    assert theirs.file_id == photo.file_id
    assert shown(theirs).endswith("Look")


async def test_photo_put_to_a_text_joins_the_citizens_copy(stage: Stage) -> None:
    reply = await answered(stage)
    theirs = await stage.sees(stage.aigerim.chat, "Monday")
    stage.bolat.replaces(reply, "photo", "The list of stations")
    assert await stage.sees(stage.aigerim.chat, "The list of stations") is theirs
    assert theirs.kind == "photo"


async def test_edited_item_of_an_album_follows_alone(stage: Stage) -> None:
    items = await shown_album(stage)
    theirs = await stage.sees(stage.aigerim.chat, "second")
    stage.bolat.edits(items[1], caption="later one")
    assert await stage.sees(stage.aigerim.chat, "later one") is theirs
    stage.bolat.edits(items[0], caption="beginning")
    opening = await stage.sees(stage.aigerim.chat, "Answer to № 1", "beginning")
    assert len([m for m in stage.aigerim.chat.messages if m.album == opening.album]) == 2


async def test_caption_that_grows_too_long_is_explained(stage: Stage) -> None:
    photo = await shown_photo(stage)
    stage.bolat.edits(photo, caption="y" * 1020)
    word = await stage.sees(stage.staff, CANNOT)
    assert word.reply_to is photo
    assert stage.find(stage.aigerim.chat, "Look")


async def test_caption_that_grows_too_long_in_an_album_is_explained(stage: Stage) -> None:
    items = await shown_album(stage)
    stage.bolat.edits(items[0], caption="y" * 1020)
    await stage.sees(stage.staff, CANNOT)
    assert stage.find(stage.aigerim.chat, "first")


async def test_video_message_that_became_a_photo_is_explained(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    note = stage.bolat.sends_video_note(chat=stage.staff, reply_to=await stage.card(1))
    await stage.until(lambda: note.reactions)
    before = len(stage.aigerim.chat.messages)
    stage.bolat.replaces(note, "photo", "Instead")
    await stage.sees(stage.staff, CANNOT)
    assert len(stage.aigerim.chat.messages) == before


async def test_edited_talk_goes_nowhere(stage: Stage) -> None:
    reply = await answered(stage)
    talk = stage.bolat.writes("Coffee?", chat=stage.staff)
    stage.bolat.edits(talk, text="Tea?")
    stage.bolat.writes("It has come.", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.aigerim.chat, "It has come.")
    assert "Tea?" not in str([call.params for call in stage.telegram.calls])
