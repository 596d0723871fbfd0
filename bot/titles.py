"""What colleagues call a place: the title of its group, and of its forum topic. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.texts import Voice
from storage.places import Known
from storage.records import Place


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of groups and of forum topics, as we heard of them last."""

    groups: Mapping[int, str]
    places: Mapping[Place, Known]

    def of(self, place: Place, say: Voice) -> str:
        """Give what a place is called, its number where no title is known."""
        group = self.groups.get(place.chat_id)
        words = say("“{title}”", title=group) if group else str(place.chat_id)
        if place.thread_id is None:
            return words
        known = self.places.get(place)
        return f"{words} › {known.title if known and known.title else place.thread_id}"
