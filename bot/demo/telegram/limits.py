"""Slows the bot down as Telegram does: so many messages a second in all, to a person, a minute to a group."""

import math
from collections import deque
from dataclasses import dataclass, field

from bot.demo.telegram.records import Chat

_PENALTY = 1.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How much the bot may say; None is no limit. `private_burst` messages pass at once after a silence."""

    overall_per_second: int | None = None
    group_per_minute: int | None = None
    private_per_second: float | None = None
    private_burst: int = 3


@dataclass(slots=True)
class _Flow:
    """What went one way lately, and until when it is closed."""

    times: deque[float] = field(default_factory=deque)
    closed_until: float = 0.0


class Gate:
    """Counts what the bot says; `refusals` is how often it was asked to wait."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.refusals = 0
        self._flows: dict[int, _Flow] = {}

    def wait(self, chat: Chat | None, weight: int, now: float) -> int | None:
        """Let `weight` messages pass and give None, or give the seconds to wait; too early adds to them."""
        flows = [(self._flow(key), most, window) for key, most, window in self._rules(chat)]
        seconds = max(
            (_seconds(flow, most, window, weight, now) for flow, most, window in flows), default=0.0
        )
        if seconds > 0:
            self.refusals += 1
            return max(math.ceil(seconds), 1)
        for flow, _, _ in flows:
            flow.times.extend([now] * weight)
        return None

    def _rules(self, chat: Chat | None) -> list[tuple[int, int, float]]:
        limits, rules = self.limits, []
        if limits.overall_per_second is not None:
            rules.append((0, limits.overall_per_second, 1.0))
        if chat is not None and chat.private and limits.private_per_second is not None:
            rules.append((chat.id, limits.private_burst, limits.private_burst / limits.private_per_second))
        if chat is not None and not chat.private and limits.group_per_minute is not None:
            rules.append((chat.id, limits.group_per_minute, 60.0))
        return rules

    def _flow(self, key: int) -> _Flow:
        return self._flows.setdefault(key, _Flow())


def _seconds(flow: _Flow, most: int, window: float, weight: int, now: float) -> float:
    if now < flow.closed_until:
        flow.closed_until += _PENALTY
        return flow.closed_until - now
    while flow.times and flow.times[0] <= now - window:
        flow.times.popleft()
    over = len(flow.times) + weight - most
    if over <= 0 or not flow.times:
        return 0.0
    freed = flow.times[min(over, len(flow.times)) - 1] + window
    flow.closed_until = freed
    return freed - now
