"""What a link by which a citizen came says her matter is about: `fuel-KZ43`, `fuel`, `KZ43`. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.ministry import OTHER, Ministry
from bot.regions import REGIONS, region_name
from bot.tags import Tags
from storage.records import Citizen

PAYLOAD = re.compile(r"(?:([a-z0-9_]{1,32}?)-)?(kz-?[0-9]{2})|([a-z0-9_]{1,32})", re.ASCII)
"""Telegram lets A–Z, a–z, 0–9, _ and - stand in it, 64 at the most (Bot API, deep linking)."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """The topic, the region, or both, that an office printed on its QR code."""

    topic: str | None = None
    region: str | None = None

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.topic or self.region)

    def in_words(self, ministry: Ministry, language: str) -> str:
        """Give it as people read it: “Fuel, Kyzylorda Region”."""
        topic = ministry.topic(self.topic).name(language) if self.topic else ""
        return ", ".join(filter(None, (topic, region_name(self.region, language))))


def arrival(payload: str, ministry: Ministry) -> Arrival:
    """Read the words after /start; what this ministry does not know is left out."""
    found = PAYLOAD.fullmatch(payload.strip().lower())
    if found is None:
        return Arrival()
    topic, region = found[1] or found[3], found[2]
    code = f"KZ-{region[-2:]}" if region else None
    topics = {each.id for each in ministry.topics} - {OTHER}
    return Arrival(topic if topic in topics else None, code if code in REGIONS else None)


def arrival_of(citizen: Citizen, now: datetime) -> Arrival:
    """Give what the link by which she came still says."""
    if citizen.came_until is None or citizen.came_until <= now:
        return Arrival()
    return Arrival(citizen.came_topic, citizen.came_region)


def topic_told(tags: Tags, came: Arrival, *, is_doubtful: bool = False) -> str:
    """Give the topic: her own words first, the link where they name none or none for sure."""
    return came.topic if came.topic and (is_doubtful or tags.topic == OTHER) else tags.topic


def region_told(told: str | None, candidates: Sequence[str], came: Arrival) -> str | None:
    """Give the region that she told, else the link's, unless her words may mean others only."""
    if told or not came.region:
        return told
    return came.region if not candidates or came.region in candidates else None
