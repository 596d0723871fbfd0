"""What staff write that is no answer: notes among themselves, and questions to the citizen."""

from bot.demo.telegram import Message
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"


async def asked(stage: Stage) -> Message:
    """Let Aigerim write, and give the card."""
    stage.aigerim.writes(ROADS)
    return await stage.card(1)


async def test_note_never_leaves_the_staff_chat(stage: Stage) -> None:
    card = await asked(stage)
    note = stage.bolat.writes("// she calls daily", chat=stage.staff, reply_to=card)
    await stage.until(lambda: note.reactions == ["✍"])
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Petrol comes.")
    assert "she calls daily" not in str([call.params for call in stage.telegram.calls])


async def test_note_with_a_photo_never_leaves(stage: Stage) -> None:
    card = await asked(stage)
    note = stage.bolat.sends_photo("// her house", chat=stage.staff, reply_to=card)
    await stage.until(lambda: note.reactions == ["✍"])
    assert not stage.telegram.calls_of("sendPhoto")


async def test_note_with_an_album_never_leaves_in_part(stage: Stage) -> None:
    card = await asked(stage)
    items = [("photo", "// ours"), ("photo", ""), ("photo", "")]
    note, *_ = stage.bolat.sends_album(items, chat=stage.staff, reply_to=card)
    await stage.until(lambda: note.reactions == ["✍"])
    reply = stage.bolat.sends_album([("photo", "A"), ("photo", "B")], chat=stage.staff, reply_to=card)
    await stage.until(lambda: reply[0].reactions)
    assert not stage.telegram.calls_of("sendPhoto")
    assert len(stage.telegram.calls_of("sendMediaGroup")) == 1


async def test_album_whose_last_caption_makes_it_a_note_never_leaves(stage: Stage) -> None:
    card = await asked(stage)
    items = stage.bolat.sends_album([("photo", ""), ("photo", "// ours")], chat=stage.staff, reply_to=card)
    await stage.until(lambda: items[1].reactions == ["✍"])
    reply = stage.bolat.sends_album([("photo", "A"), ("photo", "B")], chat=stage.staff, reply_to=card)
    await stage.until(lambda: reply[0].reactions)
    assert len(stage.telegram.calls_of("sendMediaGroup")) == 1


async def test_note_edited_without_its_mark_stays_a_note(stage: Stage) -> None:
    card = await asked(stage)
    note = stage.bolat.writes("// she calls daily", chat=stage.staff, reply_to=card)
    await stage.until(lambda: note.reactions)
    stage.bolat.edits(note, text="she calls daily, twice")
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Petrol comes.")
    assert "calls daily" not in str([call.params for call in stage.telegram.calls])


async def test_question_makes_the_appeal_wait(stage: Stage) -> None:
    card = await asked(stage)
    question = stage.bolat.writes("?? Which street?", chat=stage.staff, reply_to=card)
    words = shown(await stage.sees(stage.aigerim.chat, "Which street?"))
    assert words == "Question about № 1 · Ministry of Energy\n\nWhich street?"
    await stage.until(lambda: question.reactions == ["👍"])
    await stage.card(1, "Waiting for the citizen")


async def test_next_message_of_the_citizen_brings_it_back(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.writes("?? Which street?", chat=stage.staff, reply_to=card)
    await stage.card(1, "Waiting for the citizen")
    stage.aigerim.writes("Abay street")
    await stage.sees(stage.staff, "The citizen adds:", "Abay street")
    await stage.card(1, "In progress")
    assert stage.find(stage.staff, "№ 2 ·") is None


async def test_question_with_an_album_waits_too(stage: Stage) -> None:
    card = await asked(stage)
    items = [("photo", "?? Is it this one?"), ("photo", "")]
    sent = stage.bolat.sends_album(items, chat=stage.staff, reply_to=card)
    await stage.until(lambda: sent[0].reactions)
    assert stage.find(stage.aigerim.chat, "Question about № 1", "Is it this one?")
    await stage.card(1, "Waiting for the citizen")


async def test_question_without_words_is_not_sent(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.writes("??", chat=stage.staff, reply_to=card)
    await stage.sees(stage.staff, "right after ?? or //")
    assert not stage.find(stage.aigerim.chat, "Question about")


async def test_question_written_wholly_in_italics_stays_so(stage: Stage) -> None:
    card = await asked(stage)
    italic = [{"type": "italic", "offset": 0, "length": 16}]
    stage.bolat.writes("?? Which street?", chat=stage.staff, reply_to=card, entities=italic)
    question = await stage.sees(stage.aigerim.chat, "Which street?")
    assert {"type": "italic", "offset": shown(question).index("Which"), "length": 13} in question.entities


async def test_formatting_of_a_question_stays_on_its_words(stage: Stage) -> None:
    card = await asked(stage)
    bold = [{"type": "bold", "offset": 3, "length": 5}]
    stage.bolat.writes("?? Which street?", chat=stage.staff, reply_to=card, entities=bold)
    question = await stage.sees(stage.aigerim.chat, "Which street?")
    start = shown(question).index("Which")
    assert {"type": "bold", "offset": start, "length": 5} in question.entities


async def test_reply_to_a_note_stays_among_colleagues(stage: Stage) -> None:
    card = await asked(stage)
    note = stage.bolat.writes("// she writes every day", chat=stage.staff, reply_to=card)
    await stage.until(lambda: note.reactions)
    reply = stage.bolat.writes("I agree, let her wait", chat=stage.staff, reply_to=note)
    await stage.until(lambda: reply.reactions)
    assert stage.find(stage.aigerim.chat, "let her wait") is None
