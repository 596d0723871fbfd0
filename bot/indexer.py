"""Makes what people wrote findable, in the background and a little at a time."""

import asyncio
import logging

from bot.folding import fold
from bot.masking import mask
from storage import words
from storage.database import Database

AT_ONCE = 40
"""Lines made findable in one transaction, so that nobody else waits long for it."""
PAUSE = 0.3
"""Seconds to gather what is written together, before it is indexed together."""
REST = 4.0
"""Times as long as a batch took to rest after it: whoever writes now goes before what was written."""
TROUBLE_SECONDS = 30.0

log = logging.getLogger(__name__)


class Indexer:
    """Indexes after each commit that may have brought new words, and at the start what was left."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Say that there may be new words."""
        self._wake.set()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self._wake.clear()
            try:
                await self._catch_up()
            except Exception:  # the database: search falls behind, but nothing else may suffer from it
                log.exception("what was written cannot be indexed")
                await asyncio.sleep(TROUBLE_SECONDS)
                continue
            await self._wake.wait()
            await asyncio.sleep(PAUSE)

    async def _catch_up(self) -> None:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        while await self._database.run(words.make_findable, searchable, AT_ONCE):
            await asyncio.sleep((loop.time() - begun) * REST)
            begun = loop.time()


def searchable(text: str) -> str:
    """Give the words that can be found: what is hidden on the cards is not found either."""
    return fold(mask(text).text)
