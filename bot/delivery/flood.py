"""Whether Telegram means all of us when it asks one chat after another to wait. Pure."""

ENOUGH = 3
"""Chats that were asked to wait, with no success between, after which everybody waits."""


class Flood:
    """Remembers which chats were asked to wait (429) since the last success."""

    def __init__(self) -> None:
        self._chats: set[int] = set()

    def ebbs(self) -> None:
        """Note a success: Telegram does not mean everybody."""
        self._chats.clear()

    def rises(self, chat_id: int) -> bool:
        """Note that a chat was asked to wait, and give whether all should."""
        self._chats.add(chat_id)
        return len(self._chats) >= ENOUGH
