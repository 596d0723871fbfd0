"""The tables, one file for what belongs together."""

from storage.schema.appeals import OWED, appeals, bundles, lines
from storage.schema.duties import acts, formals, promises, reveals, silences
from storage.schema.incidents import (
    incident_acts,
    incident_answers,
    incident_deliveries,
    incidents,
    pulses,
)
from storage.schema.intake import inbox, occasions
from storage.schema.outgoing import outbox, posts
from storage.schema.people import citizens
from storage.schema.reading import digests, sightings
from storage.schema.ready_answers import template_texts, template_uses, templates
from storage.schema.rooms import chats, places, routes
from storage.schema.searching import TRIGRAMS, is_of_schema, searches, words
from storage.schema.shape import NaiveTime, UtcTime, metadata
from storage.schema.staff import desks, staff
from storage.schema.tagging import lessons, villages

__all__ = [
    "OWED",
    "TRIGRAMS",
    "NaiveTime",
    "UtcTime",
    "acts",
    "appeals",
    "bundles",
    "chats",
    "citizens",
    "desks",
    "digests",
    "formals",
    "inbox",
    "incident_acts",
    "incident_answers",
    "incident_deliveries",
    "incidents",
    "is_of_schema",
    "lessons",
    "lines",
    "metadata",
    "occasions",
    "outbox",
    "places",
    "posts",
    "promises",
    "pulses",
    "reveals",
    "routes",
    "searches",
    "sightings",
    "silences",
    "staff",
    "template_texts",
    "template_uses",
    "templates",
    "villages",
    "words",
]
