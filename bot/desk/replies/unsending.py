"""/unsend: staff take an answer back, and what the citizen has of it is deleted."""

from collections.abc import Sequence
from datetime import timedelta

from bot.delivery.verdict import Reason
from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.citizens.solving import unask
from bot.desk.incidents.rewording import cannot_be_taken_back
from bot.desk.incoming import Employee, Incoming
from bot.desk.ready.offering import show_state
from bot.desk.replies.answering import addressed, line_of, mark
from bot.desk.replies.letters import answer_key, take_back
from bot.desk.staff.reach import Reach
from bot.desk.work import Work
from bot.markup import Text, bold, join
from bot.names import refusal_in_words
from bot.texts import Voice
from storage import appeals, lines, outbox, posts, silences
from storage.acts import What
from storage.records import Appeal, Author, Delivery, Line, Outgoing, Status
from storage.roles import Role

LIMIT = timedelta(hours=48)
"""Telegram lets a bot delete what it sent no longer than this (Bot API, deleteMessage)."""
AT_ONCE = 100
"""Messages that one call deletes at most (Bot API, deleteMessages)."""
SHOWS_ANSWERS = frozenset({Role.ANSWER, Role.WORD})


def unsend(work: Work, incoming: Incoming, employee: Employee, reach: Reach | None = None) -> None:
    """Take back the answer to which staff reply; in private only one about an appeal within `reach`."""
    line = line_of(work, incoming.chat_id, incoming.reply_to or 0)
    appeal = appeals.lock(work.rows, line.appeal_id) if line else None
    whole = _whole(work, line.id) if line else []
    is_hidden = reach is not None and appeal is not None and not reach.covers(work, appeal)
    if not whole or appeal is None or whole[0].author is not Author.STAFF or is_hidden:
        _explain(work, incoming, _which(work, incoming))
        return
    silences.react(work.rows, appeal.place, work.now)
    if why := _why_not(work, whole[0], work.voice_of_chat(incoming.chat_id)):
        _explain(work, incoming, why)
        return
    if outbox.is_waiting(work.rows, _key(whole[0])):
        return
    work.meet_staff(employee, appeal.place.chat_id)
    work.record(appeal, What.UNSENT)
    for item in whole:
        take_back(work, item)
    if posts.of_line(work.rows, whole[0].id, appeal.citizen_id):
        _delete(work, appeal, whole[0])
    else:
        _taken_back(work, appeal, whole)


def explain_not_staff(work: Work, incoming: Incoming) -> None:
    """Tell a person who does not belong to the staff chat that she takes nothing back."""
    if addressed(work, incoming) is not None:
        say = work.voice_of_chat(incoming.chat_id)
        _explain(work, incoming, say("Only members of this chat can do this."))


def gone(work: Work, said: Outgoing) -> None:
    """Telegram deleted what the citizen had of an answer."""
    whole = _whole(work, said.line_id or 0)
    appeal = appeals.lock(work.rows, said.appeal_id or 0)
    if appeal is not None and whole and whole[0].delivery is not Delivery.TAKEN_BACK:
        _taken_back(work, appeal, whole)


def stays(work: Work, said: Outgoing, reason: Reason, why: str) -> None:
    """Telegram does not delete an answer: say so to those who took it back, with the reason."""
    line = lines.find(work.rows, said.line_id or 0)
    appeal = appeals.lock(work.rows, said.appeal_id or 0)
    if line is None or appeal is None:
        return
    work.record(appeal, What.STAYED)
    if line.delivery is Delivery.TAKEN_BACK:
        lines.change(work.rows, line.id, delivery=Delivery.DELIVERED)
        show_card(work, appeal)
    say = work.voice_of_chat(line.chat_id)
    head = bold(say("Not taken back: the citizen still has the answer."))
    words = join((head, refusal_in_words(reason, why, say)))
    work.say(line.chat_id, words, reply_to=line.message_id, appeal_id=appeal.id)


def came_too_late(work: Work, said: Outgoing) -> bool:
    """Delete what arrived although it was taken back meanwhile; False if it was not."""
    line = lines.find(work.rows, said.line_id) if said.line_id and said.role in SHOWS_ANSWERS else None
    if line is None or line.delivery is not Delivery.TAKEN_BACK:
        return False
    appeal = appeals.find(work.rows, line.appeal_id)
    if appeal is not None and said.chat_id == appeal.citizen_id:
        _delete(work, appeal, line)
    return True


def _which(work: Work, incoming: Incoming) -> str:
    """Say to what staff reply in order to take it back, or that it goes to everybody for good."""
    say = work.voice_of_chat(incoming.chat_id)
    if cannot_be_taken_back(work, incoming.chat_id, incoming.reply_to or 0):
        return say(
            "An answer to everybody cannot be taken back. "
            "To correct it, write in reply to the card: that goes to everybody too."
        )
    return say("Reply with /unsend to the answer that you want to take back.")


def _why_not(work: Work, line: Line, say: Voice) -> str:
    """Say why an answer cannot be taken back, nothing if it can."""
    if line.delivery is Delivery.TAKEN_BACK:
        return say("This answer has been taken back already.")
    if line.delivery is Delivery.FAILED:
        return say("This answer never reached the citizen, so there is nothing to take back.")
    if work.now - line.created_at >= LIMIT:
        return say(
            "Too late: Telegram lets me take an answer back within 48 hours only. "
            "Please send the citizen a correction."
        )
    return ""


def _delete(work: Work, appeal: Appeal, line: Line) -> None:
    """Delete all that shows a line at the citizen's; what is gone already is passed over."""
    message_ids = [post.message_id for post in posts.of_line(work.rows, line.id, appeal.citizen_id)]
    work.send(
        appeal.citizen_id,
        "deleteMessages",
        {"message_ids": message_ids[-AT_ONCE:]},
        role=Role.UNSEND,
        key=_key(line),
        appeal_id=appeal.id,
        line_id=line.id,
    )


def _taken_back(work: Work, appeal: Appeal, whole: Sequence[Line]) -> None:
    """Let line, card and receipt show that the citizen does not have the answer any more."""
    for item in whole:
        lines.change(work.rows, item.id, delivery=Delivery.TAKEN_BACK, failure=None)
    first = whole[0]
    thread = lines.of_appeal(work.rows, appeal.id)
    changed = work.change_appeal(appeal, **_owed(appeal, thread))
    show_card(work, changed)
    if changed.status is not appeal.status:
        show_receipt(work, changed)
        unask(work, changed)
    if not show_state(work, appeal, first):
        mark(work, first.chat_id, first.message_id, None, line_id=first.id)
    say = work.voice_of_chat(first.chat_id)
    words = Text(say("Taken back: the citizen does not have this answer any more."))
    work.say(first.chat_id, words, reply_to=first.message_id, appeal_id=appeal.id)


def _owed(appeal: Appeal, thread: Sequence[Line]) -> dict[str, object]:
    """Give what the appeal is now that the thread has an answer less: owed again, if no other answers it."""
    asked_at = max((line.id for line in thread if line.author is Author.CITIZEN), default=0)
    left = [line for line in thread if line.delivery in {Delivery.DELIVERED, Delivery.SENDING}]
    asks = appeal.status is Status.WAITING
    is_settled = any(line.id > asked_at and line.asks is asks for line in left)
    values: dict[str, object] = {}
    if appeal.status in {Status.ANSWERED, Status.WAITING} and not is_settled:
        values["status"] = Status.IN_PROGRESS
    if not any(not line.asks for line in left):
        values["answered_at"] = None
    return values


def _whole(work: Work, line_id: int) -> list[Line]:
    """Give a line with the rest of its album, as they stand now."""
    line = lines.find(work.rows, line_id)
    if line is None or line.album is None:
        return [line] if line else []
    return lines.of_album(work.rows, line.appeal_id, line.chat_id, line.album)


def _key(line: Line) -> str:
    return f"un{answer_key(line)}"


def _explain(work: Work, incoming: Incoming, words: str) -> None:
    work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id, first=True)
