"""The key figures of a period in words, and what is said where days cannot be meant. Pure."""

from collections.abc import Iterable

from bot.digest.report import Report
from bot.markup import Text, bold, join, shorten
from bot.ministry import Ministry
from bot.regions import region_name
from bot.sheets.period import Mistake, Period, Why
from bot.texts import Voice

EXAMPLES = "/report 2026-11-01 2026-11-30", "/report 01.11.2026 30.11.2026", "/report 01.11.2026", "/report"
QUOTED = 60
"""UTF-16 units of what cannot be understood that are said back."""


def summary(report: Report, period: Period, ministry: Ministry, say: Voice) -> Text:
    """Give the figures of a period, each beside that of as many days before it."""
    return join(
        (
            join(
                (
                    bold(period_in_words(period, say)),
                    ministry.name(say.language),
                    _scope(report, ministry, say),
                )
            ),
            join(_figures(report, say)),
            say("In brackets: the same number of days before."),
            say("Later days have not come yet, so the report ends today.") if period.was_cut else "",
        ),
        "\n\n",
    )


def period_in_words(period: Period, say: Voice) -> str:
    """Give the first and the last day with their years."""
    first, last = say.full_date(period.first), say.full_date(period.last)
    return first if first == last else say.span(first, last)


def mistake_in_words(mistake: Mistake, say: Voice) -> Text:
    """Say why no report can be made, and how one is asked for."""
    days = [f"{day:%d.%m.%Y}" for day in mistake.days]
    match mistake.why:
        case Why.NO_SUCH_DAY:
            why = say("There is no such day: {words}.", words=shorten(mistake.words, QUOTED))
        case Why.TOO_MANY:
            why = say("These are more than two days: {words}.", words=shorten(mistake.words, QUOTED))
        case Why.WRONG_ORDER:
            why = say(
                "The first day is later than the last. Perhaps you meant: {command}", command=_again(mistake)
            )
        case Why.FUTURE:
            why = say("The day {day} has not come yet.", day=days[0])
        case Why.UNREADABLE:
            why = say("I cannot read the days in “{words}”.", words=shorten(mistake.words, QUOTED))
    how = (
        say("{command} – from the first day to the last", command=EXAMPLES[0]),
        say("{command} – the same", command=EXAMPLES[1]),
        say("{command} – from this day until today", command=EXAMPLES[2]),
        say("{command} – the last seven days", command=EXAMPLES[3]),
    )
    return join((why, "\n".join(how)), "\n\n")


def _again(mistake: Mistake) -> str:
    first, last = mistake.days
    return f"/report {first:%d.%m.%Y} {last:%d.%m.%Y}"


def _scope(report: Report, ministry: Ministry, say: Voice) -> str:
    """Name the regions and topics that are counted, nothing if that is everything."""
    scope = report.figures.scope
    topics = (topic.name(say.language) for topic in ministry.topics if topic.id in scope.topics)
    regions = (region_name(each, say.language) for each in sorted(scope.regions))
    return ", ".join((*regions, *topics))


def _figures(report: Report, say: Voice) -> Iterable[str]:
    counted = (
        (say("Arrived"), report.arrived),
        (say("People who wrote"), report.people),
        (say("Answered"), report.answered),
        (say("Closed"), report.closed),
        (say("Still open"), report.open),
    )
    judged = (
        (say("Confirmed as solved"), report.confirmed),
        (say("Disputed"), report.disputed),
        (say("Unconfirmed"), report.unconfirmed),
    )
    yield from (_figure(name, beside.now, beside.before, say) for name, beside in counted)
    yield from (_figure(name, now.part, before.part, say) for name, (now, before) in judged)


def _figure(name: str, now: int, before: int, say: Voice) -> str:
    return say("{name}: {now} ({before})", name=name, now=now, before=before)
