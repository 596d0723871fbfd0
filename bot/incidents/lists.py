"""How lists of incidents, and of the messages in one, look. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.cards import attached, erased_words
from bot.excerpts import shown
from bot.hiding import masked
from bot.incidents.card import state
from bot.incidents.names import code, headline
from bot.markup import Text, bold, join, link, quote, shorten
from bot.ministry import Ministry
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.incident_records import Crowd, Incident
from storage.records import Appeal, Author, Line

PAGE = 8
"""Incidents on a page."""
MESSAGES = 6
"""Appeals on a page of what people in an incident wrote."""
WORDS = 500
"""UTF-16 units of what each of them wrote."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An incident in a list, with the way to its card."""

    incident: Incident
    crowd: Crowd
    url: str | None


def list_text(
    listed: Sequence[Listed], total: int, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo
) -> Text:
    """Give the open incidents, each with its state, or say that there is none."""
    if not listed:
        return Text(say("There is no open incident."))
    entries = [
        join(
            (
                link(code(each.incident.id, say), each.url)
                + " · "
                + headline(each.incident, each.crowd, ministry, say, now, zone),
                state(each.incident, say),
            )
        )
        for each in listed
    ]
    return join((bold(say("Open incidents: {count}", count=total)), *entries), "\n\n")


def list_buttons(page: int, pages: int, say: Voice) -> Rows:
    """Give the way to the other pages, if there are any."""
    if pages < 2:
        return []
    label = say("More ({page} of {pages})", page=page + 1, pages=pages)
    return [[Button(label, f"incidents:{(page + 1) % pages}")]]


def messages_text(
    incident: Incident,
    found: Sequence[tuple[Appeal, Sequence[Line]]],
    page: int,
    pages: int,
    say: Voice,
    zone: tzinfo,
) -> Text:
    """Give what people in an incident wrote, the newest first, masked as everywhere among staff."""
    head = say(
        "Messages in {code} ({page} of {pages})",
        code=code(incident.id, say),
        page=page + 1,
        pages=pages,
    )
    return join((bold(head), *(_entry(appeal, thread, say, zone) for appeal, thread in found)), "\n\n")


def messages_buttons(incident: Incident, found: Sequence[Appeal], page: int, pages: int, say: Voice) -> Rows:
    """Give for each appeal the way to its card, and out of the incident."""
    rows = [
        [
            Button(f"№ {appeal.id}", f"card:{appeal.id}"),
            Button(
                say("Not this one: № {number}", number=appeal.id), f"incident:{incident.id}:out-{appeal.id}"
            ),
        ]
        for appeal in found
    ]
    if pages < 2:
        return rows
    label = say("More ({page} of {pages})", page=page + 1, pages=pages)
    return [*rows, [Button(label, f"incident:{incident.id}:show-{(page + 1) % pages}")]]


def _entry(appeal: Appeal, thread: Sequence[Line], say: Voice, zone: tzinfo) -> Text:
    head = bold(f"№ {appeal.id}") + f" · {say.moment(appeal.created_at, zone)}"
    if appeal.erased_why:
        return head + f" · {erased_words(appeal.erased_why, say)}"
    words = " + ".join(
        shown(masked(line).text) for line in thread if line.author is Author.CITIZEN and line.text
    )
    return join((head, quote(shorten(words, WORDS)) if words else "", attached(thread, say)))
