"""Declining an appeal for a reason: the citizen reads why, and the appeal is closed but not answered."""

from bot.cards import present_state
from bot.declines import READY, refusal
from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.incoming import Employee, Incoming, Press
from bot.desk.replies.answering import SEEN, mark
from bot.desk.replies.asking import ask
from bot.desk.work import Work
from bot.markup import Text, split
from bot.speech import TEXT_LIMIT
from storage.acts import What
from storage.records import Appeal, Status
from storage.roles import Role


def decline(work: Work, appeal: Appeal, reason: str) -> Appeal:
    """Close the appeal for a reason and tell the citizen; a reason that is none of ours changes nothing."""
    return _decline(work, appeal, reason) if reason in READY else appeal


def ask_for_words(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Ask who pressed for a reason in own words."""
    say = work.voice_of_chat(appeal.place.chat_id)
    words = say(
        "Please reply to this message with the reason to decline № {number}. The citizen will read it.",
        number=appeal.id,
    )
    ask(work, pressed, appeal, employee, words, Role.DECLINE)


def take_words(work: Work, appeal: Appeal, incoming: Incoming, _employee: Employee) -> None:
    """Take the reason that replies to our question."""
    say = work.voice_of_chat(incoming.chat_id)
    if not appeal.is_open:
        work.say(incoming.chat_id, Text(present_state(appeal, say)), reply_to=incoming.message_id)
    elif not incoming.text.strip():
        words = Text(say("Please reply with the reason in words."))
        work.say(incoming.chat_id, words, reply_to=incoming.message_id, appeal_id=appeal.id)
    else:
        show_card(work, _decline(work, appeal, incoming.text.strip()))
        mark(work, incoming.chat_id, incoming.message_id, SEEN)


def _decline(work: Work, appeal: Appeal, reason: str) -> Appeal:
    declined = work.change_appeal(
        appeal, What.DECLINED, status=Status.CLOSED, closed_at=work.now, declined=reason
    )
    show_receipt(work, declined)
    say = work.voice_of_citizen(appeal.citizen_id)
    for piece in split(refusal(declined, work.office.ministry, say), TEXT_LIMIT):
        work.say(appeal.citizen_id, piece, appeal_id=appeal.id)
    return declined
