"""A week of a fuel shortage, replayed in a minute: what each did, and at which hour of the bot's clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.demo.people import Cast
from bot.demo.telegram import Chat, EmulatedTelegram, Message, Person

ALMATY = ZoneInfo("Asia/Almaty")
THURSDAY = 3
Fits = Callable[[Message], bool]
PATIENCE = 60.0
"""Seconds for which the story waits for the bot at each step."""
REPORTS = (
    ("kk", "Қызылордада үш күннен бері бензин жоқ, кезек екі шақырым"),
    ("ru", "В Кызылорде нет бензина, на заправках очереди с ночи"),
    ("en", "There is no petrol in Kyzylorda, every station is empty"),
    ("ru", "Кызылорда: дизеля нет ни на одной заправке, скорая стоит"),
    ("kk", "Қызылордада жанармай таусылды, балабақшаға жете алмаймыз"),
    ("ru", "Когда в Кызылорду привезут бензин? На заправках его нет третий день"),
    ("kk", "Қызылорда қаласында АИ-92 жоқ, кезекте төрт сағат тұрдым"),
)
KAZAKH = "Жүк пойызы бүгін кешке Қызылордаға келеді. Бензин ертең таңнан бастап барлық бекетте болады."
RUSSIAN = "Состав с бензином придёт в Кызылорду сегодня вечером. С утра бензин будет на всех заправках."
AKIMAT = "Акимат области, дежурный: знают, дали две цистерны из резерва"
FIRST, MORE, NEXT_DAY = 3, 27, 30
"""How many write at first, later that day, and the day after."""
JUDGES = 8
"""How many say whether it is solved; half of them say no."""


@dataclass
class StoryClock:
    """The bot's clock: real time, put ahead as far as the story has come."""

    ahead: timedelta = field(default=timedelta())

    def __call__(self) -> datetime:
        """Give the present moment of the story."""
        return datetime.now(UTC) + self.ahead

    def turn_to(self, moment: datetime) -> None:
        """Let it be that moment now."""
        self.ahead = moment - datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FuelWeek:
    """The story, told on an emulated Telegram with a cast; `first` is the midnight on which it begins."""

    telegram: EmulatedTelegram
    cast: Cast
    clock: StoryClock
    first: datetime
    people: list[Person] = field(default_factory=list)

    @classmethod
    def prepare(cls, telegram: EmulatedTelegram, cast: Cast) -> "FuelWeek":
        """Give the story with its clock turned to the coming Thursday."""
        today = datetime.now(ALMATY)
        day = (today + timedelta(days=(THURSDAY - today.weekday()) % 7)).date()
        story = cls(telegram, cast, StoryClock(), datetime.combine(day, time(), ALMATY))
        story._at(0, 14, 5)
        return story

    async def play(self) -> None:
        """Play the whole week; it ends with Monday's digest."""
        await self._people_write()
        await self._staff_check()
        self._at(1, 9)
        await self._write(NEXT_DAY)
        await self._staff_answer()
        await self._some_dispute()
        self._at(4, 9, 1)
        self.cast.manager.writes("/digest", chat=self.cast.managers)

    async def _people_write(self) -> None:
        await self._write(FIRST)
        await self._sees(self.cast.staff, _is_card)
        self._at(0, 15, 30)
        await self._write(MORE)
        await self._sees(self.cast.managers, lambda m: "№" not in m.words and _names_incident(m))

    async def _staff_check(self) -> None:
        bolat, irina = self.cast.employees
        self._at(0, 16, 10)
        self.cast.manager.presses_data(await self._alarm(), "alarm:1:check")
        card = await self._card()
        bolat.presses_data(card, "incident:1:take")
        self._at(0, 16, 40)
        bolat.presses_data(card, "incident:1:yes")
        self._at(0, 17)
        irina.presses_data(card, "incident:1:akimat")
        asked = await self._sees(self.cast.staff, lambda m: m.words.startswith(("О-1:", "И-1:", "I-1:")))
        irina.writes(AKIMAT, chat=self.cast.staff, reply_to=asked)
        await self._sees(self.cast.staff, lambda m: _is_card(m) and AKIMAT in m.words)

    async def _staff_answer(self) -> None:
        bolat, irina = self.cast.employees
        self._at(1, 11)
        card = await self._card()
        bolat.presses_data(card, f"incident:1:promise-{self.first + timedelta(days=2):%Y%m%d}")
        bolat.writes(KAZAKH, chat=self.cast.staff, reply_to=card)
        await self._sees(self.cast.staff, lambda m: KAZAKH in m.words)
        irina.writes(RUSSIAN, chat=self.cast.staff, reply_to=card)
        draft = await self._sees(self.cast.staff, lambda m: KAZAKH in m.words and RUSSIAN in m.words)
        send = next(row[0].data for row in draft.buttons if "send-" in (row[0].data or ""))
        bolat.presses_data(draft, send or "")
        for person in self.people:
            await self._sees(person.chat, lambda m: KAZAKH in m.words or RUSSIAN in m.words)
        self._at(1, 11, 5)

    async def _some_dispute(self) -> None:
        bolat, _ = self.cast.employees
        self._at(3, 12)
        said = [len(person.chat.messages) for person in self.people]
        bolat.presses_data(await self._card(), "incident:1:solved")
        for number, person in enumerate(self.people[:JUDGES]):
            asked = await self._asked(person, said[number])
            verb = "no:" if number % 2 else "yes:"
            person.presses_data(asked, next(data for data in _data(asked) if data.startswith(verb)))
        await self._sees(self.cast.staff, lambda m: _is_card(m) and "incident:1:solved" in _data(m))

    async def _asked(self, person: Person, before: int) -> Message:
        """Wait for the question whether it is solved, below what was said `before`."""

        def is_new(message: Message) -> bool:
            is_later = message in person.chat.messages[before:]
            return is_later and any(data.startswith("yes:") for data in _data(message))

        return await self._sees(person.chat, is_new)

    async def _write(self, count: int) -> None:
        known = len(self.people)
        for number in range(known, known + count):
            language, text = REPORTS[number % len(REPORTS)]
            person = self._citizen(number, language)
            self.people.append(person)
            person.writes(text)
            await self._sees(person.chat, lambda m: "№" in m.words)

    def _citizen(self, number: int, language: str) -> Person:
        if number < len(self.cast.citizens):
            return self.cast.citizens[number]
        return self.telegram.person(f"Citizen {number + 1}", language_code=language)

    async def _card(self) -> Message:
        return await self._sees(self.cast.staff, _is_card)

    async def _alarm(self) -> Message:
        return await self._sees(self.cast.managers, lambda m: "alarm:1:check" in _data(m))

    async def _sees(self, chat: Chat, fits: Fits) -> Message:
        """Wait until the bot has said something that fits, and give the newest."""

        def found() -> Message | None:
            said = [m for m in chat.messages if m.sender.is_bot and fits(m)]
            return said[-1] if said else None

        message = await self.telegram.until(found, timeout=PATIENCE)
        assert message is not None  # noqa: S101 - `until` gives only what is there
        return message

    def _at(self, day: int, hour: int, minute: int = 0) -> None:
        """Let it be an hour of one of the days of the story, counted from its first."""
        self.clock.turn_to(self.first + timedelta(days=day, hours=hour, minutes=minute))


def _is_card(message: Message) -> bool:
    return "incident:1:show-0" in _data(message) and "№" not in message.words[:3]


def _names_incident(message: Message) -> bool:
    return any(name in message.words for name in ("О-1 ·", "И-1 ·", "I-1 ·"))


def _data(message: Message) -> Sequence[str]:
    return [button.data for row in message.buttons for button in row if button.data]
