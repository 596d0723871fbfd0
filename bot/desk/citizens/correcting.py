"""Putting right what was understood: another kind, topic or region, and an appeal opened again."""

from collections.abc import Mapping

from bot.choices import NO_REGION
from bot.desk.cards.showing import move_card
from bot.desk.citizens.teaching import teach_topic
from bot.desk.incidents.joining import tagged_anew
from bot.desk.incoming import Press
from bot.desk.proposals.seeing import note
from bot.desk.work import Work
from bot.outcomes import reopened
from bot.regions import REGIONS
from storage.records import Appeal, Kind, Source, Status

CHOICES = frozenset({"kinds", "topics", "regions"})
"""Verbs of buttons that offer a choice."""
CORRECTIONS = frozenset({"kind", "topic", "region"})
"""Verbs of buttons that make one."""
PAGE_LENGTH = 4
"""Digits of the longest number of a page."""


def correct(work: Work, appeal: Appeal, what: str, chosen: str, source: Source) -> Appeal:
    """Give the appeal with the chosen kind, topic or region; its card goes where it belongs now.

    A topic is remembered for the next appeal.
    """
    values = _values(work, what, chosen) or {}
    if "topic" in values:
        teach_topic(work, appeal, chosen, source)
        values["topics"] = ()
    if values.get(what, getattr(appeal, what)) != getattr(appeal, what):
        values["because"] = {**appeal.because, what: ()}  # what people chose needs no other reason
    return tag_anew(work, appeal, values)


def tag_anew(work: Work, appeal: Appeal, values: Mapping[str, object]) -> Appeal:
    """Give the appeal with these tags; its card goes where it belongs now."""
    if all(getattr(appeal, name) == value for name, value in values.items()):
        return appeal
    changed = tagged_anew(work, appeal, work.change_appeal(appeal, **values))
    if changed.kind is Kind.PROPOSAL:
        note(work, changed)
    before = work.office.place_for(appeal.topic, appeal.region)
    after = work.office.place_for(changed.topic, changed.region)
    if after != before:
        return move_card(work, changed, after)
    return move_card(work, changed, appeal.place) if _has_to_leave_bundle(appeal, changed) else changed


def reopen(work: Work, appeal: Appeal) -> Appeal:
    """Give the appeal opened again, if it was closed."""
    if appeal.is_open:
        return appeal
    values = {"status": Status.REOPENED, "closed_at": None, "touched_at": work.now}
    return work.change_appeal(appeal, **values, **reopened(appeal))


def _has_to_leave_bundle(before: Appeal, after: Appeal) -> bool:
    """Whether an appeal no longer belongs among those with which it stands in one message."""
    stays = (before.topic, before.region, before.urgent) == (after.topic, after.region, after.urgent)
    return before.bundle_id is not None and not stays


def page_of(pressed: Press) -> int:
    """Give the page that a button names, the first if it names none, or one that nobody can have."""
    is_number = pressed.argument.isdecimal() and len(pressed.argument) <= PAGE_LENGTH
    return int(pressed.argument) if is_number else 0


def _values(work: Work, what: str, chosen: str) -> dict[str, object] | None:
    """Give the columns that a choice sets, None if it is none of ours (an old button, a forged one)."""
    if what == "kind":
        return {"kind": Kind(chosen)} if chosen in set(Kind) else None
    if what == "topic":
        known = {topic.id for topic in work.office.ministry.topics}
        return {"topic": chosen} if chosen in known else None
    if chosen == NO_REGION:
        return {"region": None, "regions": ()}
    return {"region": chosen} if chosen in REGIONS else None
