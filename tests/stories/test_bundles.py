"""What staff see when more comes than their chat can show: several appeals in one message, none lost."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

from bot.demo.telegram import Chat, Fault, Message, Person, Refused
from bot.ministry import Route
from tests.stage import Stage, shown

ROADS = "Where is petrol sold in Kyzylorda"
ADVICE = "Press a number to see the whole appeal and to answer it."
FILLERS = 6
"""One card goes at once and five wait: as much as a group that takes one message a minute is behind with."""


@asynccontextmanager
async def behind(stage: Stage) -> AsyncIterator[None]:
    """Let the bot work while the staff chat has five minutes' worth of cards before it."""
    stage.more["PACE_GROUP"] = "1"
    async with stage.bot():
        await written(
            stage, *(f"Where do I pay for light in Astana, house {number}" for number in range(FILLERS))
        )
        yield
    stage.more["PACE_GROUP"] = "100000"


async def written(stage: Stage, *texts: str) -> list[Person]:
    """Let somebody new write each text, and wait until all have their receipts."""
    people = [stage.telegram.person(f"Citizen of {text}"[:60], language_code="en") for text in texts]
    for person, text in zip(people, texts, strict=True):
        person.writes(text)
        await stage.sees(person.chat, "№")
    return people


def bundles(chat: Chat) -> list[Message]:
    """Give the bundles that stand in a chat, oldest first."""
    return [m for m in chat.messages if ADVICE in shown(m)]


def cards(chat: Chat, number: int) -> list[Message]:
    """Give the cards of an appeal that stand in a chat."""
    return [m for m in chat.messages if shown(m).startswith(f"№ {number} ·")]


async def test_crowd_is_seen_in_few_messages_and_no_word_is_lost(quiet_stage: Stage) -> None:
    stage = quiet_stage
    texts = [f"{ROADS}, street {chr(65 + number)}" for number in range(12)]
    async with behind(stage):
        await written(stage, *texts)
    async with stage.bot():
        await stage.sees(stage.staff, ADVICE, texts[-1])
        first, second = bundles(stage.staff)
    assert shown(first).startswith("Fuel · Kyzylorda Region · 10 appeals")
    assert first.button_texts == [f"№ {number}" for number in range(7, 17)]
    assert second.button_texts == ["№ 17", "№ 18"]
    assert all((shown(first) + shown(second)).count(f"{text}\n") == 1 for text in texts)
    assert shown(first).endswith("#fuel #KZ43")


async def test_other_region_has_a_bundle_of_its_own(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        await written(stage, ROADS, "Where is petrol sold in Astana", f"{ROADS}, number two")
    async with stage.bot():
        await stage.sees(stage.staff, ADVICE, "Astana")
        await stage.sees(stage.staff, ADVICE, "number two")
    assert sorted(m.button_texts for m in bundles(stage.staff)) == [["№ 7", "№ 9"], ["№ 8"]]


async def test_urgent_appeal_has_its_card_at_once(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        await written(stage, "Gas explosion in Astana")
        stage.clock.ahead += timedelta(seconds=61)
        await written(stage, ROADS)
        await stage.card(7, "Urgent")
        assert not stage.find(stage.staff, "№ 2 ·")


async def test_quiet_again_means_a_card_again(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        await written(stage, ROADS)
    async with stage.bot():
        await stage.sees(stage.staff, ADVICE)
        await written(stage, f"{ROADS}, number two")
        await stage.card(8, "Received", "number two")


async def test_number_gives_the_card_beneath_the_bundle_once(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        await written(stage, ROADS, f"{ROADS}, number two")
    async with stage.bot():
        bundle = await stage.sees(stage.staff, ADVICE)
        stage.dana.joins(stage.staff)
        for person in (stage.bolat, stage.dana):
            person.presses_data(bundle, "card:7")
        card = await stage.card(7, "Received")
        await stage.until(lambda: bundle.button_texts == ["№ 8"])
        assert card.reply_to is bundle
        assert "Shown below" in shown(bundle)
        stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
        await stage.card(7, "1 answer delivered")
    assert len(cards(stage.staff, 7)) == 1


async def test_pressed_card_goes_before_all_that_waits(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        await written(stage, ROADS)
    async with stage.bot():
        bundle = await stage.sees(stage.staff, ADVICE)
    stage.clock.ahead += timedelta(minutes=2)
    async with behind(stage):
        stage.bolat.presses(bundle, "№ 7")
        await written(stage, f"{ROADS}, number two")
        stage.clock.ahead += timedelta(seconds=61)
        await written(stage, f"{ROADS}, number three")
        assert (await stage.card(7, "Received")).reply_to is bundle


async def test_citizens_additions_and_edits_are_seen_in_the_bundle(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        message = stage.aigerim.writes(ROADS)
        await stage.sees(stage.aigerim.chat, "№ 7")
        stage.aigerim.writes("Diesel is gone too")
        await stage.sees(stage.aigerim.chat, "Added to")
    async with stage.bot():
        bundle = await stage.sees(stage.staff, ADVICE, f"{ROADS}\n+ Diesel is gone too")
        stage.aigerim.edits(message, text=f"{ROADS} since Monday")
        await stage.until(lambda: "since Monday\n+ Diesel" in shown(bundle))
        stage.bolat.presses(bundle, "№ 7")
        card = await stage.card(7, "since Monday", "Earlier version")
        await stage.beneath(card, "Diesel is gone too")
    assert len([m for m in stage.staff.messages if "Diesel" in shown(m)]) == 2


async def test_album_is_named_in_the_bundle_and_stands_beneath_the_card(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        stage.aigerim.sends_album([("photo", ROADS), ("photo", ""), ("photo", "")])
        await stage.sees(stage.aigerim.chat, "№ 7")
        await written(stage, f"{ROADS}, number two")
    async with stage.bot():
        bundle = await stage.sees(stage.staff, ADVICE, "Attached: 3 × photo")
        assert not [m for m in stage.staff.messages if m.kind == "photo"]
        stage.bolat.presses(bundle, "№ 7")
        card = await stage.card(7, "Received")
        await stage.until(lambda: len([m for m in stage.staff.messages if m.reply_to is card]) == 3)


async def test_reply_to_a_bundle_reaches_nobody_and_staff_read_why(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        (citizen,) = await written(stage, ROADS)
    async with stage.bot():
        bundle = await stage.sees(stage.staff, ADVICE)
        reply = stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=bundle)
        word = await stage.sees(stage.staff, "Not sent: this message shows several appeals.")
    assert word.reply_to is reply
    assert not stage.find(citizen.chat, "Petrol comes.")


async def test_stranger_opens_no_appeal_of_a_bundle(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        await written(stage, ROADS)
    async with stage.bot():
        bundle = await stage.sees(stage.staff, ADVICE)
        press = stage.mallory.presses(bundle, "№ 7")
        answer = await stage.until(lambda: press.answer)
    assert answer
    assert answer.text == "Only members of this chat can do this."
    assert not cards(stage.staff, 7)


async def test_corrected_region_takes_the_appeal_out_of_the_bundle(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        (citizen,) = await written(stage, ROADS)
        await written(stage, f"{ROADS}, number two")
    async with stage.bot():
        bundle = await stage.sees(stage.staff, ADVICE)
        receipt = await stage.sees(citizen.chat, "№ 7")
        citizen.presses_data(receipt, "region:7:KZ-71")
        await stage.card(7, "Received", "#fuel #KZ71")
        await stage.until(lambda: bundle.button_texts == ["№ 8"])


async def test_corrected_topic_takes_the_appeal_to_the_chat_of_its_route(quiet_stage: Stage) -> None:
    stage = quiet_stage
    other = stage.telegram.supergroup("Electricity", [stage.bolat], bot="administrator")
    stage.ministry = replace(stage.ministry, routes=(Route("electricity", "KZ-43", other.id, None),))
    async with behind(stage):
        (citizen,) = await written(stage, ROADS)
    async with stage.bot():
        bundle = await stage.sees(stage.staff, ADVICE)
        citizen.presses_data(await stage.sees(citizen.chat, "№ 7"), "topic:7:electricity")
        await stage.sees(other, "№ 7 ·", "Received", ROADS)
        await stage.until(lambda: "Passed on to another staff chat" in shown(bundle))
    assert not bundle.button_texts


async def test_bundle_follows_its_group(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.staff = stage.telegram.group("Fuel", members=[stage.bolat])
    async with behind(stage):
        await written(stage, ROADS, f"{ROADS}, number two")
    async with stage.bot():
        await stage.sees(stage.staff, ADVICE)
        stage.staff = stage.staff.becomes_supergroup()
        bundle = await stage.sees(stage.staff, ADVICE, "number two")
        stage.bolat.presses(bundle, "№ 8")
        assert (await stage.card(8, "Received")).reply_to is bundle


async def test_bundle_that_its_chat_refuses_is_shown_in_the_default_one(quiet_stage: Stage) -> None:
    stage = quiet_stage
    default, shut = stage.staff, stage.telegram.supergroup("Shut", [stage.bolat], bot="administrator")
    stage.ministry = replace(stage.ministry, routes=(Route(None, None, shut.id, None),))
    async with behind(stage):
        await written(stage, ROADS, f"{ROADS}, number two")
    shut.remove_bot(stage.bolat)
    async with stage.bot():
        await stage.sees(default, "№ 7 ·", ROADS)
        await stage.sees(default, "№ 8 ·", "number two")
    assert not bundles(shut)


async def test_bundle_is_shown_when_the_bot_comes_back(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        await written(stage, ROADS, f"{ROADS}, number two")
    stage.staff.remove_bot(stage.bolat)
    async with stage.bot():
        await stage.until(lambda: [call for call in stage.telegram.calls if ADVICE in str(call.params)])
    async with stage.bot():
        stage.staff.add_bot(stage.bolat, "administrator")
        bundle = await stage.sees(stage.staff, ADVICE, "number two")
    assert bundle.button_texts == ["№ 7", "№ 8"]


async def test_words_that_telegram_refuses_cost_the_others_nothing(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        await written(stage, ROADS, f"{ROADS}, number two")
        refusal = Refused(400, "Bad Request: no words for it")
        stage.telegram.faults.add(Fault("sendMessage", stage.staff.id, times=FILLERS, answer=refusal))
    async with stage.bot():
        await stage.card(7, "Received", ROADS)
        await stage.card(8, "Received", "number two")
    assert not bundles(stage.staff)
