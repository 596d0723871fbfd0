"""Prints how fast the whole bot is beside a bare aiogram echo, both measured in this run."""

import argparse
import asyncio
import json
import os
import random
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.wire import YesServer, post_all

SECRET = "secret"
PATH = "/updates"
CONNECTIONS = 40
"""Telegram's own default for a webhook."""
WORDS = (
    "Қызылордада үш күннен бері бензин жоқ",
    "В Риддере третий день еле тёплые батареи, в квартире +14",
    "Подскажите, когда снизят тариф на электроэнергию?",
    "Атырауда газ баллоны қымбаттап кетті, шара қолданыңыздар",
    "How can I pay my electricity bill online in Almaty?",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds until all was confirmed, until all was said, and each confirmation's seconds."""

    confirmed: float
    said: float
    answers: Sequence[float]


async def measure(
    command: Sequence[str],
    api: YesServer,
    port: int,
    updates: int,
    expected: int,
    environment: dict[str, str],
) -> Measured:
    """Start a process, post it updates, and give how long it took until `expected` calls were made."""
    async with _process(command, port, environment):
        await post_all(port, PATH, SECRET, _bodies(50, first=1), CONNECTIONS)
        await _until(api, expected * 50 // updates)
        before = api.count("sendMessage")
        begun = time.perf_counter()
        answers = await post_all(port, PATH, SECRET, _bodies(updates, first=1000), CONNECTIONS)
        confirmed = time.perf_counter() - begun
        await _until(api, before + expected)
        return Measured(confirmed, max(api.calls["sendMessage"]) - begun, answers)


@asynccontextmanager
async def _process(command: Sequence[str], port: int, environment: dict[str, str]) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(*command, env={**os.environ, **environment})
    try:
        while not _answers(port):  # noqa: ASYNC110 - another process tells nobody when it listens
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.5)
        yield
    finally:
        process.terminate()
        await process.wait()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


async def _until(api: YesServer, calls: int) -> None:
    while api.count("sendMessage") < calls:  # noqa: ASYNC110 - an event a call would slow the server
        await asyncio.sleep(0.01)


def _bodies(count: int, first: int) -> list[bytes]:
    chance = random.Random(first)
    return [_body(number, chance.choice(WORDS)) for number in range(first, first + count)]


def _body(number: int, text: str) -> bytes:
    person = {"id": 10_000_000 + number, "is_bot": False, "first_name": "A", "language_code": "ru"}
    chat = {"id": person["id"], "type": "private", "first_name": "A"}
    message = {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": person, "text": text}
    return json.dumps({"update_id": number, "message": message}, ensure_ascii=False).encode()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def _echo(updates: int) -> Measured:
    api, port = YesServer(), _free_port()
    await api.start()
    command = (sys.executable, "-m", "tests.benchmarks.echo", str(api.port), str(port))
    measured = await measure(command, api, port, updates, updates, {})
    await api.stop()
    return measured


async def _bot(updates: int, database_url: str) -> Measured:
    api, port = YesServer(), _free_port()
    await api.start()
    environment = {
        "BOT_TOKEN": "1:demo",
        "BOT_API_URL": f"http://127.0.0.1:{api.port}",
        "DATABASE_URL": database_url,
        "MINISTRY": "energy",
        "STAFF_CHAT_ID": "-1001",
        "WEBHOOK_URL": f"http://127.0.0.1:{port}{PATH}",
        "WEBHOOK_SECRET": SECRET,
        "WEBHOOK_LISTEN": f"127.0.0.1:{port}",
        "LOG_LEVEL": "ERROR",
        "PACE_OVERALL": "10000",
        "PACE_PRIVATE": "10000",
        "PACE_GROUP": "100000",
    }
    measured = await measure((sys.executable, "-m", "bot"), api, port, updates, 2 * updates, environment)
    await api.stop()
    return measured


async def main(updates: int, rounds: int) -> None:
    """Measure echo and bot in turn and print medians and ratios."""
    echo_rates, intakes, wholes, p99s = [], [], [], []
    for _ in range(rounds):
        echo = await _echo(updates)
        with tempfile.TemporaryDirectory() as folder:
            bot = await _bot(updates, f"sqlite+aiosqlite:///{Path(folder) / 'bench.sqlite3'}")
        echo_rates.append(updates / echo.said)
        intakes.append(updates / bot.confirmed)
        wholes.append(updates / bot.said)
        p99s.append(statistics.quantiles(bot.answers, n=100)[-1])
    echo_rate, intake, whole = map(statistics.median, (echo_rates, intakes, wholes))
    print(f"bare aiogram echo            {echo_rate:7.0f} updates/s")
    print(f"durable intake of a burst    {intake:7.0f} updates/s  {intake / echo_rate:5.2f} × echo")
    print(f"the whole way, card+receipt  {whole:7.0f} updates/s  {whole / echo_rate:5.2f} × echo")
    print(f"a confirmation, p99          {statistics.median(p99s) * 1000:7.1f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    asyncio.run(main(given.updates, given.rounds))
