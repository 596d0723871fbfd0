"""A process that is measured: started with its settings, stopped at the end."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

SECRET = "secret"
PATH = "/updates"


@asynccontextmanager
async def process_on(port: int, command: Sequence[str], **environment: str) -> AsyncIterator[int]:
    """Run a command until the end of the block and give its process id once it listens on the port."""
    process = await asyncio.create_subprocess_exec(*command, env={**os.environ, **environment})
    try:
        while not _answers(port):  # noqa: ASYNC110 - another process tells nobody when it listens
            await asyncio.sleep(0.02)
        yield process.pid
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def bot_on(
    database_url: str, api_url: str, token: str, port: int, staff: int = -1001, *, paced: bool = False
) -> AsyncIterator[int]:
    """Run the bot behind a webhook, at full speed unless it is to keep to its default pace."""
    fast = {"PACE_OVERALL": "10000", "PACE_PRIVATE": "10000", "PACE_GROUP": "100000"}
    async with process_on(
        port,
        (sys.executable, "-m", "bot"),
        BOT_TOKEN=token,
        BOT_API_URL=api_url,
        DATABASE_URL=database_url,
        MINISTRY="energy",
        STAFF_CHAT_ID=str(staff),
        WEBHOOK_URL=f"http://127.0.0.1:{port}{PATH}",
        WEBHOOK_SECRET=SECRET,
        WEBHOOK_LISTEN=f"127.0.0.1:{port}",
        LOG_LEVEL="ERROR",
        **({} if paced else fast),
    ) as pid:
        yield pid


def free_port() -> int:
    """Give a port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def resident_mib(pid: int) -> float:
    """Give the resident memory of a process."""
    with open(f"/proc/{pid}/statm", encoding="ascii") as pages:
        return int(pages.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
