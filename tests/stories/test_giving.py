"""Giving an appeal to a colleague by a button: who may have it, who hears of it, and how often."""

from bot.demo.telegram import Message, Press
from tests.stage import Stage, shown
from tests.stories.test_staff_buttons import asked, told


async def menu(stage: Stage, card: Message, *buttons: str) -> Press:
    """Let Bolat press buttons on a card, each as soon as it is there; give the last press."""
    for button in buttons:
        await stage.until(lambda button=button: button in card.button_texts)  # type: ignore[misc]
        press = stage.bolat.presses(card, button)
        await told(stage, press)
    return press


async def seen_here(stage: Stage, card: Message) -> None:
    """Let Dana be a colleague who worked in the staff chat."""
    stage.dana.joins(stage.staff)
    await told(stage, stage.dana.presses(card, "Take"))


def mentions(stage: Stage) -> list[Message]:
    """Give the messages that tell Dana of what she got."""
    return [m for m in stage.staff.messages if "gives you" in shown(m)]


async def test_card_stays_small_and_more_opens_a_menu(stage: Stage) -> None:
    card = await asked(stage)
    assert card.button_texts == ["Take", "Close", "Topic", "Region", "Spam", "More …"]
    await menu(stage, card, "More …", "← Back")
    await stage.until(lambda: "Take" in card.button_texts)
    assert "№ 1 · New" in shown(card)


async def test_colleague_gets_it_and_hears_of_it_once(stage: Stage) -> None:
    card = await asked(stage)
    await seen_here(stage, card)
    press = await menu(stage, card, "Take over", "More …", "Give to …", "Dana")
    assert press.answer
    assert press.answer.text == "№ 1: In progress · Dana"
    await stage.card(1, "Works on it: Dana")
    word = await stage.beneath(card, "Dana: Bolat gives you № 1.")
    assert [e["user"]["id"] for e in word.entities if e["type"] == "text_mention"] == [stage.dana.id]
    for _ in range(2):
        await told(stage, stage.bolat.presses_data(card, f"given:1:{stage.dana.id}"))
    assert len(mentions(stage)) == 1


async def test_reply_to_the_mention_answers_the_citizen(stage: Stage) -> None:
    card = await asked(stage)
    await seen_here(stage, card)
    await menu(stage, card, "Take over", "More …", "Give to …", "Dana")
    stage.dana.writes("Petrol comes.", chat=stage.staff, reply_to=await stage.beneath(card, "gives you"))
    await stage.sees(stage.aigerim.chat, "Petrol comes.")


async def test_who_left_is_not_offered_and_cannot_get_it(stage: Stage) -> None:
    card = await asked(stage)
    await seen_here(stage, card)
    await menu(stage, card, "Take over", "More …", "Give to …")
    await stage.until(lambda: "Dana" in card.button_texts)
    stage.dana.leaves(stage.staff)
    press = stage.bolat.presses(card, "Dana")
    assert await told(stage, press) == "Telegram does not confirm that Dana belongs to this chat."
    await menu(stage, card, "More …", "Give to …")
    await stage.until(lambda: card.button_texts == ["✓ Bolat", "← Back"])


async def test_history_says_who_gave_it_to_whom(stage: Stage) -> None:
    card = await asked(stage)
    await seen_here(stage, card)
    await menu(stage, card, "Take over", "More …", "Give to …", "Dana")
    stage.bolat.writes("/history 1", chat=stage.staff)
    await stage.sees(stage.staff, "Bolat · gave it to a colleague: Bolat → Dana")


async def test_many_colleagues_are_shown_in_pages(stage: Stage) -> None:
    card = await asked(stage)
    for number in range(9):
        person = stage.telegram.person(f"Clerk {number}")
        person.joins(stage.staff)
        await told(stage, person.presses_data(card, "take:1"))
    await menu(stage, card, "More …", "Give to …", "More people (1 of 2)")
    await stage.until(lambda: card.button_texts == ["Clerk 1", "✓ Clerk 0", "More people (2 of 2)", "← Back"])


async def test_forged_and_late_gifts_change_nothing(stage: Stage) -> None:
    card = await asked(stage)
    for forged in (f"given:1:{stage.mallory.id}", f"given:1:{10**40}", "given:1:"):
        assert await told(stage, stage.bolat.presses_data(card, forged)) == "№ 1: New"
    assert await told(stage, stage.bolat.presses_data(card, "give:1:x")) == ""
    await told(stage, stage.bolat.presses_data(card, "close:1"))
    for old in ("more:1", "asking:1", "give:1:0", f"given:1:{stage.bolat.id}"):
        assert await told(stage, stage.bolat.presses_data(card, old)) == "№ 1: Closed"
    assert "Works on it" not in shown(card)


async def test_menu_explains_how_to_ask_the_citizen(stage: Stage) -> None:
    card = await asked(stage)
    press = await menu(stage, card, "More …", "Ask the citizen")
    assert press.answer
    assert press.answer.show_alert
    assert "begin with ??" in press.answer.text


async def test_who_only_talks_in_the_chat_can_be_given_a_card(stage: Stage) -> None:
    gulnara = stage.telegram.person("Gulnara")
    gulnara.joins(stage.staff)
    gulnara.writes("Good morning, colleagues", chat=stage.staff)
    stage.aigerim.writes("No petrol in Kyzylorda for three days")
    card = await stage.card(1)
    stage.bolat.presses(card, "More …")
    await stage.until(lambda: "Give to …" in card.button_texts)
    stage.bolat.presses(card, "Give to …")
    await stage.until(lambda: "Gulnara" in card.button_texts)


async def test_who_has_just_left_the_chat_is_no_staff_any_more(stage: Stage) -> None:
    stage.mallory.joins(stage.staff)
    stage.mallory.writes("Good morning, colleagues", chat=stage.staff)
    card = await asked(stage)
    await told(stage, stage.mallory.presses(card, "Take"))
    stage.mallory.leaves(stage.staff)
    press = stage.mallory.presses_data(card, "close:1")
    await stage.until(lambda: press.answer)
    assert press.answer
    assert press.answer.text == "Only members of this chat can do this."
