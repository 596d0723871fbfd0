"""Keeps the bytes of media and describes them as the Bot API does."""

import struct
import zlib
from dataclasses import dataclass

from bot.demo.telegram.records import Json

FILE_KINDS = {
    "photo": ("AgACAgIAAxk", "Photo", "image/jpeg", "photos/file_{}.jpg"),
    "video": ("BAACAgIAAxk", "Video", "video/mp4", "videos/file_{}.mp4"),
    "voice": ("AwACAgIAAxk", "VoiceNote", "audio/ogg", "voice/file_{}.oga"),
    "video_note": ("DQACAgIAAxk", "VideoNote", "video/mp4", "video_notes/file_{}.mp4"),
    "audio": ("CQACAgIAAxk", "Audio", "audio/mpeg", "music/file_{}.mp3"),
    "document": ("BQACAgIAAxk", "Document", "application/octet-stream", "documents/file_{}"),
    "animation": ("CgACAgIAAxk", "Animation", "video/mp4", "animations/file_{}.mp4"),
    "sticker": ("CAACAgIAAxk", "Sticker", "image/webp", "stickers/file_{}.webp"),
}
_ABOUT: dict[str, Json] = {
    "video": {"width": 1280, "height": 720, "duration": 7},
    "voice": {"duration": 5},
    "video_note": {"length": 384, "duration": 6},
    "audio": {"duration": 180, "title": "Untitled"},
    "animation": {"width": 480, "height": 270, "duration": 3},
    "sticker": {"width": 512, "height": 512, "type": "regular", "is_animated": False, "is_video": False},
}
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
    b"BM": "image/bmp",
}
_START_OF = {"voice": b"OggS", "audio": b"ID3", "sticker": b"RIFF"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in Telegram: its identifiers, bytes, and the object that describes it to bots."""

    file_id: str
    kind: str
    data: bytes
    mime: str
    path: str
    size: int
    about: Json

    @property
    def content(self) -> Json:
        """The part of a message which carries this file."""
        if self.kind == "photo":
            return {"photo": [self.about["thumb"], self.about["large"]]}
        if self.kind == "animation":
            return {"animation": self.about, "document": self.about}
        return {self.kind: self.about}


class Files:
    """All files of one emulated Telegram."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._blank_picture = blank_png(64, 48, (120, 144, 156))

    def keep(
        self,
        kind: str,
        data: bytes | None = None,
        name: str | None = None,
        mime: str | None = None,
        size: int | None = None,
        **about: object,
    ) -> StoredFile:
        """Store a file (placeholder bytes if none are given; `size` may claim more bytes than there are)."""
        prefix, _, usual, path = FILE_KINDS[kind]
        data = data if data is not None else self._placeholder(kind)
        mime = picture_mime(data) or usual if kind == "photo" else mime or usual
        number = len(self._by_path) + 1
        file_id = f"{prefix}BAAI{number:08d}"
        size = size if size is not None else len(data)
        known: Json = _ABOUT.get(kind, {}) | {key: value for key, value in about.items() if value is not None}
        described = (
            _picture(file_id, data, size)
            if kind == "photo"
            else _described(kind, file_id, mime, name) | {"file_size": size} | known
        )
        file = StoredFile(file_id, kind, data, mime, _path(path.format(number), name), size, described)
        self._by_path[file.path] = self._by_id[file_id] = file
        if kind == "photo":
            self._by_id[described["thumb"]["file_id"]] = file
        return file

    def get(self, file_id: str) -> StoredFile | None:
        """Give the file with this identifier."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """Give the file at a path which getFile named."""
        return self._by_path.get(path)

    def _placeholder(self, kind: str) -> bytes:
        if kind == "photo":
            return self._blank_picture
        return _START_OF.get(kind, b"\x00\x00\x00\x18ftypmp42") + b" placeholder of the emulated Telegram"


def picture_mime(data: bytes) -> str | None:
    """Give the media type of picture bytes, or None if they are no picture."""
    return next((mime for start, mime in _PICTURES.items() if data.startswith(start)), None)


def blank_png(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """Give a PNG picture of one colour."""
    rows = (b"\x00" + bytes(colour) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def _picture(file_id: str, data: bytes, size: int) -> Json:
    unique = f"AQAD{file_id[-8:]}"
    width, height = _picture_size(data)
    thumb = {"width": 90, "height": max(90 * height // width, 1), "file_size": min(size, 1200)}
    return {
        "thumb": {"file_id": f"{file_id}s", "file_unique_id": f"{unique}s"} | thumb,
        "large": {
            "file_id": file_id,
            "file_unique_id": unique,
            "width": width,
            "height": height,
            "file_size": size,
        },
    }


def _described(kind: str, file_id: str, mime: str, name: str | None) -> Json:
    described: Json = {"file_id": file_id, "file_unique_id": f"AQAD{file_id[-8:]}"}
    if kind not in ("sticker", "video_note"):
        described["mime_type"] = mime
    if name and kind in ("document", "video", "audio", "animation"):
        described["file_name"] = name
    return described


def _picture_size(data: bytes) -> tuple[int, int]:
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return max(width, 1), max(height, 1)
    return 1280, 960


def _path(path: str, name: str | None) -> str:
    suffix = name.rpartition(".")[2] if name and "." in name else ""
    return f"{path}.{suffix}" if suffix and "." not in path else path
