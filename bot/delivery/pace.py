"""How fast we may speak: no window of time ever holds more than its limit. Pure, in seconds."""

from collections import deque
from dataclasses import dataclass
from math import inf

BURST = 3
"""Messages to one private chat which may follow each other at once; Telegram lets short bursts pass."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What Telegram allows, as far as anyone knows; only its `retry_after` is law."""

    overall: float = 28
    """Messages a second to all chats."""
    private: float = 1
    """Messages a second to one person."""
    group: float = 20
    """Messages a minute to one group, edits included."""


class Window:
    """At most `limit` messages within any `seconds`.

    Telegram counts a message when it arrives, which is after the call began and before it ended. So what
    began counts until it ended, and from then on for `seconds`.
    """

    def __init__(self, limit: float, seconds: float) -> None:
        self._limit = max(1, int(limit))
        self._seconds = seconds * self._limit / limit
        self._under_way = 0
        self._ends: deque[float] = deque(maxlen=self._limit)

    def free_at(self) -> float:
        """Give when the next call may begin: a time long gone if now, infinity if one must end first."""
        room = self._limit - self._under_way
        if room <= 0:
            return inf
        return self._ends[-room] + self._seconds if len(self._ends) >= room else 0.0

    def begin(self) -> None:
        """Count a call that begins now."""
        self._under_way += 1

    def end(self, now: float, messages: int = 1) -> None:
        """Count the messages of a call that ended now."""
        self._under_way -= 1
        self._ends.extend([now] * messages)

    def is_idle(self, now: float) -> bool:
        """Whether nothing in the window matters any more."""
        return not self._under_way and (not self._ends or self._ends[-1] + self._seconds <= now)


class Pace:
    """The windows of all chats and the one over them all."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._overall = Window(limits.overall, 1.0)
        self._chats: dict[int, Window] = {}

    def free_at(self, chat_id: int) -> float:
        """Give when this chat may be spoken to, as far as its own window goes."""
        window = self._chats.get(chat_id)
        return window.free_at() if window else 0.0

    def overall_free_at(self) -> float:
        """Give when anything at all may be said."""
        return self._overall.free_at()

    def begin(self, chat_id: int) -> None:
        """Count a call to this chat that begins now."""
        if chat_id not in self._chats:
            self._chats[chat_id] = self._window(chat_id)
        self._chats[chat_id].begin()
        self._overall.begin()

    def end(self, chat_id: int, now: float, messages: int = 1) -> None:
        """Count the messages of a call to this chat that ended now."""
        self._chats[chat_id].end(now, messages)
        self._overall.end(now, messages)

    def forget_idle(self, now: float) -> None:
        """Drop the windows of chats that have been quiet."""
        self._chats = {chat: window for chat, window in self._chats.items() if not window.is_idle(now)}

    def _window(self, chat_id: int) -> Window:
        if chat_id > 0:
            return Window(BURST, BURST / self._limits.private)
        return Window(self._limits.group, 60.0)
