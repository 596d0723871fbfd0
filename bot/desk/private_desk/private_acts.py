"""What somebody presses beneath a private card; an old button is answered by the present state."""

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.cards import moved_card, present_state
from bot.desk.acting.passing import elsewhere, hand_over
from bot.desk.cards.showing import card_key, give_card, show_card, show_receipt
from bot.desk.incoming import Employee, Press
from bot.desk.meetings.inviting import show_panel
from bot.desk.naming import name_of
from bot.desk.private_desk import private_ready
from bot.desk.private_desk.parking import park
from bot.desk.private_desk.private import card_params, show
from bot.desk.ready.previewing import fitting
from bot.desk.staff import pressing
from bot.desk.staff.reach import Reach
from bot.desk.work import Work
from bot.markup import Text
from bot.private_cards import (
    DAYS,
    day_choice,
    meet_choice,
    next_button,
    park_choice,
    place_choice,
)
from bot.ready_answers import ready_choice
from bot.speech import Rows, text_params
from storage import appeals, desks, occasions, silences
from storage.records import Appeal, Kind
from storage.roles import Role

ON_CARDS = frozenset({"take", "over", "close", "reopen"})
"""What is pressed here as on a card in a staff chat."""


def press(work: Work, pressed: Press, employee: Employee, reach: Reach) -> None:
    """Do what was pressed, if the appeal is within reach, and show the card as it is now."""
    appeal = appeals.lock(work.rows, pressed.appeal_id)
    if appeal is None or not reach.covers(work, appeal):
        work.answer_press(pressed.query_id)
        return
    work.answers_press = True
    work.meet_staff(employee, appeal.place.chat_id)
    silences.react(work.rows, appeal.place, work.now)
    verb = pressed.verb.removeprefix("desk.")
    if appeal.id != pressed.appeal_id:  # a button from before it was merged
        verb = "card"
    appeal = give_card(work, appeal)
    if appeal.is_open and verb == "hand" and not elsewhere(work, appeal):
        say = work.voice_of_citizen(pressed.user_id)
        words = say("There is no other staff chat yet. An admin adds one with /bind.")
        work.answer_press(pressed.query_id, words, alert=True)
        return
    if appeal.is_open and (choice := _choice(work, pressed.user_id, appeal, verb)):
        _draw(work, pressed, appeal, choice)
        work.answer_press(pressed.query_id)
        return
    if appeal.is_open and verb in private_ready.READY:
        private_ready.press(work, replace(pressed, verb=verb), appeal, employee)
        return
    changed = _changed(work, replace(pressed, verb=verb), appeal, employee)
    say = work.voice_of_citizen(pressed.user_id)
    work.answer_press(pressed.query_id, present_state(changed, say))
    if not reach.covers(work, changed):
        _show_gone(work, pressed, changed)
    else:
        _draw(work, pressed, changed)


def _choice(work: Work, person_id: int, appeal: Appeal, verb: str) -> Rows | None:
    """Give the buttons that a verb offers, None if it offers none."""
    say = work.voice_of_citizen(person_id)
    match verb:
        case "park":
            return park_choice(appeal, _today(work), say)
        case "days":
            return day_choice(appeal, _today(work), say)
        case "hand":
            names = [(place, name_of(work, place, say)) for place in elsewhere(work, appeal)]
            return place_choice(appeal, names, say)
        case "ready" if found := fitting(work, appeal):
            return ready_choice(appeal.id, found, say, desk="desk.")
        case "meet":
            return meet_choice(appeal, say)
        case _:
            return None


def _changed(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> Appeal:
    if pressed.verb in ON_CARDS:
        return pressing.change(work, pressed, appeal, employee)
    if not appeal.is_open:
        return appeal
    if pressed.verb == "until" and (day := _day(work, pressed.argument)):
        return park(work, appeal, day, employee)
    if pressed.verb == "to":
        return hand_over(work, appeal, pressed.argument)
    if pressed.verb == "invite":
        return _invite(work, appeal, employee)
    return appeal


def _draw(work: Work, pressed: Press, appeal: Appeal, buttons: Rows | None = None) -> None:
    """Show the card in its place; an old one comes below all else, for what is written goes to the last."""
    shown = desks.on_show(work.rows, pressed.user_id)
    if shown is None or shown.appeal_id != appeal.id:
        show(work, pressed.user_id, appeal)
        return
    desks.touch(work.rows, pressed.user_id, work.now)
    params = {**card_params(work, pressed.user_id, appeal, buttons), "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD, first=True)


def _show_gone(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Leave of a card that went beyond this person's reach only where it went, and the way on."""
    desks.stop(work.rows, pressed.user_id)
    say = work.voice_of_citizen(pressed.user_id)
    words = moved_card(appeal, name_of(work, appeal.place, say), say)
    left = text_params(words, [[next_button(appeal.id, say)]])
    params = {**left, "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD, first=True)


def _invite(work: Work, appeal: Appeal, employee: Employee) -> Appeal:
    """Tell the citizen that somebody wants to meet her, and colleagues that they offer a time; once."""
    if not occasions.first_time(work.rows, f"invited:{appeal.id}", work.now):
        return appeal
    appeal = work.change_appeal(appeal, kind=Kind.MEETING)
    say = work.voice_of_citizen(appeal.citizen_id)
    words = say(
        "We would like to meet you about № {number}. The office will offer you a time here.", number=appeal.id
    )
    work.say(appeal.citizen_id, Text(words), appeal_id=appeal.id)
    say = work.voice_of_chat(appeal.place.chat_id)
    words = say(
        "{name} wants to meet this person: please offer a time. The citizen has been told.",
        name=employee.name,
    )
    work.say(appeal.place, Text(words), role=Role.LINE, reply_key=card_key(appeal.id), appeal_id=appeal.id)
    show_card(work, appeal)
    show_panel(work, appeal)
    show_receipt(work, appeal)
    return appeal


def _day(work: Work, written: str) -> date | None:
    """Give the day that a button names, None if it has passed or is none that we offer."""
    if not re.fullmatch("[0-9]{8}", written):
        return None
    try:
        day = date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return None
    today = _today(work)
    return day if today < day <= today + timedelta(days=DAYS) else None


def _today(work: Work) -> date:
    return work.now.astimezone(work.office.zone).date()
