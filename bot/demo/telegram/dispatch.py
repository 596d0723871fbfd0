"""Carries out one Bot API call: finds the method, minds limits and faults, writes the log."""

from collections import deque
from dataclasses import dataclass
from functools import partial

from bot.demo.telegram.errors import Refused, too_many
from bot.demo.telegram.faults import Fault, Faults
from bot.demo.telegram.limits import Gate, Limits
from bot.demo.telegram.methods_bot import ABOUT_BOT, get_updates
from bot.demo.telegram.methods_chat import ABOUT_CHATS
from bot.demo.telegram.methods_edit import EDITING
from bot.demo.telegram.methods_send import SENDING, SENDING_FILES, Method, send_file
from bot.demo.telegram.params import Params
from bot.demo.telegram.records import Chat, Json
from bot.demo.telegram.world import World

_UNCOUNTED = (
    "deletemessage",
    "deletemessages",
    "answercallbackquery",
    "unpinchatmessage",
    "unpinallchatmessages",
)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot: when (Unix seconds), what, and what was answered (the whole JSON body)."""

    when: float
    method: str
    params: Json
    answer: Json

    @property
    def ok(self) -> bool:
        """Whether it was carried out."""
        return bool(self.answer.get("ok"))


class LineBroke(Exception):
    """No answer reaches the bot: the line hangs, is cut or closed."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class Dispatch:
    """All methods of the Bot API that this Telegram knows."""

    def __init__(self, world: World, limits: Limits, log_length: int | None) -> None:
        self.world = world
        self.gate = Gate(limits)
        self.faults = Faults()
        self.calls: deque[Call] = deque(maxlen=log_length)
        sending: dict[str, Method] = {**SENDING} | {
            name: partial(send_file, kind=kind) for name, kind in SENDING_FILES.items()
        }
        self._counted: frozenset[str] = frozenset({*sending, *EDITING, "createforumtopic"} - {*_UNCOUNTED})
        self._methods: dict[str, Method] = {**sending, **EDITING, **ABOUT_CHATS, **ABOUT_BOT}

    async def call(self, method: str, params: Params) -> Json:
        """Give the JSON body of the answer; raises `LineBroke` when a fault wants no answer."""
        name = method.lower()
        when, chat = self.world.clock(), self._chat(params)
        fault = self.faults.take(name, chat.id if chat else None)
        is_held = fault is not None and fault.answer == "held"
        lost = fault is not None and fault.moment == "before" and not is_held
        body: Json = {} if lost else await self._carry_out(name, params, chat)
        if fault is not None and is_held:
            await fault.hold()
        told = body if fault is None or is_held else _told(fault)
        self._note(Call(when, method, params.values, told or body))
        if told is None:
            raise LineBroke(fault.answer if fault and isinstance(fault.answer, str) else "reset")
        return told

    def _note(self, call: Call) -> None:
        if self.calls.maxlen != 0 and call.method.lower() != "getupdates":
            self.calls.append(call)
            self.world.touch()

    async def _carry_out(self, name: str, params: Params, chat: Chat | None) -> Json:
        try:
            if name == "getupdates":
                return {"ok": True, "result": await get_updates(self.world, params)}
            known = self._known(name)
            if name in self._counted:
                self._mind_limits(name, params, chat)
            return {"ok": True, "result": known(self.world, params)}
        except Refused as refused:
            return refused.body()

    def _known(self, name: str) -> Method:
        if name not in self._methods:
            raise Refused(404, "Not Found")
        return self._methods[name]

    def _mind_limits(self, name: str, params: Params, chat: Chat | None) -> None:
        many = {"sendmediagroup": "media", "copymessages": "message_ids", "forwardmessages": "message_ids"}
        weight = len(params.array(many[name])) if name in many else 1
        seconds = self.gate.wait(chat, weight, self.world.clock())
        if seconds is not None:
            raise too_many(seconds)

    def _chat(self, params: Params) -> Chat | None:
        try:
            return self.world.chats.get(params.integer("chat_id"))
        except Refused:
            return None


def _told(fault: Fault) -> Json | None:
    if isinstance(fault.answer, Refused):
        return fault.answer.body()
    if fault.answer == "429":
        return too_many(fault.retry_after).body()
    if fault.answer == "500":
        return Refused(500, "Internal Server Error: restart").body()
    return None
