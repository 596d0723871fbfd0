"""What somebody wrote in private, shown to her colleagues beneath the card."""

from bot.desk.cards.showing import card_key
from bot.desk.work import Work
from bot.markup import Text, italic, join, shorten, written
from bot.speech import CAPTION_LIMIT, TEXT_LIMIT, WITHOUT_CAPTION, album_params, media_params, text_params
from bot.texts import Voice
from storage import appeals, lines
from storage.records import Appeal, Author, Line
from storage.roles import Role


def show_copy(work: Work, appeal: Appeal, line: Line) -> None:
    """Show an answer or a note from a private chat in the staff chat, edited in place if it stands there."""
    say = work.voice_of_chat(appeal.place.chat_id)
    appeal = appeals.find(work.rows, appeal.id) or appeal
    head = italic(_head(line, appeal, say))
    words = join((head, written(line.text, line.entities)))
    if line.media is None and line.latitude is None:
        method, params = "sendMessage", text_params(_cut(words, TEXT_LIMIT))
    elif line.album is not None:
        items = lines.of_album(work.rows, appeal.id, line.chat_id, line.album)
        shown = [(i.media.type, i.media.file_id, Text(i.text)) for i in items if i.media]
        first = (*shown[0][:2], _cut(words, CAPTION_LIMIT))
        method, params = "sendMediaGroup", album_params([first, *shown[1:]])
    elif line.media is not None and line.media.type not in WITHOUT_CAPTION:
        method, params = media_params(line.media.type, line.media.file_id, _cut(words, CAPTION_LIMIT))
    else:
        _put(work, appeal, line, "sendMessage", text_params(head), f"copy:{line.id}:head")
        method, params = _bare(line)
    _put(work, appeal, line, method, params, f"copy:{line.id}")


def _put(work: Work, appeal: Appeal, line: Line, method: str, params: dict[str, object], key: str) -> None:
    work.send(
        appeal.place,
        method,
        params,
        role=Role.LINE,
        key=key,
        reply_key=card_key(appeal.id),
        appeal_id=appeal.id,
        line_id=line.id,
    )


def _bare(line: Line) -> tuple[str, dict[str, object]]:
    if line.media is not None:
        return media_params(line.media.type, line.media.file_id, Text())
    return "sendLocation", {"latitude": line.latitude, "longitude": line.longitude}


def _cut(words: Text, limit: int) -> Text:
    """Give words that fit; the answer itself went to the citizen whole."""
    return words if len(words) <= limit else Text(shorten(words.plain, limit))


def _head(line: Line, appeal: Appeal, say: Voice) -> str:
    name = (
        appeal.taken_name if appeal.taken_by == line.author_id and appeal.taken_name else say("A colleague")
    )
    if line.author is Author.NOTE:
        return say("Note of {name}:", name=name)
    return say("Asked by {name}:", name=name) if line.asks else say("Answered by {name}:", name=name)
