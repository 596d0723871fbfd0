"""The tables, one file for what belongs together."""

from storage.schema.appeals import OWED, appeals, bundles, lines
from storage.schema.duties import acts, formals, promises, reveals, shown_names, silences
from storage.schema.exporting import exports
from storage.schema.incidents import (
    incident_acts,
    incident_answers,
    incident_deliveries,
    incidents,
    pulses,
)
from storage.schema.intake import inbox, occasions
from storage.schema.meetings import meetings, slots
from storage.schema.outgoing import outbox, posts
from storage.schema.people import citizens
from storage.schema.proposals import IS_PROPOSAL, proposals, supports
from storage.schema.published import published, published_words, readings
from storage.schema.reading import digests, sightings
from storage.schema.ready_answers import template_texts, template_uses, templates
from storage.schema.rooms import chats, places, routes
from storage.schema.searching import TRIGRAMS, is_of_schema, searches, words
from storage.schema.shape import NaiveTime, UtcTime, metadata
from storage.schema.staff import desks, staff
from storage.schema.tagging import lessons, villages

__all__ = [
    "IS_PROPOSAL",
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
    "exports",
    "formals",
    "inbox",
    "incident_acts",
    "incident_answers",
    "incident_deliveries",
    "incidents",
    "is_of_schema",
    "lessons",
    "lines",
    "meetings",
    "metadata",
    "occasions",
    "outbox",
    "places",
    "posts",
    "promises",
    "proposals",
    "published",
    "published_words",
    "pulses",
    "readings",
    "reveals",
    "routes",
    "searches",
    "shown_names",
    "sightings",
    "silences",
    "slots",
    "staff",
    "supports",
    "template_texts",
    "template_uses",
    "templates",
    "villages",
    "words",
]
