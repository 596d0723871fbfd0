"""Serves the page that shows the emulated world, on this machine only."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, TypeAlias

from aiohttp import web

from bot.demo.acts import Acts
from bot.demo.telegram import EmulatedTelegram
from bot.demo.telegram.people import Person
from bot.demo.telegram.records import Chat
from bot.demo.view import Json, Shown, chats_view, only_changes, person_view

SETTLE = 0.05
"""Seconds in which quick changes are gathered into one event."""
LARGEST_ACT = 32 * 1024 * 1024
"""Bytes of one request: an album of ten pictures as base64."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_SHOWN_INLINE = ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/", "video/")
_Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class DemoPage:
    """The page of one emulated Telegram: who holds which phone, and the little server that shows them."""

    telegram: EmulatedTelegram
    citizens: Sequence[Person]
    staff: Person
    staff_chats: Sequence[Chat]
    manager: Person
    manager_chat: Chat
    colleagues: Sequence[Person] = ()
    _invented: list[Person] = field(default_factory=list)
    _runner: web.AppRunner | None = None
    _port: int = 0

    async def start(self, port: int = 0) -> None:
        """Listen on 127.0.0.1 (any free port if 0); raises OSError if the port is taken."""
        app = web.Application(client_max_size=LARGEST_ACT, middlewares=[self._guard])
        app.on_response_prepare.append(_add_headers)
        app.add_routes(
            [
                web.get("/", self._index),
                web.get("/page/{name}", self._part),
                web.get("/state", self._state),
                web.get("/events", self._events),
                web.get("/file/{id}", self._file),
                web.post("/act", self._act),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close the page's line and the port; harmless when it never started."""
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def url(self) -> str:
        """The page's address, once it has started."""
        return f"http://127.0.0.1:{self._port}/"

    @property
    def people(self) -> dict[int, Person]:
        """Everyone who can act on the page, by id."""
        everyone = [*self.citizens, *self._invented, self.staff, *self.colleagues, self.manager]
        return {person.id: person for person in everyone}

    def world(self) -> tuple[Json, Shown]:
        """Give the whole state as the page receives it, and what it thereby shows."""
        chats, shown = chats_view(self._chats())
        bot = self.telegram.bot
        return {
            "whole": True,
            "bot": {"id": bot.id, "name": bot.name},
            "people": [person_view(one, one.chat.id) for one in self.people.values()],
            "phones": self._phones(),
            "chats": chats,
        }, shown

    def _phones(self) -> list[Json]:
        citizens = [*self.citizens, *self._invented]
        staff = [self.staff, *self.colleagues]
        return [
            _phone("citizen", citizens, None, self._menus(citizens[0].chat, citizens[0])),
            _phone("staff", staff, self.staff_chats, self._menus(self.staff_chats[0], self.staff)),
            _phone(
                "manager", [self.manager], [self.manager_chat], self._menus(self.manager_chat, self.manager)
            ),
        ]

    def _invent(self, name: str, language: str) -> Person:
        self._invented.append(self.telegram.person(name, language_code=language))
        return self._invented[-1]

    def _menus(self, chat: Chat, person: Person) -> Json:
        admin = chat.members.get(person.id) in {"creator", "administrator"}
        return {code: self.telegram.menu(chat, code, admin=admin) for code in ("kk", "ru", "en", "")}

    def _chats(self) -> list[Chat]:
        own = [person.chat for person in self.people.values()]
        return list({chat.id: chat for chat in (*own, *self.staff_chats, self.manager_chat)}.values())

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        # Another web site could reach this port through the visitor's browser (DNS rebinding, forged posts).
        allowed = {f"127.0.0.1:{self._port}", f"localhost:{self._port}"}
        origin = request.headers.get("Origin", f"http://{request.host}")
        if request.host not in allowed or origin.removeprefix("http://") not in allowed:
            return _refusal(403, "This page answers only its own address on this computer.")
        try:
            return await handler(request)
        except web.HTTPException as error:
            return _refusal(error.status, error.reason)

    async def _index(self, _: web.Request) -> web.Response:
        return _part("index.html")

    async def _part(self, request: web.Request) -> web.Response:
        return _part(request.match_info["name"])

    async def _state(self, _: web.Request) -> web.Response:
        state, _shown = self.world()
        return web.json_response(state)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        shown: Shown = {}
        async for _version in self.telegram.changes():
            state, now_shown = self.world()
            state |= {"whole": not shown, "chats": only_changes(state["chats"], shown)}
            shown = now_shown
            await response.write(b"data: " + json.dumps(state).encode() + b"\n\n")
            await asyncio.sleep(SETTLE)
        return response

    async def _file(self, request: web.Request) -> web.Response:
        try:
            data, mime = self.telegram.file_bytes(request.match_info["id"])
        except KeyError:
            return _refusal(404, "There is no such file.")
        headers = {} if mime.startswith(_SHOWN_INLINE) else {"Content-Disposition": "attachment"}
        return web.Response(body=data, content_type=mime, headers=headers)

    async def _act(self, request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            return _refusal(415, "An act is JSON.")
        try:
            deed: Any = await request.json()
            chats = {chat.id: chat for chat in self._chats()}
            answer = await Acts(self.people, chats, self._invent).perform(deed)
        except ValueError as error:
            return _refusal(400, str(error))
        return web.json_response(answer)


def _phone(role: str, people: Sequence[Person], chats: Sequence[Chat] | None, menus: Json) -> Json:
    held = None if chats is None else [chat.id for chat in chats]
    return {"role": role, "people": [one.id for one in people], "chats": held, "commands": menus}


def _part(name: str) -> web.Response:
    part = files("bot.demo") / "page" / name
    kind = _TYPES.get(name.rpartition(".")[2])
    if kind is None or "/" in name or not part.is_file():
        return _refusal(404, "The page has no such part.")
    return web.Response(text=part.read_text("utf-8"), content_type=kind, charset="utf-8")


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update({name: text for name, text in HEADERS.items() if name not in response.headers})


def _refusal(status: int, words: str) -> web.Response:
    return web.json_response({"error": words}, status=status)
