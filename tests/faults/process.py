"""The bot as a process of its own, to be killed at any moment."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from tests.stage import Stage

ROOT = Path(__file__).resolve().parents[2]


class BotProcess:
    """`python -m bot` on a stage's settings."""

    def __init__(self, stage: Stage, folder: Path, **settings: str) -> None:
        self._environment = {
            **os.environ,
            **stage.environment(),
            "LOG_LEVEL": "WARNING",
            "PYTHONPATH": str(ROOT),
            **settings,
        }
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it; it is at work some seconds later."""
        with (self._folder / "bot.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                cwd=self._folder,
                env=self._environment,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=log,
            )

    async def kill(self) -> None:
        """Kill it as a power cut would: no signal handler, no last words."""
        await self._end(signal.SIGKILL)

    async def terminate(self) -> int:
        """Ask it to stop as an operator would, and give its exit code."""
        return await self._end(signal.SIGTERM)

    def log(self) -> str:
        """Give what all processes wrote to standard error."""
        return (self._folder / "bot.log").read_text(encoding="utf-8", errors="replace")

    async def _end(self, how: signal.Signals) -> int:
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(how)
        return await self._process.wait()
