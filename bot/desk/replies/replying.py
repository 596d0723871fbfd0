"""What staff write in reply: words that a question of ours asked for, else something about the appeal."""

from bot.desk.acting import banning, declining, splitting
from bot.desk.digesting import asking
from bot.desk.incidents import rewording, writing
from bot.desk.incoming import Employee, Incoming
from bot.desk.meetings import inviting
from bot.desk.proposals import deciding
from bot.desk.replies import answering
from bot.desk.replies.answering import NOTE_MARK, QUESTION_MARK
from bot.desk.work import Work
from storage import appeals, posts, silences
from storage.roles import Role

QUESTIONS = {
    Role.DECLINE: declining.take_words,
    Role.SPLIT: splitting.take_words,
    Role.TITLE: deciding.take_title,
    Role.FATE: deciding.take_words,
    Role.VENUE: inviting.take_place,
    Role.CALL_OFF: inviting.take_reason,
}
"""Who takes the reply to a question of ours."""


def edit(work: Work, incoming: Incoming, employee: Employee) -> None:
    """Take an edit of what a member of staff wrote."""
    if not rewording.edited(work, incoming, employee):
        answering.edit(work, incoming, employee)


def reply(work: Work, incoming: Incoming, employee: Employee) -> None:
    """Take what a member of staff wrote; with a mark at its beginning it is about the appeal itself."""
    post = posts.of_message(work.rows, incoming.chat_id, incoming.reply_to or 0)
    if post and post.role is Role.INCIDENT:
        writing.take(work, incoming, employee)
        return
    if post and post.role is Role.QUERY:
        asking.answer(work, incoming, employee, post)
        return
    take = QUESTIONS.get(post.role) if post else None
    is_marked = incoming.text.startswith((NOTE_MARK, QUESTION_MARK))
    if post is None or take is None or is_marked:
        answering.reply(work, incoming, employee)
        return
    banning.hold_citizen(work, post.appeal_id or 0)
    appeal = appeals.lock(work.rows, post.appeal_id or 0)
    if appeal is None:
        return
    work.meet_staff(employee, incoming.chat_id)
    silences.react(work.rows, appeal.place, work.now)
    take(work, appeal, incoming, employee)
