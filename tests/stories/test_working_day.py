"""A working day: two departments, three staff, a manager, thirty citizens, and the days after."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from bot.demo.telegram import Group, Message, Person
from tests.stage import Stage, shown
from tests.stories.days import FRIDAY, MONDAY, THURSDAY, at, at_work
from tests.stories.test_admin_binds import chooses
from tests.stories.test_giving import menu
from tests.stories.test_staff_buttons import told

PHONE = "+7 701 123 45 67"
NUMBER = re.compile(r"№ (\d+) ·")


@dataclass
class Ministry:
    """The stage with a second department, Power, where Ivan works; Aisulu works beside Bolat."""

    stage: Stage
    power: Group
    aisulu: Person
    ivan: Person
    citizens: list[Person]

    async def card(self, number: int) -> Message:
        """Give the card of the citizen with this number."""
        return await self.stage.sees(self.chat(number), f"station {number:02d}.")

    def chat(self, number: int) -> Group:
        """Give the staff chat of that citizen's department."""
        return self.stage.staff if number < 16 else self.power

    def citizen(self, number: int) -> Person:
        """Give the citizen with this number."""
        return self.citizens[number]


@pytest.fixture
async def ministry(quiet_stage: Stage) -> AsyncIterator[Ministry]:
    """Give the ministry on Monday, at work."""
    async with monday(quiet_stage) as them:
        yield them


@asynccontextmanager
async def monday(stage: Stage) -> AsyncIterator[Ministry]:
    """Let the ministry work from Monday at ten on, after thirty citizens wrote."""
    aisulu, ivan = (stage.telegram.person(name, language_code="ru") for name in ("Aisulu", "Ivan"))
    aisulu.joins(stage.staff)
    power = stage.telegram.supergroup("Power", members=[stage.dana, ivan], bot="administrator")
    citizens = [stage.telegram.person(f"Citizen {n}", language_code="en") for n in range(30)]
    async with at_work(stage, at(MONDAY, 10)):
        message = await chooses(stage, power, "Electricity", "Save")
        await stage.until(lambda: "Bound to “Power”" in shown(message))
        for number, citizen in enumerate(citizens):
            what = "Where is petrol sold in Kyzylorda" if number < 16 else "When is power back in Astana"
            citizen.writes(f"{what}, station {number:02d}. Call {PHONE}")
        them = Ministry(stage, power, aisulu, ivan, citizens)
        for number in range(30):
            assert PHONE not in shown(await them.card(number))
        yield them


def number_of(card: Message) -> int:
    """Give the number of the appeal for which a card stands."""
    found = NUMBER.search(shown(card))
    assert found
    return int(found[1])


async def test_the_queue_of_a_department(ministry: Ministry) -> None:
    stage = ministry.stage
    stage.bolat.writes("/queue", chat=stage.staff)
    await stage.sees(stage.staff, "Queue · All · 1–10 / 16")
    ministry.ivan.writes("/queue", chat=ministry.power)
    await stage.sees(ministry.power, "Queue · All · 1–10 / 14")
    stage.bolat.writes("/find station 07", chat=stage.staff)
    await stage.sees(stage.staff, "station 07", f"№ {number_of(await ministry.card(7))}")


async def test_what_hands_do_with_cards(ministry: Ministry) -> None:
    stage, first, second = ministry.stage, await ministry.card(0), await ministry.card(1)
    await told(stage, ministry.aisulu.presses(await ministry.card(2), "Take"))
    await menu(stage, first, "Take", "More …", "Give to …", "Aisulu")
    await stage.until(lambda: "Works on it: Aisulu" in shown(first))
    await menu(stage, second, "More …", "Hand over …", "“Power”")
    await stage.sees(ministry.power, "station 01.")
    third = await ministry.card(3)
    await menu(stage, third, "More …", "Decline …", "Not within our competence")
    await stage.sees(ministry.citizen(3).chat, "We cannot take up", "akimat")
    fourth = await ministry.card(4)
    stage.bolat.writes("?? Which station?", chat=stage.staff, reply_to=fourth)
    await stage.sees(ministry.citizen(4).chat, "Which station?")
    ministry.citizen(4).writes("The one on Abai street")
    await stage.beneath(fourth, "The one on Abai street")
    ministry.citizen(4).writes("/new Still no petrol in Kyzylorda")
    twin = await stage.sees(stage.staff, "Still no petrol in Kyzylorda")
    await menu(stage, twin, "More …", "Merge …")
    data = f"merged:{number_of(twin)}:{number_of(fourth)}"
    await stage.until(lambda: any(b.data == data for row in twin.buttons for b in row))
    await told(stage, stage.bolat.presses_data(twin, data))
    await stage.until(lambda: "Merged into" in shown(twin))
    stage.bolat.writes(f"/history {number_of(second)}", chat=stage.staff)
    await stage.sees(stage.staff, "History", "Bolat · passed it on")


async def test_an_answer_and_what_follows_from_it(ministry: Ministry) -> None:
    stage, card = ministry.stage, await ministry.card(5)
    reply = stage.bolat.writes("Petrol comes to every station.", chat=stage.staff, reply_to=card)
    await stage.until(lambda: reply.reactions == ["👍"])
    stage.bolat.edits(reply, text="Petrol comes to every station soon.")
    await stage.sees(ministry.citizen(5).chat, "every station soon.")
    stage.bolat.writes("/save Petrol soon", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "Kept as ready answer 1")
    other = await ministry.card(6)
    await menu(stage, other, "Take")
    await stage.until(lambda: "Ready answers (1)" in other.button_texts)
    await menu(stage, other, "Ready answers (1)")
    stage.bolat.presses_data(other, f"preview:{number_of(other)}:1")
    stage.bolat.presses(await stage.beneath(other, "Not sent yet."), "Send")
    await stage.sees(ministry.citizen(6).chat, "every station soon.")
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "Taken back")
    stage.bolat.writes("/formal ZT-2026-01234567", chat=stage.staff, reply_to=await ministry.card(7))
    await stage.sees(stage.staff, "is formal now", "ZT-2026-01234567")


async def test_the_minister_answers_in_private_from_a_phone(ministry: Ministry) -> None:
    stage = ministry.stage
    stage.dana.writes("/next")
    card = await stage.sees(stage.dana.chat, "Call [телефон]")
    assert PHONE not in shown(card)
    await stage.until(lambda: "Нужен анализ до …" in card.button_texts)


async def test_the_days_after(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with monday(stage) as ministry:
        card = await ministry.card(8)
        stage.bolat.writes("Petrol comes by 27 November.", chat=stage.staff, reply_to=card)
        offer = await stage.sees(stage.staff, "Is this a promise to the citizen, by November 27?")
        await told(stage, stage.bolat.presses(offer, "Yes, promise"))
        await stage.card(number_of(card), "Answered")
    async with at_work(stage, at(THURSDAY, 15)):
        await stage.sees(ministry.power, "Remember:")
    async with at_work(stage, at(FRIDAY, 10)):
        await stage.sees(stage.managers, "Overdue answers", "“Power”: 14 overdue")
        await stage.sees(ministry.citizen(8).chat, "We promised you something")
