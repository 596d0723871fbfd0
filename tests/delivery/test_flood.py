"""When Telegram asks one chat after another to wait, it means everybody."""

from bot.delivery.flood import Flood
from bot.demo.telegram import Fault
from tests.stage import Stage

FUEL = "Үш күннен бері бензин жоқ"


def test_several_chats_in_a_row_are_a_flood() -> None:
    flood = Flood()
    assert [flood.rises(chat) for chat in (1, 1, 2, 3)] == [False, False, False, True]


def test_a_success_between_shows_that_only_chats_are_meant() -> None:
    flood = Flood()
    flood.rises(1)
    flood.rises(2)
    flood.ebbs()
    assert not flood.rises(3)


async def test_nobody_is_spoken_to_while_telegram_asks_all_to_wait(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.more = {"PACE_OVERALL": "10"}
    stage.telegram.faults.add(Fault("sendMessage", None, 5, answer="429", retry_after=2))
    people = [stage.telegram.person(f"Citizen {number}") for number in range(20)]
    async with stage.bot():
        for person in people:
            person.writes(FUEL)
        for person in people:
            await stage.sees(person.chat, "№")
    calls = stage.telegram.calls_of("sendMessage")
    third = [call.when for call in calls if not call.ok][2]
    assert not [call for call in calls if third + 0.5 < call.when < third + 1.9]
