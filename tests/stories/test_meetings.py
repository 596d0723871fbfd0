"""Meetings: staff offer times, the citizen picks one, both are reminded, either may call it off."""

import pytest

from bot.demo.telegram import Message, Person
from bot.texts import voice
from tests.remembered import remembered
from tests.stage import Stage, shown
from tests.stories.days import MONDAY, TUESDAY, WEDNESDAY, at, at_work, count, quiet

WISH = "I want to meet the minister in person about petrol in Kyzylorda"
TIMES = "25.11 15:00, 25.11 16:00; Abay St. 33"
INVITED = "You are invited to a meeting about № 1"
AGREED = "The meeting about № 1 is agreed"
THREE = "Wednesday, November 25, 15:00"


async def invited(stage: Stage, times: str = TIMES) -> Message:
    """Let Aigerim ask for a meeting and Bolat offer times; give what she is shown."""
    stage.aigerim.writes(WISH)
    await stage.card(1, "Meeting request", "Meeting: no time is offered yet")
    stage.bolat.writes(f"/meet 1 {times}", chat=stage.staff)
    return await stage.sees(stage.aigerim.chat, INVITED)


async def agreed(stage: Stage) -> Message:
    """Let Aigerim pick the first time, and give the message that says so."""
    invitation = await invited(stage)
    stage.aigerim.presses(invitation, "25.11 15:00")
    await stage.until(lambda: shown(invitation).startswith(AGREED))
    return invitation


async def test_citizen_picks_a_time_and_both_read_it(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        invitation = await invited(stage)
        assert "Place: Abay St. 33" in shown(invitation)
        assert invitation.button_texts == ["25.11 15:00", "25.11 16:00", "None of these fits"]
        await stage.card(1, "Meeting: times are offered, the citizen chooses")
        for _ in range(2):
            stage.aigerim.presses_data(invitation, "slot:1:202611251500")
        await stage.until(lambda: shown(invitation).startswith(AGREED))
        assert THREE in shown(invitation)
        assert "Please bring an identity document and the number № 1." in shown(invitation)
        await stage.card(1, f"Meeting: {THREE} · Abay St. 33")
        await stage.sees(stage.staff, f"The citizen comes on {THREE}.")
        stage.aigerim.presses_data(invitation, "thread:1")
        await stage.sees(stage.aigerim.chat, "You, ", f"Meeting: {THREE}")
    assert count(stage.staff, "The citizen comes on") == 1


async def test_two_do_not_get_the_same_time(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        await agreed(stage)
        stage.mallory.writes(WISH)
        await stage.card(2)
        stage.bolat.writes("/meet 2 25.11 14:00, 25.11 15:00", chat=stage.staff)
        second = await stage.sees(stage.mallory.chat, "You are invited to a meeting about № 2", "Abay St. 33")
        assert second.button_texts == ["25.11 14:00", "None of these fits"]
        press = stage.mallory.presses_data(second, "slot:2:202611251500")
        answer = await stage.until(lambda: press.answer)
        assert answer
        assert "not free any more" in (answer.text or "")
        await stage.sees(stage.mallory.chat, "№ 2: please choose a time for the meeting")


async def test_buttons_choose_times_and_the_place_is_asked_once(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        stage.aigerim.writes(WISH)
        stage.bolat.presses(await stage.card(1), "Offer times to meet")
        panel = await stage.sees(stage.staff, "Meeting with the citizen of № 1", "no time is offered yet")
        stage.bolat.presses(panel, "25.11")
        await stage.until(lambda: "15:00" in panel.button_texts)
        assert panel.button_texts[0] == "09:00"
        stage.bolat.presses(panel, "15:00")
        await stage.until(lambda: "✓ 15:00" in panel.button_texts)
        stage.bolat.presses(panel, "← Other days")
        await stage.until(lambda: "✓ 25.11" in panel.button_texts)
        stage.bolat.presses(panel, "Offer the chosen times")
        question = await stage.sees(stage.staff, "with the place of the meeting")
        stage.bolat.writes("Abay St. 33, room 210", chat=stage.staff, reply_to=question)
        await stage.sees(stage.aigerim.chat, INVITED, "Place: Abay St. 33, room 210")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1 20.11 15:00; Abay St. 33", "Not offered: 20.11 15:00 has passed."),
        ("1 20.11 " + ", ".join(f"{n // 60}:{n % 60:02}" for n in range(600)), "Not offered: 20.11 00:00, "),
        ("1 tomorrow; Abay St. 33", "I cannot read the times."),
        ("1 25.11 15:00", "Please name the place too"),
        ("99 25.11 15:00; Abay St. 33", "Please name an appeal of this chat"),
    ],
)
async def test_what_cannot_be_offered_is_told(quiet_stage: Stage, words: str, told: str) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        stage.aigerim.writes(WISH)
        await stage.card(1)
        stage.bolat.writes(f"/meet {words}", chat=stage.staff)
        await stage.sees(stage.staff, told)
    assert not stage.find(stage.aigerim.chat, INVITED)


async def test_none_fits_and_the_next_words_go_to_the_staff(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        stage.aigerim.presses(await invited(stage), "None of these fits")
        await stage.sees(stage.aigerim.chat, "№ 1: please write which days and hours suit you.")
        await stage.sees(stage.staff, "None of the times fits the citizen")
        stage.aigerim.writes("Only on Fridays")
        await stage.beneath(await stage.card(1), "Only on Fridays")


async def test_citizen_moves_the_meeting_and_then_cannot_come(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        invitation = await agreed(stage)
        stage.aigerim.presses(invitation, "Another time")
        await stage.until(lambda: "25.11 16:00" in invitation.button_texts)
        stage.aigerim.presses(invitation, "25.11 16:00")
        await stage.card(1, "Meeting: Wednesday, November 25, 16:00")
        await stage.until(lambda: "I cannot come" in invitation.button_texts)
        stage.aigerim.presses(invitation, "I cannot come")
        await stage.until(lambda: "Yes, cancel the meeting" in invitation.button_texts)
        stage.aigerim.presses(invitation, "Yes, cancel the meeting")
        await stage.until(lambda: shown(invitation) == "The meeting about № 1 is cancelled.")
        await stage.sees(stage.staff, "The citizen cannot come: the meeting on Wednesday, November 25, 16:00")
    assert [row["state"] for row in (await remembered(stage.database_url))["meetings"]] == [
        "moved",
        "cancelled",
    ]


async def test_staff_cancel_with_a_reason(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        await agreed(stage)
        panel = await stage.sees(stage.staff, "Meeting with the citizen of № 1", THREE)
        stage.bolat.presses(panel, "Cancel …")
        question = await stage.sees(stage.staff, "why is the meeting cancelled?")
        stage.bolat.writes("The minister is travelling.", chat=stage.staff, reply_to=question)
        await stage.sees(stage.aigerim.chat, "We have to cancel the meeting", "The minister is travelling.")
        await stage.card(1, "Meeting: cancelled")


async def test_both_are_reminded_once_and_staff_say_how_it_went(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        await agreed(stage)
    expected = (
        (at(TUESDAY, 14), 0),
        (at(TUESDAY, 16), 1),
        (at(WEDNESDAY, 14, 10), 2),
        (at(WEDNESDAY, 14, 50), 2),
    )
    for moment, times in expected:
        async with at_work(stage, moment):
            await quiet(stage)
            assert count(stage.staff, f"Soon: the meeting about № 1, {THREE}") == times
            await stage.until(lambda times=times: count(stage.aigerim.chat, "A reminder:", THREE) == times)  # type: ignore[misc]
    async with at_work(stage, at(WEDNESDAY, 16, 5)):
        question = await stage.sees(stage.staff, f"Did the meeting on {THREE} take place?")
        for data in ("held:1:1", "missed:1:1"):
            stage.bolat.presses_data(question, data)
        await stage.card(1, "Meeting: took place")


async def test_reminder_can_be_answered_where_it_stands(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        await agreed(stage)
    async with at_work(stage, at(TUESDAY, 16)):
        reminder = await stage.sees(stage.aigerim.chat, "A reminder:", THREE)
        stage.aigerim.presses(reminder, "I cannot come")
        await stage.until(lambda: "Yes, cancel the meeting" in reminder.button_texts)
        stage.aigerim.presses(reminder, "← Back")
        await stage.until(lambda: "I cannot come" in reminder.button_texts)
    assert shown(reminder).startswith(AGREED)


async def listed(person: Person, stage: Stage, chat: object = None) -> Message:
    """Let somebody ask who wants to meet, and give the list."""
    where = stage.staff if chat is stage.staff else stage.managers if chat is stage.managers else None
    person.writes("/meetings", chat=where)
    return await stage.sees(where or person.chat, "Want to meet:")


async def test_list_for_staff_and_the_minister(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        await agreed(stage)
        stage.sergei.writes("Прошу личной встречи с министром о ценах на газ в Астане")
        await stage.card(2)
        for person, chat in ((stage.bolat, stage.staff), (stage.dana, stage.managers), (stage.dana, None)):
            found = shown(await listed(person, stage, chat))
            assert "№ 2 · " in found
            assert f"{THREE} · № 1 · Abay St. 33" in found
        stage.mallory.writes("/meetings")
        await stage.sees(stage.mallory.chat, "112")


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_it_is_told_in_the_citizens_language(quiet_stage: Stage, language: str) -> None:
    stage, say = quiet_stage, voice(language)
    words = {
        "kk": "Министрмен жеке кездескім келеді, бензин туралы",
        "ru": "Прошу личной встречи с министром",
    }
    async with at_work(stage, at(MONDAY, 10)):
        stage.sergei.writes(words[language])
        await stage.card(1, "Meeting request")
        stage.bolat.writes(f"/meet 1 {TIMES}", chat=stage.staff)
        invitation = await stage.sees(
            stage.sergei.chat, say("You are invited to a meeting about № {number}", number=1)
        )
        stage.sergei.presses(invitation, "25.11 15:00")
        await stage.until(lambda: say("Place: {place}", place="Abay St. 33") in shown(invitation))
        await stage.until(lambda: say("I cannot come") in invitation.button_texts)


async def test_erased_citizen_frees_the_time(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        await agreed(stage)
        stage.aigerim.writes("/delete")
        question = await stage.sees(stage.aigerim.chat, "Erase everything")
        stage.aigerim.presses(question, "Yes, erase everything")
        await stage.card(1, "Erased")
    async with at_work(stage, at(MONDAY, 11)):
        await stage.sees(stage.staff, f"The citizen cannot come: the meeting on {THREE} is cancelled.")
    found = await remembered(stage.database_url)
    assert not found["slots"]
    assert [row["state"] for row in found["meetings"]] == ["cancelled"]
