"""Serves the Bot API over HTTP on this machine: JSON, forms, multipart, and file downloads."""

import asyncio
import json
import socket
import struct
from urllib.parse import parse_qsl

from aiohttp import StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http import RawRequestMessage

from bot.demo.telegram.dispatch import Dispatch, LineBroke
from bot.demo.telegram.errors import Refused
from bot.demo.telegram.params import Params, Upload
from bot.demo.telegram.records import Json

_BAD_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body></body>\r\n</html>\r\n"
_CUT = struct.pack("ii", 1, 0)
_LARGEST = 64 * 1024 * 1024


class HttpServer:
    """The listening side of the emulated Telegram; can be stopped and started again on the same port."""

    def __init__(self, dispatch: Dispatch, token: str, port: int) -> None:
        self.port = port
        self.latency = 0.0
        self._dispatch = dispatch
        self._token = token
        self._runner: web.ServerRunner | None = None

    async def start(self) -> None:
        """Listen on 127.0.0.1; port 0 takes a free one and keeps it."""
        server = web.Server(
            self._answer, request_factory=_Request, handler_cancellation=True, access_log=None
        )
        self._runner = web.ServerRunner(server, shutdown_timeout=0.05)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True, backlog=1024)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close the port and all lines; the next call is refused by the system."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        parts = request.path.split("/")
        if len(parts) > 3 and parts[1] == "file":
            return self._download(parts[2], "/".join(parts[3:]))
        if len(parts) != 3 or not parts[1].startswith("bot"):
            return _json(Refused(404, "Not Found").body())
        if parts[1] != f"bot{self._token}":
            return _json(Refused(401, "Unauthorized").body())
        try:
            params = await read_params(request)
            if self.latency:
                await asyncio.sleep(self.latency)
            return _json(await self._dispatch.call(parts[2], params))
        except ValueError:
            return _json(Refused(400, "Bad Request: can't parse the request").body())
        except LineBroke as broken:
            return await _break_line(request, broken.how)

    def _download(self, bot: str, path: str) -> web.StreamResponse:
        file = self._dispatch.world.files.at(path)
        if bot != f"bot{self._token}" or file is None:
            return _json(Refused(404, "Not Found: temporary file not found").body())
        return web.Response(body=file.data, content_type="application/octet-stream")


async def read_params(request: web.BaseRequest) -> Params:
    """Give the parameters from the address and the body; raises `ValueError` for an unreadable body."""
    values: Json = dict(request.query) if request.query_string else {}
    if not request.can_read_body:
        return Params(values)
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request, values)
    body = await request.read()
    if request.content_type == "application/json":
        return Params(values | json.loads(body))
    return Params(values | dict(parse_qsl(body.decode(), keep_blank_values=True)))


async def _read_multipart(request: web.BaseRequest, values: Json) -> Params:
    files: dict[str, Upload] = {}
    for name, field in (await request.post()).items():
        if isinstance(field, web.FileField):
            files[name] = Upload(field.filename, field.file.read(), field.content_type)
        else:
            values[name] = field
    return Params(values, files)


async def _break_line(request: web.BaseRequest, how: str) -> web.StreamResponse:
    if how == "502":
        return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")
    if how == "timeout":
        # The bot gives up first; then this handler is cancelled with its connection.
        await asyncio.Event().wait()
    transport = request.transport
    if transport is not None:
        if how == "reset":
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _CUT)
        transport.abort()
    return web.Response()


class _Request(web.BaseRequest):
    """A request that may carry an upload of 50 MB."""

    def __init__(
        self,
        message: RawRequestMessage,
        payload: StreamReader,
        protocol: web.RequestHandler,
        writer: AbstractStreamWriter,
        task: "asyncio.Task[None]",
    ) -> None:
        loop = asyncio.get_running_loop()
        super().__init__(message, payload, protocol, writer, task, loop, client_max_size=_LARGEST)


def _json(body: Json) -> web.Response:
    status = 200 if body["ok"] else body["error_code"]
    return web.Response(
        body=json.dumps(body, ensure_ascii=False).encode(), status=status, content_type="application/json"
    )
