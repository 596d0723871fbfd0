"""One call of the Bot API over HTTP: a method, its parameters, Telegram's answer or what became of it."""

import json
from collections.abc import Mapping
from mimetypes import guess_type
from types import TracebackType
from typing import Any, Self

import aiohttp

from bot.parcel import attached, unpacked

CALL_TIMEOUT = 60.0
"""Seconds after which a call that was not answered counts as lost."""


class Refused(Exception):
    """Telegram answered, and the answer was no."""

    def __init__(self, code: int, description: str, parameters: Mapping[str, Any] | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after: float | None = (parameters or {}).get("retry_after")
        self.moved_to: int | None = (parameters or {}).get("migrate_to_chat_id")


class Unreachable(Exception):
    """No answer came: whether the call was carried out is not known. A gateway's answer has a `status`."""

    def __init__(self, why: str, status: int | None = None) -> None:
        super().__init__(why)
        self.status = status


class BotApi:
    """A Bot API server, Telegram's or another, spoken to in JSON.

    aiogram's own client builds a model for each call and each answer; the outbox holds both as JSON already.
    """

    def __init__(self, url: str, token: str) -> None:
        self._base = f"{url.rstrip('/')}/bot{token}/"
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        """Open the connections."""
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=100))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        if self._session:
            await self._session.close()

    async def call(
        self,
        method: str,
        params: Mapping[str, Any],
        attachment: bytes | None = None,
        timeout: float = CALL_TIMEOUT,  # noqa: ASYNC109  aiohttp's own clock is meant
    ) -> Any:
        """Give the `result`; what is `attach://name` is in the attachment. Raises Refused, Unreachable."""
        if self._session is None:
            raise Unreachable("the connections are not open")
        body = _body(params, attachment)
        try:
            async with self._session.post(
                self._base + method, timeout=aiohttp.ClientTimeout(total=timeout), **body
            ) as response:
                return _result(response.status, await response.read())
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            # The words of these errors may hold the URL and with it the token.
            raise Unreachable(type(error).__name__) from None


def _body(params: Mapping[str, Any], attachment: bytes | None) -> dict[str, Any]:
    if attachment is None:
        return {"json": params}
    form = aiohttp.FormData()
    for name, value in params.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    for name, content in unpacked(attachment, attached(params)).items():
        kind = guess_type(name)[0] or "application/octet-stream"
        form.add_field(name, content, filename=name, content_type=kind)
    return {"data": form}


def _result(status: int, body: bytes) -> Any:
    try:
        answer = json.loads(body)
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or "ok" not in answer:
        # A gateway on the way spoke, not Telegram: whatever its status says, nothing was refused.
        raise Unreachable(f"HTTP {status} without an answer of Telegram's", status)
    if answer["ok"]:
        return answer.get("result")
    raise Refused(answer.get("error_code", status), answer.get("description", ""), answer.get("parameters"))
