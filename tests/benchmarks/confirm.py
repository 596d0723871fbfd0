"""How long a durable confirmation takes when updates come at a steady rate by webhook."""

import asyncio
import json
import random
import statistics
import time

from tests.benchmarks.process import PATH, SECRET, bot_on, free_port
from tests.benchmarks.wire import YesServer, post_all

RATE = 200
WORDS = (
    "Үш күннен бері бензин жоқ, кезек екі шақырым",
    "Третий день еле тёплые батареи, в квартире +14",
    "Подскажите, когда снизят тариф на электроэнергию?",
    "Атырауда газ баллоны қанша тұрады, қайдан алуға болады?",
    "How can I pay my electricity bill online in Almaty?",
)
"""What hundreds may say without telling of one event: each gets a card of its own."""


async def measure_confirmation(database_url: str, seconds: int) -> None:
    """Print the 50th and the 99th percentile at 200 updates a second."""
    api, port = YesServer(), free_port()
    await api.start()
    async with bot_on(database_url, f"http://127.0.0.1:{api.port}", "1:demo", port):
        await post_all(port, PATH, SECRET, [body(number) for number in range(50)], 10)
        await api.until(100)
        begun, answers = time.perf_counter(), []
        async with asyncio.TaskGroup() as group:
            for number in range(RATE * seconds):
                await asyncio.sleep(max(begun + number / RATE - time.perf_counter(), 0))
                answers.append(group.create_task(post_all(port, PATH, SECRET, [body(1000 + number)], 1)))
    took = [answer.result()[0] for answer in answers]
    p99 = statistics.quantiles(took, n=100)[-1]
    print(f"confirmed at {RATE}/s: p50 {statistics.median(took) * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms")
    await api.stop()


def body(number: int) -> bytes:
    """Give an update in which a citizen of her own writes a first message."""
    person = {"id": 10_000_000 + number, "is_bot": False, "first_name": "A", "language_code": "ru"}
    chat = {"id": person["id"], "type": "private", "first_name": "A"}
    words = random.Random(number).choice(WORDS)
    message = {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": person, "text": words}
    return json.dumps({"update_id": number, "message": message}, ensure_ascii=False).encode()
