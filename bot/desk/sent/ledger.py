"""The sender's ledger, kept by the desk: each entry is an act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.verdict import Reason
from bot.desk import Desk
from bot.desk.sent import loading, settling
from storage import outbox
from storage.records import Outgoing, Queued, Taken


@dataclass(frozen=True, slots=True)
class DeskLedger:
    """Lets the sender read the outbox, and the desk act on what became of each row."""

    desk: Desk

    async def waiting(self) -> list[Queued]:
        """Give all that waits to be said."""
        return await self.desk.database.run(outbox.waiting, first=True)

    async def load(self, ids: list[int]) -> list[Outgoing]:
        """Give what these rows say now."""
        return await self.desk(loading.load, ids)

    async def delivered(self, taken: Sequence[Taken]) -> None:
        """Telegram took all this."""
        await self.desk(settling.delivered, taken)

    async def refused(self, said: Outgoing, reason: Reason, why: str) -> None:
        """Telegram will never take it."""
        await self.desk(settling.refused, said, reason, why)

    async def postponed(self, said: Outgoing, due_at: datetime, why: str) -> None:
        """Telegram did not take it now."""
        await self.desk(settling.postponed, said, due_at, why)

    async def moved(self, said: Outgoing, chat_id: int) -> None:
        """The chat has another id."""
        await self.desk(settling.moved, said, chat_id)

    async def lost(self, said: Outgoing) -> None:
        """The message to edit is gone, so it has to be sent anew."""
        await self.desk(settling.lost, said)
