"""The vocabulary: frozen records in which the house speaks of what it remembers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from storage.roles import Role

NOBODY = -(2**62)
"""From here down ids of citizens are pseudonyms of erased people; no chat of Telegram has such a number."""


def is_nobody(citizen_id: int) -> bool:
    """Whether the id is the pseudonym of somebody who was erased."""
    return citizen_id <= NOBODY


class Status(StrEnum):
    """Where an appeal stands: new → in progress → answered → closed; waiting for the citizen; reopened."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    ANSWERED = "answered"
    CLOSED = "closed"
    REOPENED = "reopened"


class Kind(StrEnum):
    """What a citizen brought."""

    REPORT = "report"
    QUESTION = "question"
    PROPOSAL = "proposal"
    THANKS = "thanks"
    MEETING = "meeting"


class Outcome(StrEnum):
    """What became of an appeal, by the citizen's own word; only `confirmed` counts as solved."""

    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    PARTLY = "partly"
    """Solved in part only, which is a dispute too."""
    UNCONFIRMED = "unconfirmed"
    """Closed without her word."""
    WITHDRAWN = "withdrawn"


class Author(StrEnum):
    """Who wrote a line of an appeal; a note is staff's own and never leaves the staff chat.

    What is `public` is a published answer that the citizen was given before staff read the question.
    """

    CITIZEN = "citizen"
    STAFF = "staff"
    NOTE = "note"
    PUBLIC = "public"


class Erased(StrEnum):
    """Why nothing of what was written stands in an appeal any more."""

    WISH = "wish"
    AGE = "age"


class Source(StrEnum):
    """Who taught a lesson: an archive of labelled appeals, a citizen or staff by a correction."""

    ARCHIVE = "archive"
    CITIZEN = "citizen"
    STAFF = "staff"


class Delivery(StrEnum):
    """How far an answer to a citizen has come."""

    SENDING = "sending"
    DELIVERED = "delivered"
    FAILED = "failed"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in Telegram something is said: a chat, and a forum topic of it if it has any."""

    chat_id: int
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a managers' chat looks after: these regions and these topics; none named means every one."""

    regions: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()

    @classmethod
    def of_json(cls, kept: Mapping[str, Any] | None) -> "Scope":
        """Give a scope as it was kept; nothing kept means everything."""
        return cls(frozenset(kept["regions"]), frozenset(kept["topics"])) if kept else cls()

    def covers(self, topic: str, region: str | None) -> bool:
        """Whether it is about this topic and region; where no region is known, of every region only."""
        is_there = not self.regions or region in self.regions
        return is_there and (not self.topics or topic in self.topics)

    def as_json(self) -> dict[str, list[str]]:
        """Give the scope as it is kept."""
        return {"regions": sorted(self.regions), "topics": sorted(self.topics)}


EVERYTHING = Scope()
"""Every region and every topic."""


@dataclass(frozen=True, slots=True)
class Citizen:
    """A person who writes to the bot; `id` is Telegram's, no name is kept."""

    id: int
    language: str | None
    seen_language: str
    wants_new: bool
    writing_to: int | None
    blocked_at: datetime | None
    banned_at: datetime | None
    came_topic: str | None = None
    """What the link by which she came was about, for her next new appeal until `came_until`."""
    came_region: str | None = None
    came_until: datetime | None = None
    exported_at: datetime | None = None

    def speaks(self) -> str:
        """Give the language to address the citizen in: the chosen one, else the one last seen."""
        return self.language or self.seen_language


@dataclass(frozen=True, slots=True)
class Appeal:
    """One thing that a citizen brought; `id` is the number people see."""

    id: int
    citizen_id: int
    status: Status
    kind: Kind
    topic: str
    region: str | None
    regions: tuple[str, ...]
    language: str
    tone: str
    urgent: bool
    place: Place
    taken_by: int | None
    taken_name: str | None
    created_at: datetime
    touched_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None
    bundle_id: int | None = None
    """The message with other appeals in which it stands as long as it has no card of its own."""
    asked: int = 0
    """How often the citizen was asked whether it is solved; buttons of earlier times count no more."""
    outcome: Outcome | None = None
    disputes: int = 0
    rating: int | None = None
    """The citizen's mark for a solution, 1 to 5."""
    comment_id: int | None = None
    """The line that is her word on the solution."""
    topics: tuple[str, ...] = ()
    """The likeliest topics, best first, as long as it is unsure which one it has."""
    because: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The words that decided the tags, by tag."""
    due_from: datetime | None = None
    """When the present promise of an answer began; None while nothing is owed."""
    due_at: datetime | None = None
    """By when an answer was promised last, without the time for which it waits for the citizen now."""
    paused_at: datetime | None = None
    """Since when the promise stands still because the citizen was asked something."""
    held_seconds: int = 0
    """Working time for which it stood still before."""
    due_round: int = 0
    """How many promises of an answer have begun."""
    formal_due_at: datetime | None = None
    """By when the law wants an answer, where staff attached an e-Otinish number."""
    promised_until: date | None = None
    """The nearest day by which staff promised something that is neither kept nor broken yet."""
    erased_at: datetime | None = None
    """When it lost its person and all words; what statistics need stays."""
    erased_why: Erased | None = None
    declined: str | None = None
    """Why staff declined it: the name of a ready reason, or the words in which they gave it."""
    merged_into: int | None = None
    """The appeal of the same citizen that took its lines."""
    held_until: datetime | None = None
    """Until when staff are not shown it, because its citizen was given a published answer first.

    It stays where that helped: such an appeal never had a card.
    """
    continues: int | None = None
    """The appeal of the same citizen, closed long before, to which this one came as a reply."""
    joined_to: int | None = None
    """The proposal that it supports: an answer is owed to that one then."""
    incident_id: int | None = None
    """The event of which it tells, with others."""

    @property
    def is_open(self) -> bool:
        """Whether staff still owe this appeal something or the citizen may simply go on writing."""
        return self.status is not Status.CLOSED


@dataclass(frozen=True, slots=True)
class Formal:
    """The formal side of an appeal: its number in e-Otinish and what the law counts from."""

    appeal_id: int
    number: str
    received_on: date
    extended_until: date | None
    reason: str | None
    forwarded_to: str | None
    forwarded_at: datetime | None


@dataclass(frozen=True, slots=True)
class Promise:
    """What staff promised a citizen by a day; `is_kept` is None as long as nobody said."""

    id: int
    appeal_id: int
    until: date
    made_at: datetime
    is_kept: bool | None


@dataclass(frozen=True, slots=True)
class Bundle:
    """A message in a staff chat that shows several appeals of one topic and region; `numbers` are theirs."""

    id: int
    place: Place
    topic: str
    region: str | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Media:
    """A file of Telegram's, named by its type (`photo`, `voice`, …) and `file_id`; never stored here."""

    type: str
    file_id: str
    unique_id: str | None = None
    """Stays the same for the same file, while `file_id` may change; None where it was not kept."""

    def is_same(self, other: "Media | None") -> bool:
        """Whether this is the same file."""
        if other is None or self.type != other.type:
            return False
        if self.unique_id is None or other.unique_id is None:
            return self.file_id == other.file_id
        return self.unique_id == other.unique_id


@dataclass(frozen=True, slots=True)
class Line:
    """One message of an appeal's thread, as it stands now."""

    id: int
    appeal_id: int
    author: Author
    author_id: int | None
    chat_id: int
    message_id: int
    text: str
    entities: tuple[Mapping[str, Any], ...]
    media: Media | None
    album: str | None
    latitude: float | None
    longitude: float | None
    created_at: datetime
    edited_at: datetime | None
    earlier: tuple[str, ...]
    asks: bool
    """Whether staff ask the citizen something with it, rather than answer."""
    delivery: Delivery | None
    failure: str | None
    earlier_media: tuple[Media, ...] = ()
    """The files which an edit replaced, oldest first."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson as it is kept: the features of a text and the topic that it has, for one ministry.

    `key` names what taught it; `replaces` is the topic that a correction put right.
    """

    ministry: str
    key: str
    topic: str
    source: Source
    features: bytes
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A message of Telegram which stands for something of ours."""

    chat_id: int
    message_id: int
    appeal_id: int | None
    line_id: int | None
    role: Role


@dataclass(frozen=True, slots=True)
class Reveal:
    """That somebody on staff saw in private what is hidden in an appeal, when, and why."""

    appeal_id: int
    employee_id: int
    employee_name: str
    reason: str
    words: str | None
    """The reason in own words, where it is `other`."""
    revealed_at: datetime


@dataclass(frozen=True, slots=True)
class Queued:
    """What the sender must know of an outbox row to choose its moment."""

    id: int
    chat_id: int
    priority: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An outbox row, ready to be said; an earlier version may stand in this chat or in another."""

    id: int
    version: int
    key: str | None
    chat_id: int
    method: str
    params: Mapping[str, Any]
    attachment: bytes | None
    role: Role
    appeal_id: int | None
    line_id: int | None
    expires_at: datetime | None
    tries: int
    message_id: int | None
    stands_in: int | None
    reply_key: str | None
    reply_to: int | None

    def standing_id(self) -> int | None:
        """Give the message which an edit would change, None where a new one is to be sent."""
        return self.message_id if self.stands_in == self.chat_id else None


@dataclass(frozen=True, slots=True)
class Taken:
    """What Telegram took: it stands in its chat as these messages, several if it is an album."""

    said: Outgoing
    message_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """A raw update from the inbox: `body` is Telegram's own JSON."""

    update_id: int
    body: str
    tries: int = 0


class Village(NamedTuple):
    """A village or a smaller place of the official classifier, whose `code` has nine digits."""

    code: str
    region: str
    what: str
    """'village', or 'hamlet' for a wintering or a farm."""
    kazakh: str
    russian: str
