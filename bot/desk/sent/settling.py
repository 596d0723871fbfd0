"""What Telegram's answer means for an appeal: an answer delivered or not, a card that found no place."""

from collections.abc import Sequence
from datetime import datetime

from bot.delivery.lanes import FIRST
from bot.delivery.verdict import Reason
from bot.desk.cards.bundling import bundle_of
from bot.desk.cards.copies import show_copy
from bot.desk.cards.showing import card_key, give_card, move_card, show_card, show_receipt
from bot.desk.cards.straying import left_behind
from bot.desk.chats import groups
from bot.desk.chats.routing import heard_in, shut
from bot.desk.citizens.solving import ask
from bot.desk.digesting.posting import say_otherwise
from bot.desk.forgetting import wiping
from bot.desk.incidents import answering as crowds
from bot.desk.incidents import ringing, showing
from bot.desk.incidents.answering import TO_CROWD
from bot.desk.incidents.keys import named_by
from bot.desk.oversight import reporting
from bot.desk.ready.offering import show_state
from bot.desk.replies import unsending
from bot.desk.replies.answering import DELIVERED, mark
from bot.desk.work import Work
from bot.markup import Text, bold, join
from bot.names import refusal_in_words
from bot.promises import promised_day
from storage import appeals, incidents, lines, outbox
from storage.acts import What
from storage.records import Appeal, Delivery, Line, Outgoing, Place, Queued, Status, Taken
from storage.roles import Role

SELDOM = {Role.INCIDENT: showing.PAUSE, Role.ALARM: ringing.PAUSE}
"""What is edited at the most once in such a time."""


def delivered(work: Work, taken: Sequence[Taken]) -> None:
    """Record what Telegram took; an answer is delivered now, and not before."""
    newer, withdrawn = outbox.settle(work.rows, [*left_behind(work, taken)])
    work.queued.extend(_not_too_soon(work, queued, taken) for queued in newer)
    for each in withdrawn:
        wiping.overtake(work, each)
    for place in {_place(each.said) for each in taken if each.message_ids and each.said.chat_id < 0}:
        heard_in(work, place)
    for each in taken:
        said = each.said
        if said.role is Role.UNSEND:
            unsending.gone(work, said)
        elif unsending.came_too_late(work, said):
            continue
        elif said.role is Role.ANSWER and said.standing_id() is None:
            _answer_arrived(work, said)


def refused(work: Work, said: Outgoing, reason: Reason, why: str) -> None:
    """Record that Telegram will never take it, and tell those whom it concerns."""
    if said.role is Role.PRESS:
        outbox.drop(work.rows, said.id)
        return
    if said.role is Role.EXPORT:
        outbox.drop(work.rows, said.id)  # a file full of words must not lie about
        reporting.tell_refused(work, said, reason, why)
        return
    if said.role is Role.ERASE:
        outbox.drop(work.rows, said.id)
        wiping.go_on(work, said, reason)
        return
    if said.role is Role.DIGEST and say_otherwise(work, said, reason):
        return
    if newer := outbox.give_up(work.rows, said, why):
        work.queued.append(newer)
    if reason in {Reason.BLOCKED, Reason.DEACTIVATED} and said.chat_id > 0:
        groups.citizen_left(work, said.chat_id)
    _tell_refused(work, said, reason, why)


def _not_too_soon(work: Work, queued: Queued, taken: Sequence[Taken]) -> Queued:
    """Let newer words wait, where they are of an event that grows and nobody looks on."""
    pause = next((SELDOM.get(each.said.role) for each in taken if each.said.id == queued.id), None)
    if pause is None or queued.priority == FIRST:
        return queued
    return outbox.delay(work.rows, queued.id, work.now + pause)


def _tell_refused(work: Work, said: Outgoing, reason: Reason, why: str) -> None:
    match said.role:
        case Role.ANSWER:
            _answer_failed(work, said, reason, why)
        case Role.UNSEND:
            unsending.stays(work, said, reason, why)
        case Role.MARK:
            _say_delivered(work, said)
        case Role.CARD | Role.BUNDLE:
            _show_elsewhere(work, said, reason, why)
        case Role.INCIDENT:
            _show_incident_elsewhere(work, said, reason, why)
        case Role.LINE:
            _say_not_shown(work, said, reason)
        case Role.DIGEST:
            groups.tell_admins(
                work,
                f"digest:{said.chat_id}",
                "The digest cannot be sent to chat {chat}: {why}",
                chat=said.chat_id,
                why=why,
            )
        case _:
            pass


def postponed(work: Work, said: Outgoing, due_at: datetime, why: str) -> None:
    """Record a failed try."""
    outbox.postpone(work.rows, said.id, said.tries + 1, due_at, why)


def lost(work: Work, said: Outgoing) -> None:
    """Let a message whose earlier version was deleted be sent anew."""
    outbox.forget_post(work.rows, said)


def moved(work: Work, said: Outgoing, chat_id: int) -> None:
    """Follow a group which became a supergroup."""
    groups.move(work, said.chat_id, chat_id)


def _answer_arrived(work: Work, said: Outgoing) -> None:
    line = lines.find(work.rows, said.line_id or 0)
    appeal = appeals.lock(work.rows, said.appeal_id or 0)
    if line is None or appeal is None:
        return
    for item in _whole(work, line):
        lines.change(work.rows, item.id, delivery=Delivery.DELIVERED, failure=None)
    if line.chat_id == TO_CROWD:
        crowds.arrived(work, appeal, line)
    elif not show_state(work, appeal, line):
        mark(work, line.chat_id, line.message_id, DELIVERED, line_id=line.id)
    if line.chat_id > 0:
        show_copy(work, appeal, line)
    status = appeal.status
    if status in {Status.NEW, Status.IN_PROGRESS, Status.REOPENED} and not line.asks:
        status = Status.ANSWERED
    answered_at = appeal.answered_at or (None if line.asks else work.now)
    values = {"status": status, "answered_at": answered_at, "touched_at": work.now}
    changed = work.change_appeal(appeal, What.DELIVERED, **values)
    show_card(work, changed)
    if changed.status is not appeal.status:
        show_receipt(work, changed)
    if not line.asks and not _promises(work, changed, line):
        ask(work, changed, quietly=True)


def _promises(work: Work, appeal: Appeal, line: Line) -> bool:
    """Whether something is still to come by a day: whether it is solved is asked once that is settled."""
    calendar = work.office.calendar
    named = promised_day(line.text, calendar.day_of(work.now), calendar)
    return appeal.promised_until is not None or named is not None


def _answer_failed(work: Work, said: Outgoing, reason: Reason, why: str) -> None:
    line = lines.find(work.rows, said.line_id or 0)
    appeal = appeals.lock(work.rows, said.appeal_id or 0)
    if line is None or appeal is None:
        return
    for item in _whole(work, line):
        lines.change(work.rows, item.id, delivery=Delivery.FAILED, failure=why)
    work.record(appeal, What.FAILED, after={"why": reason})
    if line.chat_id == TO_CROWD:
        is_blocked = reason in {Reason.BLOCKED, Reason.DEACTIVATED}
        crowds.failed(work, appeal, line, is_blocked=is_blocked)
    else:
        show_state(work, appeal, line)
        say = work.voice_of_chat(line.chat_id)
        words = join((bold(say("Not delivered to the citizen.")), refusal_in_words(reason, why, say)))
        work.say(line.chat_id, words, reply_to=line.message_id, appeal_id=appeal.id)
    show_card(work, appeal)


def _whole(work: Work, line: Line) -> list[Line]:
    """Give the line, or all lines of the album of which it is a part."""
    if line.album is None:
        return [line]
    return lines.of_album(work.rows, line.appeal_id, line.chat_id, line.album)


def _say_delivered(work: Work, said: Outgoing) -> None:
    """Say in words what a reaction could not."""
    line = lines.find(work.rows, said.line_id or 0)
    if line is not None and line.delivery is Delivery.DELIVERED:
        say = work.voice_of_chat(said.chat_id)
        words = Text(say("Delivered to the citizen."))
        work.say(
            said.chat_id,
            words,
            reply_to=said.params["message_id"],
            appeal_id=line.appeal_id,
            line_id=line.id,
        )


def _show_elsewhere(work: Work, said: Outgoing, reason: Reason, why: str) -> None:
    """Let what stands on a refused card or in a refused bundle be shown in another way.

    Where the words of a bundle were refused and not the chat, one appeal is to blame: each gets its own card.
    """
    if said.role is Role.CARD:
        appeal = appeals.lock_itself(work.rows, said.appeal_id or 0)
        hidden = [appeal] if appeal and appeal.merged_into is None else []
    else:
        hidden = appeals.lock_of_bundle(work.rows, bundle_of(said.key or ""))
    for appeal in hidden:
        if said.role is Role.BUNDLE and reason in {Reason.TOO_LONG, Reason.OTHER}:
            give_card(work, appeal)
        else:
            _find_another_chat(work, said, appeal, reason, why)


def _find_another_chat(work: Work, said: Outgoing, appeal: Appeal, reason: Reason, why: str) -> None:
    """Let a card which its chat does not take stand in the default staff chat; the admins hear of it.

    Where the default is a forum topic that is gone, it stands in the forum itself.
    """
    shut(work, _place(said), reason)
    groups.tell_admins(
        work,
        f"no-card:{said.chat_id}:{appeal.place.thread_id}",
        "Cards cannot be shown in chat {chat}: {why}",
        chat=said.chat_id,
        why=why,
    )
    here, default = work.office.now_at(appeal.place), work.office.now_at(work.office.staff_place)
    if here == default and reason is Reason.NO_TOPIC:
        move_card(work, appeal, Place(here.chat_id))
    elif here not in {default, Place(default.chat_id)}:
        move_card(work, appeal, default)


def _show_incident_elsewhere(work: Work, said: Outgoing, reason: Reason, why: str) -> None:
    """Let the card of an incident which its chat does not take stand in the default staff chat."""
    kind, number = named_by(said.key)
    incident = incidents.lock(work.rows, number)
    default = work.office.now_at(work.office.staff_place)
    if incident is None or kind != "incident" or said.chat_id == default.chat_id:
        return
    shut(work, _place(said), reason)
    groups.tell_admins(
        work,
        f"no-card:{said.chat_id}:{incident.place.thread_id}",
        "Cards cannot be shown in chat {chat}: {why}",
        chat=said.chat_id,
        why=why,
    )
    there = {"staff_chat_id": default.chat_id, "staff_thread_id": default.thread_id}
    showing.show_incident(work, incidents.change(work.rows, incident.id, **there))


def _place(said: Outgoing) -> Place:
    return Place(said.chat_id, said.params.get("message_thread_id"))


def _say_not_shown(work: Work, said: Outgoing, reason: Reason) -> None:
    """Say beneath the card that something of the citizen's could not be shown there."""
    appeal = appeals.find(work.rows, said.appeal_id or 0)
    if appeal is None or appeal.erased_why:  # the words of what was refused are forgotten with it
        return
    if reason is not Reason.OTHER:
        _follow_card(work, said, appeal)
        return
    say = work.voice_of_chat(appeal.place.chat_id)
    words = Text(say("Part of what the citizen sent cannot be shown here. The citizen has not been told."))
    work.say(appeal.place, words, reply_key=card_key(appeal.id), appeal_id=appeal.id)


def _follow_card(work: Work, said: Outgoing, appeal: Appeal) -> None:
    """Send what lay beneath a card to where the card is now."""
    if work.office.now_at(appeal.place).chat_id == said.chat_id:
        return
    params = {k: v for k, v in said.params.items() if k != "message_thread_id"}
    work.send(
        appeal.place,
        said.method,
        params,
        role=said.role,
        key=said.key,
        reply_key=card_key(appeal.id),
        appeal_id=appeal.id,
        line_id=said.line_id,
    )
