"""Whether it is doubtful that a message belongs to the appeal to which it is added. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.ministry import OTHER
from bot.tags import Tags
from storage.records import Appeal, Status

FRESH = timedelta(hours=24)
"""What a citizen writes within this time belongs to the open appeal that was spoken of last."""
SPOKEN_OF = timedelta(minutes=10)
"""An appeal of which something was said within this time is the one that is spoken of."""


def is_doubtful(
    appeal: Appeal, others: Sequence[Appeal], tags: Tags, now: datetime, *, is_topic_sure: bool
) -> bool:
    """Whether the words speak of something else, or as well of one of the `others` that are open too."""
    if tags.kind == "thanks":
        return False
    if is_topic_sure and OTHER not in {tags.topic, appeal.topic} and not appeal.topics:
        if tags.topic != appeal.topic:
            return True
    elif (
        appeal.status is Status.CLOSED
        or now - appeal.touched_at > FRESH
        or (others and now - appeal.touched_at > SPOKEN_OF)
    ):
        return appeal.status is not Status.WAITING
    is_elsewhere = tags.region is not None and appeal.region not in {tags.region, None}
    return is_elsewhere and appeal.status is not Status.WAITING
