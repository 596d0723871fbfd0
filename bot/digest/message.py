"""The digest in words, for a phone: the finding first, each number beside the one of the week before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta, tzinfo

from bot.digest.report import Headline, Report, grew, total_of
from bot.links import message_link
from bot.markup import Text, bold, join, link, split
from bot.ministry import Ministry
from bot.regions import region_name
from bot.texts import Voice
from storage.figures import Cell, OldAppeal, Pair, Tally
from storage.records import Kind

CAPTION = 1024
"""UTF-16 units that Telegram allows under a picture."""
SHARES = 20
"""Of fewer than these, no percentage is told: it would claim more than so few can show."""
MESSAGE = 4096
"""UTF-16 units that Telegram allows in a message."""
ROWS = 12
"""Rows by region and topic that are told one by one."""


@dataclass(frozen=True, slots=True)
class DigestMessage:
    """A digest as it is sent: a caption of at most CAPTION units, then texts of at most MESSAGE each."""

    caption: Text
    texts: tuple[Text, ...]


def digest(report: Report, ministry: Ministry, say: Voice, zone: tzinfo) -> DigestMessage:
    """Put a report into words; days are those of `zone`."""
    caption, *rest = split(_summary(report, ministry, say, zone), CAPTION)
    details = (_rows(report, ministry, say), _kinds(report, say), _oldest(report, ministry, say))
    return DigestMessage(caption, tuple(split(join([*rest, *details], "\n\n"), MESSAGE)))


def finding(report: Report, ministry: Ministry, say: Voice) -> str:
    """Say the one thing that a reader of this report must know."""
    now, before = report.total.open.now, report.total.open.before
    match report.headline:
        case Headline.SILENCE:
            return say("No appeals arrived this week. Is the intake broken?")
        case Headline.RISE:
            return _rise(report.rows[0], ministry, say)
        case Headline.NONE_OPEN:
            return say("Nothing is open: every appeal is closed")
        case Headline.MORE_OPEN:
            return say("More appeals are open: {now} now, {before} a week ago", now=now, before=before)
        case Headline.FEWER_OPEN:
            return say("Fewer appeals are open: {now} now, {before} a week ago", now=now, before=before)
        case Headline.AS_MANY_OPEN:
            return say("As many appeals are open as a week ago: {now}", now=now)


def period(report: Report, say: Voice, zone: tzinfo) -> str:
    """Name the first and the last day of a report."""
    last_moment = report.end - timedelta(microseconds=1)
    return f"{say.day(report.start, zone)} – {say.day(last_moment, zone)}"


def place_name(region: str | None, say: Voice) -> str:
    """Name a region, also the one that is not known."""
    return region_name(region, say.language) or say("Region unknown")


def _rise(row: Cell, ministry: Ministry, say: Voice) -> str:
    appeals = say.count("{count} appeal", "{count} appeals", row.arrived.now)
    where = _where(row, ministry, say)
    return say(
        "{where}: {appeals}, last week {before}", where=where, appeals=appeals, before=row.arrived.before
    )


def _summary(report: Report, ministry: Ministry, say: Voice, zone: tzinfo) -> Text:
    heading = join(
        [
            bold(finding(report, ministry, say)),
            f"{ministry.name(say.language)} · {period(report, say, zone)}",
        ]
    )
    silence = _silence(report, say, zone) if report.headline is Headline.SILENCE else ""
    return join([heading, silence, join(_totals(report.total, say))], "\n\n")


def _silence(report: Report, say: Voice, zone: tzinfo) -> str:
    last = (
        say("The last appeal came on {day}.", day=say.day(report.last_arrival, zone))
        if report.last_arrival
        else say("No appeal has ever arrived.")
    )
    test = say("Write to the bot yourself: if no receipt comes, the intake is broken.")
    return f"{last} {test}"


def _totals(total: Tally, say: Voice) -> Iterator[str]:
    last_week = (
        (say("Arrived"), total.arrived),
        (say("People who wrote"), total.people),
        (say("Answered"), total.answered),
    )
    for name, pair in last_week:
        yield say("{name}: {now} (last week {before})", name=name, now=pair.now, before=pair.before)
    yield from _outcomes(total, say)
    closed = total.closed
    yield say("{name}: {now} (last week {before})", name=say("Closed"), now=closed.now, before=closed.before)
    now, before = total.open.now, total.open.before
    yield say("{name}: {now} (a week ago {before})", name=say("Still open"), now=now, before=before)


def _outcomes(total: Tally, say: Voice) -> Iterator[str]:
    """Say what became of what was answered or closed, each with the whole of which it is a part."""
    if total.judged == Pair():
        return
    named = (
        (say("Confirmed as solved"), total.confirmed),
        (say("Disputed"), total.disputed),
        (say("Unconfirmed"), total.unconfirmed),
    )
    for name, pair in named:
        now, before = _share(pair.now, total.judged.now, say), _share(pair.before, total.judged.before, say)
        yield say("{name}: {now} (last week {before})", name=name, now=now, before=before)


def _share(part: int, whole: int, say: Voice) -> str:
    """Give a part with its whole, as a percentage too where the whole is big enough for one."""
    if whole < SHARES:
        return say("{part} of {whole}", part=part, whole=whole)
    return say("{part} of {whole}, {percent}%", part=part, whole=whole, percent=round(100 * part / whole))


def _rows(report: Report, ministry: Ministry, say: Voice) -> Text:
    if not report.rows:
        return Text()
    shown, rest = report.rows[:ROWS], report.rows[ROWS:]
    heading = join([bold(say("By region and topic")), say("In brackets: a week earlier; ↑ a clear rise")])
    return join([heading, *(_row(row, ministry, say) for row in shown), _rest(rest, say)], "\n\n")


def _row(row: Cell, ministry: Ministry, say: Voice) -> Text:
    mark = " ↑" if grew(row.arrived) or grew(row.open) else ""
    return join((bold(_where(row, ministry, say) + mark), _figures(row, say), _outcomes_of_row(row, say)))


def _rest(rows: Iterable[Cell], say: Voice) -> str:
    rows = tuple(rows)
    if not rows:
        return ""
    figures = _figures(total_of(rows, people=Pair()), say)
    return say("and {count} more: {figures}", count=len(rows), figures=figures)


def _figures(tally: Tally, say: Voice) -> str:
    return say(
        "arrived {arrived}, answered {answered}, closed {closed}, open {open}",
        arrived=_beside(tally.arrived),
        answered=_beside(tally.answered),
        closed=_beside(tally.closed),
        open=_beside(tally.open),
    )


def _outcomes_of_row(row: Tally, say: Voice) -> str:
    if not row.judged.now:
        return ""
    return say(
        "of {whole} with an outcome: confirmed {confirmed}, disputed {disputed}, unconfirmed {unconfirmed}",
        whole=row.judged.now,
        confirmed=row.confirmed.now,
        disputed=row.disputed.now,
        unconfirmed=row.unconfirmed.now,
    )


def _beside(pair: Pair) -> str:
    return f"{pair.now} ({pair.before})"


def _kinds(report: Report, say: Voice) -> Text:
    if not report.kinds:
        return Text()
    names = _kind_names(say)
    lines = (f"{names[kind]}: {_beside(pair)}" for kind, pair in report.kinds.items())
    return join([bold(say("Arrived by kind")), *lines])


def _kind_names(say: Voice) -> dict[Kind, str]:
    return {
        Kind.REPORT: say("Reports"),
        Kind.QUESTION: say("Questions"),
        Kind.PROPOSAL: say("Proposals"),
        Kind.THANKS: say("Words of thanks"),
        Kind.MEETING: say("Requests to meet"),
    }


def _oldest(report: Report, ministry: Ministry, say: Voice) -> Text:
    if not report.oldest:
        return Text()
    lines = (_old_appeal(old, report, ministry, say) for old in report.oldest)
    return join([bold(say("Open longest")), *lines])


def _old_appeal(old: OldAppeal, report: Report, ministry: Ministry, say: Voice) -> Text:
    card = (
        message_link(old.place.chat_id, old.card_id, old.place.thread_id)
        if old.place and old.card_id
        else None
    )
    age = say.age(report.end - old.created_at)
    state = say("answered, not closed") if old.is_answered else say("no answer yet")
    return link(f"№ {old.id}", card) + f" · {age} · {_where(old, ministry, say)} · {state}"


def _where(cell: Cell | OldAppeal, ministry: Ministry, say: Voice) -> str:
    return f"{place_name(cell.region, say)} · {ministry.topic(cell.topic).name(say.language)}"
