"""The parts of a digest beneath its first lines, from regions and topics to the tone. Pure."""

from collections.abc import Iterator, Sequence

from bot.digest.naming import Reader
from bot.digest.page import Section, Table
from bot.digest.report import Beside, Report, Share, total
from bot.markup import Text
from storage.figures import OldAppeal, Row
from storage.records import Kind

ROWS = 12
"""Rows by region and topic that are told one by one."""
QUESTIONS = 5
"""Topics of questions that are told."""


def sections(report: Report, reader: Reader) -> tuple[Section, ...]:
    """Give the parts that have something to tell, the tone last."""
    parts = (
        by_region_and_topic(report, reader),
        _questions(report, reader),
        _kinds(report, reader),
        _outcomes(report, reader),
        _promises(report, reader),
        overdue(report, reader),
        oldest(report, reader),
        _tone(report, reader),
    )
    return tuple(part for part in parts if part.lines or part.table)


def by_region_and_topic(report: Report, reader: Reader) -> Section:
    """Give the flow of each pair in a table, what is worse than normal first."""
    say = reader.say
    shown, rest = report.rows[:ROWS], report.rows[ROWS:]
    head = (say("Where"), say("people"), say("arrived"), say("answered"), say("open"))
    rows = [_row(row, report, reader) for row in shown]
    if rest:
        rows.append(_rest(rest, reader))
    note = Text(say("In brackets: what is usual there; for what is open, a week ago. ↑ is worse than usual."))
    table = Table(head, tuple(rows)) if rows else None
    return Section(say("By region and topic"), (note,) if rows else (), table, folded=False)


def oldest(report: Report, reader: Reader) -> Section:
    """Give what has been open for longest, each with its card."""
    say = reader.say
    end = report.figures.end
    lines = (_named(old, reader.say.age(end - old.created_at), reader) for old in report.oldest)
    return Section(say("Open longest"), tuple(lines))


def overdue(report: Report, reader: Reader) -> Section:
    """Give what has been overdue for longest, each with its card."""
    say = reader.say
    lines = []
    for late in report.figures.overdue:
        moment = reader.say.moment(late.due_at or report.figures.end, reader.zone)
        lines.append(_named(late, say("was due {moment}", moment=moment), reader))
    return Section(say("Overdue"), tuple(lines))


def _row(row: Row, report: Report, reader: Reader) -> tuple[Text, ...]:
    people = report.beside(row.people)
    where = reader.where(row.region, row.topic) + (" ↑" if people.is_worse else "")
    besides = (people, report.beside(row.arrived), report.beside(row.answered))
    return (Text(where), *(Text(_usual(each)) for each in besides), Text(f"{row.open[0]} ({row.open[1]})"))


def _usual(number: Beside) -> str:
    return f"{number.now}" if number.usual is None else f"{number.now} ({number.usual})"


def _rest(rows: Sequence[Row], reader: Reader) -> tuple[Text, ...]:
    say = reader.say
    arrived, answered, still = (
        total(getattr(row, name) for row in rows) for name in ("arrived", "answered", "open")
    )
    where = say("and {count} more", count=len(rows))
    numbers = (str(arrived[0]), str(answered[0]), f"{still[0]} ({still[1]})")
    return (Text(where), Text("–"), *map(Text, numbers))


def _named(old: OldAppeal, age: str, reader: Reader) -> Text:
    say = reader.say
    state = say("answered, not closed") if old.is_answered else say("no answer yet")
    return reader.number(old) + f" · {age} · {reader.where(old.region, old.topic)} · {state}"


def _questions(report: Report, reader: Reader) -> Section:
    say = reader.say
    lines = []
    for asked in report.questions[:QUESTIONS]:
        ready = say("a ready answer exists") if asked.topic in report.ready else say("no ready answer")
        age = say.age(report.figures.end - asked.since)
        waits = say("{people} wait, the first for {age}", people=reader.people(asked.people), age=age)
        lines.append(Text(f"{reader.topic(asked.topic)}: {waits}; {ready}"))
    return Section(say("Questions that wait"), tuple(lines))


def _kinds(report: Report, reader: Reader) -> Section:
    say = reader.say
    names = {
        Kind.REPORT: say("Reports"),
        Kind.QUESTION: say("Questions"),
        Kind.PROPOSAL: say("Proposals"),
        Kind.THANKS: say("Words of thanks"),
        Kind.MEETING: say("Requests to meet"),
    }
    lines = []
    for kind, found in report.kinds.items():
        told = reader.beside(names[kind], report.beside(found.arrived))
        waits = kind is not Kind.THANKS and found.waiting
        lines.append(
            Text(f"{told}; {say('without an answer: {count}', count=found.waiting)}" if waits else told)
        )
    return Section(say("Arrived by kind"), tuple(lines))


def _outcomes(report: Report, reader: Reader) -> Section:
    """Say what became of what was answered or closed, each with the whole of which it is a part."""
    say = reader.say
    named = (
        (say("Confirmed as solved"), report.confirmed),
        (say("Disputed"), report.disputed),
        (say("Unconfirmed"), report.unconfirmed),
    )
    lines = [
        Text(
            say(
                "{name}: {now} (last week {before})",
                name=name,
                now=reader.share(now),
                before=reader.share(before),
            )
        )
        for name, (now, before) in named
    ]
    return Section(say("What citizens say"), tuple(lines) if any(report.judged) else ())


def _promises(report: Report, reader: Reader) -> Section:
    say, (now, before) = reader.say, report.promises
    named = (
        (say("Made"), now.made, before.made),
        (say("Kept"), now.kept, before.kept),
        (say("Broken"), now.broken, before.broken),
        (say("The day is over, no word"), now.missed, before.missed),
    )
    lines = [
        Text(say("{name}: {now} (last week {before})", name=name, now=count, before=earlier))
        for name, count, earlier in named
    ]
    is_any = any(count or earlier for _, count, earlier in named)
    return Section(say("Promises"), tuple(lines) if is_any else ())


def _tone(report: Report, reader: Reader) -> Section:
    say, (now, usual) = reader.say, report.negative
    if not now.whole:
        return Section(say("Tone"))
    return Section(say("Tone"), tuple(map(Text, _change(now, usual, reader))))


def _change(now: Share, usual: Share, reader: Reader) -> Iterator[str]:
    say = reader.say
    yield say(
        "Negative words: {now}; in the weeks before: {usual}",
        now=reader.share(now),
        usual=reader.share(usual),
    )
    if now.percent is not None and usual.percent is not None:
        points = now.percent - usual.percent
        if points > 0:
            yield say.count("{count} point worse than before", "{count} points worse than before", points)
        elif points < 0:
            yield say.count("{count} point better than before", "{count} points better than before", -points)
        else:
            yield say("No change.")
    yield say("Measured by the bot from the words of each appeal; no person has checked it.")
