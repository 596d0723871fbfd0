"""How fast we may speak: no window of time ever holds more than its limit. Pure, in seconds."""

from collections import deque
from dataclasses import dataclass

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
    """At most `limit` acts within any `seconds`."""

    def __init__(self, limit: float, seconds: float) -> None:
        whole = max(1, int(limit))
        self._seconds = seconds * whole / limit
        self._acts: deque[float] = deque(maxlen=whole)

    def free_at(self) -> float:
        """Give when the next act is allowed; a time long gone if at once."""
        is_full = len(self._acts) == self._acts.maxlen
        return self._acts[0] + self._seconds if is_full else 0.0

    def take(self, now: float) -> None:
        """Count an act."""
        self._acts.append(now)

    def is_idle(self, now: float) -> bool:
        """Whether nothing in the window matters any more."""
        return not self._acts or self._acts[-1] + self._seconds <= now


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

    def take(self, chat_id: int, now: float) -> None:
        """Count a message to this chat."""
        self._overall.take(now)
        if chat_id not in self._chats:
            self._chats[chat_id] = self._window(chat_id)
        self._chats[chat_id].take(now)

    def forget_idle(self, now: float) -> None:
        """Drop the windows of chats that have been quiet."""
        self._chats = {chat: window for chat, window in self._chats.items() if not window.is_idle(now)}

    def _window(self, chat_id: int) -> Window:
        if chat_id > 0:
            return Window(BURST, BURST / self._limits.private)
        return Window(self._limits.group, 60.0)
