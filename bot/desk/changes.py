"""What a change of an appeal means for its history. Pure."""

from collections.abc import Mapping
from typing import Any

from bot.declines import READY
from storage.acts import Side, What, Who
from storage.records import Appeal, Outcome, Status

TOLD = (
    "status",
    "kind",
    "topic",
    "region",
    "urgent",
    "taken_by",
    "taken_name",
    "outcome",
    "disputes",
    "rating",
    "declined",
    "merged_into",
    "joined_to",
    "incident_id",
)
"""What the history tells of an appeal, beside its place."""
HER_WORDS = {
    Outcome.CONFIRMED: What.CONFIRMED,
    Outcome.DISPUTED: What.DISPUTED,
    Outcome.PARTLY: What.PARTLY,
    Outcome.WITHDRAWN: What.WITHDRAWN,
}
"""What a citizen did who decided about an appeal."""
BOUND = {
    "merged_into": (What.MERGED, What.PARTED),
    "joined_to": (What.SUPPORTED, What.UNSUPPORTED),
    "incident_id": (What.JOINED, What.LEFT),
}
"""What is done where an appeal is bound to something, and where it is set free again."""
BY_ITSELF = {What.JOINED, What.LEFT}
"""What the bot does where a citizen writes or corrects something: nobody joins an incident on purpose."""
TAGS = {"kind", "topic", "region", "urgent"}


def changed(before: Appeal, after: Appeal) -> dict[str, Any]:
    """Give what differs between two states of an appeal, as it is after."""
    new = {name: getattr(after, name) for name in TOLD if getattr(after, name) != getattr(before, name)}
    if new.get("declined") not in (None, *READY):
        del new["declined"]  # staff's own words may be about a person, and a history is never erased
    if after.place != before.place:
        new["place"] = [after.place.chat_id, after.place.thread_id]
    return new


def who_did(what: What, who: Who) -> Who:
    """Give who did something, where it happened as somebody acted."""
    return Who(Side.BOT) if who.side is Side.CITIZEN and what in BY_ITSELF else who


def what_was_done(after: Appeal, new: Mapping[str, Any], who: Who) -> What | None:
    """Give what somebody did who changed this of an appeal, None if it is nothing worth telling."""
    for column, (added, taken_out) in BOUND.items():
        if column in new:
            return added if new[column] else taken_out
    if "place" in new:
        return What.MOVED
    if "taken_by" in new:
        return What.TAKEN if after.taken_by == who.id else What.GIVEN
    if after.outcome in HER_WORDS and {"outcome", "disputes"} & new.keys():
        return HER_WORDS[after.outcome]
    return _of_status_or_tags(after, new)


def _of_status_or_tags(after: Appeal, new: Mapping[str, Any]) -> What | None:
    if "rating" in new and after.rating is not None:
        return What.RATED
    if "status" in new:
        named = {Status.CLOSED: What.CLOSED, Status.REOPENED: What.REOPENED, Status.WAITING: What.ASKED}
        return named.get(after.status, What.WENT_ON)
    return What.TAGGED if TAGS & new.keys() else None
