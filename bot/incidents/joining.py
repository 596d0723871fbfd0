"""Which incident an appeal belongs to, and which appeals are one event of which nobody spoke yet. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.incidents.unusual import LEAST_PEOPLE
from bot.incidents.wording import Wording, are_alike, is_about_something_else
from bot.ministry import OTHER
from storage.incident_records import Incident
from storage.records import Appeal, Kind

NEAR = timedelta(hours=48)
"""So long after its latest report an open incident takes another one by itself."""
LOOKS_BACK = timedelta(hours=72)
"""Reports of one event are looked for among those of this time."""
CROWD = 5
"""From so many people on, those who join stand together in bundles."""


@dataclass(frozen=True, slots=True)
class Report:
    """An appeal with what it says, as it is compared."""

    appeal: Appeal
    wording: Wording


def may_join(appeal: Appeal) -> bool:
    """Whether an appeal can belong to an event by itself: it says what and where, and asks for no more."""
    is_about_an_event = appeal.kind in {Kind.REPORT, Kind.QUESTION}
    is_placed = appeal.region is not None and appeal.topic != OTHER and not appeal.topics
    is_free = appeal.incident_id is None and appeal.merged_into is None and appeal.erased_at is None
    return is_about_an_event and is_placed and is_free and appeal.is_open


def may_found(appeal: Appeal) -> bool:
    """Whether an appeal can be one of those that show that something happens: a report of trouble."""
    return may_join(appeal) and appeal.kind is Kind.REPORT


def fitting(report: Report, open_ones: Iterable[Incident], now: datetime) -> Incident | None:
    """Give the incident that a report joins, the liveliest of those of its topic and region which fit.

    Near in time is enough, unless the words tell of other trouble; a question must name the same trouble.
    """
    for incident in open_ones:
        if now - incident.last_at > NEAR or is_about_something_else(report.wording, incident.about):
            continue
        shares = not report.wording.troubles.isdisjoint(incident.about)
        if shares or report.appeal.kind is Kind.REPORT:
            return incident
    return None


def together(report: Report, others: Sequence[Report]) -> list[Report]:
    """Give the reports of one event with this one, itself among them; too few people are no event.

    Who is like one of them belongs to them: of two languages, some say it in words that both understand.
    """
    alike, rest = [report], list(others)
    for known in alike:
        alike += [each for each in rest if are_alike(known.wording, each.wording)]
        rest = [each for each in rest if each not in alike]
    people = {each.appeal.citizen_id for each in alike}
    return alike if len(people) >= LEAST_PEOPLE else []


def is_one_of_many(appeal: Appeal, people: int, *, shows_more: bool, is_behind: bool) -> bool:
    """Whether an appeal that joins an incident needs no card of its own beside the incident's.

    What is urgent, asks something or shows more than words (`shows_more`) is seen by itself, and so are the
    first few; where the chat `is_behind`, only the first of all.
    """
    if appeal.urgent or shows_more or appeal.kind is not Kind.REPORT:
        return False
    return people > CROWD or is_behind
