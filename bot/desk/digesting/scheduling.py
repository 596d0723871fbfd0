"""When the digest of a chat comes: shown, and chosen by a day and an hour, in words or by buttons."""

from bot.desk.incoming import Press
from bot.desk.work import Work
from bot.digest.timetable import Timetable, as_schedule, chosen, timetable_buttons, timetable_text
from bot.markup import Text
from bot.schedule import Schedule, ScheduleIsUnclear, parse
from bot.speech import text_params
from storage import places
from storage.places import Known
from storage.records import Place
from storage.roles import Role


def show(work: Work, place: Place, default: Schedule) -> None:
    """Say when the digest comes to a place, with buttons to change it."""
    if place.chat_id > 0:
        say = work.voice_of_citizen(place.chat_id)
        work.say(place, Text(say("In private the digest comes only when you ask: /digest")))
        return
    _show(work, place, _present(work, place, default))


def change(work: Work, place: Place, words: str, default: Schedule) -> None:
    """Let the digest come as the words say, such as `mon 08:30`; where they are unclear, say how to write."""
    say = work.voice_of_reader(place.chat_id)
    try:
        timetable = Timetable(parse(words))
    except ScheduleIsUnclear:
        work.say(place, Text(say("Please write a day and a time: /digest schedule mon 08:30")))
        return
    if place.chat_id > 0:
        show(work, place, default)
        return
    _keep(work, place, words.lower())
    _show(work, place, timetable)


def press(work: Work, pressed: Press, default: Schedule) -> None:
    """Let the digest come on the day or at the hour of a button."""
    place = Place(pressed.chat_id, pressed.appeal_id or None)
    say = work.voice_of_chat(pressed.chat_id)
    present = _present(work, place, default)
    timetable = chosen(present, pressed.argument)
    if timetable != present:
        _keep(work, place, as_schedule(timetable))
    work.answer_press(pressed.query_id, say("Saved."))
    words = timetable_text(timetable, work.now, work.office.zone, say)
    params = text_params(words, timetable_buttons(timetable, pressed.appeal_id, say))
    edit = {**params, "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", edit, role=Role.WORD, first=True)


def _show(work: Work, place: Place, timetable: Timetable) -> None:
    say = work.voice_of_chat(place.chat_id)
    words = timetable_text(timetable, work.now, work.office.zone, say)
    work.say(place, words, timetable_buttons(timetable, place.thread_id or 0, say), first=True)


def _present(work: Work, place: Place, default: Schedule) -> Timetable:
    kept = work.office.known_of(place).schedule
    return Timetable(parse(kept) if kept else default)


def _keep(work: Work, place: Place, schedule: str) -> None:
    known = places.keep(work.rows, place, schedule=schedule, scheduled_at=work.now)
    work.afterwards.append(lambda: _know(work, place, known))


def _know(work: Work, place: Place, known: Known) -> None:
    work.office.know(place, known)
