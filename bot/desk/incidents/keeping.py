"""Keeping an incident's record: what is changed is written down with who did it and what was so before."""

from datetime import date, datetime
from typing import Any

from bot.desk.work import Work
from storage import incidents
from storage.incident_records import Done, Incident

TOLD = (
    "taken_by",
    "taken_name",
    "confirmed",
    "confirmed_at",
    "confirmed_name",
    "note",
    "informed_at",
    "informed_name",
    "informed_words",
    "promised_until",
    "solved_at",
    "closed_at",
    "reopened_at",
    "merged_into",
)
"""What the history of an incident tells; the rest counts people."""


def change(work: Work, incident: Incident, what: Done, **values: Any) -> Incident:
    """Write new values of an incident, with its history; give the incident as it is now."""
    after = incidents.change(work.rows, incident.id, **values) if values else incident
    differing = [name for name in TOLD if getattr(after, name) != getattr(incident, name)]
    before = {name: _plain(getattr(incident, name)) for name in differing}
    record(work, incident, what, before, {name: _plain(getattr(after, name)) for name in differing})
    return after


def record(work: Work, incident: Incident, what: Done, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Write down what was done with an incident."""
    incidents.record(work.rows, incident.id, work.now, work.who, what, before, after)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
