"""What a citizen does with her own appeals by buttons: corrects, opens, continues, reopens them."""

from collections.abc import Callable, Mapping

from bot.desk import withdrawing
from bot.desk.banning import is_shut_out
from bot.desk.correcting import CHOICES, CORRECTIONS, correct, page_of
from bot.desk.incoming import Press
from bot.desk.meetings import picking
from bot.desk.meetings.picking import PICKS
from bot.desk.meetings.seeing import meeting_in_words
from bot.desk.proposals import listing, supporting
from bot.desk.proposals.listing import PUBLIC
from bot.desk.proposals.supporting import OFFERS
from bot.desk.receiving import meet
from bot.desk.showing import show_card, show_receipt
from bot.desk.solving import VERDICTS, judge, present_state_for_citizen, rate, take_up_again
from bot.desk.withdrawing import ENDS
from bot.desk.work import Work
from bot.markup import Text
from bot.receipts import (
    LIST_PAGE,
    list_buttons,
    list_of_appeals,
    receipt_choice,
    thread,
    thread_buttons,
)
from bot.speech import text_params
from storage import appeals, lines, posts
from storage.records import Appeal, Role, Source

ENDING: Mapping[str, Callable[[Work, Press, Appeal], None]] = {
    **dict.fromkeys(VERDICTS, judge),
    **dict.fromkeys(ENDS, withdrawing.press),
    "rate": rate,
    **dict.fromkeys(OFFERS, supporting.press),
    **dict.fromkeys(PICKS, picking.press),
}
"""What verbs do by which a citizen says that her appeal is at its end, or is not."""


def press(work: Work, pressed: Press) -> None:
    """Do what a citizen pressed, if the appeal is her own."""
    if work.citizen(pressed.user_id) is None:
        _explain_gone(work, pressed)
        return
    if pressed.verb in PUBLIC:
        listing.press(work, pressed)
        return
    citizen = meet(work, pressed.user_id, pressed.client_language)
    if pressed.verb == "mine":
        _turn_page(work, pressed)
        return
    appeal = appeals.lock(work.rows, pressed.appeal_id)
    if appeal is None or appeal.citizen_id != citizen.id:
        _explain_gone(work, pressed)
        return
    if citizen.banned_at and pressed.verb != "thread":
        say = work.voice_of_citizen(citizen.id)
        work.answer_press(pressed.query_id, is_shut_out(say), alert=True)
        return
    _do(work, pressed, appeal)


def _do(work: Work, pressed: Press, appeal: Appeal) -> None:
    if pressed.verb == "thread" or appeal.id != pressed.appeal_id:  # a button from before it was merged
        _open(work, pressed, appeal)
    elif pressed.verb in CHOICES and appeal.is_open:
        _offer(work, pressed, appeal)
    elif pressed.verb == "place" and appeal.is_open:
        _ask_for_place(work, pressed, appeal)
    elif pressed.verb == "add" and appeal.is_open:
        _write_to(work, pressed, appeal)
    elif act := ENDING.get(pressed.verb):
        act(work, pressed, appeal)
    else:
        _change(work, pressed, appeal)


def _explain_gone(work: Work, pressed: Press) -> None:
    """Answer a button of what was erased, or of what never was hers, without telling which of the two."""
    say = work.voice_of_stranger(pressed.user_id, pressed.client_language)
    work.answer_press(pressed.query_id, say("This is not here any more. Your appeals: /my"))


def list_own(work: Work, citizen_id: int, client_language: str | None) -> None:
    """Show a citizen her appeals, newest first."""
    meet(work, citizen_id, client_language)
    params = _list(work, citizen_id, page=0)
    work.send(citizen_id, "sendMessage", params, role=Role.WORD)


def _turn_page(work: Work, pressed: Press) -> None:
    params = _list(work, pressed.user_id, page_of(pressed))
    work.send(
        pressed.chat_id, "editMessageText", {**params, "message_id": pressed.message_id}, role=Role.WORD
    )
    work.answer_press(pressed.query_id)


def _list(work: Work, citizen_id: int, page: int) -> dict[str, object]:
    say = work.voice_of_citizen(citizen_id)
    until = (page + 1) * LIST_PAGE
    found = appeals.latest(work.rows, citizen_id, until + 1)
    shown = found[page * LIST_PAGE : until]
    text = list_of_appeals([(appeal, lines.first(work.rows, appeal.id)) for appeal in shown], say, work.now)
    return text_params(text, list_buttons(shown, say, page, has_more=len(found) > until))


def _change(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Correct or reopen; whatever no longer fits is answered by the present state."""
    changed = appeal
    if pressed.verb in CORRECTIONS and appeal.is_open:
        changed = correct(work, appeal, pressed.verb, pressed.argument, Source.CITIZEN)
    elif pressed.verb == "reopen" and not appeal.is_open:
        changed = take_up_again(work, appeal)
    if changed != appeal:
        show_card(work, changed)
    if changed.kind is not appeal.kind:
        supporting.begin(work, changed, lines.first(work.rows, changed.id))
    show_receipt(work, changed)
    work.answer_press(pressed.query_id, present_state_for_citizen(work, changed))


def _offer(work: Work, pressed: Press, appeal: Appeal) -> None:
    say = work.voice_of_citizen(appeal.citizen_id)
    rows = receipt_choice(appeal, work.office.ministry, say, pressed.verb, page_of(pressed))
    show_receipt(work, appeal, rows)
    work.answer_press(pressed.query_id)


def _ask_for_place(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Offer the button by which Telegram sends a location; only a keyboard below the chat can have one."""
    say = work.voice_of_citizen(appeal.citizen_id)
    words = Text(say("Press the button below, and Telegram will send your location."))
    button = {"text": "📍 " + say("Share my location"), "request_location": True}
    keyboard = {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}
    work.send(
        pressed.chat_id,
        "sendMessage",
        {**text_params(words), "reply_markup": keyboard},
        role=Role.WORD,
        appeal_id=appeal.id,
    )
    work.change_citizen(appeal.citizen_id, writing_to=appeal.id)
    work.answer_press(pressed.query_id)


def _write_to(work: Work, pressed: Press, appeal: Appeal) -> None:
    work.change_citizen(appeal.citizen_id, writing_to=appeal.id, wants_new=False)
    say = work.voice_of_citizen(appeal.citizen_id)
    words = Text(say("Your next message will be added to № {number}.", number=appeal.id))
    work.say(pressed.chat_id, words, appeal_id=appeal.id)
    work.answer_press(pressed.query_id)


def _open(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Show an appeal with its whole thread; its attachments are where they were, one tap away."""
    say = work.voice_of_citizen(appeal.citizen_id)
    pieces = thread(
        appeal,
        lines.of_appeal(work.rows, appeal.id),
        work.office.ministry,
        say,
        work.office.zone,
        meeting_in_words(work, appeal, say),
    )
    receipt = posts.of_key(work.rows, f"receipt:{appeal.id}")
    for piece in pieces[:-1]:
        work.say(pressed.chat_id, piece, appeal_id=appeal.id)
    work.say(
        pressed.chat_id,
        pieces[-1],
        thread_buttons(appeal, say),
        appeal_id=appeal.id,
        reply_to=receipt.message_id if receipt else None,
    )
    work.answer_press(pressed.query_id)
