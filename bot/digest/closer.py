"""A closer look at a part of a digest, as its buttons ask for it: a region, a topic, what is late. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.digest import buttons
from bot.digest.decisions import Decision
from bot.digest.naming import Reader
from bot.digest.page import Page
from bot.digest.report import Report
from bot.digest.sections import oldest, overdue
from bot.digest.words import decision, part, standing
from bot.incidents.names import code
from bot.markup import Text
from bot.speech import Rows
from storage.incident_records import IncidentOfPeriod
from storage.records import Scope

LISTS = ("regions", "topics", "late", "old")


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at: which page, and of which part."""

    what: str
    scope: Scope
    name: str = ""


def look_at(pressed: str, scope: Scope) -> Look | None:
    """Give what a button asks to see within a scope, None where that is the digest itself."""
    what, _, name = pressed.partition("-")
    if pressed in LISTS:
        return Look(pressed, scope)
    if what == "r" and name and (not scope.regions or name in scope.regions):
        return Look("region", Scope(frozenset({name}), scope.topics), name)
    if what == "t" and name and (not scope.topics or name in scope.topics):
        return Look("topic", Scope(scope.regions, frozenset({name})), name)
    if what == "i" and name.isdecimal():
        return Look("incident", scope, name)
    return None


def closer_page(
    look: Look, report: Report, incidents: Sequence[IncidentOfPeriod], digest_id: int, reader: Reader
) -> tuple[Page, Rows]:
    """Give the page that is asked for, and its buttons."""
    say, back = reader.say, buttons.back(digest_id, reader)
    match look.what:
        case "regions":
            menu = buttons.regions(digest_id, report, reader)
            return Page(say("Regions"), (Text(say("Choose one to see it closer.")),)), menu
        case "topics":
            menu = buttons.topics(digest_id, report, reader)
            return Page(say("Topics"), (Text(say("Choose one to see it closer.")),)), menu
        case "region":
            back = buttons.back(digest_id, reader, "regions")
            return part(report, reader.region(look.name), reader), back
        case "topic":
            back = buttons.back(digest_id, reader, "topics")
            return part(report, reader.topic(look.name), reader), back
        case "late":
            section = overdue(report, reader)
        case "old":
            section = oldest(report, reader)
        case _:
            return _of_incident(int(look.name), report, incidents, reader), back
    return Page(section.title, section.lines or (Text(say("There is nothing here.")),)), back


def _of_incident(number: int, report: Report, incidents: Sequence[IncidentOfPeriod], reader: Reader) -> Page:
    say = reader.say
    found = next((each for each in incidents if each.id == number), None)
    if found is None:
        return Page(code(number, say), (Text(say("There is nothing here.")),))
    usual = {(row.region, row.topic): report.usual(row.people) for row in report.figures.rows}
    decided = Decision(found.region, found.topic, found.people, usual.get((found.region, found.topic)), found)
    lines = [standing(decided, reader), say("New people in it this week: {count}", count=found.new_people)]
    first = say.moment(found.first_at, reader.zone)
    lines.append(say("The first message came {moment}.", moment=first))
    if found.until_confirmed is not None:
        span = say.age(found.until_confirmed)
        lines.append(say("From the first message until it was checked: {span}", span=span))
    if found.until_informed is not None:
        span = say.age(found.until_informed)
        lines.append(say("From the first message until the akimat was told: {span}", span=span))
    return Page(decision(decided, reader), tuple(map(Text, lines)))
