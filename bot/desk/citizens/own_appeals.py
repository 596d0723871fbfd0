"""What a citizen does with her own appeals by buttons: corrects, opens, continues, reopens them."""

from collections.abc import Callable, Mapping

from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.citizens import withdrawing
from bot.desk.citizens.correcting import CHOICES, CORRECTIONS, correct, page_of
from bot.desk.citizens.receiving import is_long_closed, meet
from bot.desk.citizens.solving import VERDICTS, judge, present_state_for_citizen, rate, take_up_again
from bot.desk.citizens.withdrawing import ENDS
from bot.desk.incoming import Press
from bot.desk.meetings import picking
from bot.desk.meetings.picking import PICKS
from bot.desk.own import doubting, files
from bot.desk.own.appeal import buttons_of, find_own, thread_of
from bot.desk.own.doubting import DOUBTS
from bot.desk.proposals import listing, supporting
from bot.desk.proposals.listing import PUBLIC
from bot.desk.proposals.supporting import OFFERS
from bot.desk.published import holding
from bot.desk.published.holding import HELP, let_go
from bot.desk.work import Work
from bot.markup import Text
from bot.receipts import (
    LIST_PAGE,
    list_buttons,
    list_of_appeals,
    receipt_choice,
)
from bot.speech import text_params
from storage import appeals, lines, posts
from storage.published import Choice
from storage.records import Appeal, Source
from storage.roles import Role

ENDING: Mapping[str, Callable[[Work, Press, Appeal], None]] = {
    **dict.fromkeys(VERDICTS, judge),
    **dict.fromkeys(ENDS, withdrawing.press),
    "rate": rate,
    **dict.fromkeys(HELP, holding.press),
    **dict.fromkeys(DOUBTS, doubting.press),
    **dict.fromkeys(OFFERS, supporting.press),
    **dict.fromkeys(PICKS, picking.press),
}
"""What verbs do by which a citizen says that her appeal is at its end, or is not."""
STILL_HELD = HELP | {"regions", "region", "receipt", "files"}
"""Verbs that leave a published answer time to help: where she lives changes nothing about it."""


def press(work: Work, pressed: Press) -> None:
    """Do what a citizen pressed, if the appeal is her own."""
    is_known = work.citizen(pressed.user_id) is not None
    if pressed.verb in PUBLIC and is_known:
        listing.press(work, pressed)
    elif pressed.verb == "mine" and is_known:
        meet(work, pressed.user_id, pressed.client_language)
        _turn_page(work, pressed)
    elif appeal := find_own(work, pressed):
        _do(work, pressed, appeal)


def _do(work: Work, pressed: Press, appeal: Appeal) -> None:
    if pressed.verb == "thread" or appeal.id != pressed.appeal_id:  # a button from before it was merged
        _open(work, pressed, appeal)
        return
    if pressed.verb not in STILL_HELD:
        appeal = let_go(work, appeal, Choice.PERSON if pressed.verb == "reopen" else Choice.NONE)
    if pressed.verb == "files":
        files.show(work, pressed, appeal)
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
    found = appeals.latest(work.rows, citizen_id, (page + 1) * LIST_PAGE + 1)
    page = min(page, max(len(found) - 1, 0) // LIST_PAGE)  # a menu may be older than what it lists
    until = (page + 1) * LIST_PAGE
    shown = found[page * LIST_PAGE : until]
    text = list_of_appeals([(appeal, lines.first(work.rows, appeal.id)) for appeal in shown], say, work.now)
    return text_params(text, list_buttons(shown, say, page, has_more=len(found) > until))


def _change(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Correct or reopen; whatever no longer fits is answered by the present state."""
    changed = appeal
    if pressed.verb in CORRECTIONS and appeal.is_open:
        changed = correct(work, appeal, pressed.verb, pressed.argument, Source.CITIZEN)
    elif pressed.verb == "reopen" and is_long_closed(appeal, work.now):
        _ask_to_continue(work, pressed, appeal)
        return
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


def _ask_to_continue(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Ask for the words of an appeal that continues one which was closed too long ago to be opened again."""
    work.change_citizen(appeal.citizen_id, writing_to=appeal.id, wants_new=False)
    say = work.voice_of_citizen(appeal.citizen_id)
    words = say(
        "№ {number} was closed long ago. Please write how things are now: "
        "that gets a new number, linked to this one.",
        number=appeal.id,
    )
    work.say(pressed.chat_id, Text(words), appeal_id=appeal.id)
    work.answer_press(pressed.query_id)


def _write_to(work: Work, pressed: Press, appeal: Appeal) -> None:
    work.change_citizen(appeal.citizen_id, writing_to=appeal.id, wants_new=False)
    say = work.voice_of_citizen(appeal.citizen_id)
    words = Text(say("Your next message will be added to № {number}.", number=appeal.id))
    work.say(pressed.chat_id, words, appeal_id=appeal.id)
    work.answer_press(pressed.query_id)


def _open(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Show an appeal with its whole thread; its attachments come at the press of a button."""
    pieces = thread_of(work, appeal)
    receipt = posts.of_key(work.rows, f"receipt:{appeal.id}")
    for piece in pieces[:-1]:
        work.say(pressed.chat_id, piece, appeal_id=appeal.id)
    work.say(
        pressed.chat_id,
        pieces[-1],
        buttons_of(work, appeal),
        appeal_id=appeal.id,
        reply_to=receipt.message_id if receipt else None,
    )
    work.answer_press(pressed.query_id)
