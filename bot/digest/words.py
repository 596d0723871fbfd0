"""A report in words: the thing to decide first, then the few lines that a manager reads on a phone. Pure."""

from collections.abc import Iterator, Sequence

from bot.digest.decisions import Decision
from bot.digest.naming import Reader
from bot.digest.page import Page
from bot.digest.report import Report
from bot.digest.sections import sections
from bot.incidents.names import code
from bot.markup import Text, bold, join
from storage.incident_records import IncidentOfPeriod


def page(report: Report, decided: Sequence[Decision], reader: Reader) -> Page:
    """Put a report into words; where nothing must be decided, into five lines."""
    rest = sections(report, reader) if decided else ()
    return Page(finding(report, decided, reader), tuple(_lines(report, decided, reader)), rest)


def part(report: Report, title: str, reader: Reader) -> Page:
    """Put a part of a report into words under its own title: one region, one topic, one pair."""
    lines = [Text(reader.period(report)), *_figures(report, reader)]
    return Page(title, tuple(lines), sections(report, reader))


def finding(report: Report, decided: Sequence[Decision], reader: Reader) -> str:
    """Say the one thing that a reader of this report must know."""
    say = reader.say
    if decided:
        return decision(decided[0], reader)
    if report.doubts_intake:
        return say("No appeals arrived this week. Is the intake broken?")
    if report.is_silent:
        return say("Nobody wrote this week. No decision is needed.")
    return say("No decision is needed this week.")


def decision(decided: Decision, reader: Reader) -> str:
    """Say what, where, how many people, against what is normal there."""
    return reader.against(decided.region, decided.topic, decided.people, decided.usual)


def standing(decided: Decision, reader: Reader) -> str:
    """Say whether it is confirmed, who was told when, and what is promised."""
    say = reader.say
    if decided.incident is None:
        return say("Nobody has checked it yet.")
    return " ".join(_standing(decided.incident, reader))


def _standing(incident: IncidentOfPeriod, reader: Reader) -> Iterator[str]:
    say, zone, name = reader.say, reader.zone, code(incident.id, reader.say)
    if incident.confirmed is None or incident.confirmed_at is None:
        yield say("{code}: not checked yet.", code=name)
    else:
        moment = say.moment(incident.confirmed_at, zone)
        if incident.confirmed:
            yield say("{code}: confirmed {moment}.", code=name, moment=moment)
        else:
            yield say("{code}: not confirmed, checked {moment}.", code=name, moment=moment)
    if incident.informed_at:
        yield say("The akimat was told {moment}.", moment=say.moment(incident.informed_at, zone))
    elif incident.confirmed:
        yield say("The akimat has not been told.")
    if incident.promised_until:
        yield say("Promised until {day}.", day=say.date_in_words(incident.promised_until))


def _lines(report: Report, decided: Sequence[Decision], reader: Reader) -> Iterator[Text]:
    for number, each in enumerate(decided):
        if number:
            yield bold(decision(each, reader))
        yield Text(standing(each, reader))
    yield Text(reader.head(report))
    if report.doubts_intake:
        yield Text(_silence(report, reader))
    yield from _figures(report, reader)


def _silence(report: Report, reader: Reader) -> str:
    say, last_arrival = reader.say, report.figures.last_arrival
    last = (
        say("The last appeal came on {day}.", day=say.day(last_arrival, reader.zone))
        if last_arrival
        else say("No appeal has ever arrived.")
    )
    return f"{last} {say('Write to the bot yourself: if no receipt comes, the intake is broken.')}"


def _figures(report: Report, reader: Reader) -> Iterator[Text]:
    """Say in three lines who wrote, what was answered and how well, what is still open."""
    say = reader.say
    if not report.is_silent or report.arrived.before:
        people = reader.beside(say("People who wrote"), report.people)
        yield Text(f"{people}. {reader.beside(say('Arrived'), report.arrived)}.")
    if answered := _answered(report, reader):
        yield Text(" ".join(answered))
    if report.open.now or report.open.before:
        yield join(_open(report, reader), " ")


def _answered(report: Report, reader: Reader) -> list[str]:
    say, (hours, _) = reader.say, report.hours
    told = []
    if report.answered.now or report.answered.before:
        told.append(f"{reader.beside(say('Answered'), report.answered)}.")
    if hours.number:
        half, most = reader.waited(hours.median), reader.waited(hours.p90)
        told.append(say("Half within {half}, nine in ten within {most}.", half=half, most=most))
    if report.judged[0]:
        told.append(f"{say('Confirmed as solved')}: {reader.share(report.confirmed[0])}.")
    return told


def _open(report: Report, reader: Reader) -> Iterator[Text | str]:
    say, still = reader.say, report.open
    name = say("Still open")
    yield say("{name}: {now} (a week ago {before}).", name=name, now=still.now, before=still.before)
    if report.oldest:
        oldest = report.oldest[0]
        age = say.age(report.figures.end - oldest.created_at)
        yield join((f"{say('The oldest')}:", reader.number(oldest) + f", {age}."), " ")
    if report.overdue:
        yield say("Overdue: {count}.", count=report.overdue)
    if missed := report.promises[0].missed + report.promises[0].broken:
        yield say("Promises missed: {count}.", count=missed)
