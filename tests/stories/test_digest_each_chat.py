"""Each managers' chat has a digest of its own: its regions and topics, its day and hour, once."""

from datetime import timedelta

from bot.demo.telegram import Fault, Group, Message
from tests.stage import Stage, shown
from tests.stories.test_admin_binds import group
from tests.stories.test_digest_due import FRIDAY, HOUR, MONDAY, appears, at_work, quiet

ROADS = "No petrol in Kyzylorda for three days"
HEATING = "The heating is cold in Astana"


async def looks_after(stage: Stage, chat: Group, region: str) -> None:
    """Let Dana bind a managers' chat to a region."""
    stage.dana.writes("/bind", chat=chat)
    message = await stage.sees(chat, "What should come to")
    await _presses(stage, message, "For managers instead", "Managers read here")
    await _presses(stage, message, "Choose regions", "Managers read here")
    await _presses(stage, message, "More regions (1 of 2)", "Managers read here")
    await _presses(stage, message, region, f"Regions: {region}")
    await _presses(stage, message, "← Back", "Managers read here")
    await _presses(stage, message, "Save", "Managers read in")


async def _presses(stage: Stage, message: Message, label: str, words: str) -> None:
    await stage.until(lambda: label in message.button_texts)
    stage.dana.presses(message, label)
    await stage.until(lambda: words in shown(message))


async def test_a_chat_reads_of_its_own_region_only(stage: Stage) -> None:
    akim = group(stage, "Kyzylorda")
    await looks_after(stage, akim, "Kyzylorda Region")
    stage.aigerim.writes(ROADS)
    stage.sergei.writes(HEATING)
    await stage.card(2)
    stage.dana.writes("/digest", chat=akim)
    digest = await stage.sees(akim, "Ministry of Energy · Kyzylorda Region", "People who wrote: 1")
    stage.dana.presses(digest, "Topics")
    await stage.until(lambda: "Fuel" in digest.button_texts)
    assert "Heating" not in digest.button_texts


async def test_a_chat_reads_who_wants_to_meet_of_its_own_region_only(stage: Stage) -> None:
    akim = group(stage, "Kyzylorda")
    await looks_after(stage, akim, "Kyzylorda Region")
    stage.aigerim.writes("I would like to meet the minister, no petrol in Kyzylorda")
    stage.sergei.writes("I would like to meet the minister, the heating is cold in Astana")
    await stage.card(2)
    stage.dana.writes("/meetings", chat=akim)
    assert "№ 2" not in shown(await stage.sees(akim, "№ 1"))
    stage.dana.writes("/meetings", chat=stage.managers)
    await stage.sees(stage.managers, "№ 1", "№ 2")


async def test_open_says_what_a_chat_does_not_look_after(stage: Stage) -> None:
    akim = group(stage, "Kyzylorda")
    await looks_after(stage, akim, "Kyzylorda Region")
    stage.dana.writes("/open Astana", chat=akim)
    await stage.sees(akim, "This chat does not look after it.")


async def test_the_hour_of_a_chat_is_chosen_by_button_or_in_words(stage: Stage) -> None:
    stage.dana.writes("/digest schedule", chat=stage.managers)
    shows = await stage.sees(stage.managers, "The next digest: Monday", "09:00")
    assert {"✓ Monday", "✓ 09:00"} <= set(shows.button_texts)
    stage.dana.presses(shows, "Thursday")
    await stage.until(lambda: "The next digest: Thursday" in shown(shows))
    stage.dana.presses(shows, "08:30")
    await stage.until(lambda: "✓ 08:30" in shows.button_texts)
    stage.dana.writes("/digest schedule fri 17:45", chat=stage.managers)
    await stage.sees(stage.managers, "The next digest: Friday", "17:45")
    stage.dana.writes("/digest schedule whenever", chat=stage.managers)
    await stage.sees(stage.managers, "Please write a day and a time")


async def test_the_digest_comes_at_the_hour_of_the_chat(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, FRIDAY):
        stage.dana.writes("/digest schedule sat 10:00", chat=stage.managers)
        await stage.sees(stage.managers, "The next digest: Saturday")
    async with at_work(stage, FRIDAY + 24 * HOUR):
        await appears(stage, 1)
    async with at_work(stage, MONDAY + HOUR):
        await quiet(stage)
    await appears(stage, 1)


async def test_an_earlier_hour_chosen_late_brings_no_second_digest(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, FRIDAY):
        await quiet(stage)
    async with at_work(stage, MONDAY + HOUR):
        await appears(stage, 1)
        stage.dana.writes("/digest schedule mon 08:30", chat=stage.managers)
        await stage.sees(stage.managers, "The next digest: Monday")
    async with at_work(stage, MONDAY + 2 * HOUR):
        await quiet(stage)
    await appears(stage, 1)


async def test_a_due_digest_that_is_refused_comes_plainly_and_once(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.telegram.knows_rich = False
    async with at_work(stage, FRIDAY):
        await quiet(stage)
    for hours in (1, 2):
        async with at_work(stage, MONDAY + hours * HOUR):
            await stage.sees(stage.managers, "Look closer:")
            await quiet(stage)
    assert len([m for m in stage.managers.messages if m.kind == "photo"]) == 1
    assert len(stage.telegram.calls_of("sendRichMessage")) == 1


async def test_a_gateway_that_knows_no_such_address_counts_as_an_old_server(stage: Stage) -> None:
    stage.telegram.faults.add(Fault("sendRichMessage", answer="502", times=4))
    stage.dana.writes("/digest", chat=stage.managers)
    await stage.sees(stage.managers, "Look closer:")


async def test_the_server_is_asked_again_after_a_day(stage: Stage) -> None:
    stage.telegram.knows_rich = False
    stage.dana.writes("/digest", chat=stage.managers)
    await stage.sees(stage.managers, "Look closer:")
    stage.telegram.knows_rich = True
    stage.clock.ahead = timedelta(days=1, minutes=1)
    stage.dana.writes("/digest", chat=stage.managers)
    await stage.until(lambda: [m for m in stage.managers.messages if m.kind == "rich"])
