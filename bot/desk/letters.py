"""An answer on its way to the citizen: a text, a medium, a place or an album, in the ministry's name."""

from datetime import timedelta

from bot.cards import answer, answer_head
from bot.desk.showing import ALBUM_PAUSE
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
from storage.records import Appeal, Line, Role


def pass_on(work: Work, appeal: Appeal, line: Line, delay: timedelta = timedelta()) -> None:
    """Send an answer; where it stands at the citizen's already, edit it there."""
    if line.album is not None:
        _send_album(work, appeal, line, max(delay, ALBUM_PAUSE))
    elif line.media is not None:
        _send_media(work, appeal, line, delay)
    elif line.latitude is not None:
        _send_place(work, appeal, line, delay)
    else:
        _send_text(work, appeal, line, delay)


def take_back(work: Work, line: Line) -> None:
    """Leave an answer unsent, if it has not gone yet."""
    outbox.withdraw(work.rows, f"{answer_key(line)}:words")
    outbox.withdraw(work.rows, answer_key(line))


def letter(work: Work, appeal: Appeal, line: Line) -> Text:
    """Give an answer as the citizen reads it."""
    return answer(line, work.office.ministry, work.voice_of_citizen(appeal.citizen_id))


def answer_key(line: Line) -> str:
    """Give the key under which an answer stands at the citizen's; an album's is that of its first item."""
    return f"answer:{line.id}"


def _send_text(work: Work, appeal: Appeal, line: Line, delay: timedelta) -> None:
    """Send a text; only its last piece, once it stands, makes the answer delivered."""
    *before, last = split(letter(work, appeal, line), TEXT_LIMIT)
    for piece in before:
        work.say(appeal.citizen_id, piece, delay=delay, appeal_id=appeal.id, line_id=line.id)
    _send(work, appeal, line, "sendMessage", text_params(last), delay)


def _send_media(work: Work, appeal: Appeal, line: Line, delay: timedelta) -> None:
    assert line.media is not None  # noqa: S101  the caller saw it
    caption = letter(work, appeal, line)
    if len(caption) > CAPTION_LIMIT or line.media.type in WITHOUT_CAPTION:
        for piece in split(caption, TEXT_LIMIT):
            work.say(appeal.citizen_id, piece, delay=delay, appeal_id=appeal.id, line_id=line.id)
        caption = Text()
    _send(work, appeal, line, *media_params(line.media.type, line.media.file_id, caption), delay)


def _send_place(work: Work, appeal: Appeal, line: Line, delay: timedelta) -> None:
    words = letter(work, appeal, line)
    work.say(appeal.citizen_id, words, delay=delay, appeal_id=appeal.id, line_id=line.id)
    place: dict[str, object] = {"latitude": line.latitude, "longitude": line.longitude}
    _send(work, appeal, line, "sendLocation", place, delay)


def _send_album(work: Work, appeal: Appeal, line: Line, delay: timedelta) -> None:
    """Send an album as one, once its last item has come."""
    items = lines.of_album(work.rows, appeal.id, line.chat_id, line.album or "")
    first = items[0]
    head = answer_head(first, work.office.ministry, work.voice_of_citizen(appeal.citizen_id))
    opening = join((head, written(first.text, first.entities)), "\n\n")
    if len(opening) > CAPTION_LIMIT:
        key = f"{answer_key(first)}:words"
        work.say(appeal.citizen_id, opening, key=key, delay=delay, appeal_id=appeal.id)
        opening = Text()
    captions = [opening, *(written(item.text, item.entities) for item in items[1:])]
    shown = [
        (item.media.type, item.media.file_id, caption)
        for item, caption in zip(items, captions, strict=True)
        if item.media
    ]
    if len(shown) == 1:
        method, params = media_params(*shown[0])
    else:
        method, params = "sendMediaGroup", album_params(shown)
    _send(work, appeal, first, method, params, delay)


def _send(
    work: Work,
    appeal: Appeal,
    line: Line,
    method: str,
    params: dict[str, object],
    delay: timedelta,
) -> None:
    work.send(
        appeal.citizen_id,
        method,
        params,
        role=Role.ANSWER,
        key=answer_key(line),
        delay=delay,
        appeal_id=appeal.id,
        line_id=line.id,
    )
