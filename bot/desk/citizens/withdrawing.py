"""What a citizen does to end her own appeal: “Solved, thanks”, or to withdraw it with a second press."""

from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.citizens.solving import confirm, present_state_for_citizen
from bot.desk.incoming import Press
from bot.desk.own.appeal import buttons_of, thread_of
from bot.desk.proposals.supporting import withdraw
from bot.desk.work import Work
from bot.markup import Text
from bot.outcomes import withdrawn
from bot.solved import withdrawal_buttons
from bot.speech import Rows, keyboard, text_params
from storage import appeals
from storage.records import Appeal
from storage.roles import Role

ENDS = frozenset({"solved", "withdraw", "gone", "stay"})
"""Verbs of the buttons by which a citizen ends an appeal, or thinks better of it."""


def press(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Do what she pressed under the thread of an appeal, and let its buttons fit what is so now."""
    say = work.voice_of_citizen(appeal.citizen_id)
    if pressed.verb == "withdraw" and appeal.is_open:
        _put_buttons(work, pressed, withdrawal_buttons(appeal, say))
        work.answer_press(pressed.query_id, say("Then the staff will no longer work on it."))
        return
    if pressed.verb == "solved":
        appeal = confirm(work, pressed, appeal)
    else:
        if pressed.verb == "gone" and appeal.is_open:
            appeal = _withdraw(work, appeal)
        work.answer_press(pressed.query_id, present_state_for_citizen(work, appeal))
    words = text_params(thread_of(work, appeal)[-1], buttons_of(work, appeal))
    params = {**words, "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD)


def _withdraw(work: Work, appeal: Appeal) -> Appeal:
    if appeal.joined_to:
        withdraw(work, appeal.joined_to, appeal.citizen_id)
        appeal = appeals.lock_itself(work.rows, appeal.id) or appeal
    appeal = work.change_appeal(appeal, **withdrawn(appeal, work.now))
    show_card(work, appeal)
    show_receipt(work, appeal)
    say = work.voice_of_citizen(appeal.citizen_id)
    words = say("№ {number} is withdrawn. To go on with it, reply to this message.", number=appeal.id)
    work.say(appeal.citizen_id, Text(words), appeal_id=appeal.id)
    return appeal


def _put_buttons(work: Work, pressed: Press, rows: Rows) -> None:
    params = {"message_id": pressed.message_id, "reply_markup": keyboard(rows)}
    work.send(pressed.chat_id, "editMessageReplyMarkup", params, role=Role.WORD)
