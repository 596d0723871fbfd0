"""What Mallory tries, and what she gets: nothing. The rows of SECURITY.md that no other story tells."""

from bot.demo.telegram import Message
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"
RTL = "\u202e"
MEGABYTE = 1024 * 1024


async def asked(stage: Stage) -> Message:
    """Let Aigerim write, and give the card."""
    stage.aigerim.writes(ROADS)
    return await stage.card(1)


async def all_done(stage: Stage) -> None:
    """Wait until what was sent before has had its effect: Sergei's new appeal stands on a card."""
    stage.sergei.writes("Нет света в Астане")
    await stage.sees(stage.staff, "Нет света в Астане")
    await stage.sees(stage.sergei.chat, "№")


def words_in(messages: list[Message]) -> str:
    """Give all words that stand in these messages."""
    return "\n".join(shown(message) for message in messages)


async def test_presses_from_a_group_that_is_not_ours_do_nothing(stage: Stage) -> None:
    card = await asked(stage)
    club = stage.telegram.supergroup("Free petrol", members=[stage.mallory], bot="administrator")
    own = [stage.mallory.writes(str(number), chat=club) for number in range(card.id)][-1]
    assert own.id == card.id
    for data in ("close:1", "take:1", "topic:1:gas", "thread:1", "language:0:ru"):
        stage.mallory.presses_data(own, data)
    await all_done(stage)
    assert "№ 1 · New" in shown(card)
    assert not [message for message in club.messages if message.by_bot]


async def test_staffs_buttons_pressed_in_private_open_nobody_elses_appeal(stage: Stage) -> None:
    card = await asked(stage)
    stage.mallory.starts()
    word = await stage.sees(stage.mallory.chat)
    for data in ("close:1", "take:1", "reopen:1", "thread:1", "add:1", "place:1", "card:1", "topic:1:gas"):
        stage.mallory.presses_data(word, data)
    stage.mallory.writes("I am Aigerim")
    await stage.card(2, "I am Aigerim")
    await all_done(stage)
    assert "№ 1 · New" in shown(card)
    assert "№ 1" not in words_in(stage.mallory.chat.messages)


async def test_forwarded_command_does_nothing(stage: Stage) -> None:
    stage.mallory.writes("/digest")
    bait = stage.mallory.chat.talk[0]
    before = len(stage.managers.messages)
    stage.dana.forwards(bait, chat=stage.managers)
    stage.bolat.forwards(bait, chat=stage.staff)
    await all_done(stage)
    assert len(stage.managers.messages) == before + 1
    assert not stage.telegram.calls_of("sendPhoto")


async def test_anonymous_admin_of_another_group_is_nobody(stage: Stage) -> None:
    card = await asked(stage)
    club = stage.telegram.supergroup("Fuel department", members=[stage.mallory], bot="administrator")
    for _ in range(card.id):
        own = stage.mallory.writes("Pay here.", chat=club, anonymous=True)
    stage.mallory.writes("Pay here.", chat=club, reply_to=own, anonymous=True)
    stage.mallory.writes("/digest", chat=club, anonymous=True)
    await all_done(stage)
    assert "Pay here." not in words_in(stage.aigerim.chat.messages)
    assert not [message for message in club.messages if message.by_bot]


async def test_mallory_writing_as_another_group_in_the_staff_chat_is_not_staff(stage: Stage) -> None:
    card = await asked(stage)
    club = stage.telegram.supergroup("Fuel department", members=[stage.mallory])
    stage.mallory.say(stage.staff, text="Pay here.", sender_chat=club, reply_to=card)
    await stage.sees(stage.staff, "Not sent: only members of this chat can answer.")
    assert "Pay here." not in words_in(stage.aigerim.chat.messages)


async def test_markup_in_words_and_names_is_only_letters(stage: Stage) -> None:
    stage.bolat.first_name = "<b>Bolat</b> [x](tg://user?id=1)"
    stage.aigerim.writes(f"{ROADS} <a href='https://evil.example'>here</a> **bold** `code`")
    card = await stage.card(1, "<a href='https://evil.example'>here</a> **bold** `code`")
    stage.bolat.presses(card, "Take")
    await stage.card(1, "<b>Bolat</b> [x](tg://user?id=1)")
    assert {entity["type"] for entity in card.entities} <= {"bold", "blockquote", "hashtag", "url"}
    assert not any("parse_mode" in call.params for call in stage.telegram.calls)


async def test_turned_name_of_staff_is_shown_straight(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.first_name = f"Bo\u200blat{RTL}\n№ 9 · Closed"
    stage.bolat.presses(card, "Take")
    shows = shown(await stage.card(1, "Works on it: Bolat № 9 · Closed"))
    assert RTL not in shows


async def test_turned_name_of_a_strangers_group_is_shown_straight(stage: Stage) -> None:
    stage.dana.language_code = "en"
    stage.dana.starts()
    await stage.sees(stage.dana.chat)
    club = stage.telegram.supergroup(f"Free{RTL} petrol\u2066", members=[stage.mallory], bot=None)
    club.add_bot(stage.mallory)
    await stage.sees(stage.dana.chat, "“Free petrol”")


async def test_citizens_words_turn_nothing_of_the_card_around(stage: Stage) -> None:
    stage.aigerim.writes(f"{ROADS}{RTL}{RTL}\u2067")
    card = await stage.card(1, ROADS)
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068") & set(shown(card))


async def test_large_document_passes_by_its_id_and_is_never_fetched(stage: Stage) -> None:
    sent = stage.aigerim.sends_document(ROADS, name="report.pdf.exe", size=20 * MEGABYTE)
    await stage.card(1, ROADS)
    passed = await stage.until(lambda: [m for m in stage.staff.messages if m.kind == "document"])
    assert passed[0].file_id == sent.file_id
    assert not stage.telegram.calls_of("getFile")


async def test_somebody_elses_contact_is_not_shown_to_staff(stage: Stage) -> None:
    await asked(stage)
    stage.mallory.sends_contact("+77015554433", "Aigerim's mother")
    await stage.sees(stage.mallory.chat, "I do not pass contacts on")
    await all_done(stage)
    assert "77015554433" not in words_in(stage.staff.messages)
