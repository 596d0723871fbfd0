"""What staff write in reply: an answer to the citizen, a question to her, or a note among themselves."""

from dataclasses import replace
from datetime import timedelta

from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.duties.promising import offer
from bot.desk.incoming import Employee, Incoming
from bot.desk.published.holding import let_go
from bot.desk.replies.following import follow
from bot.desk.replies.letters import pass_on, take_back
from bot.desk.work import Work
from bot.markup import Text, units
from storage import appeals, lines, posts, silences
from storage.acts import What
from storage.published import Choice
from storage.records import Appeal, Author, Delivery, Line, Status
from storage.roles import Role

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
    number = addressed(work, incoming)
    if number is None:
        return
    work.meet_staff(employee, incoming.chat_id)
    appeal = appeals.lock(work.rows, number)
    if _is_bundle(work, incoming) or (appeal and appeal.bundle_id is not None):
        _explain_bundle(work, incoming)
        return
    if appeal is None:
        _explain_no_appeal(work, incoming)
        return
    write(work, appeal, incoming, employee)


def write(
    work: Work, appeal: Appeal, incoming: Incoming, employee: Employee, delay: timedelta = timedelta()
) -> None:
    """Take what a member of staff wrote about an appeal; an answer goes after the `delay`."""
    silences.react(work.rows, appeal.place, work.now)
    appeal = let_go(work, appeal, Choice.NONE)
    if appeal.erased_why:
        _explain_erased(work, incoming)
        return
    said = without_mark(incoming)
    if said.is_empty and incoming.text.startswith((NOTE_MARK, QUESTION_MARK)):
        _explain_mark(work, incoming)
    elif _is_note(work, appeal, incoming):
        _note(work, appeal, said, employee)
    elif said.is_empty or (said.media and said.media.type == "contact"):
        _explain_wrong_type(work, incoming)
    else:
        is_question = incoming.text.startswith(QUESTION_MARK)
        _answer(work, appeal, said, employee, delay, is_question=is_question)


def answer(
    work: Work, appeal: Appeal, said: Incoming, employee: Employee, delay: timedelta = timedelta()
) -> None:
    """Send what is said as an answer after the `delay`, whatever it begins with."""
    _answer(work, appeal, said, employee, delay, is_question=False)


def edit(work: Work, incoming: Incoming, employee: Employee) -> None:
    """Let the citizen's copy of an edited answer follow, where that is possible; else say that it is not."""
    line = lines.of_message(work.rows, incoming.chat_id, incoming.message_id)
    appeal = appeals.lock(work.rows, line.appeal_id) if line else None
    said = without_mark(incoming)
    if line is None or appeal is None or appeal.erased_why or line.author is Author.CITIZEN:
        return
    if (line.author is Author.NOTE) is not incoming.text.startswith(NOTE_MARK):
        _explain_change_of_mind(work, incoming, line)
        return
    if line.delivery is Delivery.TAKEN_BACK:
        _explain_taken_back(work, incoming)
        return
    if line.text == said.text and (said.media is None or said.media.is_same(line.media)):
        return
    edited = replace(line, text=said.text, entities=said.entities, media=said.media or line.media)
    if line.author is Author.STAFF and (said.is_empty or not follow(work, appeal, line, edited)):
        _explain_edit(work, incoming)
        return
    work.meet_staff(employee, incoming.chat_id)
    work.record(appeal, What.REWORDED)
    lines.edit(work.rows, line, work.now, text=said.text, media=said.media, entities=said.entities)
    if line.author is Author.STAFF and not edited.asks:
        offer(work, appeal, edited)


def _is_note(work: Work, appeal: Appeal, incoming: Incoming) -> bool:
    """Whether the message is among colleagues: by its mark, its album's, or as a reply to such a note."""
    replied = line_of(work, incoming.chat_id, incoming.reply_to or 0)
    others = [*_of_album(work, appeal, incoming), *([replied] if replied else [])]
    return incoming.text.startswith(NOTE_MARK) or any(line.author is Author.NOTE for line in others)


def without_mark(incoming: Incoming) -> Incoming:
    """Give the message without the mark at its beginning, its formatting still on the same words."""
    text = incoming.text
    if text.startswith((NOTE_MARK, QUESTION_MARK)):
        text = text[2:].lstrip()
    cut = units(incoming.text) - units(text)
    moved = [(e, max(e["offset"] - cut, 0), e["offset"] + e["length"] - cut) for e in incoming.entities]
    entities = ({**e, "offset": start, "length": end - start} for e, start, end in moved if end > start)
    return replace(incoming, text=text, entities=tuple(entities))


def explain_not_staff(work: Work, incoming: Incoming) -> None:
    """Tell a person who does not belong to the staff chat that her reply to words of ours was not sent."""
    if addressed(work, incoming) is None:
        return
    say = work.voice_of_chat(incoming.chat_id)
    _explain(work, incoming, say("Not sent: only members of this chat can answer."))


def addressed(work: Work, incoming: Incoming) -> int | None:
    """Give the number of the appeal to which the message replies: 0 for words of ours about none."""
    if incoming.reply_to is None:
        return None
    if line := lines.of_message(work.rows, incoming.chat_id, incoming.reply_to):
        return line.appeal_id
    if post := posts.of_message(work.rows, incoming.chat_id, incoming.reply_to):
        return post.appeal_id or 0
    # A card that we still write down as sent, or a copy of it that a crash left behind, is no post.
    return incoming.reply_about


def line_of(work: Work, chat_id: int, message_id: int) -> Line | None:
    """Give the line that a message is, or that a message of ours shows."""
    post = posts.of_message(work.rows, chat_id, message_id)
    shown = lines.find(work.rows, post.line_id) if post and post.line_id else None
    return lines.of_message(work.rows, chat_id, message_id) or shown


def _note(work: Work, appeal: Appeal, note: Incoming, employee: Employee) -> None:
    if _keep(work, appeal, note, employee, Author.NOTE) and not _of_album(work, appeal, note)[:-1]:
        work.record(appeal, What.NOTED)
    mark(work, note.chat_id, note.message_id, SEEN)
    for item in _of_album(work, appeal, note):
        lines.change(work.rows, item.id, author=Author.NOTE, delivery=None)
        take_back(work, item)


def _answer(
    work: Work, appeal: Appeal, said: Incoming, employee: Employee, delay: timedelta, *, is_question: bool
) -> None:
    is_begun = bool(_of_album(work, appeal, said))
    is_question = is_question or any(item.asks for item in _of_album(work, appeal, said))
    line = _keep(work, appeal, said, employee, Author.STAFF, asks=is_question)
    if line is None:
        return
    values: dict[str, object] = {}
    if is_question:
        values["status"] = Status.WAITING
    elif appeal.status in {Status.NEW, Status.REOPENED, Status.WAITING} and not is_begun:
        values["status"] = Status.IN_PROGRESS
    if appeal.taken_by is None:
        values |= {"taken_by": employee.id, "taken_name": employee.name}
    if values or not is_begun:
        what = What.ASKED if is_question else What.ANSWERED
        appeal = work.change_appeal(appeal, None if is_begun else what, **values)
    if is_question:
        show_receipt(work, appeal)
    pass_on(work, appeal, line, delay)
    show_card(work, appeal)
    if not is_question:
        offer(work, appeal, line)


def _keep(
    work: Work, appeal: Appeal, said: Incoming, employee: Employee, author: Author, *, asks: bool = False
) -> Line | None:
    return lines.add(
        work.rows,
        appeal_id=appeal.id,
        author=author,
        author_id=employee.id,
        chat_id=said.chat_id,
        message_id=said.message_id,
        now=work.now,
        text=said.text,
        entities=said.entities,
        media=said.media,
        album=said.album,
        place=said.location,
        asks=asks,
        delivery=Delivery.SENDING if author is Author.STAFF else None,
    )


def _of_album(work: Work, appeal: Appeal, incoming: Incoming) -> list[Line]:
    """Give the items of the same album that came before."""
    if incoming.album is None:
        return []
    return lines.of_album(work.rows, appeal.id, incoming.chat_id, incoming.album)


def mark(work: Work, chat_id: int, message_id: int, emoji: str | None, line_id: int | None = None) -> None:
    """Put a reaction on a member of staff's message, or take ours away."""
    work.send(
        chat_id,
        "setMessageReaction",
        {"message_id": message_id, "reaction": [{"type": "emoji", "emoji": emoji}] if emoji else []},
        role=Role.MARK,
        key=f"mark:{chat_id}:{message_id}",
        line_id=line_id,
    )


def _explain_no_appeal(work: Work, incoming: Incoming) -> None:
    say = work.voice_of_chat(incoming.chat_id)
    words = say("Not sent: this message belongs to no appeal. Reply to the card or to a message beneath it.")
    _explain(work, incoming, words)


def _explain_erased(work: Work, incoming: Incoming) -> None:
    say = work.voice_of_chat(incoming.chat_id)
    _explain(work, incoming, say("Not sent: this appeal is erased, and who wrote it is not known any more."))


def _is_bundle(work: Work, incoming: Incoming) -> bool:
    post = posts.of_message(work.rows, incoming.chat_id, incoming.reply_to or 0)
    return post is not None and post.role is Role.BUNDLE


def _explain_bundle(work: Work, incoming: Incoming) -> None:
    say = work.voice_of_chat(incoming.chat_id)
    words = say(
        "Not sent: this message shows several appeals. Press the number of one, then reply to its card."
    )
    _explain(work, incoming, words)


def _explain_edit(work: Work, incoming: Incoming) -> None:
    say = work.voice_of_chat(incoming.chat_id)
    words = say("This edit cannot reach the citizen. Please reply once more with the corrected answer.")
    _explain(work, incoming, words)


def _explain_taken_back(work: Work, incoming: Incoming) -> None:
    say = work.voice_of_chat(incoming.chat_id)
    words = say("This answer was taken back and stays so. To answer the citizen, please reply once more.")
    _explain(work, incoming, words)


def _explain_change_of_mind(work: Work, incoming: Incoming, line: Line) -> None:
    say = work.voice_of_chat(incoming.chat_id)
    if line.author is Author.NOTE:
        words = say("This stays a note among colleagues. To answer the citizen, please reply once more.")
    else:
        words = say(
            "This was an answer to the citizen and stays one: an edit cannot call it back. "
            "To take it back, reply to it with /unsend."
        )
    _explain(work, incoming, words)


def _explain_mark(work: Work, incoming: Incoming) -> None:
    say = work.voice_of_chat(incoming.chat_id)
    _explain(work, incoming, say("Nothing was sent: please write your words right after ?? or //."))


def _explain_wrong_type(work: Work, incoming: Incoming) -> None:
    say = work.voice_of_chat(incoming.chat_id)
    words = say(
        "Not sent: this kind of message cannot be passed on. "
        "Answer with text, a photo, a video, a voice message, a document or a place."
    )
    _explain(work, incoming, words)


def _explain(work: Work, incoming: Incoming, words: str) -> None:
    work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id)
