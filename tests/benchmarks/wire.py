"""The other side of the wire, light: a Bot API that says yes, and a crowd that posts updates."""

import asyncio
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

HEAD_END = b"\r\n\r\n"


@dataclass
class YesServer:
    """Answers every Bot API call with a success at once, and remembers when each was made."""

    calls: dict[str, list[float]] = field(default_factory=dict)
    port: int = 0
    _server: asyncio.Server | None = None
    _message_id: int = 0

    async def start(self) -> None:
        """Listen on a free port of 127.0.0.1."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Stop listening."""
        if self._server:
            self._server.close()

    def count(self, *methods: str) -> int:
        """Count the calls of some methods."""
        return sum(len(self.calls.get(method, ())) for method in methods)

    async def until(self, messages: int) -> None:
        """Return once so many messages were sent."""
        while self.count("sendMessage") < messages:  # noqa: ASYNC110 - an event a call would slow the server
            await asyncio.sleep(0.005)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(HEAD_END):
                length = _length(head)
                body = await reader.readexactly(length) if length else b""
                method = head.split(b" ", 2)[1].rsplit(b"/", 1)[1].decode()
                self.calls.setdefault(method, []).append(time.perf_counter())
                writer.write(_response(self._result(method, body)))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _result(self, method: str, body: bytes) -> object:
        if method == "getMe":
            return {"id": 1, "is_bot": True, "first_name": "Jauap", "username": "jauap_bot"}
        if method == "getUpdates":
            return []
        if not method.startswith(("send", "edit")):
            return True
        self._message_id += 1
        chat = json.loads(body).get("chat_id", 0) if body.startswith(b"{") else 1
        return {
            "message_id": self._message_id,
            "date": 1,
            "chat": {"id": int(chat), "type": "private", "first_name": "A"},
        }


async def post_all(
    port: int, path: str, secret: str, bodies: Iterable[bytes], connections: int
) -> list[float]:
    """Post bodies over some connections as fast as they are answered; give each answer's seconds."""
    waiting = iter(bodies)
    took: list[float] = []
    async with asyncio.TaskGroup() as group:
        for _ in range(connections):
            group.create_task(_post(port, path, secret, waiting, took))
    return took


async def _post(port: int, path: str, secret: str, waiting: Iterable[bytes], took: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for body in waiting:
        begun = time.perf_counter()
        writer.write(_request(path, secret, body))
        head = await reader.readuntil(HEAD_END)
        if not head.startswith(b"HTTP/1.1 200"):
            raise ConnectionError(head)
        if length := _length(head):
            await reader.readexactly(length)
        took.append(time.perf_counter() - begun)
    writer.close()


def _request(path: str, secret: str, body: bytes) -> bytes:
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body


def _response(result: object) -> bytes:
    body = json.dumps({"ok": True, "result": result}).encode()
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    )


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0
