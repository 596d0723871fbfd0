"""The demo's made-up people, and the few appeals with which it opens."""

import asyncio
from dataclasses import dataclass
from importlib import resources

from resvg_py import svg_to_bytes

from bot.demo.telegram import EmulatedTelegram, Group, Message, Person


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays in the demo."""

    citizens: tuple[Person, ...]
    employees: tuple[Person, ...]
    manager: Person
    staff: Group
    managers: Group


def make_cast(telegram: EmulatedTelegram) -> Cast:
    """Put the people and their chats into the emulated Telegram."""
    aigerim = telegram.person("Әйгерім", language_code="kk")
    sergei = telegram.person("Сергей", language_code="ru")
    mary = telegram.person("Mary", language_code="en")
    bolat = telegram.person("Болат", language_code="kk")
    irina = telegram.person("Ирина", language_code="ru")
    dana = telegram.person("Дана", language_code="kk")
    return Cast(
        citizens=(aigerim, sergei, mary),
        employees=(bolat, irina),
        manager=dana,
        staff=telegram.supergroup("Өтініштер · Обращения", members=[bolat, irina], bot="administrator"),
        managers=telegram.supergroup("Басшылық · Руководство", members=[dana, bolat], bot="administrator"),
    )


async def play_opening(telegram: EmulatedTelegram, cast: Cast) -> None:
    """Let the people write a few appeals and staff answer one, so that the first look is not empty."""
    aigerim, sergei, mary = cast.citizens
    bolat, irina = cast.employees
    aigerim.writes("Қызылордада үш күннен бері бензин жоқ, кезек екі шақырым")
    card = await _card(telegram, cast.staff, 1)
    sergei.writes("Здравствуйте! В Риддере третий день еле тёплые батареи, в квартире +14.")
    await _card(telegram, cast.staff, 2)
    mary.writes("How can I pay my electricity bill online in Almaty?")
    question = await _card(telegram, cast.staff, 3)
    bolat.presses_data(card, "take:1")
    irina.writes(
        "You can pay in the app of your bank or on the supplier’s site: choose the city, "
        "enter the account number from your bill.",
        chat=cast.staff,
        reply_to=question,
    )
    await telegram.until(lambda: any("bank" in message.words for message in mary.chat.messages))
    sergei.writes("И ещё: в подъезде прорвало трубу, вот фото.")
    sergei.sends_photo(data=_burst_pipe())
    cast.manager.writes("/digest", chat=cast.managers)


def _burst_pipe() -> bytes:
    """Give the picture that Sergei takes."""
    drawing = resources.files("bot.demo").joinpath("files", "pipe.svg").read_text("utf-8")
    return bytes(svg_to_bytes(svg_string=drawing, skip_system_fonts=True))


async def _card(telegram: EmulatedTelegram, staff: Group, number: int) -> Message:
    """Wait until a card stands in the staff chat."""

    def standing() -> Message | None:
        return next((m for m in staff.messages if m.words.startswith(f"№ {number} ·")), None)

    async with asyncio.timeout(10):
        card = await telegram.until(standing, timeout=10)
    assert card is not None  # noqa: S101 - `until` gives only what is there
    return card
