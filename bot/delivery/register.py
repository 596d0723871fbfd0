"""What Telegram took, written down: all that ended meanwhile in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from storage.records import Taken

UNWRITTEN = 8
"""What Telegram took and is not on disk yet, beyond which nothing new is begun: a crash repeats it."""


class Entry:
    """Something to write down, and how that ended."""

    def __init__(self, taken: Taken) -> None:
        self.taken = taken
        self.error: Exception | None = None
        self.is_written = False


class Register:
    """Lets many calls end at the same time without a transaction for each."""

    def __init__(self, write: Callable[[Sequence[Taken]], Awaitable[None]]) -> None:
        self._write = write
        self._entries: list[Entry] = []
        self._writing = asyncio.Lock()
        self._unwritten = 0
        self._room = asyncio.Event()

    async def has_room(self) -> None:
        """Return once little is unwritten."""
        while self._unwritten >= UNWRITTEN:
            self._room.clear()
            await self._room.wait()

    async def enter(self, taken: Taken) -> None:
        """Return once it is on disk; raises what kept it from it."""
        entry = Entry(taken)
        self._entries.append(entry)
        self._unwritten += 1
        try:
            async with self._writing:
                if not (entry.is_written or entry.error):
                    entries, self._entries = self._entries, []
                    await self._write_all(entries)
        finally:
            self._unwritten -= 1
            self._room.set()
        if entry.error:
            raise entry.error

    async def _write_all(self, entries: Sequence[Entry]) -> None:
        try:
            await self._write([entry.taken for entry in entries])
        except Exception as error:  # noqa: BLE001  raised where it is waited for, by that entry alone
            if len(entries) == 1:
                entries[0].error = error
                return
            for entry in entries:
                await self._write_all([entry])
            return
        for entry in entries:
            entry.is_written = True
