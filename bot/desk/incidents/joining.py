"""An appeal and the event of which it tells: it joins it, shows that there is one, or leaves it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk.cards.bundling import bundled
from bot.desk.cards.showing import give_card, show_card, show_receipt
from bot.desk.incidents.keeping import record
from bot.desk.incidents.ringing import ring_if_due
from bot.desk.incidents.showing import show_incident
from bot.desk.work import Work
from bot.incidents.joining import (
    LOOKS_BACK,
    Report,
    fitting,
    is_one_of_many,
    may_found,
    may_join,
    together,
)
from bot.incidents.unusual import Usual, is_out_of_the_ordinary, spans_before, usual_of
from bot.incidents.wording import troubles_of, wording
from storage import appeals, incidents, lines, pulses
from storage.incident_records import Done, Incident
from storage.records import Appeal, Author, Line

LATEST = 20
"""How many of a citizen's appeals are looked at to tell whether somebody new writes."""
ALONE = 40
"""Appeals that belong to no incident, among which those of one event are looked for."""
TYPICAL = 3
"""Texts that stand for all on the card."""
SHOWN_ANEW = 5
"""Cards that say at once that they are part of an incident; a group takes about 20 messages a minute."""
KEPT = 1000
"""Pairs of which it is remembered what is usual at this hour."""


def take_in(work: Work, appeal: Appeal, line: Line, latest: Sequence[Appeal]) -> Appeal:
    """Give a new appeal as a part of the event of which it tells, if it tells of one with others.

    `latest` are the earlier appeals of its citizen.
    """
    _beat(work, appeal, latest)
    if not may_join(appeal):
        return appeal
    return _joined(work, _report(appeal, [line]), is_new=True)


def tagged_anew(work: Work, before: Appeal, after: Appeal) -> Appeal:
    """Give an appeal where its new topic, region or kind lets it belong."""
    if after.urgent and not before.urgent and after.incident_id is not None:
        after = _in_danger(work, after)
    if (before.topic, before.region, before.kind) == (after.topic, after.region, after.kind):
        return after
    if (before.topic, before.region) != (after.topic, after.region):
        _beat(work, after, appeals.latest(work.rows, after.citizen_id, LATEST))
        if after.incident_id is not None:
            after = leave(work, after)
    if not may_join(after) or work.now - after.created_at > LOOKS_BACK:
        return after
    return _joined(work, report_of(work, after), is_new=False)


def open_with(work: Work, reports: Sequence[Report], opened_by: int | None) -> Incident:
    """Open an incident of which these appeals tell."""
    told = sorted((each.appeal for each in reports), key=lambda each: each.created_at)
    incident = incidents.open_new(
        work.rows,
        place=work.office.now_at(told[-1].place),
        now=work.now,
        topic=told[0].topic,
        region=told[0].region,
        first_at=told[0].created_at,
        about=troubles_of(each.wording for each in reports),
        typical=_typical(told),
        urgent=any(each.urgent for each in told),
        opened_by=opened_by,
    )
    record(work, incident, Done.OPENED, {}, {"appeals": [each.id for each in told]})
    return incident


def join(work: Work, incident: Incident, appeal: Appeal) -> Appeal:
    """Let an appeal that staff see already be in an incident too; give it as it is then."""
    before = incident
    appeal = _attach(work, incident, appeal)
    incident = _grown(work, incident, appeal)
    crowd = incidents.crowd(work.rows, incident.id, work.now)
    show_incident(work, ring_if_due(work, before, incident, crowd))
    return appeal


def leave(work: Work, appeal: Appeal) -> Appeal:
    """Give an appeal as one that is in no incident; it gets the card that it may not have had."""
    incident = incidents.lock(work.rows, appeal.incident_id or 0)
    appeal = give_card(work, work.change_appeal(appeal, incident_id=None, incident_at=None))
    if incident is not None:
        record(work, incident, Done.LEFT, {}, {"appeal": appeal.id})
        show_incident(work, _without(work, incident, appeal))
    return appeal


def report_of(work: Work, appeal: Appeal) -> Report:
    """Give an appeal as it is compared."""
    return _report(appeal, lines.of_appeal(work.rows, appeal.id))


def _joined(work: Work, report: Report, *, is_new: bool) -> Appeal:
    appeal = report.appeal
    open_ones = incidents.open_of_pair(work.rows, appeal.topic, appeal.region)
    incident = fitting(report, open_ones, work.now)
    if incident is not None:
        return _enter(work, incident, appeal, is_new=is_new)
    if may_found(appeal) and (found := _event(work, report)):
        return _found(work, found, appeal)
    return appeal


def _in_danger(work: Work, appeal: Appeal) -> Appeal:
    """Give an appeal that turned out to be urgent with a card of its own; its incident is urgent too."""
    before = incidents.lock(work.rows, appeal.incident_id or 0)
    appeal = give_card(work, appeal)
    if before is not None and not before.urgent:
        incident = incidents.change(work.rows, before.id, urgent=True)
        crowd = incidents.crowd(work.rows, incident.id, work.now)
        show_incident(work, ring_if_due(work, before, incident, crowd))
    return appeal


def _enter(work: Work, before: Incident, appeal: Appeal, *, is_new: bool) -> Appeal:
    appeal = _attach(work, before, appeal)
    incident = _grown(work, before, appeal)
    crowd = incidents.crowd(work.rows, incident.id, work.now)
    if is_new and _is_one_of_many(work, incident, appeal, crowd.people):
        appeal = bundled(work, appeal, is_one_of_many=True)
    show_incident(work, ring_if_due(work, before, incident, crowd))
    return appeal


def _found(work: Work, found: Sequence[Report], newest: Appeal) -> Appeal:
    """Open an incident with the appeals found, and let them say so; give the newest as it is then."""
    incident = open_with(work, found, None)
    for number, each in enumerate(found):
        appeal = _attach(work, incident, each.appeal)
        if each.appeal.id == newest.id:
            newest = appeal
            continue
        if number <= SHOWN_ANEW:
            show_card(work, appeal)
        show_receipt(work, appeal)
    crowd = incidents.crowd(work.rows, incident.id, work.now)
    show_incident(work, ring_if_due(work, replace(incident, urgent=False), incident, crowd))
    return newest


def _event(work: Work, report: Report) -> list[Report]:
    """Give the reports which show, with this one, that something unusual happens; none if nothing does."""
    appeal = report.appeal
    region = appeal.region or ""
    lately = pulses.since(work.rows, appeal.topic, region, work.now - LOOKS_BACK)
    if not is_out_of_the_ordinary(lately, _usual(work, appeal.topic, region), work.now):
        return []
    since = work.now - LOOKS_BACK
    alone = appeals.recent_alone(work.rows, appeal.topic, region, since, ALONE)
    others = [each for each in alone if each.id != appeal.id and may_found(each)]
    threads = lines.of_appeals(work.rows, [each.id for each in others])
    return together(report, [_report(each, threads[each.id]) for each in others])


def _usual(work: Work, topic: str, region: str) -> Usual:
    """Give what is usual at this hour, looked up once an hour."""
    hour = pulses.hour_of(work.now)
    known = work.office.usual
    if (topic, region, hour) not in known:
        if len(known) >= KEPT:
            known.clear()
        earlier = pulses.within(work.rows, topic, region, spans_before(hour))
        known[topic, region, hour] = usual_of(earlier, hour)
    return known[topic, region, hour]


def _beat(work: Work, appeal: Appeal, latest: Sequence[Appeal]) -> None:
    """Count the appeal where it belongs, and its citizen unless she wrote of the same lately."""
    since = work.now - LOOKS_BACK
    is_known = any(
        (other.topic, other.region) == (appeal.topic, appeal.region)
        and other.id != appeal.id
        and other.created_at > since
        for other in latest
    )
    negative = int(appeal.tone == "negative")
    region, people = appeal.region or "", int(not is_known)
    pulses.beat(work.rows, appeal.topic, region, work.now, people=people, negative=negative)


def _attach(work: Work, incident: Incident, appeal: Appeal) -> Appeal:
    return work.change_appeal(appeal, incident_id=incident.id, incident_at=appeal.created_at)


def _grown(work: Work, incident: Incident, appeal: Appeal) -> Incident:
    return incidents.change(
        work.rows,
        incident.id,
        first_at=min(incident.first_at, appeal.created_at),
        last_at=max(incident.last_at, appeal.created_at),
        urgent=incident.urgent or appeal.urgent,
    )


def _is_one_of_many(work: Work, incident: Incident, appeal: Appeal, people: int) -> bool:
    first = lines.first(work.rows, appeal.id)
    shows_more = first.media is not None or first.latitude is not None
    is_elsewhere = work.office.now_at(appeal.place) != work.office.now_at(incident.place)
    is_behind = work.office.is_behind(work.office.now_at(appeal.place).chat_id)
    return not is_elsewhere and is_one_of_many(appeal, people, shows_more=shows_more, is_behind=is_behind)


def _without(work: Work, incident: Incident, gone: Appeal) -> Incident:
    """Give the incident without an appeal whose words may have stood for all."""
    if gone.id not in incident.typical:
        return incident
    typical = [number for number in incident.typical if number != gone.id]
    others = appeals.of_incident(work.rows, incident.id, limit=TYPICAL)
    fresh = [each.id for each in others if each.id not in typical]
    return incidents.change(work.rows, incident.id, typical=[*typical, *fresh][:TYPICAL])


def _typical(told: Sequence[Appeal]) -> list[int]:
    """Give a few appeals whose words stand for all: of different people, in different languages first."""
    by_language = {each.language: each for each in reversed(told)}
    ordered = [*by_language.values(), *told]
    by_person = {each.citizen_id: each for each in reversed(ordered)}
    return sorted(each.id for each in list(by_person.values())[-TYPICAL:])


def _report(appeal: Appeal, thread: Sequence[Line]) -> Report:
    words = "\n".join(line.text for line in thread if line.author is Author.CITIZEN)
    return Report(appeal, wording(words, appeal.because.get("region", ())))
