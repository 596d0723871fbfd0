"""Delivers updates to the bot's webhook: one in flight per chat, several in all, again after failures."""

import asyncio
import json
from collections import deque
from urllib.parse import parse_qsl

import aiohttp

from bot.demo.telegram.dispatch import Dispatch, LineBroke
from bot.demo.telegram.feed import Entry, Feed
from bot.demo.telegram.params import Params
from bot.demo.telegram.records import Json

_SHORTEST_REST = 0.05
_LONGEST_REST = 1.0
_PATIENCE = aiohttp.ClientTimeout(total=60)


class Courier:
    """Carries what waits in the feed to the webhook, as long as one is set."""

    def __init__(self, dispatch: Dispatch, feed: Feed) -> None:
        self._dispatch = dispatch
        self._feed = feed
        self._queues: dict[int, deque[Entry]] = {}
        self._ready: deque[int] = deque()
        self._busy: set[int] = set()
        self._rests: dict[int, float] = {}
        self._tasks: asyncio.TaskGroup | None = None
        self._client: aiohttp.ClientSession | None = None
        feed.on_add = self._enqueue
        feed.on_hook = self._restock

    def start(self, tasks: asyncio.TaskGroup) -> None:
        """Begin to deliver what waits; the deliveries belong to `tasks`."""
        self._tasks = tasks
        self._restock()

    async def stop(self) -> None:
        """End all deliveries; what was not confirmed stays in the feed."""
        self._tasks = None
        if self._client is not None:
            await self._client.close()
            self._client = None

    def _restock(self) -> None:
        self._queues.clear()
        self._ready.clear()
        if self._feed.hook is not None:
            for entry in list(self._feed.pending.values()):
                self._enqueue(entry)

    def _enqueue(self, entry: Entry) -> None:
        queue = self._queues.get(entry.key)
        if queue is None:
            self._queues[entry.key] = deque([entry])
            self._ready.append(entry.key)
        elif self._feed.reorder:
            queue.insert(1, entry)
        else:
            queue.append(entry)
        self._pump()

    def _pump(self) -> None:
        hook = self._feed.hook
        while hook and self._tasks and self._ready and len(self._busy) < hook.max_connections:
            key = self._ready.popleft()
            if key not in self._busy and self._queues.get(key):
                self._busy.add(key)
                self._tasks.create_task(self._deliver(key, self._queues[key][0]))

    async def _deliver(self, key: int, entry: Entry) -> None:
        rest = 0.0
        if entry.id in self._feed.pending and entry.expires > self._dispatch.world.clock():
            rest = await self._post(entry)
        queue = self._queues.get(key)
        if rest == 0.0:
            self._rests.pop(key, None)
            if self._feed.done(entry) and queue and queue[0] is entry:
                queue.popleft()
        self._busy.discard(key)
        if not queue:
            self._queues.pop(key, None)
        elif rest > 0:
            asyncio.get_running_loop().call_later(rest, self._wake, key)
        else:
            self._ready.append(key)
        self._pump()

    def _wake(self, key: int) -> None:
        self._ready.append(key)
        self._pump()

    async def _post(self, entry: Entry) -> float:
        hook = self._feed.hook
        if hook is None or self._tasks is None:
            return _SHORTEST_REST
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        body = json.dumps(entry.update, ensure_ascii=False).encode()
        try:
            async with self._session().post(hook.url, data=body, headers=headers) as response:
                if response.status // 100 == 2:
                    await self._obey(response)
                    return 0.0
                return self._failed(entry, f"Wrong response from the webhook: {response.status}", response)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return self._failed(entry, str(error) or "Connection timed out")

    def _failed(self, entry: Entry, why: str, response: aiohttp.ClientResponse | None = None) -> float:
        self._feed.last_error = {"last_error_date": self._dispatch.world.now, "last_error_message": why}
        rest = min(self._rests.get(entry.key, _SHORTEST_REST / 2) * 2, _LONGEST_REST)
        self._rests[entry.key] = rest
        asked = response.headers.get("Retry-After", "") if response is not None else ""
        return float(asked) if asked.isdigit() else rest

    async def _obey(self, response: aiohttp.ClientResponse) -> None:
        values = await _answered(response)
        method = values.pop("method", None)
        if method:
            try:
                await self._dispatch.call(str(method), Params(values))
            except LineBroke:
                # Nobody reads the result of a method called this way.
                return

    def _session(self) -> aiohttp.ClientSession:
        if self._client is None:
            connector = aiohttp.TCPConnector(limit=0)
            self._client = aiohttp.ClientSession(connector=connector, timeout=_PATIENCE)
        return self._client


async def _answered(response: aiohttp.ClientResponse) -> Json:
    """Give the method call in the bot's answer, with its `method`; empty if there is none."""
    if response.content_type == "multipart/form-data":
        return await _multipart(response)
    body = await response.text()
    if response.content_type == "application/json" and body.startswith("{"):
        values: Json = json.loads(body)
        return values
    if response.content_type == "application/x-www-form-urlencoded":
        return dict(parse_qsl(body))
    return {}


async def _multipart(response: aiohttp.ClientResponse) -> Json:
    values: Json = {}
    reader = aiohttp.MultipartReader.from_response(response)
    while (part := await reader.next()) is not None:
        if isinstance(part, aiohttp.BodyPartReader) and part.name:
            values[part.name] = await part.text()
    return values
