"""Asking back: a reply to a digest goes to the staff chat it concerns, and their reply comes back."""

from bot.desk.incoming import Employee, Incoming
from bot.desk.naming import name_of
from bot.desk.replies.answering import DELIVERED, mark
from bot.desk.work import Work
from bot.markup import Text, bold, join, quote, shorten
from bot.masking import mask as masked
from bot.speech import TEXT_LIMIT
from storage import posts
from storage.database import Transaction
from storage.records import Place, Post
from storage.roles import Role

ROOM = TEXT_LIMIT - 600
"""UTF-16 units of a question or an answer; the rest is for our own words."""


def is_of_digest(transaction: Transaction, chat_id: int, message_id: int) -> bool:
    """Whether a message of ours belongs to a digest, or is an answer to a question about one."""
    post = posts.of_message(transaction, chat_id, message_id)
    return post is not None and post.role is Role.DIGEST


def ask(work: Work, incoming: Incoming) -> None:
    """Pass a manager's question on to the staff chat of its topic and region, else to the default one."""
    here = Place(incoming.chat_id, incoming.thread_id)
    say = work.voice_of_reader(incoming.chat_id)
    if not incoming.text.strip():
        words = say("Please write the question as text: only words are passed on.")
        work.say(here, Text(words), reply_to=incoming.message_id)
        return
    tags = work.office.tag(incoming.text)
    place = work.office.place_for(tags.topic, tags.region)
    key = f"ask:{incoming.chat_id}:{incoming.message_id}"
    work.say(place, _question(work, place, incoming.text), role=Role.QUERY, key=key)
    words = say("The question went to {title}. The answer comes here.", title=name_of(work, place, say))
    work.say(here, Text(words), reply_to=incoming.message_id)


def _question(work: Work, place: Place, asked: str) -> Text:
    say = work.voice_of_chat(place.chat_id)
    return join(
        (
            bold(say("The managers ask:")),
            quote(shorten(masked(asked).text, ROOM)),
            say("Reply to this message: your reply goes back to them."),
        )
    )


def answer(work: Work, incoming: Incoming, employee: Employee, post: Post) -> None:
    """Pass the staff's reply back to the managers who asked, as a reply to their question."""
    work.meet_staff(employee, incoming.chat_id)
    _, chat_id, message_id = (posts.key_of(work.rows, post.chat_id, post.message_id) or "::").split(":")
    if not chat_id or not incoming.text.strip():
        say = work.voice_of_chat(incoming.chat_id)
        words = say("Not sent: please write the reply to the managers as text.")
        work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id)
        return
    say = work.voice_of_reader(int(chat_id))
    name = name_of(work, Place(incoming.chat_id, incoming.thread_id), say)
    head = bold(say("{title} replies:", title=name))
    reply = join((head, shorten(masked(incoming.text).text, ROOM)))
    work.say(Place(int(chat_id)), reply, role=Role.DIGEST, reply_to=int(message_id))
    mark(work, incoming.chat_id, incoming.message_id, DELIVERED)
