"""Receipts under Telegram's limits: 25 messages a second for a while, then 1,000 within ten seconds."""

import asyncio
import statistics
import time

from bot.demo.telegram import EmulatedTelegram, Limits
from tests.benchmarks.process import bot_on, free_port

LIMITS = Limits(overall_per_second=30, group_per_minute=20, private_per_second=1)
RATE = 25
BURST, BURST_SECONDS = 1000, 10
PERMITTED = 28
"""PACE_OVERALL as it is unless an operator changes it."""


async def measure_pace(database_url: str, seconds: int) -> None:
    """Print how soon receipts come at a steady rate, and what a burst does."""
    async with EmulatedTelegram(limits=LIMITS) as telegram:
        port = free_port()
        staff = telegram.supergroup("Staff", bot="administrator")
        async with bot_on(database_url, telegram.url, telegram.token, port, staff.id, paced=True):
            await telegram.until(lambda: telegram.world.feed.hook, timeout=60)
            crowd = Crowd(telegram)
            await crowd.write(RATE * seconds, RATE)
            await crowd.all_read()
            waits = sorted(crowd.waits())
            print(
                f"at {RATE}/s for {seconds} s: receipt p50 {statistics.median(waits):.2f} s, "
                f"p99 {waits[int(len(waits) * 0.99)]:.2f} s, {telegram.refusals_429} × 429"
            )
            burst = Crowd(telegram)
            begun = time.time()
            await burst.write(BURST, BURST / BURST_SECONDS)
            ended = time.time()
            await telegram.until(lambda: telegram.updates_pending == 0, timeout=60)
            received = time.time() - ended
            await burst.all_read()
            took = max(burst.read.values()) - begun
            share = BURST / took / PERMITTED
            print(f"burst of {BURST} in {BURST_SECONDS} s: all received {received:.2f} s after the last")
            print(f"    receipts at {BURST / took:.1f}/s = {share:.0%} of {PERMITTED}/s")
            print(f"    {telegram.refusals_429} × 429 in all")


class Crowd:
    """People who write once each, and when each wrote and read a receipt."""

    def __init__(self, telegram: EmulatedTelegram) -> None:
        self._telegram = telegram
        self._seen = len(telegram.calls)
        self.wrote: dict[int, float] = {}
        self.read: dict[int, float] = {}

    async def write(self, count: int, rate: float) -> None:
        """Let so many people write at so many a second."""
        begun = time.time()
        for number in range(count):
            await asyncio.sleep(max(begun + number / rate - time.time(), 0))
            person = self._telegram.person(f"Citizen {number}", language_code="ru")
            self.wrote[person.id] = time.time()
            person.writes("В Астане нет света")

    async def all_read(self) -> None:
        """Wait until each has a receipt."""
        async with asyncio.timeout(600):
            while len(self.read) < len(self.wrote):
                await asyncio.sleep(0.2)
                self._note()

    def _note(self) -> None:
        for call in self._telegram.calls[self._seen :]:
            chat = int(call.params.get("chat_id", 0))
            if call.ok and chat in self.wrote:
                self.read.setdefault(chat, call.when)

    def waits(self) -> list[float]:
        """Give the seconds between each message and its receipt."""
        return [self.read[person] - wrote for person, wrote in self.wrote.items()]
