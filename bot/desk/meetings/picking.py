"""A citizen picks a time, asks for another, or cannot come; two never get the same time in the same place."""

from bot.desk.cards.showing import card_key, give_card, show_card
from bot.desk.incoming import Press
from bot.desk.meetings.inviting import show_panel
from bot.desk.meetings.seeing import meeting_in_words
from bot.desk.meetings.telling import show_appointment, show_invitation, stand_at
from bot.desk.work import Work
from bot.markup import Text
from bot.meetings.slots import moment_of
from bot.meetings.words import cancel_buttons, when
from storage import meetings
from storage.acts import What
from storage.meetings import Meeting, State
from storage.records import Appeal
from storage.roles import Role

PICKS = frozenset({"slot", "nofit", "othertime", "nocome", "callsoff", "attend"})
"""Verbs of a citizen's buttons about a meeting."""


def press(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Do what the citizen pressed; a time that is gone is answered by those that are left."""
    known = meetings.find_agreed(work.rows, appeal.id)
    is_over = known is not None and known.starts_at <= work.now
    told = ""
    stand_at(work, appeal, pressed.message_id)
    if is_over or (known is None and not appeal.is_open):
        told = _present(work, appeal)
    elif pressed.verb == "slot":
        told = _pick(work, pressed, appeal)
    elif pressed.verb == "nofit" or (pressed.verb == "othertime" and not _has_others(work, appeal)):
        told = _ask_for_wishes(work, appeal)
    elif pressed.verb == "othertime":
        show_invitation(work, appeal, is_new=False)
    elif known and pressed.verb == "nocome":
        show_appointment(work, appeal, cancel_buttons(appeal.id, work.voice_of_citizen(appeal.citizen_id)))
    elif known and pressed.verb == "callsoff":
        _call_off(work, appeal, known)
    else:
        told = _present(work, appeal)
    work.answer_press(pressed.query_id, told)


def tell_staff(work: Work, appeal: Appeal, words: str) -> None:
    """Say it beneath the card as well, for an edit of the card rings nowhere."""
    work.say(appeal.place, Text(words), role=Role.LINE, reply_key=card_key(appeal.id), appeal_id=appeal.id)


def _pick(work: Work, pressed: Press, appeal: Appeal) -> str:
    moment = moment_of(pressed.argument, work.office.zone)
    known = meetings.find_agreed(work.rows, appeal.id)
    if known and known.starts_at == moment:
        return _present(work, appeal)
    slot = next((s for s in meetings.offered(work.rows, appeal.id, work.now) if s.starts_at == moment), None)
    if slot is None or not meetings.agree(work.rows, appeal.id, slot, work.now):
        return _explain_gone(work, appeal)
    work.record(appeal, What.AGREED)
    appeal = give_card(work, appeal)
    show_card(work, appeal)
    show_panel(work, appeal)
    show_appointment(work, appeal)
    say = work.voice_of_chat(appeal.place.chat_id)
    time = when(slot.starts_at, say, work.office.zone)
    tell_staff(work, appeal, say("The citizen comes on {time}.", time=time))
    say = work.voice_of_citizen(appeal.citizen_id)
    return say("Agreed: {time}", time=when(slot.starts_at, say, work.office.zone))


def _explain_gone(work: Work, appeal: Appeal) -> str:
    """Say that a time cannot be had any more, and show which are left."""
    say = work.voice_of_citizen(appeal.citizen_id)
    if not show_invitation(work, appeal, is_new=False):
        _ask_for_wishes(work, appeal)
    return say("This time is not free any more. Please see which ones are left.")


def _ask_for_wishes(work: Work, appeal: Appeal) -> str:
    """Let the citizen write which times fit; what is written next joins the appeal."""
    say = work.voice_of_citizen(appeal.citizen_id)
    words = say("№ {number}: please write which days and hours suit you.", number=appeal.id)
    citizen = work.citizen(appeal.citizen_id)
    if citizen and citizen.writing_to == appeal.id:
        return words  # she was asked already
    work.change_citizen(appeal.citizen_id, writing_to=appeal.id, wants_new=False)
    work.say(appeal.citizen_id, Text(words), appeal_id=appeal.id)
    say = work.voice_of_chat(appeal.place.chat_id)
    appeal = give_card(work, appeal)
    tell_staff(work, appeal, say("None of the times fits the citizen, who is asked to write which do."))
    return ""


def _call_off(work: Work, appeal: Appeal, known: Meeting) -> None:
    meetings.settle(work.rows, known.id, State.CANCELLED)
    work.record(appeal, What.CALLED_OFF)
    appeal = give_card(work, appeal)
    show_card(work, appeal)
    show_panel(work, appeal)
    show_appointment(work, appeal)
    say = work.voice_of_chat(appeal.place.chat_id)
    time = when(known.starts_at, say, work.office.zone)
    tell_staff(work, appeal, say("The citizen cannot come: the meeting on {time} is cancelled.", time=time))


def _has_others(work: Work, appeal: Appeal) -> bool:
    return bool(meetings.offered(work.rows, appeal.id, work.now))


def _present(work: Work, appeal: Appeal) -> str:
    show_appointment(work, appeal)
    say = work.voice_of_citizen(appeal.citizen_id)
    return meeting_in_words(work, appeal, say) or say("№ {number} is closed.", number=appeal.id)
