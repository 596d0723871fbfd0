"""Drives a headless Chromium through the DevTools protocol, as much of it as the page's test needs."""

import asyncio
import base64
import itertools
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
)
_LISTENS = b"DevTools listening on ws://127.0.0.1:"


def find_chromium() -> str | None:
    """Give the path of a Chromium or Chrome, or None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


class ChromiumDidNotStart(RuntimeError):
    """The browser ended before it listened."""


class Tab:
    """One open page of the browser."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse) -> None:
        self.complaints: list[str] = []
        self._line = line
        self._numbers = itertools.count(1)

    async def do(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send one command and give its result; raises AssertionError if the browser refuses."""
        number = next(self._numbers)
        await self._line.send_json({"id": number, "method": method, "params": parameters})
        while True:
            said: dict[str, Any] = await self._line.receive_json(timeout=30)
            if said.get("id") == number:
                assert "error" not in said, said
                result: dict[str, Any] = said["result"]
                return result
            self._listen(said)

    async def open(self, url: str) -> None:
        """Go to an address, with errors and console messages kept in `complaints`."""
        for domain in ("Page", "Runtime", "Log"):
            await self.do(f"{domain}.enable")
        await self.do("Page.navigate", url=url)

    async def run(self, script: str) -> Any:
        """Evaluate JavaScript in the page, await its promise, give its value."""
        said = await self.do(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True
        )
        assert "exceptionDetails" not in said, said["exceptionDetails"]
        return said["result"].get("value")

    async def until(self, script: str) -> Any:
        """Wait until JavaScript gives something true, and give it; raises TimeoutError after 15 seconds."""
        look = f"const look = () => {{ const seen = ({script}); seen ? done(seen) : setTimeout(look, 30); }};"
        async with asyncio.timeout(15):
            return await self.run(f"new Promise((done) => {{ {look} look(); }})")

    async def types(self, text: str) -> None:
        """Type into what has the focus, then press Enter."""
        await self.do("Input.insertText", text=text)
        enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
        await self.do("Input.dispatchKeyEvent", type="keyDown", **enter)
        await self.do("Input.dispatchKeyEvent", type="keyUp", **enter)

    async def screenshot(self, width: int, height: int, *, dark: bool = False) -> bytes:
        """Give a PNG of the page at this size."""
        await self.do(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        await self.do("Emulation.setEmulatedMedia", features=[scheme])
        await self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return base64.b64decode((await self.do("Page.captureScreenshot"))["data"])

    def _listen(self, said: dict[str, Any]) -> None:
        parameters = said.get("params", {})
        if said.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(str(parameters["exceptionDetails"]))
        elif said.get("method") == "Log.entryAdded" and parameters["entry"]["level"] == "error":
            self.complaints.append(f"{parameters['entry']['text']} {parameters['entry'].get('url', '')}")


@asynccontextmanager
async def chromium(program: str, profile: Path) -> AsyncIterator[Tab]:
    """Start the browser with a new profile, give one tab, and end the browser."""
    process = await asyncio.create_subprocess_exec(
        program,
        *FLAGS,
        f"--user-data-dir={profile}",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        port = await _port(process)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                tabs = await answer.json()
            address = next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page")
            async with session.ws_connect(address, max_msg_size=0) as line:
                yield Tab(line)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _port(process: asyncio.subprocess.Process) -> str:
    assert process.stderr is not None
    async with asyncio.timeout(60):
        async for line in process.stderr:
            if line.startswith(_LISTENS):
                return line.removeprefix(_LISTENS).decode().partition("/")[0]
    raise ChromiumDidNotStart(f"It ended with {await process.wait()}.")
