"""Bundles: several appeals in one message, where a staff chat is too far behind for a card of each."""

from collections.abc import Iterable
from datetime import timedelta

from bot.bundles import BUNDLE_SIZE, Bundled, bundle_buttons, bundle_text
from bot.desk.work import Work
from storage import appeals, bundles, lines, outbox, posts
from storage.records import Appeal
from storage.roles import Role

GATHERS = timedelta(seconds=12)
"""A bundle of an incident, whose card tells of it at once, waits so long for others to join it."""


def bundled(work: Work, appeal: Appeal, *, is_one_of_many: bool = False) -> Appeal:
    """Give a new appeal as a part of a bundle if its staff chat is behind; an urgent one never is.

    One of many in an incident is bundled anyway.
    """
    place = work.office.now_at(appeal.place)
    is_many = is_one_of_many or work.office.is_behind(place.chat_id)
    if appeal.urgent or appeal.bundle_id is not None or not is_many:
        return appeal
    bundle = bundles.lock_newest(work.rows, place, appeal.topic, appeal.region)
    if (
        bundle is not None
        and len(bundle.numbers) < BUNDLE_SIZE
        and outbox.is_waiting(work.rows, bundle_key(bundle.id))
    ):
        bundles.hold(work.rows, bundle.id, (*bundle.numbers, appeal.id))
    else:
        bundle = bundles.begin(work.rows, place, appeal.topic, appeal.region, [appeal.id])
    return work.change_appeal(appeal, bundle_id=bundle.id)


def show_bundle(work: Work, bundle_id: int) -> None:
    """Let a bundle show its appeals as they are; one that never stood and lost all of them is left unsaid."""
    bundle = bundles.lock(work.rows, bundle_id)
    threads = lines.of_appeals(work.rows, bundle.numbers)
    shown = [Bundled(each, threads[each.id]) for each in appeals.of_numbers(work.rows, bundle.numbers)]
    key = bundle_key(bundle_id)
    is_empty = all(each.appeal.bundle_id != bundle_id for each in shown)
    if is_empty and posts.of_key(work.rows, key) is None:
        outbox.withdraw(work.rows, key)
        return
    say = work.voice_of_chat(bundle.place.chat_id)
    work.say(
        bundle.place,
        bundle_text(bundle, shown, work.office.ministry, say, work.office.zone),
        bundle_buttons(bundle, shown),
        role=Role.BUNDLE,
        key=key,
        first=work.answers_press,
        delay=GATHERS if _gathers(shown) and not _is_known(work, key) else timedelta(),
    )


def _gathers(shown: Iterable[Bundled]) -> bool:
    """Whether others of the same incident may still join those of a bundle."""
    numbers = [each.appeal.incident_id for each in shown]
    return len(numbers) < BUNDLE_SIZE and any(numbers)


def _is_known(work: Work, key: str) -> bool:
    """Whether a bundle stands, or waits already: what waits is not held up any longer by who joins it."""
    return posts.of_key(work.rows, key) is not None or outbox.is_waiting(work.rows, key)


def bundle_key(bundle_id: int) -> str:
    """Give the key under which a bundle stands."""
    return f"bundle:{bundle_id}"


def bundle_of(key: str) -> int:
    """Give the bundle that stands under a key."""
    return int(key.removeprefix("bundle:"))
