"""Puts the emulated Telegram together: people and groups on one side, the Bot API over HTTP on the other."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from types import TracebackType
from typing import Self, TypeVar

from bot.demo.telegram.dispatch import Call, Dispatch
from bot.demo.telegram.faults import Faults
from bot.demo.telegram.groups import Group
from bot.demo.telegram.http import HttpServer
from bot.demo.telegram.limits import Limits
from bot.demo.telegram.people import Person
from bot.demo.telegram.records import Chat, Json, User
from bot.demo.telegram.transcript import transcript
from bot.demo.telegram.webhook import Courier
from bot.demo.telegram.world import World

TOKEN = "7000000001:AAEmulated-Telegram-token-0123456789ab"  # noqa: S105 - opens only this emulator
_FIRST_PERSON = 5_000_000_001
_T = TypeVar("_T")


class EmulatedTelegram:
    """A Telegram with one bot in it, on 127.0.0.1, for demonstrations and tests."""

    def __init__(
        self,
        port: int = 0,
        *,
        token: str = TOKEN,
        username: str = "jauap_bot",
        name: str = "Jauap",
        limits: Limits | None = None,
        history: int | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Prepare it; `history` bounds the messages kept per chat and the calls in the log (None: all)."""
        self.token = token
        bot = User(int(token.partition(":")[0]), name, username=username, is_bot=True)
        self.world = World(bot, clock, history)
        self.dispatch = Dispatch(self.world, limits or Limits(), history)
        self._http = HttpServer(self.dispatch, token, port)
        self._courier = Courier(self.dispatch, self.world.feed)
        self._tasks: asyncio.TaskGroup | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Begin to listen, on the same port as before."""
        await self._http.start()
        self._tasks = asyncio.TaskGroup()
        await self._tasks.__aenter__()
        self._courier.start(self._tasks)
        self.world.touch()

    async def stop(self) -> None:
        """Stop listening and delivering; what is in the chats and in the feed stays."""
        tasks, self._tasks = self._tasks, None
        await self._courier.stop()
        await self._http.stop()
        if tasks is not None:
            await tasks.__aexit__(None, None, None)
        self.world.touch()

    @property
    def url(self) -> str:
        """The address for BOT_API_URL."""
        return f"http://127.0.0.1:{self._http.port}"

    @property
    def bot(self) -> User:
        """The bot's account."""
        return self.world.bot

    @property
    def chats(self) -> list[Chat]:
        """All chats, in the order of their making."""
        return list(self.world.chats.values())

    @property
    def calls(self) -> list[Call]:
        """All calls of the bot but getUpdates, oldest first."""
        return list(self.dispatch.calls)

    def calls_of(self, method: str) -> list[Call]:
        """Give the calls of one method, oldest first."""
        return [call for call in self.dispatch.calls if call.method.lower() == method.lower()]

    @property
    def faults(self) -> Faults:
        """What goes wrong on purpose."""
        return self.dispatch.faults

    @property
    def limits(self) -> Limits:
        """How much the bot may say."""
        return self.dispatch.gate.limits

    @limits.setter
    def limits(self, limits: Limits) -> None:
        self.dispatch.gate.limits = limits

    @property
    def refusals_429(self) -> int:
        """How often the bot was told to slow down by the limits."""
        return self.dispatch.gate.refusals

    @property
    def updates_pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self.world.feed.pending)

    @property
    def latency(self) -> float:
        """Seconds that each answer takes longer."""
        return self._http.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self._http.latency = seconds

    @property
    def duplicate_updates(self) -> bool:
        """Whether each update comes twice."""
        return self.world.feed.duplicate

    @duplicate_updates.setter
    def duplicate_updates(self, switch: bool) -> None:
        self.world.feed.duplicate = switch

    @property
    def reorder(self) -> bool:
        """Whether updates come in a wrong order."""
        return self.world.feed.reorder

    @reorder.setter
    def reorder(self, switch: bool) -> None:
        self.world.feed.reorder = switch

    @property
    def knows_rich(self) -> bool:
        """Whether this server knows rich messages, as those since Bot API 10.1 do."""
        return self.world.knows_rich

    @knows_rich.setter
    def knows_rich(self, switch: bool) -> None:
        self.world.knows_rich = switch

    @property
    def privacy_mode(self) -> bool:
        """Whether the bot, unless administrator, sees in groups only what is meant for it."""
        return not self.world.reads_all_groups

    @privacy_mode.setter
    def privacy_mode(self, switch: bool) -> None:
        self.world.reads_all_groups = not switch

    def person(self, name: str, *, language_code: str | None = None, username: str | None = None) -> Person:
        """Let a person exist who never wrote to the bot yet."""
        number = _FIRST_PERSON + len(self.world.users) * 1_299_709
        return Person(self.world, number, name, language_code, username)

    def group(self, title: str, members: Sequence[User] = (), *, bot: str | None = "member") -> Group:
        """Make a basic group; its first member owns it."""
        return Group(
            self.world, -4_000_000_000 - self.world.serial(), "group", title, members=members, bot=bot
        )

    def supergroup(
        self,
        title: str,
        members: Sequence[User] = (),
        *,
        forum: bool = False,
        bot: str | None = "administrator",
        username: str | None = None,
    ) -> Group:
        """Make a supergroup, perhaps a forum; its first member owns it."""
        number = -1_001_000_000_000 - self.world.serial() * 7_919
        return Group(
            self.world, number, "supergroup", title, members=members, forum=forum, bot=bot, username=username
        )

    def channel(
        self,
        title: str,
        members: Sequence[User] = (),
        *,
        bot: str | None = "administrator",
        username: str | None = None,
    ) -> Group:
        """Make a channel; its first member owns it."""
        number = -1_003_000_000_000 - self.world.serial() * 7_919
        return Group(self.world, number, "channel", title, members=members, bot=bot, username=username)

    def menu(self, chat: Chat, language: str = "", *, admin: bool = False) -> list[Json]:
        """Give the commands that a person with this language sees in a chat, as Telegram chooses them."""
        wide = ["all_private_chats"] if chat.private else ["all_group_chats"]
        lead = [f"chat_administrators:{chat.id}"] if admin and not chat.private else []
        wide = ["all_chat_administrators", *wide] if lead else wide
        for scope in (*lead, f"chat:{chat.id}", *wide, "default"):
            for code in (language, ""):
                if commands := self.world.commands.get((scope, code)):
                    return commands
        return []

    def file_bytes(self, file_id: str) -> tuple[bytes, str]:
        """Give the bytes of a file and their media type; raises `KeyError` for an unknown one."""
        file = self.world.files.get(file_id)
        if file is None:
            raise KeyError(file_id)
        return file.data, file.mime

    def inject(self, update: Json) -> None:
        """Queue a raw update as it is; without an update_id it gets the next one."""
        self.world.feed.put_raw(update)

    def changes(self) -> AsyncIterator[int]:
        """Give a growing number now and after every change; quick changes arrive as one."""
        return self.world.changes()

    async def until(self, condition: Callable[[], _T], timeout: float = 60.0) -> _T:  # noqa: ASYNC109 - part of the claim
        """Wait until `condition` gives something true and give it; it is asked after every change.

        A message or button that is not there yet (`LookupError`) counts as false.
        Raises `AssertionError` after `timeout` seconds, with what every chat shows.
        """
        try:
            async with asyncio.timeout(timeout):
                while not (met := _asked(condition)):
                    await self.world.change()
                return met
        except TimeoutError:
            raise AssertionError(f"Not within {timeout} s:\n{self.transcript()}") from None

    def transcript(self) -> str:
        """Give what every chat shows now, as text."""
        refused = [
            f"{call.method}: {call.answer.get('description', 'no answer')}"
            for call in self.calls
            if not call.ok
        ]
        return "\n".join([transcript(self.chats), *(f"refused {each}" for each in refused[-5:])])


def _asked(condition: Callable[[], _T]) -> _T | None:
    try:
        return condition()
    except LookupError:
        return None
