"""Managers ask for the digest, and read it in their language."""

from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"


async def test_digest_comes_as_a_picture_with_words_and_links_to_cards(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    card = await stage.card(1)
    stage.bolat.presses(card, "Take")
    await stage.card(1, "Works on it: Bolat")  # an edit: so the card is known to stand
    stage.dana.writes("/digest", chat=stage.managers)
    picture = await stage.sees(stage.managers, "Ministry of Energy", "Arrived: 1 (last week 0)")
    assert picture.kind == "photo"
    words = await stage.sees(stage.managers, "Kyzylorda Region · Fuel", "№ 1 · just now")
    links = [entity["url"] for entity in words.entities if entity["type"] == "text_link"]
    assert links == [f"https://t.me/c/{-stage.staff.id - 10**12}/{card.id}"]


async def test_digest_counts_what_was_answered_and_closed(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    card = await stage.card(1)
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.card(1, "Answered")
    stage.bolat.presses(card, "Close")
    await stage.card(1, "Closed")
    stage.dana.writes("/digest", chat=stage.managers)
    await stage.sees(stage.managers, "Answered: 1 (", "Closed: 1 (", "Still open: 0 (")


async def test_digest_names_nobody(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    stage.bolat.presses(await stage.card(1), "Take")
    await stage.card(1, "Bolat")
    stage.dana.writes("/digest", chat=stage.managers)
    await stage.sees(stage.managers, "Open longest")
    words = " ".join(shown(m) for m in stage.managers.messages)
    assert not any(secret in words for secret in ("Bolat", "Aigerim", str(stage.aigerim.id)))


async def test_week_without_appeals_says_so(stage: Stage) -> None:
    stage.dana.writes("/digest", chat=stage.managers)
    await stage.sees(stage.managers, "No appeals arrived this week. Is the intake broken?")


async def test_admin_reads_it_in_private(stage: Stage) -> None:
    stage.dana.writes("/digest")
    picture = await stage.sees(stage.dana.chat, "Ministry of Energy")
    assert picture.kind == "photo"
    assert not [m for m in stage.managers.messages if m.by_bot]


async def test_strangers_digest_is_only_an_appeal(stage: Stage) -> None:
    stage.mallory.writes("/digest")
    await stage.card(1, "/digest")
    assert not stage.telegram.calls_of("sendPhoto")


async def test_staff_have_no_digest_of_their_own(stage: Stage) -> None:
    stage.bolat.writes("/digest", chat=stage.staff)
    stage.bolat.writes("/help", chat=stage.staff)
    await stage.sees(stage.staff, "How to work with cards")
    assert not stage.telegram.calls_of("sendPhoto")


async def test_digest_speaks_the_language_of_its_chat(stage: Stage) -> None:
    stage.dana.writes("/language", chat=stage.managers)
    choice = await stage.sees(stage.managers, "Choose the language of this chat:")
    press = stage.dana.presses(choice, "Қазақша")
    await stage.until(lambda: press.answer)
    stage.dana.writes("/digest", chat=stage.managers)
    await stage.sees(stage.managers, "Энергетика министрлігі")


async def test_help_tells_what_managers_can_ask(stage: Stage) -> None:
    stage.dana.writes("/help", chat=stage.managers)
    await stage.sees(stage.managers, "/digest asks for it now")


async def test_menu_of_the_managers_chat_offers_the_digest(stage: Stage) -> None:
    await stage.until(lambda: stage.telegram.menu(stage.managers))
    names = [each["command"] for each in stage.telegram.menu(stage.managers)]
    assert names == ["digest", "open", "report", "routes", "language", "help"]


async def test_managers_talk_reaches_no_citizen(stage: Stage) -> None:
    stage.dana.writes("/digest", chat=stage.managers)
    digest = await stage.sees(stage.managers, "Ministry of Energy")
    stage.dana.writes("Fix Kyzylorda!", chat=stage.managers, reply_to=digest)
    stage.dana.writes("/help", chat=stage.managers)
    await stage.sees(stage.managers, "/digest asks for it now")
    assert len([m for m in stage.managers.messages if m.by_bot and "Ministry of Energy" in shown(m)]) == 1


async def test_digest_that_cannot_be_sent_is_told_to_the_admins(stage: Stage) -> None:
    stage.dana.language_code = "en"
    stage.dana.starts()
    await stage.sees(stage.dana.chat)
    stage.managers.mutes_bot()
    stage.dana.writes("/digest", chat=stage.managers)
    await stage.sees(stage.dana.chat, "The digest cannot be sent to chat", str(stage.managers.id))
