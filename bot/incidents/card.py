"""How an incident looks to staff: one card, however many wrote. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from bot.cards import hashtags
from bot.excerpts import shown
from bot.hiding import masked
from bot.incidents.names import code, headline
from bot.markup import Text, bold, italic, join, link, quote, shorten
from bot.ministry import Ministry
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.incident_records import Crowd, Incident, Reach
from storage.records import Line

WORDS = 240
"""UTF-16 units of each typical text."""
NOTE = 600
"""UTF-16 units of staff's own words on the card."""


@dataclass(frozen=True, slots=True)
class IncidentView:
    """All that an incident's card shows."""

    incident: Incident
    crowd: Crowd
    typical: Sequence[Line]
    reach: Reach | None = None
    """What became of the latest answer to everybody."""
    yes: int = 0
    no: int = 0
    """How many said that it is solved, and that it is not."""
    has_others: bool = False
    """Whether there is another open incident of the topic, with which it may be one."""
    can_part: tuple[int, ...] = ()
    """Incidents that were merged into it."""


def incident_card(view: IncidentView, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo) -> Text:
    """Give the card: what, where, how many, typical words, and what was done about it."""
    incident = view.incident
    return join(
        (
            bold(code(incident.id, say)) + " · " + headline(incident, view.crowd, ministry, say, now, zone),
            bold("🚨 " + say("Urgent: there may be danger to life")) if incident.urgent else "",
            bold(standing(incident, say)),
            *(quote(shorten(shown(masked(line).text), WORDS)) for line in view.typical if line.text),
            *checked(incident, say, zone),
            _reached(view.reach, say) if view.reach else "",
            _judged(view, say),
            say("Works on it: {name}", name=incident.taken_name) if incident.taken_name else "",
            _how_to(view, say),
            italic(say("As of {time}", time=f"{now.astimezone(zone):%H:%M}")),
            hashtags(incident),
        )
    )


def merged_incident(incident: Incident, url: str | None, say: Voice) -> Text:
    """Give what stays of the card of an incident that is part of another."""
    words = say("Part of {code} now", code=code(incident.merged_into or 0, say))
    return bold(code(incident.id, say)) + " · " + link(words, url)


def state(incident: Incident, say: Voice) -> str:
    """Give in one line how an incident stands."""
    if incident.solved_at:
        return say("Solved, staff say")
    if incident.closed_at:
        return say("Closed")
    if incident.reopened_at:
        return say("Open again: people say that it is not solved")
    if incident.confirmed is None:
        return say("Nobody has checked it yet")
    return say("Confirmed") if incident.confirmed else say("Not confirmed")


def standing(incident: Incident, say: Voice) -> str:
    """Give how an incident stands, unless what was found and by whom says it already."""
    is_told = incident.is_open and incident.confirmed is not None and not incident.reopened_at
    return "" if is_told else state(incident, say)


def checked(incident: Incident, say: Voice, zone: tzinfo) -> list[str]:
    """Give what staff found out and did, each with its hour."""
    told: list[str] = []
    if incident.confirmed is not None and incident.confirmed_at:
        words = {True: say("Confirmed"), False: say("Not confirmed")}[incident.confirmed]
        told.append(_when(words, incident.confirmed_at, incident.confirmed_name, incident, say, zone))
    if incident.note:
        told.append(say("Note: {words}", words=shorten(incident.note, NOTE)))
    if incident.informed_at:
        words = say("Akimat informed")
        told.append(_when(words, incident.informed_at, incident.informed_name, incident, say, zone))
    if incident.informed_words:
        told.append(say("Akimat: {words}", words=shorten(incident.informed_words, NOTE)))
    if incident.promised_until:
        told.append(say("Promised by {day}", day=say.date_in_words(incident.promised_until)))
    return told


def incident_buttons(view: IncidentView, say: Voice) -> Rows:
    """Give what staff can do with an incident as it stands."""
    incident = view.incident
    if not incident.is_open:
        return [
            [_button(incident, say("Reopen"), "reopen")],
            [_button(incident, say("Show messages"), "show-0")],
        ]
    if incident.confirmed is None:
        check = [_button(incident, say("Confirmed"), "yes"), _button(incident, say("Not confirmed"), "no")]
    else:
        check = [_button(incident, "↩ " + say("Undo the check"), "unsure")]
    informed = _button(incident, say("Akimat informed"), "akimat")
    if incident.informed_at:
        informed = _button(incident, "↩ " + say("Akimat not informed"), "noakimat")
    take = _button(incident, say("Take over") if incident.taken_by else say("Take"), "take")
    merge = [_button(incident, say("Merge …"), "merge")] if view.has_others else []
    return [
        check,
        [informed, _button(incident, say("Promise by …"), "until")],
        [take, _button(incident, say("Solved: close"), "solved"), _button(incident, say("Close"), "close")],
        [_button(incident, say("Show messages"), "show-0"), *merge],
        *(
            [_button(incident, say("Take {code} apart again", code=code(part, say)), f"part-{part}")]
            for part in view.can_part
        ),
    ]


def _button(incident: Incident, label: str, act: str) -> Button:
    return Button(label, f"incident:{incident.id}:{act}")


def _when(words: str, at: datetime, name: str | None, incident: Incident, say: Voice, zone: tzinfo) -> str:
    """Give what was done, by whom, when, and how long that was after the first message."""
    passed = at - incident.first_at
    after = (
        say("{age} after the first message", age=say.age(passed))
        if passed >= timedelta(minutes=1)
        else say("at once after the first message")
    )
    return f"{words}: {', '.join(filter(None, (name, say.moment(at, zone))))} ({after})"


def _reached(reach: Reach, say: Voice) -> Text:
    """Give the ledger of the answer to everybody."""
    words = [say("sent {count}", count=reach.sent)]
    words += [say("failed {count}", count=reach.failed)] if reach.failed else []
    words += [say("blocked {count}", count=reach.blocked)] if reach.blocked else []
    words += [say("on the way {count}", count=reach.sending)] if reach.sending else []
    return bold(say("Answer to everybody:") + " " + ", ".join(words))


def _judged(view: IncidentView, say: Voice) -> str:
    if not view.yes and not view.no:
        return ""
    return say("Solved, say {yes}; not solved, say {no}", yes=view.yes, no=view.no)


def _how_to(view: IncidentView, say: Voice) -> Text:
    if not view.incident.is_open:
        return Text()
    return italic(say("Reply to this card to answer everybody in it; a reply that begins with // is a note."))
