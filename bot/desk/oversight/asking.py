"""Who asks for an overview, where, and in which language the answer is to be."""

from dataclasses import dataclass

from bot.desk.incoming import Employee
from bot.desk.work import Work
from bot.texts import LANGUAGES, Voice
from storage.records import Place


@dataclass(frozen=True, slots=True)
class Asking:
    """A question of a manager's, an admin's or of staff, to whose message the answer replies."""

    who: Employee
    place: Place
    message_id: int
    client_language: str | None = None


def known_language(client_language: str | None, otherwise: str) -> str:
    """Give the language of somebody's Telegram if the bot speaks it."""
    hint = (client_language or "")[:2]
    return hint if hint in LANGUAGES else otherwise


def voice_of(work: Work, chat_id: int, client_language: str | None) -> Voice:
    """Give the voice of a group, or in private that of somebody who may never have written before."""
    return work.voice_of_chat(chat_id) if chat_id < 0 else work.voice_of_stranger(chat_id, client_language)
