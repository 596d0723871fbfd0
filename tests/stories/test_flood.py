"""A citizen who sends a great deal at once: every word is kept, few messages are spent, nobody else waits."""

from dataclasses import replace
from datetime import timedelta

from bot.demo.telegram import Message, Person
from bot.desk.citizens.flooding import OPENING_LIMIT
from bot.ministry import Route
from tests.stage import Stage, shown

NO_PETROL = "No petrol in Kyzylorda for three days"
PATIENCE = 20.0
"""Seconds for what is gathered: it is said only now and then."""


async def begun(stage: Stage) -> Message:
    """Let Aigerim open an appeal, and give its card."""
    stage.aigerim.writes(NO_PETROL)
    await stage.sees(stage.aigerim.chat, "№ 1 is registered")
    return await stage.card(1)


def beneath(card: Message) -> str:
    """Give all words beneath a card."""
    replies = [m for m in card.chat.messages if m.reply_to is card and m.sender.is_bot and not m.deleted]
    return "\n".join(shown(m) for m in replies)


async def gathered(stage: Stage, card: Message, last: str) -> str:
    """Wait until these words stand beneath the card, and give all that stands there."""
    await stage.telegram.until(lambda: last in beneath(card), timeout=PATIENCE)
    return beneath(card)


def calls_to_staff(stage: Stage) -> int:
    """Count what was said in the staff chat."""
    return sum(
        call.params.get("chat_id") in {stage.staff.id, str(stage.staff.id)} for call in stage.telegram.calls
    )


async def test_hundred_texts_become_few_messages_with_every_word_in_order(stage: Stage) -> None:
    card = await begun(stage)
    texts = [f"<detail {number:03}>" for number in range(100)]
    for text in texts:
        stage.aigerim.writes(text)
    words = await gathered(stage, card, texts[-1])
    assert [word for word in texts if word in words] == texts
    assert [words.index(word) for word in texts] == sorted(words.index(word) for word in texts)
    assert calls_to_staff(stage) < 35


async def test_flood_is_told_once_and_then_in_silence(stage: Stage) -> None:
    card = await begun(stage)
    for number in range(40):
        stage.aigerim.writes(f"detail {number}.")
    await stage.sees(stage.aigerim.chat, "You write a lot at once. All of it is kept under № 1")
    await gathered(stage, card, "detail 39.")
    told = [shown(m) for m in stage.aigerim.chat.messages if m.sender.is_bot]
    assert sum("at once" in words for words in told) == 1
    assert len(told) <= 3


async def test_ten_messages_a_minute_are_no_flood(stage: Stage) -> None:
    card = await begun(stage)
    for number in range(9):
        stage.aigerim.writes(f"detail {number}.")
    await stage.beneath(card, "detail 8.")
    await stage.sees(stage.aigerim.chat, "Added to № 1.")
    assert beneath(card).count("The citizen adds:") == 9
    assert not stage.find(stage.aigerim.chat, "at once")


async def test_long_texts_are_gathered_in_several_messages(stage: Stage) -> None:
    card = await begun(stage)
    for number in range(25):
        stage.aigerim.writes(f"({number})" + "ә" * 1000)
    words = await gathered(stage, card, "(24)")
    assert words.count("ә") == 25 * 1000
    assert all(f"({number})" in words for number in range(25))


async def test_fifty_photos_come_as_albums(stage: Stage) -> None:
    card = await begun(stage)
    for number in range(50):
        stage.aigerim.sends_photo(f"photo {number}.")
    await gathered(stage, card, "photo 49.")
    await stage.telegram.until(
        lambda: all(f"photo {n}." in beneath(card) for n in range(50)), timeout=PATIENCE
    )
    assert len([m for m in stage.staff.messages if m.kind == "photo"]) == 50
    assert len(stage.telegram.calls_of("sendMediaGroup")) <= 6
    await stage.card(1, "Attached: 50 × photo")


async def test_documents_stand_among_documents_and_voices_alone(stage: Stage) -> None:
    card = await begun(stage)
    for number in range(15):
        stage.aigerim.sends_document(f"paper {number}.")
    stage.aigerim.sends_photo("one photo")
    stage.aigerim.sends_voice("one voice")
    await gathered(stage, card, "one voice")
    await gathered(stage, card, "one photo")
    await stage.telegram.until(lambda: "paper 14." in beneath(card), timeout=PATIENCE)
    assert len([m for m in stage.staff.messages if m.kind == "document"]) == 15


async def test_albums_of_a_normal_citizen_are_no_flood(stage: Stage) -> None:
    card = await begun(stage)
    stage.aigerim.sends_album([("photo", f"photo {n}.") for n in range(10)])
    stage.aigerim.writes("This is all")
    await stage.beneath(card, "The citizen adds:", "This is all")
    assert not stage.find(stage.aigerim.chat, "at once")


async def test_edit_of_a_gathered_message_shows_both_versions(stage: Stage) -> None:
    card = await begun(stage)
    written = [stage.aigerim.writes(f"detail {number}.") for number in range(20)]
    await gathered(stage, card, "detail 19.")
    stage.aigerim.edits(written[15], text="detail fifteen!")
    words = await gathered(stage, card, "detail fifteen!")
    assert "Edited by the citizen. Earlier version:\ndetail 15.\ndetail 16." in words


async def test_edit_that_grows_a_heap_loses_nothing(stage: Stage) -> None:
    card = await begun(stage)
    written = [stage.aigerim.writes(f"detail {number}.") for number in range(20)]
    await gathered(stage, card, "detail 19.")
    for number in (12, 13):
        stage.aigerim.edits(written[number], text="ү" * 4000)
    await stage.telegram.until(lambda: beneath(card).count("ү") == 8000, timeout=PATIENCE)
    assert all(f"detail {number}." in beneath(card) for number in range(20))


async def test_reply_to_gathered_words_is_an_answer(stage: Stage) -> None:
    card = await begun(stage)
    for number in range(20):
        stage.aigerim.writes(f"detail {number}.")
    await gathered(stage, card, "detail 19.")
    heap = stage.find(stage.staff, "detail 19.")
    stage.bolat.writes("We have read all of it.", chat=stage.staff, reply_to=heap)
    await stage.sees(stage.aigerim.chat, "Answer to № 1", "We have read all of it.")


async def test_flood_waits_for_nobody_and_nobody_for_it(stage: Stage) -> None:
    await begun(stage)
    for number in range(100):
        stage.aigerim.writes(f"detail {number}.")
    stage.sergei.writes("Нет света в Астане")
    await stage.telegram.until(lambda: stage.find(stage.sergei.chat, "№ 2"), timeout=PATIENCE)
    await stage.telegram.until(lambda: stage.find(stage.staff, "№ 2 ·"), timeout=PATIENCE)
    assert calls_to_staff(stage) < 35


async def test_after_a_quiet_minute_messages_stand_alone_again(stage: Stage) -> None:
    card = await begun(stage)
    for number in range(15):
        stage.aigerim.writes(f"detail {number}.")
    await gathered(stage, card, "detail 14.")
    stage.clock.ahead = timedelta(minutes=2)
    stage.aigerim.writes("One thing more")
    await stage.beneath(card, "The citizen adds:\nOne thing more")


async def test_gathered_words_follow_a_card_that_moves(quiet_stage: Stage) -> None:
    stage = quiet_stage
    west = stage.telegram.supergroup("West", members=[stage.bolat], bot="administrator")
    stage.ministry = replace(stage.ministry, routes=(Route(None, "KZ-47", west.id, None),))
    async with stage.bot():
        stage.aigerim.writes("No petrol for three days")
        await stage.card(1)
        for number in range(20):
            stage.aigerim.writes(f"detail {number}.")
        stage.aigerim.writes("It is in Aktau")
        await gathered(stage, await stage.sees(west, "№ 1 ·"), "It is in Aktau")
        assert all(stage.find(west, f"detail {number}.") for number in range(20))


def opens(person: Person, count: int) -> None:
    """Let somebody open many appeals in a row."""
    for number in range(1, count + 1):
        person.writes("/new")
        person.writes(f"No petrol at station {number}. in Kyzylorda")


async def test_thirty_new_appeals_are_twenty_with_every_word(stage: Stage) -> None:
    opens(stage.aigerim, 30)
    card = await stage.card(OPENING_LIMIT)
    words = await gathered(stage, card, "station 30.")
    assert all(f"station {number}." in words for number in range(OPENING_LIMIT + 1, 31))
    assert not stage.find(stage.staff, f"№ {OPENING_LIMIT + 1} ·")
    await stage.sees(
        stage.aigerim.chat, "many appeals in a short time", f"is added to № {OPENING_LIMIT}", "/new"
    )
    assert sum("in a short time" in shown(m) for m in stage.aigerim.chat.messages) == 1


async def test_ten_minutes_later_another_may_be_opened(stage: Stage) -> None:
    opens(stage.aigerim, OPENING_LIMIT + 1)
    await stage.sees(stage.aigerim.chat, f"is added to № {OPENING_LIMIT}")
    stage.clock.ahead = timedelta(minutes=11)
    opens(stage.aigerim, 1)
    await stage.card(OPENING_LIMIT + 1, "station 1.")


async def test_danger_is_seen_even_where_no_appeal_may_be_opened(stage: Stage) -> None:
    opens(stage.aigerim, OPENING_LIMIT)
    await stage.card(OPENING_LIMIT)
    stage.aigerim.writes("/new There is a gas explosion, people are hurt")
    await stage.card(OPENING_LIMIT, "🚨")
    await stage.sees(stage.aigerim.chat, "call 112 now")
