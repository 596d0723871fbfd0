"""Staff offer a citizen times to meet, by buttons beneath the card or with /meet; they also call it off."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards import present_state
from bot.desk.cards.showing import card_key, give_card, show_card
from bot.desk.incoming import Employee, Incoming, Press
from bot.desk.meetings.seeing import meeting_in_words
from bot.desk.meetings.telling import show_invitation, tell_cancelled
from bot.desk.replies.answering import SEEN, mark
from bot.desk.replies.asking import ask
from bot.desk.work import Work
from bot.markup import Text, shorten, units
from bot.meetings.slots import MOST, day_of, days_to_come, hours_of, moment_of, past, read
from bot.meetings.words import agreed_buttons, day_choice, hour_choice, panel, short
from bot.speech import Rows
from storage import appeals, chats, meetings, silences
from storage.acts import What
from storage.meetings import State
from storage.records import Appeal
from storage.roles import Role

MEETS = frozenset({"meet", "meetday", "meetat", "meetsend", "meetoff", "held", "missed"})
"""Verbs of staff's buttons about a meeting."""
ANEW = "new"
"""What the button names that offers other times although one is agreed."""
PLACE_LIMIT = 200
"""UTF-16 units of a place."""
REASON_LIMIT = 1000
"""UTF-16 units of the reason for which a meeting is cancelled."""
NUMBER_LENGTH = 18


def press(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Do what staff pressed about a meeting; an old button is answered by how it stands now."""
    say = work.voice_of_chat(pressed.chat_id)
    told = ""
    if pressed.verb in {"held", "missed"}:
        _settle(work, pressed, appeal)
        told = meeting_in_words(work, appeal, say)
    elif not appeal.is_open and meetings.find_agreed(work.rows, appeal.id) is None:
        told = present_state(appeal, say)
    elif pressed.verb == "meetoff":
        _ask_why(work, pressed, appeal, employee)
        return
    elif pressed.verb == "meetsend":
        _send_chosen(work, pressed, appeal, employee)
        return
    elif pressed.verb == "meetat":
        told = _toggle(work, pressed, appeal)
    else:
        _turn(work, pressed, appeal)
    work.answer_press(pressed.query_id, told)


def meet(work: Work, incoming: Incoming, employee: Employee, written: str, number: int | None) -> None:
    """/meet № [times; place]: offer times at once, or open the buttons that choose them."""
    say = work.voice_of_chat(incoming.chat_id)
    appeal = appeals.lock(work.rows, number) if number else None
    if appeal is None or work.office.now_at(appeal.place).chat_id != incoming.chat_id or appeal.erased_why:
        words = say(
            "Please name an appeal of this chat, for example: /meet 41 28.11 15:00, 28.11 16:00; Abay St. 33"
        )
        work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id)
        return
    work.meet_staff(employee, incoming.chat_id)
    silences.react(work.rows, appeal.place, work.now)
    appeal = give_card(work, appeal)
    if written.strip():
        _offer_written(work, incoming, appeal, written)
    elif appeal.is_open:
        show_panel(work, appeal)
    else:
        work.say(incoming.chat_id, Text(present_state(appeal, say)), reply_to=incoming.message_id)


def show_panel(work: Work, appeal: Appeal, buttons: Rows | None = None) -> None:
    """Put beneath the card, or edit there, the message by which staff offer times."""
    say = work.voice_of_chat(appeal.place.chat_id)
    known = meetings.find_agreed(work.rows, appeal.id)
    if buttons is None:
        buttons = agreed_buttons(known, say, work.now) if known else _days(work, appeal)
    place = chats.meeting_place(work.rows, work.office.now_at(appeal.place).chat_id)
    state = meeting_in_words(work, appeal, say)
    work.say(
        appeal.place,
        panel(appeal.id, state, place if known is None else "", say),
        buttons,
        key=f"meet:{appeal.id}",
        reply_key=card_key(appeal.id),
        first=True,
        appeal_id=appeal.id,
    )


def take_place(work: Work, appeal: Appeal, incoming: Incoming, _employee: Employee) -> None:
    """Take the place that replies to our question, and offer what was chosen."""
    say = work.voice_of_chat(incoming.chat_id)
    place = " ".join(incoming.text.split())
    if not place or units(place) > PLACE_LIMIT:
        words = say("Please reply with the place in words, {count} characters at most.", count=PLACE_LIMIT)
        work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id, appeal_id=appeal.id)
        return
    chats.meet_at(work.rows, incoming.chat_id, place)
    mark(work, incoming.chat_id, incoming.message_id, SEEN)
    if times := [each for each in meetings.chosen(work.rows, appeal.id) if each > work.now]:
        _offer(work, appeal, times, place)


def take_reason(work: Work, appeal: Appeal, incoming: Incoming, _employee: Employee) -> None:
    """Take the reason for which staff cancel a meeting, and tell the citizen."""
    say = work.voice_of_chat(incoming.chat_id)
    known = meetings.find_agreed(work.rows, appeal.id)
    reason = incoming.text.strip()
    if not reason or units(reason) > REASON_LIMIT:
        words = say("Please reply in words, {count} characters at most.", count=REASON_LIMIT)
        work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id, appeal_id=appeal.id)
    elif known is None or not meetings.settle(work.rows, known.id, State.CANCELLED):
        words = meeting_in_words(work, appeal, say) or present_state(appeal, say)
        work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id, appeal_id=appeal.id)
    else:
        meetings.offer(work.rows, appeal.id, (), "")
        work.record(appeal, What.CALLED_OFF)
        mark(work, incoming.chat_id, incoming.message_id, SEEN)
        show_card(work, appeal)
        show_panel(work, appeal)
        tell_cancelled(work, appeal, reason)


def _turn(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Show the days, or the hours of one."""
    say = work.voice_of_chat(pressed.chat_id)
    day = day_of(pressed.argument)
    buttons = None
    if pressed.verb == "meetday" and day:
        chosen = meetings.chosen(work.rows, appeal.id)
        hours = hours_of(work.office.calendar, day, work.now)
        buttons = hour_choice(appeal.id, hours, chosen, say, work.office.zone)
    elif pressed.argument == ANEW:
        buttons = _days(work, appeal)
    show_panel(work, appeal, buttons)


def _toggle(work: Work, pressed: Press, appeal: Appeal) -> str:
    """Choose a time or leave it out, and say why it cannot be had."""
    say = work.voice_of_chat(pressed.chat_id)
    moment = moment_of(pressed.argument, work.office.zone)
    chosen = meetings.chosen(work.rows, appeal.id)
    told = ""
    if moment is None or moment <= work.now:
        told = say("This time has passed.")
    elif moment not in chosen and len(chosen) >= MOST:
        told = say("{count} times at most.", count=MOST)
    else:
        meetings.toggle(work.rows, appeal.id, moment)
    if moment:
        hours = hours_of(work.office.calendar, moment.astimezone(work.office.zone).date(), work.now)
        now_chosen = meetings.chosen(work.rows, appeal.id)
        show_panel(work, appeal, hour_choice(appeal.id, hours, now_chosen, say, work.office.zone))
    return told


def _send_chosen(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    say = work.voice_of_chat(pressed.chat_id)
    times = [each for each in meetings.chosen(work.rows, appeal.id) if each > work.now]
    place = chats.meeting_place(work.rows, work.office.now_at(appeal.place).chat_id)
    if times and not place:
        words = say(
            "Please reply to this message with the place of the meeting. I will remember it for this chat."
        )
        ask(work, pressed, appeal, employee, words, Role.VENUE)
        return
    if times:
        _offer(work, appeal, times, place)
    else:
        show_panel(work, appeal)
    work.answer_press(pressed.query_id, meeting_in_words(work, appeal, say))


def _offer_written(work: Work, incoming: Incoming, appeal: Appeal, written: str) -> None:
    """Offer the times that staff wrote, or say what is wrong with them; nothing is offered in part."""
    say = work.voice_of_chat(incoming.chat_id)
    zone = work.office.zone
    found = read(written, work.office.calendar.day_of(work.now), zone)
    place = found.place or chats.meeting_place(work.rows, incoming.chat_id)
    gone = ", ".join(short(each, zone) for each in past(found.times, work.now))
    wrong = ""
    if not appeal.is_open:
        wrong = present_state(appeal, say)
    elif found.unread or not found.times:
        wrong = say("I cannot read the times. For example: /meet 41 28.11 15:00, 28.11 16:00; Abay St. 33")
    elif gone:
        wrong = say("Not offered: {times} has passed.", times=shorten(gone, PLACE_LIMIT))
    elif len(found.times) > MOST:
        wrong = say("{count} times at most.", count=MOST)
    elif not place or units(place) > PLACE_LIMIT:
        wrong = say("Please name the place too, after a semicolon. I will remember it for this chat.")
    if wrong:
        work.say(incoming.chat_id, Text(wrong), reply_to=incoming.message_id, appeal_id=appeal.id)
        return
    chats.meet_at(work.rows, incoming.chat_id, place)
    mark(work, incoming.chat_id, incoming.message_id, SEEN)
    meetings.offer(work.rows, appeal.id, (), "")
    for each in found.times:
        meetings.toggle(work.rows, appeal.id, each)
    _offer(work, appeal, list(found.times), place)


def _offer(work: Work, appeal: Appeal, times: Sequence[datetime], place: str) -> None:
    meetings.offer(work.rows, appeal.id, times, place)
    work.record(appeal, What.INVITED)
    show_card(work, appeal)
    show_panel(work, appeal)
    show_invitation(work, appeal, is_new=True)


def _ask_why(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    say = work.voice_of_chat(pressed.chat_id)
    words = say("Please reply to this message: why is the meeting cancelled? The citizen will read it.")
    ask(work, pressed, appeal, employee, words, Role.CALL_OFF)


def _settle(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Write down whether the meeting took place; the first word stands."""
    known = meetings.find_agreed(work.rows, appeal.id)
    state = State.HELD if pressed.verb == "held" else State.MISSED
    if known and pressed.argument == str(known.id) and known.starts_at <= work.now:
        meetings.settle(work.rows, known.id, state)
        meetings.offer(work.rows, appeal.id, (), "")
        work.record(appeal, What.MET if state is State.HELD else What.MISSED)
    show_card(work, appeal)
    show_panel(work, appeal, ())


def _days(work: Work, appeal: Appeal) -> Rows:
    say = work.voice_of_chat(appeal.place.chat_id)
    days = days_to_come(work.office.calendar, work.now)
    return day_choice(appeal.id, days, meetings.chosen(work.rows, appeal.id), say, work.office.zone)
