"""Lets people act in the emulated world as the page asks: one JSON object, one act."""

import asyncio
import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.demo.hum import hum
from bot.demo.telegram.entities import find_entities
from bot.demo.telegram.errors import PersonCannotDoThis
from bot.demo.telegram.people import Person
from bot.demo.telegram.records import Answer, Chat, Message
from bot.demo.view import Json

PATIENCE = 10.0
"""Seconds for which a pressed button waits for the bot's answer."""
_LANGUAGES = ("kk", "ru", "en")


class ActRefused(ValueError):
    """The page asked for something that nobody can do here; the words say what."""


@dataclass(frozen=True, slots=True)
class Acts:
    """What can be done in a world with these people and chats; `invent` lets a citizen exist."""

    people: Mapping[int, Person]
    chats: Mapping[int, Chat]
    invent: Callable[[str, str], Person]

    async def perform(self, deed: object) -> Json:
        """Do what `{"do": …, "person": …, "chat": …}` says; raises ActRefused."""
        if not isinstance(deed, dict):
            raise ActRefused("An act is a JSON object.")
        what = _text(deed, "do")
        if what == "press":
            return await self._presses(deed)
        if what not in _DEEDS:
            raise ActRefused(f"Nobody can {what!r} here; there are press, {', '.join(_DEEDS)}.")
        try:
            return _DEEDS[what](self, deed) or {}
        except PersonCannotDoThis as refusal:
            raise ActRefused(f"{refusal}.") from refusal

    def _invents(self, deed: Json) -> Json:
        name, language = _text(deed, "name"), _text(deed, "language")
        if not name.strip() or language not in _LANGUAGES:
            raise ActRefused(f"A citizen has a name and one of the languages {', '.join(_LANGUAGES)}.")
        return {"person": self.invent(name.strip()[:60], language).id}

    def _writes(self, deed: Json) -> None:
        text = _text(deed, "text")
        if not text.strip():
            raise ActRefused("A message has words.")
        person, chat = self._scene(deed)
        person.writes(text, chat=chat, reply_to=_reply(deed, chat), thread=_thread(deed, chat))

    def _sends_pictures(self, deed: Json) -> None:
        pictures = deed.get("pictures")
        if not isinstance(pictures, list) or not 1 <= len(pictures) <= 10:
            raise ActRefused("One sends one to ten pictures at once.")
        person, chat = self._scene(deed)
        album = str(14_000_000_000_000_000 + person.world.serial()) if len(pictures) > 1 else None
        chat, reply = person.where(chat, _reply(deed, chat))
        for number, picture in enumerate([_bytes(each) for each in pictures]):
            file = person.world.files.keep("photo", picture)
            caption = "" if number else _text(deed, "caption", "")
            person.say(
                chat,
                kind="photo",
                content=file.content,
                file_id=file.file_id,
                caption=caption,
                entities=find_entities(caption),
                album=album,
                reply_to=reply,
                thread=_thread(deed, chat),
            )

    def _sends_document(self, deed: Json) -> None:
        person, chat = self._scene(deed)
        person.sends_document(
            _text(deed, "caption", ""),
            data=_bytes(deed.get("data")),
            name=_text(deed, "name")[:120],
            mime="application/octet-stream",
            chat=chat,
            reply_to=_reply(deed, chat),
            thread=_thread(deed, chat),
        )

    def _sends_voice(self, deed: Json) -> None:
        person, chat = self._scene(deed)
        person.sends_voice(
            data=hum(), seconds=2, chat=chat, reply_to=_reply(deed, chat), thread=_thread(deed, chat)
        )

    def _shares_place(self, deed: Json) -> None:
        latitude, longitude = deed.get("latitude"), deed.get("longitude")
        if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
            raise ActRefused("A place has a latitude and a longitude in degrees.")
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise ActRefused("That place is not on the Earth.")
        person, chat = self._scene(deed)
        person.shares_location(latitude, longitude, chat=chat)

    def _shares_contact(self, deed: Json) -> None:
        person, chat = self._scene(deed)
        person.sends_contact(person.phone, person.first_name, user_id=person.id, chat=chat)

    def _edits(self, deed: Json) -> None:
        person, chat = self._scene(deed)
        message, text = _message(deed, chat), _text(deed, "text")
        if message.kind == "text":
            person.edits(message, text=text)
        else:
            person.edits(message, caption=text)

    def _reacts(self, deed: Json) -> None:
        person, chat = self._scene(deed)
        emoji = _text(deed, "emoji", "")
        person.reacts(_message(deed, chat), *([emoji] if emoji else []))

    async def _presses(self, deed: Json) -> Json:
        person, chat = self._scene(deed)
        press = person.presses_data(_message(deed, chat), _text(deed, "data"))
        try:
            async with asyncio.timeout(PATIENCE):
                async for _ in person.world.changes():
                    if press.answer is not None:
                        break
        except TimeoutError:
            return _answer_view(None)
        return _answer_view(press.answer)

    def _scene(self, deed: Json) -> tuple[Person, Chat]:
        person, chat = self.people.get(_number(deed, "person")), self.chats.get(_number(deed, "chat"))
        if person is None or chat is None or (chat.private and chat is not person.chat):
            raise ActRefused("That person is not in that chat.")
        return person, chat


_DEEDS: Mapping[str, Callable[[Acts, Json], Json | None]] = {
    "write": Acts._writes,
    "picture": Acts._sends_pictures,
    "document": Acts._sends_document,
    "voice": Acts._sends_voice,
    "place": Acts._shares_place,
    "contact": Acts._shares_contact,
    "edit": Acts._edits,
    "react": Acts._reacts,
    "invent": Acts._invents,
}


def _answer_view(answer: Answer | None) -> Json:
    if answer is None:
        return {"text": "", "alert": False, "url": None}
    return {"text": answer.text, "alert": answer.show_alert, "url": answer.url}


def _text(deed: Json, name: str, default: str | None = None) -> str:
    text = deed.get(name, default)
    if not isinstance(text, str):
        raise ActRefused(f"An act names its {name!r} as a text.")
    return text


def _number(deed: Json, name: str) -> int:
    number = deed.get(name)
    return number if isinstance(number, int) else 0


def _bytes(packed: object) -> bytes:
    if not isinstance(packed, str):
        raise ActRefused("A file comes as base64.")
    try:
        return base64.b64decode(packed, validate=True)
    except binascii.Error as error:
        raise ActRefused("A file comes as base64.") from error


def _message(deed: Json, chat: Chat) -> Message:
    message = chat.shown.get(_number(deed, "message"))
    if message is None:
        raise ActRefused("That message is not in that chat.")
    return message


def _reply(deed: Json, chat: Chat) -> Message | None:
    return chat.shown.get(_number(deed, "reply_to"))


def _thread(deed: Json, chat: Chat) -> int | None:
    answered = _reply(deed, chat)
    return answered.thread if answered is not None else _number(deed, "thread") or None
