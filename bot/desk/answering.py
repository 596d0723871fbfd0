"""What staff write in reply: an answer to the citizen, a question to her, or a note among themselves."""

from datetime import timedelta

from bot.cards import answer, answer_head
from bot.desk.incoming import Employee, Incoming
from bot.desk.showing import ALBUM_PAUSE, show_card
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
from storage import appeals, lines, posts
from storage.records import Appeal, Author, Delivery, Line, Role, Status

NOTE_MARK = "//"
"""A reply which begins so is staff's own note and never leaves the staff chat."""
QUESTION_MARK = "??"
"""A reply which begins so asks the citizen, and the appeal waits for her."""
SEEN = "✍"
DELIVERED = "👍"
"""Reactions on staff's messages; a bot may use only those of Telegram's list (Bot API, ReactionTypeEmoji)."""


def reply(work: Work, incoming: Incoming, employee: Employee) -> None:
    """Take what a member of staff wrote; what replies to nothing of ours is the staff's own talk."""
    if lines.of_message(work.rows, incoming.chat_id, incoming.message_id):
        return
    number = _addressed(work, incoming)
    if number is None:
        return
    appeal = appeals.lock(work.rows, number)
    if appeal is None:
        _explain_no_appeal(work, incoming)
    elif incoming.text.startswith(NOTE_MARK):
        _note(work, appeal, incoming, employee)
    elif incoming.is_empty or (incoming.media and incoming.media.type == "contact"):
        _explain_wrong_type(work, incoming)
    else:
        _answer(work, appeal, incoming, employee)


def edit(work: Work, incoming: Incoming) -> None:
    """Let an edited answer be edited at the citizen's too, where it is one text; else say that it cannot."""
    line = lines.of_message(work.rows, incoming.chat_id, incoming.message_id)
    if line is None or line.text == incoming.text or line.author is Author.CITIZEN:
        return
    line = lines.change(
        work.rows,
        line.id,
        text=incoming.text,
        entities=list(incoming.entities),
        earlier=[*line.earlier, line.text],
        edited_at=work.now,
    )
    if line.author is Author.NOTE:
        return
    appeal = appeals.lock(work.rows, line.appeal_id)
    if appeal is None:
        return
    if line.media or len(_letter(work, appeal, line)) > TEXT_LIMIT:
        say = work.voice_of_chat(incoming.chat_id)
        words = say("This edit cannot reach the citizen. Please reply once more with the corrected answer.")
        work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id)
    else:
        _send_text(work, appeal, line)


def explain_not_staff(work: Work, incoming: Incoming) -> None:
    """Tell a person who no longer belongs to the staff chat that nothing was sent."""
    say = work.voice_of_chat(incoming.chat_id)
    words = say("Not sent: only members of this chat can answer.")
    work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id)


def _addressed(work: Work, incoming: Incoming) -> int | None:
    """Give the number of the appeal to which the message replies: 0 for words of ours about none."""
    if incoming.reply_to is None:
        return None
    if line := lines.of_message(work.rows, incoming.chat_id, incoming.reply_to):
        return line.appeal_id
    if post := posts.of_message(work.rows, incoming.chat_id, incoming.reply_to):
        return post.appeal_id or 0
    return None


def _note(work: Work, appeal: Appeal, incoming: Incoming, employee: Employee) -> None:
    _keep(work, appeal, incoming, employee, Author.NOTE, incoming.text.removeprefix(NOTE_MARK).strip())
    mark(work, incoming.chat_id, incoming.message_id, SEEN)


def _answer(work: Work, appeal: Appeal, incoming: Incoming, employee: Employee) -> None:
    is_question = incoming.text.startswith(QUESTION_MARK)
    text = incoming.text.removeprefix(QUESTION_MARK)
    cut = len(incoming.text) - len(text)
    line = _keep(work, appeal, incoming, employee, Author.STAFF, text, cut)
    if line is None:
        return
    if is_question or appeal.status in {Status.NEW, Status.REOPENED, Status.WAITING}:
        status = Status.WAITING if is_question else Status.IN_PROGRESS
        appeal = appeals.change(work.rows, appeal.id, status=status)
    if appeal.taken_by is None:
        appeal = appeals.change(work.rows, appeal.id, taken_by=employee.id, taken_name=employee.name)
    if line.album is not None:
        _send_album(work, appeal, line)
    elif line.media is not None:
        _send_media(work, appeal, line)
    elif line.latitude is not None:
        _send_place(work, appeal, line)
    else:
        _send_text(work, appeal, line)
    show_card(work, appeal)


def _keep(
    work: Work,
    appeal: Appeal,
    incoming: Incoming,
    employee: Employee,
    author: Author,
    text: str,
    cut: int = 0,
) -> Line | None:
    moved = [{**e, "offset": e["offset"] - cut} for e in incoming.entities if e["offset"] >= cut]
    return lines.add(
        work.rows,
        appeal_id=appeal.id,
        author=author,
        author_id=employee.id,
        chat_id=incoming.chat_id,
        message_id=incoming.message_id,
        now=work.now,
        text=text,
        entities=moved,
        media=incoming.media,
        album=incoming.album,
        place=incoming.location,
        delivery=Delivery.SENDING if author is Author.STAFF else None,
    )


def _letter(work: Work, appeal: Appeal, line: Line) -> Text:
    return answer(line, appeal, work.office.ministry, work.voice_of_citizen(appeal.citizen_id))


def _send_text(work: Work, appeal: Appeal, line: Line) -> None:
    """Send a text; only its last piece, once it stands, makes the answer delivered."""
    *before, last = split(_letter(work, appeal, line), TEXT_LIMIT)
    for piece in before:
        work.say(appeal.citizen_id, piece, appeal_id=appeal.id, line_id=line.id)
    _send(work, appeal, line, "sendMessage", text_params(last))


def _send_media(work: Work, appeal: Appeal, line: Line) -> None:
    assert line.media is not None  # noqa: S101  the caller saw it
    caption = _letter(work, appeal, line)
    if len(caption) > CAPTION_LIMIT or line.media.type in WITHOUT_CAPTION:
        for piece in split(caption, TEXT_LIMIT):
            work.say(appeal.citizen_id, piece, appeal_id=appeal.id, line_id=line.id)
        caption = Text()
    _send(work, appeal, line, *media_params(line.media.type, line.media.file_id, caption))


def _send_place(work: Work, appeal: Appeal, line: Line) -> None:
    work.say(appeal.citizen_id, _letter(work, appeal, line), appeal_id=appeal.id, line_id=line.id)
    _send(work, appeal, line, "sendLocation", {"latitude": line.latitude, "longitude": line.longitude})


def _send_album(work: Work, appeal: Appeal, line: Line) -> None:
    """Send an album as one, once its last item has come."""
    items = lines.of_album(work.rows, appeal.id, line.chat_id, line.album or "")
    head = answer_head(appeal, work.office.ministry, work.voice_of_citizen(appeal.citizen_id))
    shown = []
    for position, item in enumerate(item for item in items if item.media):
        words = written(item.text, item.entities)
        caption = join((head, words), "\n\n") if position == 0 else words
        assert item.media is not None  # noqa: S101  filtered above
        shown.append((item.media.type, item.media.file_id, _fitting(caption)))
    if len(shown) == 1:
        method, params = media_params(*shown[0])
    else:
        method, params = "sendMediaGroup", album_params(shown)
    _send(work, appeal, items[0], method, params, delay=ALBUM_PAUSE)


def _fitting(caption: Text) -> Text:
    return split(caption, CAPTION_LIMIT)[0] if caption else caption


def _send(
    work: Work,
    appeal: Appeal,
    line: Line,
    method: str,
    params: dict[str, object],
    delay: timedelta = timedelta(),
) -> None:
    work.send(
        appeal.citizen_id,
        method,
        params,
        role=Role.ANSWER,
        key=f"answer:{line.id}",
        delay=delay,
        appeal_id=appeal.id,
        line_id=line.id,
    )


def mark(work: Work, chat_id: int, message_id: int, emoji: str, line_id: int | None = None) -> None:
    """Put a reaction on a member of staff's message."""
    work.send(
        chat_id,
        "setMessageReaction",
        {"message_id": message_id, "reaction": [{"type": "emoji", "emoji": emoji}]},
        role=Role.MARK,
        key=f"mark:{chat_id}:{message_id}",
        line_id=line_id,
    )


def _explain_no_appeal(work: Work, incoming: Incoming) -> None:
    say = work.voice_of_chat(incoming.chat_id)
    words = say("Not sent: this message belongs to no appeal. Reply to the card or to a message beneath it.")
    work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id)


def _explain_wrong_type(work: Work, incoming: Incoming) -> None:
    say = work.voice_of_chat(incoming.chat_id)
    words = say(
        "Not sent: this kind of message cannot be passed on. "
        "Answer with text, a photo, a video, a voice message, a document or a place."
    )
    work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id)
