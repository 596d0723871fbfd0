"""What an incident is called, and what it is about, in the reader's language. Pure."""

from datetime import datetime, timedelta, tzinfo

from bot.ministry import Ministry
from bot.regions import region_name
from bot.texts import Voice
from storage.incident_records import Crowd, Incident


def code(number: int, say: Voice) -> str:
    """Give the number as people call it: И-12 in Russian, О-12 in Kazakh."""
    return say("I-{number}", number=number)


def headline(
    incident: Incident, crowd: Crowd, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo
) -> str:
    """Give what, where, how many people since when, and how many came lately, after the number."""
    region = region_name(incident.region, say.language) or say("region unknown")
    people = say.count(
        "{count} person since {when}",
        "{count} people since {when}",
        crowd.people,
        when=since(incident.first_at, say, now, zone),
    )
    lately = say("+{count} in the last hour", count=crowd.lately) if crowd.lately else ""
    topic = ministry.topic(incident.topic).name(say.language)
    return " · ".join(filter(None, (region, topic, people, lately)))


def since(moment: datetime, say: Voice, now: datetime, zone: tzinfo) -> str:
    """Give a moment as briefly as it is clear: the hour today, the weekday within six days, else the day."""
    local, today = moment.astimezone(zone), now.astimezone(zone)
    if local.date() == today.date():
        return f"{local:%H:%M}"
    if today.date() - local.date() < timedelta(days=6):
        return say.short_weekday(local.date())
    return say.day(moment, zone)
