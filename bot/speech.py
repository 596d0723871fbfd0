"""What a message of ours consists of, and the Bot API parameters that say it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.markup import Text

TEXT_LIMIT = 4096
"""UTF-16 units of a message (Bot API, sendMessage)."""
CAPTION_LIMIT = 1024
"""UTF-16 units of a caption (Bot API, sendPhoto and the like)."""
ALBUM_LIMIT = 10
"""Items of an album (Bot API, sendMediaGroup)."""

FIELDS = {
    "photo": "sendPhoto",
    "video": "sendVideo",
    "animation": "sendAnimation",
    "audio": "sendAudio",
    "document": "sendDocument",
    "voice": "sendVoice",
    "video_note": "sendVideoNote",
    "sticker": "sendSticker",
}
"""The types of media, each under the field that carries it, with the method that sends it."""

WITHOUT_CAPTION = {"video_note", "sticker"}
REPLACEABLE = frozenset({"photo", "video", "animation", "audio", "document"})
"""The types of media which another file can replace where they stand (Bot API, editMessageMedia)."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it says `data` to us when pressed, or opens `url`."""

    label: str
    data: str | None = None
    url: str | None = None

    def as_json(self) -> dict[str, str]:
        """Give the button as the Bot API takes it."""
        aim = {"url": self.url} if self.url else {"callback_data": self.data or ""}
        return {"text": self.label, **aim}


Rows = Sequence[Sequence[Button]]


def text_params(text: Text, rows: Rows = ()) -> dict[str, Any]:
    """Give the parameters of sendMessage or editMessageText."""
    return {
        "text": text.plain,
        "entities": [entity.as_json() for entity in text.entities],
        "link_preview_options": {"is_disabled": True},
        **({"reply_markup": keyboard(rows)} if rows else {}),
    }


def media_params(kind: str, file_id: str, caption: Text) -> tuple[str, dict[str, Any]]:
    """Give the method and the parameters that send a file of Telegram's again."""
    return FIELDS[kind], {kind: file_id, **_caption(kind, caption)}


def album_params(items: Iterable[tuple[str, str, Text]]) -> dict[str, Any]:
    """Give the parameters of sendMediaGroup for (type, file id, caption) of each item."""
    return {"media": [{"type": kind, "media": file, **_caption(kind, words)} for kind, file, words in items]}


def keyboard(rows: Rows) -> dict[str, Any]:
    """Give buttons as the Bot API takes them."""
    return {"inline_keyboard": [[button.as_json() for button in row] for row in rows]}


def _caption(kind: str, caption: Text) -> dict[str, Any]:
    if not caption or kind in WITHOUT_CAPTION:
        return {}
    return {
        "caption": caption.plain,
        "caption_entities": [entity.as_json() for entity in caption.entities],
    }
