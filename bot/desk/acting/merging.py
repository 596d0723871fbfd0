"""Merging an appeal into an older one of the same citizen, and taking the two apart again."""

from bot.desk.cards.showing import give_card, show_addition, show_card, show_receipt
from bot.desk.work import Work
from bot.markup import Text
from storage import acts, appeals, lines, posts, words
from storage.acts import What
from storage.records import Appeal, Author, Status

OTHERS = 20
"""How many of a citizen's latest appeals can be merged."""
OWED = frozenset({Status.NEW, Status.IN_PROGRESS, Status.REOPENED})


def others(work: Work, appeal: Appeal) -> list[Appeal]:
    """Give the open appeals of the same citizen with which this one can be merged."""
    latest = appeals.latest(work.rows, appeal.citizen_id, OTHERS)
    return [other for other in latest if _can_merge(appeal, other)]


def merge(work: Work, appeal: Appeal, number: int) -> Appeal:
    """Let the older of two appeals have all lines of the younger, which is closed; give `appeal` as it is.

    The citizen is to be locked: two who merge the same appeals then never wait for each other in a circle.
    """
    other = appeals.lock_itself(work.rows, number)
    if other is None or not _can_merge(appeal, other):
        return appeal
    kept, gone = sorted((appeal, give_card(work, other)), key=lambda each: each.id)
    before = gone
    thread = lines.of_appeal(work.rows, gone.id)
    numbers = lines.move(work.rows, [line.id for line in thread], gone.id, kept.id)
    words.forget(work.rows, gone.id)
    posts.follow(work.rows, numbers, kept.id)
    gone = work.change_appeal(gone, status=Status.CLOSED, closed_at=work.now, merged_into=kept.id)
    work.record(kept, What.MERGED, after={"merged_from": gone.id, "lines": numbers})
    kept = _with(work, kept, before)
    _show(work, kept, gone)
    for line in lines.of_appeal(work.rows, kept.id):
        if line.id in numbers and line.author is Author.CITIZEN:
            show_addition(work, kept, line)
    _tell_merged(work, kept, gone)
    return gone if gone.id == appeal.id else kept


def take_apart(work: Work, gone: Appeal) -> Appeal:
    """Give a merged appeal as it was before, with the lines that it brought."""
    into = gone.merged_into
    kept = appeals.lock(work.rows, into) if into else None
    if into is None or kept is None:
        return gone
    recorded = [act for act in acts.of_appeal(work.rows, into) if act.after.get("merged_from") == gone.id]
    numbers = lines.move(work.rows, recorded[-1].after["lines"], kept.id, gone.id)
    if not numbers:  # all of them went elsewhere since then
        return gone
    posts.follow(work.rows, numbers, gone.id)
    first = lines.first(work.rows, kept.id)
    lines.change(work.rows, first.id, text=first.text)  # so that /find forgets there what went
    merged = next(act for act in reversed(acts.of_appeal(work.rows, gone.id)) if act.what is What.MERGED)
    status = Status(merged.before["status"])
    gone = work.change_appeal(gone, status=status, closed_at=None, merged_into=None)
    _show(work, kept, gone)
    say = work.voice_of_citizen(gone.citizen_id)
    told = say("№ {number} is a matter of its own again.", number=gone.id)
    work.say(gone.citizen_id, Text(told), appeal_id=gone.id)
    return gone


def _can_merge(appeal: Appeal, other: Appeal) -> bool:
    """Whether two appeals can be one; the younger must not be one for which the legal clock runs."""
    are_hers = appeal.citizen_id == other.citizen_id and appeal.id != other.id
    younger = max(appeal, other, key=lambda each: each.id)
    is_seen = other.held_until is None
    return are_hers and appeal.is_open and other.is_open and is_seen and younger.formal_due_at is None


def _with(work: Work, kept: Appeal, gone: Appeal) -> Appeal:
    """Give the older appeal with what the younger tells of both."""
    is_owed = gone.status in OWED and kept.status not in OWED
    taker = kept if kept.taken_by else gone
    return work.change_appeal(
        kept,
        status=Status.IN_PROGRESS if is_owed else kept.status,
        urgent=kept.urgent or gone.urgent,
        region=kept.region or gone.region,
        taken_by=taker.taken_by,
        taken_name=taker.taken_name,
        touched_at=max(kept.touched_at, gone.touched_at),
    )


def _show(work: Work, kept: Appeal, gone: Appeal) -> None:
    for each in (gone, kept):
        show_card(work, each)
        show_receipt(work, each)


def _tell_merged(work: Work, kept: Appeal, gone: Appeal) -> None:
    say = work.voice_of_citizen(kept.citizen_id)
    told = say("№ {number} is joined to № {kept}: we answer both there.", number=gone.id, kept=kept.id)
    work.say(kept.citizen_id, Text(told), appeal_id=kept.id)
