"""The buttons that take the place of an incident card's own while staff choose something. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.incidents.names import code
from bot.regions import region_name
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.incident_records import Incident


def promise_choice(incident: Incident, today: date, say: Voice) -> Rows:
    """Give the days by which it can be promised to be solved."""
    days = (
        (today, say("Today")),
        (today + timedelta(days=1), say("Tomorrow")),
        (today + timedelta(days=3), say("In three days")),
        (today + timedelta(days=7), say("In a week")),
    )
    buttons = [Button(name, f"incident:{incident.id}:promise-{day:%Y%m%d}") for day, name in days]
    none = [Button("↩ " + say("No promise"), f"incident:{incident.id}:promise")]
    return [buttons[:2], buttons[2:], *([none] if incident.promised_until else []), [_back(incident, say)]]


def promise_offer(incident: Incident, day: date, say: Voice) -> Rows:
    """Give the button by which a day that an answer names becomes the promise of the incident."""
    label = say("Promise by {day}", day=say.date_in_words(day))
    return [[Button(label, f"incident:{incident.id}:promise-{day:%Y%m%d}")]]


def merge_choice(incident: Incident, others: Sequence[Incident], say: Voice) -> Rows:
    """Give the other incidents of the topic with which this one may be one."""
    rows = [
        [
            Button(
                " · ".join(filter(None, (code(other.id, say), region_name(other.region, say.language)))),
                f"incident:{incident.id}:merged-{other.id}",
            )
        ]
        for other in others
    ]
    return [*rows, [_back(incident, say)]]


def _back(incident: Incident, say: Voice) -> Button:
    return Button("← " + say("Back"), f"incident:{incident.id}:card")
