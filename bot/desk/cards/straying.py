"""What Telegram took for a staff chat while its appeal went to another: it stands for nothing there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.desk.cards.showing import say_where_it_went
from bot.desk.work import Work
from storage import appeals
from storage.records import Appeal, Place, Taken
from storage.roles import Role

FOLLOWS = frozenset({Role.CARD, Role.LINE})
"""What stands where its appeal is, and under a key of its own."""


def left_behind(work: Work, taken: Sequence[Taken]) -> Iterator[Taken]:
    """Give what was taken, without a key where its appeal is elsewhere by now; a card says where it went."""
    numbers = {each.said.appeal_id or 0 for each in taken if _may_stray(each)}
    now = {appeal.id: appeal for appeal in appeals.of_numbers(work.rows, sorted(numbers))} if numbers else {}
    for each in taken:
        appeal = now.get(each.said.appeal_id or 0) if _may_stray(each) else None
        if appeal is None or _is_there(work, each, appeal):
            yield each
            continue
        if each.said.role is Role.CARD:
            place = work.office.now_at(appeal.place)
            say_where_it_went(work, appeal, place, each.said.chat_id, each.message_ids[0])
        yield replace(each, said=replace(each.said, key=None))


def _may_stray(taken: Taken) -> bool:
    is_new = bool(taken.message_ids) and taken.said.standing_id() is None
    return is_new and taken.said.key is not None and taken.said.role in FOLLOWS


def _is_there(work: Work, taken: Taken, appeal: Appeal) -> bool:
    said = Place(taken.said.chat_id, taken.said.params.get("message_thread_id"))
    return work.office.now_at(said) == work.office.now_at(appeal.place)
