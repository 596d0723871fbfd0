"""Telegram misbehaves: what we say comes later, never lost or out of order, and no chat waits for another."""

import asyncio
from collections import Counter
from itertools import pairwise

import pytest

from bot import app
from bot.delivery.sender import AT_ONCE, AWAY_SECONDS
from bot.demo.telegram import Call, Chat, Fault, Limits, Message, Refused, forbidden
from tests.stage import Stage, shown

FUEL = "Үш күннен бері бензин жоқ"


def calls_to(stage: Stage, chat: Chat) -> list[Call]:
    return [call for call in stage.telegram.calls if call.params.get("chat_id") == chat.id]


def cards(stage: Stage) -> list[Message]:
    return [m for m in stage.staff.messages if m.sender.is_bot and "№" in shown(m)]


FAULTS = [
    Fault("sendMessage", answer="429", retry_after=1),
    Fault("sendMessage", answer="502"),
    Fault("sendMessage", answer="500"),
    Fault("sendMessage", answer="reset"),
    Fault("sendMessage", answer="refuse"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.answer)
async def test_a_fault_only_delays(stage: Stage, fault: Fault) -> None:
    for chat in (stage.staff, stage.aigerim.chat):
        stage.telegram.faults.add(
            Fault("sendMessage", chat.id, answer=fault.answer, retry_after=fault.retry_after)
        )
    stage.aigerim.writes(FUEL)
    await stage.card(1, FUEL)
    await stage.sees(stage.aigerim.chat, "№ 1")
    assert stage.telegram.faults.happened == 2
    assert len(cards(stage)) == 1


async def test_an_answer_that_got_lost_is_said_twice_rather_than_never(stage: Stage) -> None:
    stage.telegram.faults.add(Fault("sendMessage", stage.staff.id, answer="reset", moment="after"))
    stage.aigerim.writes(FUEL)
    await stage.until(lambda: len(cards(stage)) == 2)


async def test_nothing_is_said_in_a_chat_before_telegram_allows_it(stage: Stage) -> None:
    stage.telegram.faults.add(Fault("sendMessage", stage.staff.id, answer="429", retry_after=1))
    for person in (stage.aigerim, stage.sergei, stage.mallory):
        person.writes(FUEL)
    await stage.until(lambda: len(cards(stage)) == 3)
    refused, *later = calls_to(stage, stage.staff)
    assert not refused.ok
    assert min(call.when for call in later) - refused.when >= 1


async def test_a_resting_chat_delays_no_other(stage: Stage) -> None:
    stage.telegram.faults.add(Fault("sendMessage", stage.staff.id, None, answer="429", retry_after=30))
    people = [stage.telegram.person(f"Citizen {number}") for number in range(8)]
    for person in people:
        person.writes(FUEL)
    for person in people:
        await stage.sees(person.chat, "№")
    assert len(calls_to(stage, stage.staff)) == 1


async def test_while_telegram_is_away_a_few_try_in_the_place_of_all(quiet_stage: Stage) -> None:
    stage = quiet_stage
    away = stage.telegram.faults.add(Fault("sendMessage", None, None, answer="502"))
    people = [stage.telegram.person(f"Citizen {number}") for number in range(60)]
    async with stage.bot():
        for person in people:
            person.writes(FUEL)
        await stage.until(lambda: stage.telegram.faults.happened > AT_ONCE)
        tries = [call.when for call in stage.telegram.calls if call.method == "sendMessage"]
        assert max(later - earlier for earlier, later in pairwise(tries)) > AWAY_SECONDS / 2
        away.times = 0
        for person in people:
            await stage.sees(person.chat, "№")


async def test_order_within_a_chat_outlives_faults(stage: Stage) -> None:
    stage.aigerim.writes(FUEL)
    card = await stage.card(1)
    await stage.sees(stage.aigerim.chat, "№ 1")
    for answer in ("502", "429"):
        stage.telegram.faults.add(Fault("sendMessage", stage.aigerim.id, answer=answer))
    for number in range(8):
        stage.bolat.writes(f"Күтіңіз {number}", chat=stage.staff, reply_to=card)
    await stage.telegram.until(lambda: stage.find(stage.aigerim.chat, "Күтіңіз 7"), 10)
    answers = [shown(m)[-1] for m in stage.aigerim.chat.messages if "Күтіңіз" in shown(m)]
    assert answers == list("01234567")


async def test_what_is_refused_for_good_blocks_nothing(stage: Stage) -> None:
    stage.telegram.faults.add(Fault("sendMessage", stage.aigerim.id, answer=forbidden("user is deactivated")))
    stage.aigerim.writes(FUEL)
    await stage.card(1)
    stage.sergei.writes("В Астане нет света")
    await stage.sees(stage.sergei.chat, "№ 2")


async def test_an_outage_loses_nothing(stage: Stage) -> None:
    stage.aigerim.writes(FUEL)
    card = await stage.card(1)
    await stage.telegram.stop()
    stage.bolat.writes("Ертең болады", chat=stage.staff, reply_to=card)
    await asyncio.sleep(0.1)
    await stage.telegram.start()
    await stage.sees(stage.aigerim.chat, "Ертең болады")


async def test_what_was_unsaid_when_the_bot_stopped_is_said_at_the_next_start(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.telegram.faults.add(Fault("sendMessage", None, None, answer="429", retry_after=1))
    async with stage.bot():
        stage.aigerim.writes(FUEL)
        await stage.until(lambda: stage.telegram.faults.happened >= 2)
    stage.telegram.faults.clear()
    async with stage.bot():
        await stage.card(1, FUEL)
        await stage.sees(stage.aigerim.chat, "№ 1")
    assert len(cards(stage)) == 1


async def test_superseded_edits_of_a_card_are_merged(stage: Stage) -> None:
    stage.aigerim.writes(FUEL)
    card = await stage.card(1)
    before = len(calls_to(stage, stage.staff))
    stage.telegram.faults.add(Fault("editMessageText", stage.staff.id, answer="429", retry_after=1))
    for data in ("take:1", "close:1", "reopen:1", "close:1"):
        stage.bolat.presses_data(card, data)
    await stage.until(lambda: "Reopen" in card.button_texts)
    edits = [c for c in calls_to(stage, stage.staff)[before:] if c.method == "editMessageText" and c.ok]
    assert len(edits) == 1


async def test_a_deleted_card_is_sent_anew(stage: Stage) -> None:
    stage.aigerim.writes(FUEL)
    card = await stage.card(1)
    stage.bolat.deletes(card)
    stage.aigerim.edits(stage.aigerim.last_sent, text=f"{FUEL}!!!")
    anew = await stage.card(1, f"{FUEL}!!!")
    assert anew is not card
    stage.bolat.writes("Ертең болады", chat=stage.staff, reply_to=anew)
    await stage.sees(stage.aigerim.chat, "Ертең болады")


async def test_what_has_nothing_to_edit_is_tried_once(stage: Stage) -> None:
    gone = Refused(400, "Bad Request: message to edit not found")
    stage.telegram.faults.add(Fault("setMessageReaction", None, None, answer=gone))
    stage.aigerim.writes(FUEL)
    stage.bolat.writes("Ертең болады", chat=stage.staff, reply_to=await stage.card(1))
    await stage.sees(stage.staff, "Delivered to the citizen.")
    counted = Counter(call.method for call in calls_to(stage, stage.staff))
    assert counted["setMessageReaction"] == 1


async def test_what_waits_follows_a_group_that_moved_and_is_said_once(stage: Stage) -> None:
    moved = Refused(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=stage.managers.id)
    stage.telegram.faults.add(Fault("sendMessage", stage.staff.id, None, answer=moved))
    people = [stage.telegram.person(f"Citizen {number}") for number in range(8)]
    for person in people:
        person.writes(FUEL)
    await stage.until(lambda: all(stage.find(stage.managers, f"№ {number} ·") for number in range(1, 9)))
    numbers = [shown(m).split()[1] for m in stage.managers.messages if "№" in shown(m)]
    assert sorted(numbers) == [str(number) for number in range(1, 9)]


async def test_the_pace_is_slow_enough_for_telegram(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.telegram.limits = Limits(overall_per_second=30, group_per_minute=20, private_per_second=1)
    stage.more = {"PACE_OVERALL": "28", "PACE_PRIVATE": "1", "PACE_GROUP": "20"}
    async with stage.bot():
        people = [stage.telegram.person(f"Citizen {number}") for number in range(40)]
        for person in people:
            person.writes(FUEL)
        await stage.until(lambda: all(any(m.sender.is_bot for m in p.chat.messages) for p in people))
        assert len(cards(stage)) <= 20
    assert stage.telegram.refusals_429 == 0


async def test_a_bot_stops_in_time_though_a_call_hangs(
    quiet_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "STOP_SECONDS", 0.2)
    quiet_stage.telegram.faults.add(Fault("sendMessage", answer="timeout"))
    async with asyncio.timeout(5), quiet_stage.bot():
        quiet_stage.aigerim.writes(FUEL)
        await quiet_stage.until(lambda: quiet_stage.telegram.faults.happened)
    async with quiet_stage.bot():
        await quiet_stage.card(1, FUEL)
