"""Whose appeal a button is about: a citizen acts on her own only, and reads it with what fits it now."""

from bot.desk.acting.banning import is_shut_out
from bot.desk.citizens.receiving import meet
from bot.desk.incoming import Press
from bot.desk.meetings.seeing import meeting_in_words
from bot.desk.work import Work
from bot.markup import Text
from bot.own_view import View, view_buttons
from bot.receipts import thread
from bot.speech import Rows
from storage import appeals, lines, shown_names
from storage.records import Appeal

FREE = frozenset({"thread", "files", "hidename"})
"""Verbs that a banned citizen may use too: to read what is hers, and to take her name back."""


def find_own(work: Work, pressed: Press) -> Appeal | None:
    """Give the appeal of the button, locked, if it is of whoever presses; else say why not and give None."""
    if work.citizen(pressed.user_id) is None:
        explain_gone(work, pressed)
        return None
    citizen = meet(work, pressed.user_id, pressed.client_language)
    appeal = appeals.lock(work.rows, pressed.appeal_id)
    if appeal is None or appeal.citizen_id != citizen.id:
        explain_gone(work, pressed)
        return None
    if citizen.banned_at and pressed.verb not in FREE:
        say = work.voice_of_citizen(citizen.id)
        work.answer_press(pressed.query_id, is_shut_out(say), alert=True)
        return None
    return appeal


def explain_gone(work: Work, pressed: Press) -> None:
    """Answer a button of what was erased, or of what never was hers, without telling which of the two."""
    say = work.voice_of_stranger(pressed.user_id, pressed.client_language)
    work.answer_press(pressed.query_id, say("This is not here any more. Your appeals: /my"))


def thread_of(work: Work, appeal: Appeal) -> list[Text]:
    """Give an appeal with its whole thread, in pieces that Telegram takes."""
    say = work.voice_of_citizen(appeal.citizen_id)
    meeting = meeting_in_words(work, appeal, say)
    whole = lines.of_appeal(work.rows, appeal.id)
    return thread(appeal, whole, work.office.ministry, say, work.office.zone, meeting)


def buttons_of(work: Work, appeal: Appeal) -> Rows:
    """Give what the citizen can do with an appeal as it stands now."""
    view = View(
        lines.of_appeal(work.rows, appeal.id),
        is_named=shown_names.find(work.rows, appeal.id) is not None,
    )
    return view_buttons(appeal, view, work.voice_of_citizen(appeal.citizen_id))
