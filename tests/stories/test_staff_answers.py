"""Staff answer by replying; the citizen reads it in the ministry's name and staff see that it arrived."""

import pytest

from bot.demo.telegram import Message
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"


async def asked(stage: Stage, text: str = ROADS) -> Message:
    """Let Aigerim write, and give the card."""
    stage.aigerim.writes(text)
    return await stage.card(1)


async def received(stage: Stage, kind: str) -> Message:
    """Wait until a message of this kind from the bot stands at Aigerim's."""
    return await stage.until(
        lambda: [m for m in stage.aigerim.chat.messages if m.by_bot and m.kind == kind][-1]
    )


async def test_answer_names_the_ministry_and_no_employee(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.writes("Petrol comes tomorrow.", chat=stage.staff, reply_to=card)
    answer = shown(await stage.sees(stage.aigerim.chat, "Petrol comes tomorrow."))
    assert answer == "Answer to № 1 · Ministry of Energy\n\nPetrol comes tomorrow."


async def test_delivered_answer_is_marked_and_the_card_shows_it(stage: Stage) -> None:
    card = await asked(stage)
    reply = stage.bolat.writes("Petrol comes tomorrow.", chat=stage.staff, reply_to=card)
    await stage.until(lambda: reply.reactions == ["👍"])
    shows = shown(await stage.card(1, "Answered"))
    assert "Works on it: Bolat" in shows
    assert "1 answer delivered" in shows


async def test_answer_is_marked_only_once_telegram_took_it(stage: Stage) -> None:
    card = await asked(stage)
    stage.telegram.latency = 0.05
    reply = stage.bolat.writes("Petrol comes tomorrow.", chat=stage.staff, reply_to=card)
    await stage.until(lambda: reply.reactions)
    sent = [c.when for c in stage.telegram.calls_of("sendMessage") if "Petrol comes" in c.params["text"]]
    marked = [call.when for call in stage.telegram.calls_of("setMessageReaction")]
    assert sent[0] + 0.05 <= marked[0]


async def test_formatting_reaches_the_citizen(stage: Stage) -> None:
    card = await asked(stage)
    entities = [
        {"type": "bold", "offset": 3, "length": 8},
        {"type": "text_link", "offset": 12, "length": 4, "url": "https://example.kz/"},
    ]
    stage.bolat.writes("⛽️ Tomorrow here", chat=stage.staff, reply_to=card, entities=entities)
    answer = await stage.sees(stage.aigerim.chat, "⛽️ Tomorrow here")
    start = len("Answer to № 1 · Ministry of Energy\n\n")
    assert {"type": "bold", "offset": start + 3, "length": 8} in answer.entities
    assert any(e["type"] == "text_link" and e["offset"] == start + 12 for e in answer.entities)


@pytest.mark.parametrize("kind", ["photo", "video", "voice", "audio", "document", "animation"])
async def test_media_with_a_caption_arrives_as_it_is(stage: Stage, kind: str) -> None:
    card = await asked(stage)
    sent = getattr(stage.bolat, f"sends_{kind}")("Look here.", chat=stage.staff, reply_to=card)
    answer = await received(stage, kind)
    assert answer.file_id == sent.file_id
    assert shown(answer) == "Answer to № 1 · Ministry of Energy\n\nLook here."
    await stage.until(lambda: sent.reactions)


async def test_video_note_comes_after_a_line_that_says_what_it_is(stage: Stage) -> None:
    card = await asked(stage)
    sent = stage.bolat.sends_video_note(chat=stage.staff, reply_to=card)
    answer = await received(stage, "video_note")
    assert answer.file_id == sent.file_id
    before = stage.aigerim.chat.messages[stage.aigerim.chat.messages.index(answer) - 1]
    assert shown(before) == "Answer to № 1 · Ministry of Energy"


async def test_place_arrives_as_a_place(stage: Stage) -> None:
    card = await asked(stage)
    sent = stage.bolat.sends_location(44.85, 65.51, chat=stage.staff, reply_to=card)
    answer = await received(stage, "location")
    assert answer.content["location"]["latitude"] == 44.85
    await stage.until(lambda: sent.reactions)


async def test_album_arrives_as_one_album(stage: Stage) -> None:
    card = await asked(stage)
    items = stage.bolat.sends_album([("photo", "Both."), ("photo", "")], chat=stage.staff, reply_to=card)
    album = await stage.until(lambda: [m for m in stage.aigerim.chat.messages if m.by_bot and m.album])
    assert [message.file_id for message in album] == [item.file_id for item in items]
    assert shown(album[0]) == "Answer to № 1 · Ministry of Energy\n\nBoth."
    await stage.until(lambda: items[0].reactions)
    assert "1 answer delivered" in shown(await stage.card(1, "Answered"))


async def test_reply_to_an_attachment_beneath_the_card_is_an_answer(stage: Stage) -> None:
    stage.aigerim.sends_photo(ROADS)
    photo = await stage.until(lambda: [m for m in stage.staff.messages if m.kind == "photo"][-1])
    stage.bolat.writes("We see the queue.", chat=stage.staff, reply_to=photo)
    await stage.sees(stage.aigerim.chat, "Answer to № 1", "We see the queue.")


async def test_reply_to_an_addition_is_an_answer(stage: Stage) -> None:
    await asked(stage)
    stage.aigerim.writes("It is Abay street")
    addition = await stage.sees(stage.staff, "The citizen adds:", "It is Abay street")
    stage.bolat.writes("Thank you for the street.", chat=stage.staff, reply_to=addition)
    await stage.sees(stage.aigerim.chat, "Answer to № 1", "Thank you for the street.")


async def test_reply_to_an_earlier_answer_is_another_answer(stage: Stage) -> None:
    card = await asked(stage)
    first = stage.bolat.writes("Petrol comes tomorrow.", chat=stage.staff, reply_to=card)
    await stage.until(lambda: first.reactions)
    second = stage.bolat.writes("It has come.", chat=stage.staff, reply_to=first)
    await stage.sees(stage.aigerim.chat, "Answer to № 1", "It has come.")
    await stage.until(lambda: second.reactions)
    await stage.card(1, "2 answers delivered")


async def test_long_answer_arrives_in_pieces_and_whole(stage: Stage) -> None:
    card = await asked(stage)
    words = " ".join(f"word{number}" for number in range(560))
    reply = stage.bolat.writes(words[:4090] + " end.", chat=stage.staff, reply_to=card)
    await stage.until(lambda: reply.reactions)
    pieces = [shown(m) for m in stage.aigerim.chat.messages if m.by_bot and "word" in shown(m)]
    assert len(pieces) == 2
    assert " ".join(pieces).split("\n\n", 1)[1].split() == reply.text.split()


async def test_caption_too_long_with_its_head_goes_before_the_photo(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.sends_photo("x" * 1020, chat=stage.staff, reply_to=card)
    photo = await received(stage, "photo")
    before = await stage.sees(stage.aigerim.chat, "x" * 1020)
    assert before.id < photo.id
    assert shown(photo) == ""


async def test_album_whose_words_are_too_long_with_their_head_loses_none(stage: Stage) -> None:
    card = await asked(stage)
    items = [("photo", "y" * 1020), ("photo", "")]
    sent = stage.bolat.sends_album(items, chat=stage.staff, reply_to=card)
    await stage.until(lambda: sent[0].reactions)
    assert stage.find(stage.aigerim.chat, "Answer to № 1", "y" * 1020)
    assert len([m for m in stage.aigerim.chat.messages if m.by_bot and m.album]) == 2


@pytest.mark.parametrize("kind", ["sticker", "poll", "dice", "contact"])
async def test_what_cannot_be_passed_on_is_explained(stage: Stage, kind: str) -> None:
    card = await asked(stage)
    given = {"poll": ("Who?", ["I", "You"]), "contact": ("+77001112233", "Bolat")}.get(kind, ())
    sent = getattr(stage.bolat, f"sends_{kind}")(*given, chat=stage.staff, reply_to=card)
    word = await stage.sees(stage.staff, "Not sent: this kind of message cannot be passed on.")
    assert word.reply_to is sent
    assert not [m for m in stage.aigerim.chat.messages if m.by_bot and m.kind == kind]


async def test_talk_that_replies_to_nothing_goes_nowhere(stage: Stage) -> None:
    card = await asked(stage)
    talk = stage.bolat.writes("Who takes this?", chat=stage.staff)
    reply = stage.bolat.writes("I do.", chat=stage.staff, reply_to=talk)
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Petrol comes.")
    assert not stage.find(stage.aigerim.chat, "Who takes this?")
    assert not stage.find(stage.aigerim.chat, "I do.")
    assert not reply.reactions


async def test_reply_to_words_about_no_appeal_is_explained(stage: Stage) -> None:
    stage.bolat.writes("/help", chat=stage.staff)
    help_ = await stage.sees(stage.staff, "How to work with cards")
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=help_)
    await stage.sees(stage.staff, "Not sent: this message belongs to no appeal.")


async def test_anonymous_admin_may_answer(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card, anonymous=True)
    await stage.sees(stage.aigerim.chat, "Petrol comes.")


async def test_post_of_a_linked_channel_is_nobodys_answer(stage: Stage) -> None:
    card = await asked(stage)
    news = stage.telegram.channel("News", members=[stage.dana])
    stage.bolat.say(stage.staff, text="Our news.", sender_chat=news)
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Petrol comes.")
    assert not stage.find(stage.aigerim.chat, "Our news.")
    assert not stage.find(stage.staff, "Not sent")


async def test_reply_in_a_channels_name_is_explained(stage: Stage) -> None:
    card = await asked(stage)
    news = stage.telegram.channel("News", members=[stage.bolat])
    stage.bolat.say(stage.staff, text="Our news.", sender_chat=news, reply_to=card)
    await stage.sees(stage.staff, "Not sent: only members of this chat can answer.")
    assert not stage.find(stage.aigerim.chat, "Our news.")


async def test_reply_of_somebody_who_left_is_not_sent(stage: Stage) -> None:
    card = await asked(stage)
    stage.mallory.joins(stage.staff)
    stage.mallory.leaves(stage.staff)
    stage.mallory.writes("Give me money.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.staff, "Not sent: only members of this chat can answer.")
    assert not stage.find(stage.aigerim.chat, "Give me money.")


async def test_talk_of_a_stranger_with_colleagues_is_left_alone(stage: Stage) -> None:
    card = await asked(stage)
    talk = stage.bolat.writes("Good morning", chat=stage.staff)
    stage.mallory.writes("Hello", chat=stage.staff, reply_to=talk)
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Petrol comes.")
    assert not stage.find(stage.staff, "Not sent")


async def test_answer_to_a_closed_appeal_arrives(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.presses(card, "Close")
    await stage.card(1, "Closed")
    stage.bolat.writes("It has come.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "It has come.")
    await stage.card(1, "Closed", "1 answer delivered")
