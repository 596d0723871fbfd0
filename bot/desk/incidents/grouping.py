"""Which appeals and incidents are one, by a tap of staff, each undone with one tap."""

from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.incidents import answering
from bot.desk.incidents.joining import join, leave, open_with, report_of
from bot.desk.incidents.keeping import change, record
from bot.desk.incidents.listing import refresh_messages
from bot.desk.incidents.ringing import ring_if_due, write_down
from bot.desk.incidents.showing import show_incident
from bot.desk.incoming import Employee, Press
from bot.desk.work import Work
from bot.incidents.names import code
from bot.texts import Voice
from storage import appeals, incidents, silences
from storage.incident_records import Done, Incident
from storage.records import Appeal


def put(work: Work, pressed: Press, incident: Incident, act: str, number: int) -> None:
    """Put an appeal into an incident or take it out."""
    appeal = appeals.lock(work.rows, number)
    say = work.voice_of_chat(pressed.chat_id)
    if appeal is None or not _is_here(work, pressed, appeal):
        work.answer_press(pressed.query_id)
        return
    if act == "out" and appeal.incident_id == incident.id:
        appeal = leave(work, appeal)
    elif act == "in" and appeal.incident_id is None and incident.is_open and appeal.is_open:
        appeal = join(work, incident, appeal)
    show_card(work, appeal)
    show_receipt(work, appeal)
    refresh_messages(work, pressed, incident)
    work.answer_press(pressed.query_id, _where(appeal, code(appeal.incident_id or incident.id, say), say))


def open_by_hand(work: Work, pressed: Press, employee: Employee, number: int) -> None:
    """Open an incident with one appeal; one that is in another leaves that."""
    appeal = appeals.lock(work.rows, number)
    if appeal is None or not _is_here(work, pressed, appeal) or not appeal.is_open or appeal.erased_at:
        work.answer_press(pressed.query_id)
        return
    silences.react(work.rows, appeal.place, work.now)
    work.answers_press = True
    work.meet_staff(employee, pressed.chat_id)
    if appeal.incident_id is not None:
        appeal = leave(work, appeal)
    incident = open_with(work, [report_of(work, appeal)], employee.id)
    appeal = join(work, incident, appeal)
    show_card(work, appeal)
    say = work.voice_of_chat(pressed.chat_id)
    work.answer_press(pressed.query_id, say("Part of {code} now", code=code(incident.id, say)))


def merge(work: Work, incident: Incident, number: int) -> Incident:
    """Let another incident be a part of this one; give this one. Who was in it is remembered."""
    other = incidents.lock_itself(work.rows, number)
    may_merge = other and other.is_open and other.id != incident.id and other.topic == incident.topic
    if other is None or not may_merge or other.place.chat_id != incident.place.chat_id:
        return incident
    answering.bring_to_end(work, other)
    write_down(work, other)
    moved = appeals.let_be_in(work.rows, other.id, incident.id)
    gone = change(work, other, Done.MERGED, merged_into=incident.id)
    carried = _carried(incident, other)
    told = {"merged_from": other.id, "appeals": moved, "carried": sorted(carried)}
    record(work, incident, Done.MERGED, {}, told)
    kept = incidents.change(
        work.rows,
        incident.id,
        **carried,
        first_at=min(incident.first_at, other.first_at),
        last_at=max(incident.last_at, other.last_at),
        about=sorted({*incident.about, *other.about}),
        urgent=incident.urgent or other.urgent,
    )
    show_incident(work, gone)
    return ring_if_due(work, incident, kept, incidents.crowd(work.rows, kept.id, work.now))


def part(work: Work, incident: Incident, number: int) -> Incident:
    """Let what was merged be an incident of its own again, with those who came with it."""
    other = incidents.lock_itself(work.rows, number)
    if other is None or other.merged_into != incident.id:
        return incident
    found = [after for *_, after in incidents.acts_of(work.rows, incident.id)]
    merged = next(after for after in reversed(found) if after.get("merged_from") == other.id)
    appeals.let_be_in(work.rows, incident.id, other.id, merged["appeals"])
    carried = [each for each in merged.get("carried", ()) if getattr(incident, each) == getattr(other, each)]
    if carried:
        incident = incidents.change(work.rows, incident.id, **dict.fromkeys(carried))
    again = change(work, other, Done.PARTED, merged_into=None)
    record(work, incident, Done.PARTED, {}, {"parted": other.id})
    show_incident(work, again)
    return incident


def _carried(incident: Incident, other: Incident) -> dict[str, object]:
    """Give what staff found out, told and promised about an incident that becomes a part of this one."""
    if incident.confirmed is None and other.confirmed is not None:
        checked: tuple[str, ...] = ("confirmed", "confirmed_at", "confirmed_name")
    else:
        checked = ()
    told = ("informed_at", "informed_name", "informed_words") if incident.informed_at is None else ()
    rest = [name for name in ("note", "promised_until") if getattr(incident, name) is None]
    known = {name: getattr(other, name) for name in (*checked, *told, *rest)}
    return {name: value for name, value in known.items() if value is not None}


def _is_here(work: Work, pressed: Press, appeal: Appeal) -> bool:
    return pressed.chat_id == work.office.now_at(appeal.place).chat_id


def _where(appeal: Appeal, name: str, say: Voice) -> str:
    if appeal.incident_id is None:
        return say("№ {number} is not in {code}", number=appeal.id, code=name)
    return say("№ {number} is in {code}", number=appeal.id, code=name)
