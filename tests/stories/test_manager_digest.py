"""Managers ask for the digest, read it in their language and look closer at what it says."""

from datetime import timedelta

from bot.demo.telegram import Message, Person
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"
CROWD = 6
"""So many people are more than chance brings where nobody wrote before."""


async def crowd(stage: Stage) -> list[Person]:
    """Let more people than usual write about the same."""
    people = [stage.telegram.person(f"Citizen {n}", language_code="en") for n in range(CROWD)]
    for number, person in enumerate(people, start=1):
        person.writes(ROADS)
        await stage.sees(person.chat, f"№ {number}")
    return people


async def asked(stage: Stage, words: str = "/digest") -> Message:
    """Let Dana ask for the digest among the managers, and give it."""
    stage.dana.writes(words, chat=stage.managers)
    return await stage.sees(stage.managers, "Ministry of Energy")


async def test_the_thing_to_decide_is_the_first_line(stage: Stage) -> None:
    await crowd(stage)
    digest = await asked(stage)
    assert digest.kind == "rich"
    first, second = shown(digest).splitlines()[:2]
    assert first == f"Fuel · Kyzylorda Region: {CROWD} people"
    assert second == "I-1: not checked yet."


async def test_digest_has_charts_tables_and_links_to_cards(stage: Stage) -> None:
    await crowd(stage)
    card = await stage.card(1)
    stage.bolat.presses(card, "Take")
    await stage.card(1, "Works on it: Bolat")  # an edit: so the card is known to stand
    digest = await asked(stage)
    blocks = digest.content["rich_message"]["blocks"]
    kinds = [block["type"] for block in blocks]
    assert kinds.count("photo") == 2
    assert {"heading", "table", "details"} <= set(kinds)
    links = {entity["url"] for entity in digest.entities if entity["type"] == "text_link"}
    assert f"https://t.me/c/{-stage.staff.id - 10**12}/{card.id}" in links


async def test_a_server_that_knows_no_rich_messages_gets_the_whole_digest_plainly(stage: Stage) -> None:
    stage.telegram.knows_rich = False
    await crowd(stage)
    picture = await asked(stage)
    assert picture.kind == "photo"
    assert shown(picture).startswith("Fuel · Kyzylorda Region")
    album = [m for m in stage.managers.messages if m.album == picture.album]
    assert len(album) == 2
    words = await stage.sees(stage.managers, "By region and topic", "Open longest")
    assert "Seen" in words.button_texts
    stage.dana.writes("/digest", chat=stage.managers)
    await stage.until(lambda: len([m for m in stage.managers.messages if "By region" in shown(m)]) == 2)
    assert len(stage.telegram.calls_of("sendRichMessage")) == 1


async def test_a_calm_week_is_five_lines_and_a_chart(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    digest = await asked(stage)
    lines = shown(digest).splitlines()
    assert lines[0] == "No decision is needed this week."
    assert len(lines) <= 5
    assert "Still open: 1 (a week ago 0)." in lines[-1]


async def test_digest_counts_what_was_answered_and_how_fast(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    card = await stage.card(1)
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.card(1, "Answered")
    stage.bolat.presses(card, "Close")
    await stage.card(1, "Closed")
    assert "Answered: 1 (last week 0). Half within 1 minute" in shown(await asked(stage))


async def test_digest_names_nobody(stage: Stage) -> None:
    await crowd(stage)
    stage.bolat.presses(await stage.card(1), "Take")
    await stage.card(1, "Bolat")
    await asked(stage)
    words = " ".join(shown(m) for m in stage.managers.messages)
    assert not any(secret in words for secret in ("Bolat", "Citizen", str(stage.aigerim.id)))


async def test_week_without_appeals_says_so(stage: Stage) -> None:
    stage.dana.writes("/digest", chat=stage.managers)
    digest = await stage.sees(stage.managers, "No appeals arrived this week. Is the intake broken?")
    assert len(shown(digest).splitlines()) <= 5


async def test_admin_reads_it_in_private_in_her_own_language(stage: Stage) -> None:
    stage.dana.writes("/digest")
    await stage.sees(stage.dana.chat, "Министерство энергетики")
    assert not [m for m in stage.managers.messages if m.by_bot]


async def test_strangers_digest_is_answered_with_help(stage: Stage) -> None:
    stage.mallory.writes("/digest")
    await stage.sees(stage.mallory.chat, "Just write what has happened")
    assert not stage.telegram.calls_of("sendRichMessage")


async def test_staff_have_no_digest_of_their_own(stage: Stage) -> None:
    stage.bolat.writes("/digest", chat=stage.staff)
    stage.bolat.writes("/help", chat=stage.staff)
    await stage.sees(stage.staff, "How to work with cards")
    assert not stage.telegram.calls_of("sendRichMessage")


async def test_digest_speaks_the_language_of_its_chat(stage: Stage) -> None:
    stage.dana.writes("/language", chat=stage.managers)
    choice = await stage.sees(stage.managers, "Choose the language of this chat:")
    press = stage.dana.presses(choice, "Қазақша")
    await stage.until(lambda: press.answer)
    stage.dana.writes("/digest", chat=stage.managers)
    await stage.sees(stage.managers, "Энергетика министрлігі")


async def test_a_past_week_is_shown_by_its_number(stage: Stage) -> None:
    stage.aigerim.writes(ROADS)
    await stage.card(1)
    stage.clock.ahead = timedelta(days=14)
    start = stage.clock() - timedelta(days=14)
    year, week, _ = start.astimezone(stage.settings().timezone).isocalendar()
    digest = await asked(stage, f"/digest {year}-W{week:02}")
    assert "People who wrote: 1" in shown(digest)


async def test_a_week_that_is_none_or_not_over_is_explained(stage: Stage) -> None:
    stage.dana.writes("/digest 2026-W99", chat=stage.managers)
    await stage.sees(stage.managers, "There is no such week.", "/digest 20")
    stage.dana.writes("/digest 2199-W07", chat=stage.managers)
    await stage.sees(stage.managers, "That week is not over yet.")


async def looks_closer(stage: Stage, digest: Message) -> None:
    """Let Dana look at a region in a digest, and go back step by step."""
    before = shown(digest)
    stage.dana.presses(digest, "Regions")
    await stage.until(lambda: "Kyzylorda Region" in digest.button_texts)
    stage.dana.presses(digest, "Kyzylorda Region")
    await stage.until(lambda: shown(digest).startswith("Kyzylorda Region\n"))
    stage.dana.presses(digest, "← Back")
    await stage.until(lambda: "Kyzylorda Region" in digest.button_texts)
    stage.dana.presses(digest, "← Back")
    await stage.until(lambda: shown(digest) == before)


async def test_buttons_lead_closer_and_back_in_the_same_message(stage: Stage) -> None:
    await crowd(stage)
    rich = await asked(stage)
    await looks_closer(stage, rich)
    assert [block["type"] for block in rich.content["rich_message"]["blocks"]].count("photo") == 2


async def test_buttons_lead_closer_in_plain_messages_too(stage: Stage) -> None:
    stage.telegram.knows_rich = False
    await crowd(stage)
    stage.dana.writes("/digest", chat=stage.managers)
    await looks_closer(stage, await stage.sees(stage.managers, "By region and topic"))


async def test_who_saw_it_is_counted_once(stage: Stage) -> None:
    digest = await asked(stage)
    stage.dana.presses(digest, "Seen")
    await stage.until(lambda: "Seen · 1" in digest.button_texts)
    again = stage.dana.presses(digest, "Seen · 1")
    await stage.until(lambda: again.answer)
    assert again.answer
    assert again.answer.text == "Noted already."


async def test_a_reply_to_the_digest_goes_to_the_staff_and_the_answer_comes_back(stage: Stage) -> None:
    digest = await asked(stage)
    question = stage.dana.writes("When does fuel come to Kyzylorda?", chat=stage.managers, reply_to=digest)
    await stage.sees(stage.managers, "The question went to")
    asked_of_staff = await stage.sees(stage.staff, "The managers ask:", "When does fuel come")
    stage.bolat.writes("On Friday, call +7 701 111 22 33", chat=stage.staff, reply_to=asked_of_staff)
    answer = await stage.sees(stage.managers, "replies:", "On Friday")
    assert answer.reply_to is question
    assert "701 111" not in shown(answer)


async def test_help_tells_what_managers_can_ask(stage: Stage) -> None:
    stage.dana.writes("/help", chat=stage.managers)
    await stage.sees(stage.managers, "/digest asks for it now")


async def test_menu_of_the_managers_chat_offers_the_digest(stage: Stage) -> None:
    await stage.until(lambda: stage.telegram.menu(stage.managers))
    assert stage.telegram.menu(stage.managers)[0]["command"] == "digest"


async def test_digest_that_cannot_be_sent_is_told_to_the_admins(stage: Stage) -> None:
    stage.dana.language_code = "en"
    stage.dana.starts()
    await stage.sees(stage.dana.chat)
    stage.managers.mutes_bot()
    stage.dana.writes("/digest", chat=stage.managers)
    await stage.sees(stage.dana.chat, "The digest cannot be sent to chat", str(stage.managers.id))
