"""Second thoughts about an answer to everybody: staff edit it, or want to take it back."""

from datetime import timedelta

from bot.desk.incidents import writing
from bot.desk.incoming import Employee, Incoming
from bot.desk.work import Work
from bot.markup import Text
from storage import incident_answers, incidents, posts
from storage.incident_records import CrowdAnswer
from storage.roles import Role

REMEMBERED = timedelta(days=7)
"""So long it is known which message of staff an answer to everybody was."""


def edited(work: Work, incoming: Incoming, employee: Employee) -> bool:
    """Take an edit of an answer to everybody; what has gone out stays as it is. False if it is none."""
    answer = _of(work, incoming.chat_id, incoming.message_id)
    if answer is None:
        return False
    said = [each for each in answer.texts.values() if each.message_id == incoming.message_id]
    if any(each.text == incoming.text for each in said):
        return True
    incident = incidents.lock(work.rows, answer.incident_id)
    if answer.sent_at is None and incident is not None:
        writing.write(work, incoming, incident, employee)
        return True
    say = work.voice_of_chat(incoming.chat_id)
    words = say(
        "The citizens keep the earlier words. "
        "To correct them, write in reply to the card: it goes to everybody."
    )
    work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id)
    return True


def cannot_be_taken_back(work: Work, chat_id: int, message_id: int) -> bool:
    """Whether a message of staff, or ours, is an answer to everybody."""
    post = posts.of_message(work.rows, chat_id, message_id)
    is_ours = post is not None and post.role is Role.INCIDENT
    return is_ours or _of(work, chat_id, message_id) is not None


def _of(work: Work, chat_id: int, message_id: int) -> CrowdAnswer | None:
    return incident_answers.of_message(work.rows, chat_id, message_id, work.now - REMEMBERED)
