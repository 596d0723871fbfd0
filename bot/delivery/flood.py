"""Whether all are meant when Telegram asks one chat after another to wait, or fails for them. Pure."""

ENOUGH = 3
"""Chats in which it went so, with no success between, after which everybody waits."""


class Flood:
    """Remembers in which chats it went wrong in one way since the last success."""

    def __init__(self) -> None:
        self._chats: set[int] = set()

    def ebbs(self) -> None:
        """Note a success: not everybody is meant."""
        self._chats.clear()

    def rises(self, chat_id: int) -> bool:
        """Note a chat in which it went so, and give whether all should wait."""
        self._chats.add(chat_id)
        return len(self._chats) >= ENOUGH
