"""The office: which ministry this is, where its people sit, and how long ago is still fresh."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from math import inf
from zoneinfo import ZoneInfo

from bot.ministry import Ministry
from bot.tags import Tags
from storage.records import Place, Taught

FRESH = timedelta(hours=24)
"""A citizen's message within this time of the last one goes on with the same open appeal."""
REOPENS = timedelta(days=14)
"""A closed appeal that is written to within this time opens again; later it is a new matter."""

MINUTES_BEHIND = 5
"""A staff chat with more before it than it takes in this time gets new appeals in bundles."""


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
    at_desks: set[int] = field(default_factory=set)
    """People who ever worked at a private desk; who is not among them need not be looked up."""
    pace_group: float = inf
    """Messages a minute that a group takes."""
    waiting_for: Callable[[int], int] = _nothing_waits
    """Counts the messages that wait for a chat."""
    teach: Callable[[Sequence[Taught], Sequence[Taught]], None] = _learns_nothing
    """Lets `tag` forget lessons and learn others."""

    def place_for(self, topic: str, region: str | None) -> Place:
        """Give the staff chat for an appeal: its route's, else the default one."""
        route = self.ministry.route(topic, region)
        return self.now_at(Place(route.chat_id, route.thread_id) if route else self.staff_place)

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
        places = [self.staff_place, *(Place(r.chat_id, r.thread_id) for r in self.ministry.routes)]
        return {self.now_at(place).chat_id for place in places}

    def manager_chat(self) -> int | None:
        """Give the id of the chat in which managers read, if there is one."""
        return self.now_at(self.manager_place).chat_id if self.manager_place else None

    def is_ours(self, chat_id: int) -> bool:
        """Whether staff or managers sit in this chat."""
        return chat_id in self.staff_chats() or chat_id == self.manager_chat()

    def own_text(self, name: str, language: str) -> str | None:
        """Give a text that the ministry wrote itself, if it did."""
        texts: Mapping[str, str] = self.ministry.texts.get(name, {})
        return texts.get(language)
