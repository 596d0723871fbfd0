"""The office: which ministry this is, where its people sit, and how long ago is still fresh."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta, tzinfo
from math import inf
from zoneinfo import ZoneInfo

from bot.calendar import Calendar
from bot.incidents.unusual import Usual
from bot.likeness import ReadyAnswers
from bot.ministry import Ministry
from bot.published.index import Index
from bot.tags import Tags
from storage.places import Known, Purpose
from storage.records import EVERYTHING, Place, Scope, Taught
from storage.routes import Pair

REOPENS = timedelta(days=14)
"""A closed appeal that is written to within this time opens again; later it is a new matter."""

MINUTES_BEHIND = 5
"""A staff chat with more before it than it takes in this time gets new appeals in bundles."""

QUIET_FROM, QUIET_UNTIL = time(22), time(8)
"""Between these hours of the office no phone rings for what we say of our own accord."""


def is_night(moment: datetime, zone: tzinfo) -> bool:
    """Whether people sleep at that moment, so that only danger may wake them."""
    hour = moment.astimezone(zone).time()
    return hour >= QUIET_FROM or hour < QUIET_UNTIL


def _nothing_waits(_chat_id: int) -> int:
    return 0


def _learns_nothing(_forgotten: Sequence[Taught], _learned: Sequence[Taught]) -> None:
    pass


@dataclass(slots=True)
class Office:
    """A ministry at work. `moves` follows groups which became supergroups and got another id."""

    ministry: Ministry
    tag: Callable[[str], Tags]
    staff_place: Place
    manager_place: Place | None
    admin_ids: tuple[int, ...]
    default_language: str
    zone: ZoneInfo
    moves: dict[int, int] = field(default_factory=dict)
    languages: dict[int, str] = field(default_factory=dict)
    """What groups of ours read, where they chose it."""
    bound: dict[Pair, Place] = field(default_factory=dict)
    """The routes which admins bound; they go before those of the ministry's file."""
    places: dict[Place, Known] = field(default_factory=dict)
    """What is known of chats and forum topics: what they are bound for, and why one is shut to us."""
    seen: dict[int, frozenset[int]] = field(default_factory=dict)
    """Who worked in which staff chats."""
    at_desks: set[int] = field(default_factory=set)
    """People who ever worked at a private desk; who is not among them need not be looked up."""
    pace_group: float = inf
    """Messages a minute that a group takes."""
    waiting_for: Callable[[int], int] = _nothing_waits
    """Counts the messages that wait for a chat."""
    teach: Callable[[Sequence[Taught], Sequence[Taught]], None] = _learns_nothing
    """Lets `tag` forget lessons and learn others."""
    ready: ReadyAnswers = field(default_factory=ReadyAnswers)
    """What is known of ready answers, to suggest some."""
    published: Index = field(default_factory=Index)
    """What is known of published answers, to give one that answers a question."""
    calendar: Calendar = field(default_factory=Calendar)
    """When the office works."""
    usual: dict[tuple[str, str, datetime], Usual] = field(default_factory=dict)
    """What is usual of topics and regions at this hour, as far as it was looked up already."""

    def place_for(self, topic: str, region: str | None) -> Place:
        """Give the staff chat for an appeal: that of its closest route, else the default one."""
        routes = self.routes()
        pairs: tuple[Pair, ...] = ((topic, region), (topic, None), (None, region))
        return self.now_at(next((routes[pair] for pair in pairs if pair in routes), self.staff_place))

    def routes(self) -> Mapping[Pair, Place]:
        """Give every route: what admins bound, over what the ministry's file says."""
        return {**{(route.topic, route.region): route.place for route in self.ministry.routes}, **self.bound}

    def now_at(self, place: Place) -> Place:
        """Give where a place is now, if its group became a supergroup."""
        seen = {place.chat_id}
        while (new := self.moves.get(place.chat_id)) and new not in seen:
            place = replace(place, chat_id=new)
            seen.add(new)
        return place

    def is_behind(self, chat_id: int) -> bool:
        """Whether more waits for a group than it takes within five minutes."""
        return self.waiting_for(chat_id) >= self.pace_group * MINUTES_BEHIND

    def language_of(self, chat_id: int) -> str:
        """Give the language in which a group of ours reads."""
        return self.languages.get(chat_id, self.default_language)

    def staff_chats(self) -> set[int]:
        """Give the ids of all chats in which staff work."""
        bound = (place for place, known in self.places.items() if known.purpose is Purpose.STAFF)
        places = (self.staff_place, *(route.place for route in self.ministry.routes), *bound)
        return {self.now_at(place).chat_id for place in places}

    def known_of(self, place: Place) -> Known:
        """Give what is known of a place, wherever its group has moved."""
        found = (known for at, known in self.places.items() if self.now_at(at) == place)
        return next(found, Known())

    def manager_places(self, by: datetime | None = None) -> list[Place]:
        """Give where managers read, or did `by` some moment: the place of the settings, then those bound."""
        bound = [
            place
            for place, known in self.places.items()
            if known.purpose is Purpose.MANAGERS and (not by or (known.bound_at and known.bound_at <= by))
        ]
        places = [*([self.manager_place] if self.manager_place else []), *bound]
        return list(dict.fromkeys(self.now_at(place) for place in places))

    def scope_at(self, place: Place) -> Scope:
        """Give what managers look after in a place, or else in the first place of the same chat."""
        here = [each for each in self.manager_places() if each.chat_id == place.chat_id]
        return self.known_of(place if place in here else here[0]).scope if here else EVERYTHING

    def managers_of(self, topic: str, region: str | None) -> list[Place]:
        """Give where managers read who look after a topic in a region; what is nobody's is everybody's."""
        places = self.manager_places()
        return [each for each in places if self.known_of(each).scope.covers(topic, region)] or places

    def manager_chats(self) -> set[int]:
        """Give the ids of all chats in which managers read."""
        return {place.chat_id for place in self.manager_places()}

    def is_ours(self, chat_id: int) -> bool:
        """Whether staff or managers sit in this chat."""
        return chat_id in self.staff_chats() or chat_id in self.manager_chats()

    def chats_of(self, person_id: int) -> set[int]:
        """Give the staff chats in which somebody worked; whether she belongs to them still is to be asked."""
        if person_id not in self.seen:
            return set()
        seen = {self.now_at(Place(chat_id)).chat_id for chat_id in self.seen[person_id]}
        return seen & self.staff_chats()

    def see(self, person_id: int, chat_id: int) -> None:
        """Remember that somebody works in a staff chat."""
        self.seen[person_id] = self.seen.get(person_id, frozenset()) | {chat_id}

    def know(self, place: Place, known: Known) -> None:
        """Remember what is known of a place."""
        self.places[place] = known

    def reroute(self, place: Place, pairs: Collection[Pair]) -> None:
        """Let exactly these pairs be bound to a place."""
        self.bound = {pair: at for pair, at in self.bound.items() if self.now_at(at) != place}
        self.bound |= dict.fromkeys(pairs, place)

    def own_text(self, name: str, language: str) -> str | None:
        """Give a text that the ministry wrote itself, if it did."""
        texts: Mapping[str, str] = self.ministry.texts.get(name, {})
        return texts.get(language)
