"""What the outbox says now: what was left unwritten is written in the moment in which it is said."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.desk.incidents.keys import alarmed_of, named_by
from bot.desk.incidents.ringing import alarm_params
from bot.desk.incidents.showing import card_params
from bot.desk.work import PRIORITY, Work
from storage import incidents, outbox
from storage.records import Outgoing
from storage.roles import Role

GROWS = frozenset({Role.INCIDENT, Role.ALARM})
"""What is said of an event while people go on writing of it."""


def load(work: Work, ids: Sequence[int]) -> list[Outgoing]:
    """Give what these rows say now; a row that no longer waits is missing."""
    loaded = outbox.load(work.rows, ids)
    if growing := [said.id for said in loaded if said.role in GROWS]:
        # Somebody pressed for these words; whatever is added from now on goes first only if pressed for anew.
        outbox.calm(work.rows, growing, min(PRIORITY[role] for role in GROWS))
    return [_written(work, said) for said in loaded]


def _written(work: Work, said: Outgoing) -> Outgoing:
    if said.role not in GROWS or "text" in said.params:
        return said
    return replace(said, params={**_words(work, said), **said.params})


def _words(work: Work, said: Outgoing) -> Mapping[str, Any]:
    number = alarmed_of(said.key) if said.role is Role.ALARM else named_by(said.key)[1]
    incident = incidents.find(work.rows, number)
    if incident is None:
        return {}
    if said.role is Role.ALARM:
        return alarm_params(work, incident, said.chat_id)
    return card_params(work, incident)
