"""The whole way beside a bare aiogram echo: confirmed, tagged, card and receipt sent, states written."""

import asyncio
import statistics
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from tests.benchmarks.confirm import body
from tests.benchmarks.process import PATH, SECRET, bot_on, free_port, process_on
from tests.benchmarks.wire import YesServer, post_all

CONNECTIONS = 40
"""Telegram's own default for a webhook."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds until all was confirmed, until all was said, and each confirmation's seconds."""

    confirmed: float
    said: float
    answers: Sequence[float]


async def measure_echo(updates: int) -> Measured:
    """Measure the bare aiogram echo."""
    api, port = YesServer(), free_port()
    await api.start()
    command = (sys.executable, "-m", "tests.benchmarks.echo", str(api.port), str(port))
    return await _measure(process_on(port, command), api, port, updates, 1)


async def measure_bot(database_url: str, updates: int) -> Measured:
    """Measure the whole bot."""
    api, port = YesServer(), free_port()
    await api.start()
    bot = bot_on(database_url, f"http://127.0.0.1:{api.port}", "1:demo", port)
    return await _measure(bot, api, port, updates, 2)


def print_table(echo: Sequence[Measured], bots: Sequence[Measured], updates: int) -> None:
    """Print medians and ratios."""
    rate = updates / statistics.median(run.said for run in echo)
    intake = updates / statistics.median(run.confirmed for run in bots)
    whole = updates / statistics.median(run.said for run in bots)
    p99 = statistics.median(statistics.quantiles(run.answers, n=100)[-1] for run in bots)
    print(f"bare aiogram echo            {rate:7.0f} updates/s")
    print(f"durable intake of a burst    {intake:7.0f} updates/s  {intake / rate:5.2f} × echo")
    print(f"the whole way, card+receipt  {whole:7.0f} updates/s  {whole / rate:5.2f} × echo")
    print(f"a confirmation, p99          {p99 * 1000:7.1f} ms")


async def _measure(
    process: AbstractAsyncContextManager[int], api: YesServer, port: int, updates: int, calls: int
) -> Measured:
    async with process:
        await asyncio.sleep(0.5)
        await post_all(port, PATH, SECRET, [body(number) for number in range(1, 51)], CONNECTIONS)
        await api.until(50 * calls)
        bodies = [body(1000 + number) for number in range(updates)]
        begun = time.perf_counter()
        answers = await post_all(port, PATH, SECRET, bodies, CONNECTIONS)
        confirmed = time.perf_counter() - begun
        await api.until((50 + updates) * calls)
        said = max(api.calls["sendMessage"]) - begun
    await api.stop()
    return Measured(confirmed, said, answers)
