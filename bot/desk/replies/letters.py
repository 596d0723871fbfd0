"""An answer on its way to the citizen: a text, a medium, a place or an album, in the ministry's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.cards import answer, answer_head
from bot.desk.cards.showing import ALBUM_PAUSE
from bot.desk.work import Work
from bot.markup import Text, join, split, written
from bot.speech import (
    CAPTION_LIMIT,
    TEXT_LIMIT,
    WITHOUT_CAPTION,
    album_params,
    media_params,
    text_params,
)
from storage import lines, outbox
from storage.records import Appeal, Line
from storage.roles import Role


@dataclass(frozen=True, slots=True)
class Piece:
    """One message of an answer: the key under which it stands at the citizen's, and how it is sent."""

    key: str
    method: str
    params: dict[str, Any]
    role: Role = Role.ANSWER


def pass_on(work: Work, appeal: Appeal, line: Line, delay: timedelta = timedelta()) -> None:
    """Send an answer; an album goes as one, once its last item has come."""
    if line.album is None:
        send_pieces(work, appeal, line, pieces(work, appeal, line), delay)
        return
    items = lines.of_album(work.rows, appeal.id, line.chat_id, line.album)
    send_pieces(work, appeal, items[0], album_pieces(work, appeal, items), max(delay, ALBUM_PAUSE))


def take_back(work: Work, line: Line) -> None:
    """Leave an answer unsent, as far as it has not gone yet."""
    outbox.withdraw_line(work.rows, line.id)


def answer_key(line: Line) -> str:
    """Give the key under which an answer stands at the citizen's; an album's is that of its first item."""
    return f"answer:{line.id}"


def part_key(line: Line, part: int) -> str:
    """Give the key of a message that stands before an answer's last, counted from 0."""
    return f"{answer_key(line)}:{part}"


def pieces(work: Work, appeal: Appeal, line: Line) -> list[Piece]:
    """Give the messages that an answer takes; only the last, once it stands, makes it delivered."""
    words = answer(line, work.office.ministry, work.voice_of_citizen(appeal.citizen_id))
    if line.media is not None:
        has_caption = len(words) <= CAPTION_LIMIT and line.media.type not in WITHOUT_CAPTION
        before = [] if has_caption else split(words, TEXT_LIMIT)
        caption = words if has_caption else Text()
        method, params = media_params(line.media.type, line.media.file_id, caption)
    elif line.latitude is not None:
        before = split(words, TEXT_LIMIT)
        method, params = "sendLocation", {"latitude": line.latitude, "longitude": line.longitude}
    else:
        *before, last = split(words, TEXT_LIMIT)
        method, params = "sendMessage", text_params(last)
    return [*_parts(line, before), Piece(answer_key(line), method, params)]


def album_pieces(work: Work, appeal: Appeal, items: Sequence[Line]) -> list[Piece]:
    """Give the messages that an album takes: its words alone where they are no caption, then the files."""
    before, captions = album_words(work, appeal, items)
    shown = [
        (item.media.type, item.media.file_id, caption)
        for item, caption in zip(items, captions, strict=True)
        if item.media
    ]
    if len(shown) == 1:
        method, params = media_params(*shown[0])
    else:
        method, params = "sendMediaGroup", album_params(shown)
    return [*_parts(items[0], before), Piece(answer_key(items[0]), method, params)]


def album_words(work: Work, appeal: Appeal, items: Sequence[Line]) -> tuple[list[Text], list[Text]]:
    """Give the words that stand before an album, if they are too long for a caption, and its captions."""
    first = items[0]
    head = answer_head(first, work.office.ministry, work.voice_of_citizen(appeal.citizen_id))
    opening = join((head, written(first.text, first.entities)), "\n\n")
    captions = [written(item.text, item.entities) for item in items[1:]]
    if len(opening) > CAPTION_LIMIT:
        return split(opening, TEXT_LIMIT), [Text(), *captions]
    return [], [opening, *captions]


def send_pieces(
    work: Work, appeal: Appeal, line: Line, sent: Sequence[Piece], delay: timedelta = timedelta()
) -> None:
    """Send messages of an answer; what stands at the citizen's already is edited there."""
    for piece in sent:
        work.send(
            appeal.citizen_id,
            piece.method,
            piece.params,
            role=piece.role,
            key=piece.key,
            delay=delay,
            appeal_id=appeal.id,
            line_id=line.id,
        )


def _parts(line: Line, words: Sequence[Text]) -> list[Piece]:
    return [
        Piece(part_key(line, part), "sendMessage", text_params(each), Role.WORD)
        for part, each in enumerate(words)
    ]
