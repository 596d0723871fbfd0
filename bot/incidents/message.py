"""What managers read of an incident: why they are told, what is known, what was done. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.excerpts import shown
from bot.hiding import masked
from bot.incidents.alarm import Ring
from bot.incidents.card import checked, standing
from bot.incidents.names import code, headline
from bot.markup import Text, bold, italic, join, quote, shorten
from bot.ministry import Ministry
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.incident_records import Crowd, Incident
from storage.records import Line

WORDS = 200
"""UTF-16 units of the example."""


@dataclass(frozen=True, slots=True)
class AlarmView:
    """All that managers are shown of an incident; `why` is None where they are not told anew."""

    incident: Incident
    crowd: Crowd
    typical: Sequence[Line]
    why: Ring | None
    url: str | None


def alarm_text(view: AlarmView, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo) -> Text:
    """Give what managers read: why now, what and where, one example, how it stands."""
    incident = view.incident
    head = code(incident.id, say) + " · " + headline(incident, view.crowd, ministry, say, now, zone)
    return join(
        (
            bold("🔔 " + why_in_words(view.why, say)) if view.why else "",
            bold(head),
            bold("🚨 " + say("Urgent: there may be danger to life")) if incident.urgent else "",
            *(quote(shorten(shown(masked(line).text), WORDS)) for line in view.typical if line.text),
            standing(incident, say),
            *checked(incident, say, zone),
            say("Works on it: {name}", name=incident.taken_name) if incident.taken_name else "",
            italic(say("As of {time}", time=f"{now.astimezone(zone):%H:%M}")),
        )
    )


def why_in_words(why: Ring, say: Voice) -> str:
    """Give why managers are told now."""
    names = {
        Ring.CROSSED: say("More people write of this than is usual there"),
        Ring.URGENT: say("Somebody may be in danger"),
        Ring.DOUBLED: say("Twice as many people as when you were told last"),
        Ring.SPREADS: say("The same trouble in another region"),
        Ring.DISPUTED: say("People say that it is not solved: it is open again"),
    }
    return names[why]


def alarm_buttons(view: AlarmView, say: Voice) -> Rows:
    """Give what managers can do: ask staff to check, and look at the card."""
    ask = []
    if view.incident.is_open and view.incident.confirmed is None:
        ask = [Button(say("Ask to check"), f"alarm:{view.incident.id}:check")]
    look = [Button(say("Open the card"), url=view.url)] if view.url else []
    return [row for row in (ask, look) if row]
