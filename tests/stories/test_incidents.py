"""One event behind many appeals: it shows itself, is checked, answered once, and judged by its people."""

from bot.demo.telegram import Message, Person
from tests.stage import Stage, shown

TEXTS = (
    "No petrol in Kyzylorda for three days",
    "В Кызылорде нет бензина, на заправках очереди",
    "Қызылордада бензин жоқ, кезек екі шақырым",
    "There is no petrol in Kyzylorda at all",
    "В Кызылорде на всех заправках нет бензина",
    "Қызылордада жанармай таусылды, бензин жоқ",
)


async def reported(stage: Stage, count: int = 3, begin: int = 0) -> list[Person]:
    """Let several people report a shortage, in three languages, and wait for their receipts."""
    people = []
    for number in range(begin, begin + count):
        language = ("en", "ru", "kk")[number % 3]
        person = stage.telegram.person(f"Citizen {number}", language_code=language)
        person.writes(TEXTS[number % len(TEXTS)])
        await stage.sees(person.chat, "№")
        people.append(person)
    return people


async def incident(stage: Stage, *words: str) -> Message:
    """Wait until the card of the first incident stands among staff and has these words."""
    return await stage.sees(stage.staff, "I-1 · ", *words)


async def test_three_people_make_an_incident(stage: Stage) -> None:
    people = await reported(stage)
    card = await incident(stage, "Kyzylorda Region · Fuel · 3 people since", "Nobody has checked it yet")
    assert all(text in shown(card) for text in TEXTS[:3])
    await stage.card(1, "Part of I-1")
    await stage.sees(people[0].chat, "Others report the same there.")
