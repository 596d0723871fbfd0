"""The vocabulary of incidents: frozen records in which the house speaks of one event behind many appeals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from storage.records import Place


class Done(StrEnum):
    """What can be done with an incident."""

    OPENED = "opened"
    JOINED = "joined"
    LEFT = "left"
    TAKEN = "taken"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNSURE = "unsure"
    """Neither confirmed nor refuted any more: somebody took the word back."""
    NOTED = "noted"
    INFORMED = "informed"
    PROMISED = "promised"
    ANSWERED = "answered"
    SOLVED = "solved"
    CLOSED = "closed"
    REOPENED = "reopened"
    MERGED = "merged"
    PARTED = "parted"
    TOLD = "told"
    ASKED = "asked"


class Reached(StrEnum):
    """How far an answer to everybody has come at one citizen."""

    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Incident:
    """One event behind many appeals, and what staff did about it; `id` is the number that people see."""

    id: int
    topic: str
    region: str | None
    place: Place
    first_at: datetime
    last_at: datetime
    opened_at: datetime
    opened_by: int | None
    """Who of the staff saw it first; None where it opened by itself."""
    about: tuple[str, ...]
    typical: tuple[int, ...]
    urgent: bool
    taken_by: int | None
    taken_name: str | None
    confirmed: bool | None
    """Whether somebody checked it and found it so; None as long as nobody did."""
    confirmed_at: datetime | None
    confirmed_name: str | None
    note: str | None
    informed_at: datetime | None
    informed_name: str | None
    informed_words: str | None
    """Whom of the akimat somebody told, and what they said, in the words of a colleague."""
    promised_until: date | None
    solved_at: datetime | None
    closed_at: datetime | None
    reopened_at: datetime | None
    merged_into: int | None
    told_people: int
    """How many people it had when managers were told last; 0 if they never were."""
    told_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it goes on, as far as staff know."""
        return self.closed_at is None and self.merged_into is None


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who stands behind an incident: people are counted once, however often they wrote."""

    people: int
    appeals: int
    lately: int
    """People who came within the last hour."""


@dataclass(frozen=True, slots=True)
class IncidentOfPeriod:
    """An incident as it stood at the end of a period, for the digest.

    people       different citizens in it by then
    new_people   different citizens who came to it in the period
    """

    id: int
    topic: str
    region: str | None
    place: Place
    first_at: datetime
    opened_at: datetime
    people: int
    new_people: int
    urgent: bool
    confirmed: bool | None
    confirmed_at: datetime | None
    informed_at: datetime | None
    informed_words: str | None
    promised_until: date | None
    answered_at: datetime | None
    solved_at: datetime | None
    closed_at: datetime | None
    reopened_at: datetime | None

    @property
    def until_confirmed(self) -> timedelta | None:
        """Give how long it took from the first message until somebody had checked it."""
        return self.confirmed_at - self.first_at if self.confirmed_at else None

    @property
    def until_informed(self) -> timedelta | None:
        """Give how long it took from the first message until the akimat was told."""
        return self.informed_at - self.first_at if self.informed_at else None


@dataclass(frozen=True, slots=True)
class Words:
    """What an answer says in one language."""

    text: str
    entities: tuple[Mapping[str, Any], ...] = ()
    message_id: int = 0
    """The message in the staff chat that said it."""


@dataclass(frozen=True, slots=True)
class CrowdAnswer:
    """An answer to everybody in an incident; without `sent_at` it is still being written."""

    id: int
    incident_id: int
    texts: Mapping[str, Words]
    made_by: int
    made_name: str
    made_at: datetime
    sent_at: datetime | None
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people an answer to everybody went to, and what became of it."""

    sending: int
    sent: int
    failed: int
    blocked: int
