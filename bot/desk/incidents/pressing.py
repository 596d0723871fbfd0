"""What staff press on the card of an incident; an old button meets the present state."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from bot.desk.incidents import closing, grouping, weighing, writing
from bot.desk.incidents.keeping import change
from bot.desk.incidents.listing import show_messages
from bot.desk.incidents.ringing import refresh
from bot.desk.incidents.showing import show_incident
from bot.desk.incoming import Employee, Press
from bot.desk.work import Work
from bot.incidents.card import state
from bot.incidents.choices import merge_choice, promise_choice
from bot.incidents.names import code
from storage import incidents, posts, silences
from storage.incident_records import Done, Incident
from storage.roles import Role

OTHERS = 8
"""Incidents that are offered to be one with another."""
NUMBER_LENGTH = 18


def press(work: Work, pressed: Press, employee: Employee) -> None:
    """Do what the button says, if it stands in the staff chat of the incident."""
    act, _, argument = pressed.argument.partition("-")
    if act == "new":
        grouping.open_by_hand(work, pressed, employee, number(argument))
        return
    incident = incidents.lock(work.rows, pressed.appeal_id)
    if incident is None or not _is_under(work, pressed, incident):
        work.answer_press(pressed.query_id)
        return
    silences.react(work.rows, incident.place, work.now)
    work.answers_press = True
    work.meet_staff(employee, pressed.chat_id)
    if act in {"send", "drop"}:
        writing.press(work, pressed, incident, act, argument)
    elif act in {"in", "out"}:
        grouping.put(work, pressed, incident, act, number(argument))
    elif act == "show":
        show_messages(work, pressed, incident, number(argument))
    elif act in {"until", "merge"}:
        _offer(work, pressed, incident, act)
    else:
        _do(work, pressed, incident, act, argument)


def ask_to_check(work: Work, pressed: Press) -> None:
    """Tell staff beneath the card that managers ask them to check it; once, whoever presses."""
    incident = incidents.lock(work.rows, pressed.appeal_id)
    post = posts.of_message(work.rows, pressed.chat_id, pressed.message_id)
    say = work.voice_of_chat(pressed.chat_id)
    if incident is None or post is None or post.role is not Role.ALARM:
        work.answer_press(pressed.query_id)
        return
    if not incident.is_open or incident.confirmed is not None:
        refresh(work, incident)
        work.answer_press(pressed.query_id, state(incident, say), alert=True)
        return
    writing.say_asked(work, incident)
    work.answer_press(pressed.query_id, say("Staff are asked to check it."), alert=True)


def number(written: str) -> int:
    """Give the number that a button names, 0 if it names none."""
    return int(written) if written.isdecimal() and len(written) <= NUMBER_LENGTH else 0


def _offer(work: Work, pressed: Press, incident: Incident, act: str) -> None:
    say = work.voice_of_chat(pressed.chat_id)
    if not incident.is_open:
        show_incident(work, incident)
        work.answer_press(pressed.query_id, state(incident, say))
        return
    if act == "until":
        today = work.office.calendar.day_of(work.now)
        rows = promise_choice(incident, today, say)
    else:
        others = incidents.others_of_topic(work.rows, incident, OTHERS)
        rows = merge_choice(incident, others, say)
    show_incident(work, incident, buttons=rows)
    work.answer_press(pressed.query_id)


def _do(work: Work, pressed: Press, incident: Incident, act: str, argument: str) -> None:
    changed = _changed(work, incident, act, argument)
    show_incident(work, changed)
    refresh(work, changed)
    say = work.voice_of_chat(pressed.chat_id)
    work.answer_press(pressed.query_id, f"{code(changed.id, say)}: {state(changed, say)}")


def _changed(work: Work, incident: Incident, act: str, argument: str) -> Incident:
    """Give the incident as the button makes it; one that no longer fits changes nothing."""
    if act == "part":
        return grouping.part(work, incident, number(argument))
    if act == "reopen":
        return weighing.reopen(work, incident)
    if act not in _ACTS or not incident.is_open:
        return incident
    return _ACTS[act](work, incident, argument)


def _take(work: Work, incident: Incident, _argument: str) -> Incident:
    return change(work, incident, Done.TAKEN, taken_by=work.who.id, taken_name=work.who.name)


def _find_so(work: Work, incident: Incident, is_so: bool) -> Incident:
    """Write down what somebody found; the first word stands until it is taken back."""
    if incident.confirmed is not None:
        return incident
    found = {"confirmed": is_so, "confirmed_at": work.now, "confirmed_name": work.who.name}
    changed = change(work, incident, Done.CONFIRMED if is_so else Done.REFUTED, **found)
    if not is_so:
        writing.ask_for_note(work, changed)
    return changed


def _take_word_back(work: Work, incident: Incident, _argument: str) -> Incident:
    if incident.confirmed is None:
        return incident
    nothing = {"confirmed": None, "confirmed_at": None, "confirmed_name": None}
    return change(work, incident, Done.UNSURE, **nothing)


def _inform(work: Work, incident: Incident, is_informed: bool) -> Incident:
    if is_informed is (incident.informed_at is not None):
        return incident
    if not is_informed:
        nothing = {"informed_at": None, "informed_name": None, "informed_words": None}
        return change(work, incident, Done.INFORMED, **nothing)
    told = {"informed_at": work.now, "informed_name": work.who.name}
    changed = change(work, incident, Done.INFORMED, **told)
    writing.ask_what_akimat_said(work, changed)
    return changed


def _promise(work: Work, incident: Incident, written: str) -> Incident:
    """Write down by when it is promised to be solved; no day takes the promise back."""
    try:
        until = date.fromisoformat(written) if written else None
    except ValueError:
        return incident
    today = work.office.calendar.day_of(work.now)
    if until is not None and not today <= until <= today + timedelta(days=366):
        return incident
    return change(work, incident, Done.PROMISED, promised_until=until)


_ACTS: Mapping[str, Callable[[Work, Incident, str], Incident]] = {
    "take": _take,
    "yes": lambda work, incident, _: _find_so(work, incident, True),
    "no": lambda work, incident, _: _find_so(work, incident, False),
    "unsure": _take_word_back,
    "akimat": lambda work, incident, _: _inform(work, incident, True),
    "noakimat": lambda work, incident, _: _inform(work, incident, False),
    "promise": _promise,
    "solved": lambda work, incident, _: closing.close(work, incident, is_solved=True),
    "close": lambda work, incident, _: closing.close(work, incident, is_solved=False),
    "merged": lambda work, incident, other: grouping.merge(work, incident, number(other)),
}
"""What the buttons of an open incident do."""


def _is_under(work: Work, pressed: Press, incident: Incident) -> bool:
    """Whether the button was pressed where the incident is: staff of another chat may not act on it."""
    return pressed.chat_id == work.office.now_at(incident.place).chat_id
