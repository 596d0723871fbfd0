"""What a digest asks a manager to decide: three things at most, the one with the most people first. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.digest.report import Report
from storage.incident_records import IncidentOfPeriod

MOST = 3
"""A digest asks for no more decisions than a person takes in at once."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What, where, how many people against what is normal there; and the incident, where one was opened."""

    region: str | None
    topic: str
    people: int
    usual: int | None
    incident: IncidentOfPeriod | None = None


def decisions(report: Report, incidents: Sequence[IncidentOfPeriod] = ()) -> tuple[Decision, ...]:
    """Give what must be decided: incidents that are not over, and pairs worse than normal without one."""
    usual = {(row.region, row.topic): report.usual(row.people) for row in report.figures.rows}
    going_on = [
        each
        for each in incidents
        if _goes_on(each, report) and report.figures.scope.covers(each.topic, each.region)
    ]
    of_incidents = [
        Decision(each.region, each.topic, each.people, usual.get((each.region, each.topic)), each)
        for each in going_on
    ]
    known = {(each.region, each.topic) for each in incidents}
    risen = [
        Decision(row.region, row.topic, row.people[0], usual[row.region, row.topic])
        for row in report.worse
        if (row.region, row.topic) not in known
    ]
    return tuple(sorted([*of_incidents, *risen], key=lambda each: -each.people)[:MOST])


def _goes_on(incident: IncidentOfPeriod, report: Report) -> bool:
    """Whether it was neither solved nor closed by the end of the period."""
    over = (incident.solved_at, incident.closed_at)
    return all(moment is None or moment >= report.figures.end for moment in over)
