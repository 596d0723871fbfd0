"""What a person sent or pressed, reduced to what the desk needs to know of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import category

from storage.records import Media

BLANKS = "\u2800\u3164\u115f\u1160\uffa0"
"""Characters which count as printable but show nothing (Braille blank, Hangul fillers)."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message of Telegram, from a citizen or from staff; `text` is the text or the caption."""

    chat_id: int
    message_id: int
    user_id: int
    client_language: str | None
    text: str
    entities: tuple[Mapping[str, Any], ...] = ()
    media: Media | None = None
    album: str | None = None
    location: tuple[float, float] | None = None
    reply_to: int | None = None
    reply_about: int | None = None
    """The appeal named by the buttons of the message replied to, where that is one of ours."""
    thread_id: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it that a person could read, see or hear."""
        return not (readable(self.text) or self.media or self.location)


@dataclass(frozen=True, slots=True)
class Press:
    """A press of a button: `verb:appeal:argument`, under a message of ours."""

    query_id: str
    chat_id: int
    message_id: int
    user_id: int
    client_language: str | None
    verb: str
    appeal_id: int
    argument: str


@dataclass(frozen=True, slots=True)
class Employee:
    """A member of staff; the name is for colleagues only, a citizen never reads it."""

    id: int
    name: str


def readable(text: str) -> bool:
    """Whether the text has a character that can be seen: zero-width ones, blanks and lone marks are none."""
    return any(_is_seen(character) for character in text)


def _is_seen(character: str) -> bool:
    is_drawn = character.isprintable() and not character.isspace() and character not in BLANKS
    return is_drawn and category(character) != "Mn"
