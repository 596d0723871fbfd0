"""Lets people send everything that is no plain text: pictures, voices, places, albums."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict, Unpack

from bot.demo.telegram.entities import find_entities
from bot.demo.telegram.records import Chat, Json, Message, User
from bot.demo.telegram.world import World


class Placing(TypedDict, total=False):
    """Where and how something is sent: the chat, what it answers, the topic, whether as the group itself."""

    chat: Chat | None
    reply_to: Message | None
    thread: int | None
    anonymous: bool


@dataclass(slots=True, eq=False)
class Attachments(User):
    """The part of a person who sends media."""

    world: World = field(init=False, repr=False)
    chat: Chat = field(init=False, repr=False)
    last_sent: Message = field(init=False, repr=False)

    @property
    def phone(self) -> str:
        """The own number of the person."""
        return f"+7700{self.id % 10_000_000:07d}"

    @abstractmethod
    def say(self, chat: Chat, **parts: object) -> Message:
        """Post a message in this person's name."""

    @abstractmethod
    def where(self, chat: Chat | None, reply_to: Message | None) -> tuple[Chat, Message | None]:
        """Give the chat where to say something, and the answered message if it still stands there."""

    def sends_photo(
        self, caption: str = "", *, data: bytes | None = None, **placing: Unpack[Placing]
    ) -> Message:
        """Send a picture, real bytes or a placeholder."""
        return self._sends_file("photo", caption, data, placing)

    def sends_video(
        self,
        caption: str = "",
        *,
        data: bytes | None = None,
        size: int | None = None,
        **placing: Unpack[Placing],
    ) -> Message:
        """Send a video; `size` claims so many bytes."""
        return self._sends_file("video", caption, data, placing, size=size)

    def sends_voice(
        self, caption: str = "", *, data: bytes | None = None, seconds: int = 5, **placing: Unpack[Placing]
    ) -> Message:
        """Send a voice message."""
        return self._sends_file("voice", caption, data, placing, duration=seconds)

    def sends_video_note(self, *, data: bytes | None = None, **placing: Unpack[Placing]) -> Message:
        """Send a round video."""
        return self._sends_file("video_note", "", data, placing)

    def sends_audio(
        self,
        caption: str = "",
        *,
        data: bytes | None = None,
        name: str = "audio.mp3",
        **placing: Unpack[Placing],
    ) -> Message:
        """Send music."""
        return self._sends_file("audio", caption, data, placing, name=name)

    def sends_document(
        self,
        caption: str = "",
        *,
        data: bytes | None = None,
        name: str = "document.pdf",
        mime: str = "application/pdf",
        size: int | None = None,
        **placing: Unpack[Placing],
    ) -> Message:
        """Send a file; `size` claims so many bytes."""
        return self._sends_file("document", caption, data, placing, name=name, mime=mime, size=size)

    def sends_animation(
        self, caption: str = "", *, data: bytes | None = None, **placing: Unpack[Placing]
    ) -> Message:
        """Send a GIF."""
        return self._sends_file("animation", caption, data, placing)

    def sends_sticker(self, emoji: str = "👍", **placing: Unpack[Placing]) -> Message:
        """Send a sticker."""
        return self._sends_file("sticker", "", None, placing, emoji=emoji)

    def sends_location(self, latitude: float, longitude: float, **placing: Unpack[Placing]) -> Message:
        """Send a point on the map."""
        return self._sends("location", {"location": _point(latitude, longitude)}, placing)

    def sends_venue(
        self, title: str, address: str, latitude: float, longitude: float, **placing: Unpack[Placing]
    ) -> Message:
        """Send a named place."""
        point = _point(latitude, longitude)
        venue = {"location": point, "title": title, "address": address}
        return self._sends("venue", {"venue": venue, "location": point}, placing)

    def sends_contact(
        self, phone: str, first_name: str, *, user_id: int | None = None, **placing: Unpack[Placing]
    ) -> Message:
        """Send somebody's number."""
        contact: Json = {"phone_number": phone, "first_name": first_name}
        if user_id is not None:
            contact["user_id"] = user_id
        return self._sends("contact", {"contact": contact}, placing)

    def sends_poll(self, question: str, options: Sequence[str], **placing: Unpack[Placing]) -> Message:
        """Send a poll."""
        poll: Json = {
            "id": str(self.world.serial()),
            "question": question,
            "total_voter_count": 0,
            "type": "regular",
        }
        poll |= dict.fromkeys(
            ("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting", "members_only"), False
        )
        poll["options"] = [
            {"persistent_id": str(number), "text": text, "voter_count": 0}
            for number, text in enumerate(options)
        ]
        return self._sends("poll", {"poll": poll}, placing)

    def sends_dice(self, value: int = 6, **placing: Unpack[Placing]) -> Message:
        """Throw dice."""
        return self._sends("dice", {"dice": {"emoji": "🎲", "value": value}}, placing)

    def sends_story(self, **placing: Unpack[Placing]) -> Message:
        """Forward a story: a kind of message which few bots can use."""
        story: Json = {"id": 1, "chat": {"id": self.id, "type": "private", "first_name": self.first_name}}
        return self._sends("story", {"story": story}, placing)

    def sends_album(
        self,
        items: Sequence[tuple[str, str] | tuple[str, str, bytes]],
        **placing: Unpack[Placing],
    ) -> list[Message]:
        """Send several media at once, each a kind, a caption, perhaps bytes; each is an update of its own."""
        album = str(13_000_000_000_000_000 + self.world.serial())
        return [
            self._sends_file(item[0], item[1], item[2] if len(item) == 3 else None, placing, album=album)
            for item in items
        ]

    def _sends_file(
        self,
        kind: str,
        caption: str,
        data: bytes | None,
        placing: Placing,
        *,
        album: str | None = None,
        name: str | None = None,
        mime: str | None = None,
        size: int | None = None,
        **about: object,
    ) -> Message:
        file = self.world.files.keep(kind, data, name, mime, size, **about)
        return self._sends(kind, file.content, placing, caption=caption, file_id=file.file_id, album=album)

    def _sends(self, kind: str, content: Json, placing: Placing, **parts: object) -> Message:
        chat, reply = self.where(placing.get("chat"), placing.get("reply_to"))
        caption = parts.get("caption")
        parts["entities"] = find_entities(caption) if isinstance(caption, str) else []
        return self.say(
            chat,
            kind=kind,
            content=content,
            reply_to=reply,
            thread=placing.get("thread"),
            sender_chat=chat if placing.get("anonymous") else None,
            **parts,
        )


def _point(latitude: float, longitude: float) -> Json:
    return {"latitude": latitude, "longitude": longitude}
