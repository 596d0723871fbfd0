"""Lets calls go wrong on purpose: refusals, broken gateways, lost answers, dead connections."""

from asyncio import Event
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.demo.telegram.errors import Refused


@dataclass(slots=True, eq=False)
class Fault:
    """What goes wrong: with which method (None: any but getUpdates), in which chat, how often (None: always).

    `answer` is "429" (with `retry_after` seconds), "500", "502", "timeout" (no answer, the line stays open),
    "reset" or "refuse" (the line breaks), "held" (carried out, but answered only after `let_go`), or a
    `Refused`. `moment` "after" carries the call out and loses the answer.
    """

    method: str | None = None
    chat: int | None = None
    times: int | None = 1
    answer: str | Refused = "502"
    retry_after: int = 1
    moment: str = "before"
    _answered: Event = field(default_factory=Event)

    def let_go(self) -> None:
        """Let the answers that were held reach the bot."""
        self._answered.set()

    async def hold(self) -> None:
        """Return once the answers may reach the bot."""
        await self._answered.wait()

    def fits(self, method: str, chat: int | None) -> bool:
        """Tell whether this call goes wrong."""
        named = method != "getupdates" if self.method is None else self.method.lower() == method
        return named and self.times != 0 and self.chat in (None, chat)


class Faults:
    """The faults that wait to happen."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self.happened = 0

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._waiting)

    def add(self, fault: Fault) -> Fault:
        """Let this go wrong from now on, after the faults that were added before."""
        self._waiting.append(fault)
        return fault

    def clear(self) -> None:
        """Let everything go right again."""
        self._waiting.clear()

    def take(self, method: str, chat: int | None) -> Fault | None:
        """Give the fault that this call meets, and count it."""
        if not self._waiting:
            return None
        fault = next((each for each in self._waiting if each.fits(method, chat)), None)
        if fault is not None:
            self.happened += 1
            if fault.times is not None:
                fault.times -= 1
        return fault
