"""When managers are told of an incident: once as it crosses the threshold, and when it gets worse. Pure."""

from enum import StrEnum

from storage.incident_records import Incident


class Ring(StrEnum):
    """Why managers are told now."""

    CROSSED = "crossed"
    """So many people that managers want to know of it."""
    URGENT = "urgent"
    """Somebody's life or a child may be in danger."""
    DOUBLED = "doubled"
    """Twice as many people as they were told of."""
    SPREADS = "spreads"
    """The same trouble in another region."""
    DISPUTED = "disputed"
    """Too many say that it is not solved."""


def why_ring(
    before: Incident, after: Incident, people: int, threshold: int, *, elsewhere: bool
) -> Ring | None:
    """Give why managers are to be told of a change from `before` to `after`, None if they are not.

    `elsewhere` says that they were told of the same topic in another region.
    """
    if after.told_at is None:
        if after.urgent:
            return Ring.URGENT
        if elsewhere:
            return Ring.SPREADS
        return Ring.CROSSED if people >= threshold else None
    if after.urgent and not before.urgent:
        return Ring.URGENT
    return Ring.DOUBLED if people >= 2 * max(after.told_people, threshold) else None


def rings_at_night(why: Ring, incident: Incident) -> bool:
    """Whether phones ring for it at night too."""
    return why is Ring.URGENT or incident.urgent
