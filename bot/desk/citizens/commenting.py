"""The citizen's word on a solution: her reply where she said that it is solved."""

from bot.desk.cards.showing import show_addition, show_card
from bot.desk.citizens.solving import show_question
from bot.desk.incoming import Incoming
from bot.desk.work import Work
from bot.ministry import OTHER
from bot.tags import Tags
from storage import appeals, lines, posts
from storage.records import Appeal, Author, Citizen, Kind, Outcome
from storage.roles import Role


def take_comment(work: Work, citizen: Citizen, incoming: Incoming, tags: Tags) -> bool:
    """Keep such a reply, which opens nothing again; False where the message is anything else.

    What tells of danger, or of the same trouble again, is more than a word. Only the first reply is one, or
    the album that it begins: who writes on has something to say.
    """
    appeal = _solved(work, incoming)
    if appeal is None or appeal.citizen_id != citizen.id or tags.urgent or _tells_anew(appeal, tags):
        return False
    if appeal.comment_id is not None and not _is_of_album(work, appeal.comment_id, incoming):
        return False
    line = lines.add(
        work.rows,
        appeal_id=appeal.id,
        author=Author.CITIZEN,
        author_id=None,
        chat_id=incoming.chat_id,
        message_id=incoming.message_id,
        now=work.now,
        text=incoming.text,
        media=incoming.media,
        album=incoming.album,
        place=incoming.location,
    )
    if line is not None:
        appeal = work.change_appeal(appeal, comment_id=appeal.comment_id or line.id)
        show_addition(work, appeal, line)
        show_card(work, appeal)
        show_question(work, appeal)
    return True


def _tells_anew(appeal: Appeal, tags: Tags) -> bool:
    is_complaint = tags.kind == Kind.REPORT and tags.tone == "negative"
    return is_complaint and tags.topic == appeal.topic != OTHER


def _solved(work: Work, incoming: Incoming) -> Appeal | None:
    """Give the appeal, solved as the citizen says, whose question the message replies to."""
    if incoming.reply_to is None:
        return None
    post = posts.of_message(work.rows, incoming.chat_id, incoming.reply_to)
    if post is None or post.role is not Role.SOLVED or post.appeal_id is None:
        return None
    appeal = appeals.lock(work.rows, post.appeal_id)
    return appeal if appeal and appeal.outcome is Outcome.CONFIRMED else None


def _is_of_album(work: Work, comment_id: int, incoming: Incoming) -> bool:
    comment = lines.find(work.rows, comment_id)
    return comment is not None and comment.album is not None and comment.album == incoming.album
